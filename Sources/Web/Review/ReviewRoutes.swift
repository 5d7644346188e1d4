/// What the office does with reports: review, reminders, locking a quarter.
enum ReviewRoutes {
    static func add(to pages: Pages) {
    }
}
