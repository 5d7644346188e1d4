/// The official documents, for everybody who is signed in.
enum DocumentRoutes {
    static func add(to pages: Pages) {
        let documents = DocumentController(desk: ConversionDesk())
        pages.get("/documents", .signedIn, documents.show)
        pages.file("/documents/:quarter/:document/:shape", .signedIn, documents.download)
        pages.post("/documents/:quarter/:document/pdf", .signedIn, documents.convert)
        pages.get("/conversions/:conversion", .signedIn, documents.wait)
        pages.file("/conversions/:conversion/file", .signedIn, documents.fetch)
    }
}
