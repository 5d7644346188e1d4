import Programme

/// What the office does with reports: review, remarks, reminders, more time, locking a quarter.
enum ReviewRoutes {
    static func add(to pages: Pages) {
        let queue = ReviewQueueController()
        pages.get("/review", .readers, queue.show)
        pages.get("/review/:quarter/acceptance", .office, queue.confirm)
        pages.post("/review/:quarter/acceptance", .office, queue.accept)

        let report = ReviewedReportController()
        pages.get("/review/:quarter/:action/:unit", .readers, report.show)
        pages.post("/review/:quarter/:action/:unit/review", .office, report.takeUp)
        pages.post("/review/:quarter/:action/:unit/return", .office, report.sendBack)
        pages.post("/review/:quarter/:action/:unit/acceptance", .office, report.accept)
        pages.post("/review/:quarter/:action/:unit/reopening", .office, report.reopen)

        // A unit takes part in what is said of its own reports.
        let thread = ThreadController()
        pages.get("/review/:quarter/:action/:unit/remarks", .reports, thread.show)
        pages.post(
            "/review/:quarter/:action/:unit/remarks", .roles([.reporter, .leader, .reviewer]), thread.add)
        pages.post("/review/:quarter/:action/:unit/remarks/:remark/resolution", .office, thread.resolve)

        let reminders = RemindersController()
        pages.get("/review/reminders", .readers, reminders.show)
        pages.post("/review/reminders", .office, reminders.send)
        pages.post("/reminders/:reminder/dismissal", .units, reminders.dismiss)

        let extensions = ExtensionsController()
        pages.get("/extensions", .reports, extensions.show)
        pages.post("/extensions", .units, extensions.ask)
        pages.post("/extensions/:request/grant", .office, extensions.grant)
        pages.post("/extensions/:request/refusal", .office, extensions.decline)

        let quarters = QuartersController()
        pages.get("/quarters", .readers, quarters.list)
        pages.get("/quarters/:quarter", .readers, quarters.show)
        pages.get("/quarters/:quarter/lock", .office, quarters.confirm)
        pages.post("/quarters/:quarter/lock", .office, quarters.lock)
    }
}
