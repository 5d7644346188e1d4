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

        addFiles(to: pages)
        addDefinitions(to: pages)
    }

    private static func addFiles(to pages: Pages) {
        let uploads = UploadController()
        pages.get("/ledgers/:ledger/imports", .importers, uploads.show)
        pages.upload(
            "/ledgers/:ledger/imports", .importers, fileLimit: UploadController.most, files: 1, uploads.take)
        pages.post("/ledgers/:ledger/imports/begin", .importers, uploads.begin)
        pages.upload(
            "/ledgers/:ledger/imports/:upload/pieces", .importers, fileLimit: UploadController.piece,
            files: 1,
            uploads.append)
        pages.get("/ledgers/:ledger/imports/:upload/state", .importers, uploads.state)
        pages.post("/ledgers/:ledger/imports/:upload/discarding", .importers, uploads.discard)

        let imports = ImportController(desk: ImportDesk())
        pages.file("/ledgers/:ledger/imports/:upload", .importers, imports.show)
        pages.post("/ledgers/:ledger/imports/:upload/check", .importers, imports.check)
        pages.post("/ledgers/:ledger/imports/:upload/confirmation", .importers, imports.confirm)
        pages.get("/ledgers/:ledger/imports/:upload/progress", .importers, imports.progress)
        pages.file("/ledgers/:ledger/imports/:upload/refused", .importers, imports.refused)

        let exports = ExportController()
        pages.file("/ledgers/:ledger/template", .importers, exports.template)
        pages.get("/ledgers/:ledger/export", .ledgers, exports.show)
        pages.post("/ledgers/:ledger/export", .ledgers, exports.make)
    }

    private static func addDefinitions(to pages: Pages) {
        let definitions = DefinitionController()
        pages.get("/ledger-definitions/new", .definers, definitions.show)
        pages.upload(
            "/ledger-definitions/new", .definers, fileLimit: DefinitionController.most, files: 1,
            definitions.examine)
        pages.post(
            "/ledger-definitions", .definers, limit: DefinitionController.most * 2, definitions.define)
    }
}
