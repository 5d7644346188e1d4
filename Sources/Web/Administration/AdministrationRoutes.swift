/// People, units, settings, the audit log; and everybody's own account.
enum AdministrationRoutes {
    static func add(to pages: Pages) {
    }
}
