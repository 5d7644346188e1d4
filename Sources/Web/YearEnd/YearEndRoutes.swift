/// The year's end: closing, spot checks, satisfaction, the summary and the archive.
enum YearEndRoutes {
    static func add(to pages: Pages) {
        let year = YearEndController()
        pages.get("/year-end/:year", .readers, year.show)
        pages.post("/year-end/:year/satisfaction", .office, year.record)
        pages.file("/year-end/:year/summary", .readers, year.summary)
        pages.file("/year-end/:year/archive", .office, year.archive)
    }
}
