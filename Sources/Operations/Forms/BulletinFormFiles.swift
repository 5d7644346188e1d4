import Documents
import Foundation
import Programme

extension OfficialForms {
    /// The bulletin as a Word document in the layout of an official text (GB/T 9704-2012, 7.3).
    public static func docx(_ form: BulletinForm) throws -> Data {
        // The grid binds lines only: where a machine's fonts are a little wider than the office's, a grid of
        // characters would give each of them two places.
        var page = PageSetup.officialPortrait
        page.grid = PageSetup.Grid(.lines, linePitch: 579)
        var blocks = [heading(form.title)] + mark(form.mark) + [.paragraph(.blank)]
        blocks += section("一、总体情况", form.overview)
        blocks += section("二、各单位进展情况", [])
        blocks.append(
            .table(
                table(
                    BulletinForm.rankingColumns, rankingCells(form), shares: [8, 30, 22, 12, 12, 12, 14],
                    page, left: [1])))
        blocks += section("三、进度滞后事项", form.laggards.isEmpty ? ["无红灯、黄灯事项。"] : [])
        if !form.laggards.isEmpty {
            blocks.append(
                .table(
                    table(
                        BulletinForm.laggardColumns, laggardCells(form),
                        shares: [7, 17, 14, 12, 12, 10, 10, 8, 20], page, left: [1, 2, 3, 8])))
        }
        blocks += section("四、未报送情况", missingSentences(form))
        blocks += section("五、下步要求", form.closing)
        blocks.append(.paragraph(.blank))
        blocks += WordParagraph.signature(form.issuer, date: form.issuedOn).map { .paragraph($0) }
        return try WordDocument(
            sections: [WordSection(page: page, pageNumbers: .official, blocks: blocks)],
            title: title(form.title)
        ).data()
    }

    /// The bulletin as a workbook: its text, the ranking and the laggards on a sheet each.
    public static func xlsx(_ form: BulletinForm) throws -> Data {
        var text = Sheet("总体情况", widths: [80])
        text.rows = titleRows(form.title, nil, form.mark, columns: 1)
        let parts = [
            ("一、总体情况", form.overview), ("二、未报送情况", missingSentences(form)), ("三、下步要求", form.closing),
        ]
        let plain = CellFormat.cell.with { $0.bordered = false }
        for (heading, sentences) in parts {
            text.rows.append(SheetRow([SheetCell(heading, .annexMark)]))
            text.rows += sentences.map { SheetRow([SheetCell($0, plain)]) }
        }
        text.rows.append(
            SheetRow([SheetCell("\(form.issuer)　\(form.issuedOn)", plain.with { $0.horizontal = .right })]))
        text.print = Sheet.Print(landscape: false)
        let ranking = sheet(
            "单位进展", BulletinForm.rankingColumns, rankingCells(form), [8, 28, 18, 12, 12, 12, 16], form)
        let laggards = sheet(
            "滞后事项", BulletinForm.laggardColumns, laggardCells(form),
            [8, 26, 20, 18, 18, 12, 12, 12, 40], form)
        return try Workbook(sheets: [text, ranking, laggards].map(TextFit.fitted), title: title(form.title))
            .data()
    }

    // MARK: - Parts

    /// A heading that stays with what follows, and its paragraphs.
    static func section(_ heading: String, _ paragraphs: [String]) -> [WordBlock] {
        [.paragraph(WordParagraph(heading, style: .heading1.with { $0.keepNext = true }))]
            + paragraphs.map { .paragraph(WordParagraph($0, style: .text)) }
    }

    private static func missingSentences(_ form: BulletinForm) -> [String] {
        guard !form.missing.isEmpty else { return ["各单位均已报送。"] }
        let units = form.missing.map { missing in
            "\(missing.unit)（第\(missing.actions.map(String.init).joined(separator: "、"))项）"
        }
        return ["以下单位未报送：\(units.joined(separator: "、"))。"]
    }

    private static func rankingCells(_ form: BulletinForm) -> [[String]] {
        form.ranking.map {
            [
                String($0.rank), $0.unit, $0.light, String($0.due), String($0.received), String($0.accepted),
                String($0.lateDays),
            ]
        }
    }

    private static func laggardCells(_ form: BulletinForm) -> [[String]] {
        form.laggards.map {
            [
                String($0.ordinal), $0.subject, $0.unit, $0.target, $0.value, $0.actual, $0.time, $0.light,
                $0.reason,
            ]
        }
    }

    /// A table of texts, in the middle but in the columns named.
    /// A table in a text; cells stand in the middle but for the columns in `left`.
    static func table(
        _ columns: [String], _ rows: [[String]], shares: [Double], _ page: PageSetup, left: Set<Int>
    ) -> WordTable {
        WordTable(
            columns: WordTable.widths(total: page.textWidth, shares: shares),
            rows: [head(columns, narrowHead)]
                + rows.map { row in
                    WordRow(
                        row.enumerated().map { cell([$1], narrowCell, centred: !left.contains($0)) })
                })
    }

    private static func sheet(
        _ name: String, _ columns: [String], _ rows: [[String]], _ widths: [Double], _ form: BulletinForm
    ) -> Sheet {
        var sheet = Sheet(name, widths: widths)
        sheet.rows = titleRows(["\(form.period)\(name)"], nil, form.mark, columns: columns.count)
        sheet.merges = sheet.rows.indices.map { SheetRange(rows: $0...$0, columns: 0...columns.count - 1) }
        let headRow = sheet.rows.count
        sheet.rows.append(SheetRow(columns.map { SheetCell($0, .head) }))
        sheet.rows += rows.map { row in
            SheetRow(row.map { text in value(text) })
        }
        sheet.print = Sheet.Print.officialLandscape
        sheet.print.repeatedRows = headRow...headRow
        sheet.frozenRows = headRow + 1
        return sheet
    }

    /// Counts as numbers, so that a sheet can add them up.
    private static func value(_ text: String) -> SheetCell {
        Int(text).map { SheetCell(.number(Double($0)), .cellCentred) } ?? SheetCell(text, .cell)
    }
}
