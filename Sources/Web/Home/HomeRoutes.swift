import Programme

/// The start page, a different one for each role.
enum HomeRoutes {
    static func add(to pages: Pages) { pages.get("/", .signedIn, HomeController().show) }
}
