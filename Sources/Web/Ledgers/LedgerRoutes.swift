/// Ledgers: the rows behind the numbers, how they come in and go out, and how ledgers are defined.
enum LedgerRoutes {
    static func add(to pages: Pages) {
        let ledgers = LedgerController()
        pages.get("/ledgers", .ledgers, ledgers.list)
        pages.get("/ledgers/:ledger", .ledgers, ledgers.show)

        let table = RecordTableController(searches: RecordSearches())
        pages.get("/ledgers/:ledger/records", .ledgers, table.show)
        pages.post("/ledgers/:ledger/searches", .units, table.search)
        pages.post("/ledgers/:ledger/views", .ledgers, table.keepView)
        pages.get("/ledgers/:ledger/views/:view/deletion", .ledgers, table.askDropView)
        pages.post("/ledgers/:ledger/views/:view/deletion", .ledgers, table.dropView)

        let forms = RecordFormController()
        pages.get("/ledgers/:ledger/records/new", .units, forms.new)
        pages.post("/ledgers/:ledger/records/new", .units, forms.add)
        pages.post("/ledgers/:ledger/records/outlook", .units, forms.outlook)
        pages.get("/ledgers/:ledger/records/:record/edit", .units, forms.edit)
        pages.post("/ledgers/:ledger/records/:record/edit", .units, forms.change)

        let records = RecordController()
        pages.get("/ledgers/:ledger/records/:record", .ledgers, records.show)
        pages.get("/ledgers/:ledger/records/:record/deletion", .units, records.askDeletion)
        pages.post("/ledgers/:ledger/records/:record/deletion", .units, records.delete)
        pages.post("/ledgers/:ledger/records/:record/restoration", .units, records.restore)

        let selection = SelectionController()
        pages.post("/ledgers/:ledger/selection", .units, selection.ask)
        pages.post("/ledgers/:ledger/selection/change", .units, selection.change)
        pages.post("/ledgers/:ledger/selection/deletion", .units, selection.delete)

        let twins = TwinController()
        pages.file("/ledgers/:ledger/persons", .mergers, twins.show)
        pages.file("/ledgers/:ledger/persons/merging", .mergers, twins.ask)
        pages.post("/ledgers/:ledger/persons/merging", .mergers, twins.merge)

    }
}
