// One header for the parts of libxml2 that the readers use.
//
// Debian's libxml2 is built with ICU, and its headers then declare ICU's types, which clash with those that
// Foundation carries ("'UErrorCode' has different definitions"). Only the last two fields of
// xmlCharEncodingHandler depend on it, which nothing here touches.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>
#include <libxml/SAX2.h>
