// One header for the parts of libxml2 that the readers use.
#include <libxml/xmlversion.h>
// Debian builds libxml2 with ICU, whose headers then clash with the ICU that Foundation brings along. Only encoding
// handlers' last two fields depend on it, and nothing here makes or reads such a handler.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>
#include <libxml/SAX2.h>
