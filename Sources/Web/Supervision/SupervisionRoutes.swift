import Programme

/// Orders, later due dates, spot checks, closing.
enum SupervisionRoutes {
    static func add(to pages: Pages) {
        let orders = OrdersController()
        pages.get("/supervision", .reports, orders.list)
        pages.post("/supervision/suggestions", .office, orders.sendSuggested)
        pages.get("/supervision/orders/new", .office, orders.compose)
        pages.post("/supervision/orders", .office, orders.send)
        pages.get("/supervision/rules", .readers, orders.rules)
        pages.post("/supervision/rules", .office, orders.changeRules)

        let order = OrderController()
        pages.get("/supervision/orders/:order", .reports, order.show)
        pages.file("/supervision/orders/:order/document", .reports, order.document)
        pages.post("/supervision/orders/:order/reply", .units, order.reply)
        pages.post("/supervision/orders/:order/return", .office, order.sendBack)
        pages.post("/supervision/orders/:order/closure", .office, order.close)
        pages.post("/supervision/orders/:order/withdrawal", .office, order.withdraw)

        let commitment = SupervisedController()
        let path = "/supervision/commitments/:year/:ordinal/:number"
        pages.get(path, .reports, commitment.show)
        let asking = Access.roles([.reporter, .leader, .reviewer])
        pages.post("\(path)/closure-request", asking, commitment.askForClosure)
        pages.post("\(path)/closure", .office, commitment.close)
        pages.post("\(path)/closure-refusal", .office, commitment.refuse)
        pages.post("\(path)/reopening", .office, commitment.reopen)
        pages.post("\(path)/checks", .office, commitment.record)
        pages.post("\(path)/checks/:check/withdrawal", .office, commitment.withdrawCheck)
        pages.post("\(path)/due-requests", .units, commitment.askForTime)
        pages.post("/supervision/due-requests/:request/grant", .office, commitment.grant)
        pages.post("/supervision/due-requests/:request/refusal", .office, commitment.decline)
    }
}
