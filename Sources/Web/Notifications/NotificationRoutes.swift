import Programme

/// What people and other systems are told.
enum NotificationRoutes {
    static func add(to pages: Pages) {
        let inbox = InboxController()
        pages.get("/inbox", .signedIn, inbox.show)
        pages.post("/inbox/reading", .signedIn, inbox.readAll)
        pages.post("/inbox/entries/:entry/reading", .signedIn, inbox.read)
        pages.get("/inbox/settings", .signedIn, inbox.settings)
        pages.post("/inbox/settings", .signedIn, inbox.change)
        pages.post("/inbox/calendar", .signedIn, inbox.makeCalendar)
        pages.post("/inbox/calendar/removal", .signedIn, inbox.removeCalendar)
        pages.get("/calendar/:feed", .everybody, CalendarFeedController().show)

        let webhooks = WebhookController()
        pages.get("/administration/webhooks", .administration, webhooks.list)
        pages.post("/administration/webhooks", .administration, webhooks.add)
        pages.post("/administration/webhooks/:webhook/removal", .administration, webhooks.remove)
        pages.get("/administration/deliveries", .administration, webhooks.deliveries)
        pages.post("/administration/deliveries/:delivery/again", .administration, webhooks.again)
    }
}
