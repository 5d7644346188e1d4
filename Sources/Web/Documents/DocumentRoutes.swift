/// The official forms as files.
enum DocumentRoutes {
    static func add(to pages: Pages) {
    }
}
