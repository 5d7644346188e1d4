import Documents
import Foundation
import Programme

extension OfficialForms {
    /// A draft notice as a Word document in the layout of an official text (GB/T 9704-2012, 7.2 and 7.3): the organ's
    /// name and the red rule once it has a number, the title, whom it is sent to, the actions under headings of the
    /// first level, signature and date.
    public static func docx(_ draft: NoticeDraft) throws -> Data {
        var page = PageSetup.officialPortrait
        page.grid = PageSetup.Grid(.lines, linePitch: 579)
        let printed = draft.printed
        var blocks: [WordBlock] = []
        if let number = printed.documentNumber {
            let red = WordFont.title.sized(72).coloured("FF0000")
            blocks += [
                .paragraph(WordParagraph("\(printed.issuer)文件", font: red, style: .issuerMark)),
                .paragraph(.blank), .paragraph(.blank),
                .paragraph(WordParagraph(number, style: .documentNumber)),
                .paragraph(.blank), .paragraph(.blank),
            ]
        }
        blocks += [heading(printed.title)] + mark(draft.mark) + [.paragraph(.blank)]
        if !printed.recipients.isEmpty { blocks.append(.paragraph(WordParagraph(printed.recipients))) }
        blocks.append(.paragraph(WordParagraph(printed.opening, style: .text)))
        for section in printed.sections {
            blocks.append(
                .paragraph(WordParagraph(section.heading, style: .heading1.with { $0.keepNext = true })))
            if !section.body.isEmpty {
                blocks.append(.paragraph(WordParagraph(section.body, style: .text)))
            }
        }
        if let closing = printed.closing {
            blocks.append(.paragraph(WordParagraph(closing, style: .text)))
        }
        blocks.append(.paragraph(.blank))
        blocks += WordParagraph.signature(printed.issuer, date: printed.issuedOn).map { .paragraph($0) }
        return try WordDocument(
            sections: [WordSection(page: page, pageNumbers: .official, blocks: blocks)],
            title: title(printed.title)
        ).data()
    }
}
