import Operations
import Programme

/// What a unit reports, quarter by quarter.
enum ReportingRoutes {
    /// The most bytes of a filled form: the program's own are a hundredth of it.
    private static let form = 4 << 20

    static func add(to pages: Pages) {
        let unit = UnitReportsController()
        pages.get("/reports", .units, unit.list)
        pages.get("/reports/:quarter/form", .units, unit.form)
        pages.upload("/reports/forms", .roles([.reporter]), fileLimit: form, unit.check)
        pages.post("/reports/forms/import", .roles([.reporter]), limit: form * 8, unit.take)

        let report = ReportController()
        let path = "/reports/:quarter/:action/:unit"
        pages.get(path, .reports, report.show)
        pages.upload(
            path, .roles([.reporter]), fileLimit: EvidenceFolder.most, skipsTooLarge: true, report.save)

        let copy = WorkingCopyController()
        pages.post("\(path)/working-copy", .roles([.reporter]), copy.keep)
        pages.post("\(path)/discarding", .roles([.reporter]), copy.discard)

        let evidence = EvidenceController()
        pages.upload(
            "\(path)/files", .roles([.reporter]), fileLimit: EvidenceFolder.most, files: 1, evidence.add)
        pages.get("\(path)/files/:file", .reports, evidence.show)

        let moves = ReportMoveController()
        pages.post("\(path)/signature", .roles([.leader]), moves.sign)
        pages.post("\(path)/submission", .units, moves.submit)
        pages.post("\(path)/withdrawal", .units, moves.withdraw)
        // A receipt names people, which the district's leader is not shown.
        pages.get(
            "\(path)/receipt", .roles([.reporter, .leader, .reviewer, .auditor]), moves.receipt)
        // What a unit wrote before it handed it in is its own.
        pages.get("\(path)/history", .units, moves.history)
    }
}
