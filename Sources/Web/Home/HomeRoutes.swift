import Programme

/// The start page, a different one for each role.
enum HomeRoutes {
    static func add(to pages: Pages) {
        pages.get("/", .signedIn) { visit in
            try visit.page(
                HomePage(title: try visit.words("nav.home"), person: try visit.person.name))
        }
    }
}
