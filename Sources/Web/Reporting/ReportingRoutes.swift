/// What a unit reports, quarter by quarter.
enum ReportingRoutes {
    static func add(to pages: Pages) {
    }
}
