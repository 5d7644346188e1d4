/// From a notice to a confirmed plan, and amending one.
enum DraftingRoutes {
    static func add(to pages: Pages) {
    }
}
