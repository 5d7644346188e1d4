/// Reads what stands around the actions: number, title, organs, dates, notes.
struct HeaderReader {
    private let outline: Outline
    /// Lines before the actions, cut at spaces, as flattened pages run them together.
    private let head: [Passage]
    private let loose: [Passage]
    private(set) var notice = ParsedNotice()

    init(_ outline: Outline, firstAction: Int) {
        self.outline = outline
        // What other lists hold (instructions before the plan) belongs to the head or the close as well.
        let lines = outline.loose
        loose = lines.flatMap(Self.segments)
        head = lines.filter { $0.span.start < firstAction }.flatMap(Self.segments)

        notice.documentNumber = DocumentNumbers.find(head) ?? DocumentNumbers.find(loose)
        notice.title = Titles.find(head)
        let signature = Signatures.find(loose)
        notice.issuer = signature?.issuer?.compacted().string ?? issuerOfHead()
        notice.issuer = notice.issuer.map { Places.completed($0, from: headlines()) }
        notice.issuedOn = signature?.day ?? metadataDay()
        notice.recipients = Recipients.find(lines.filter { $0.span.start < firstAction })
        notice.attachments = Attachments.find(lines)
        for line in lines {
            if notice.disclosure == nil { notice.disclosure = Self.disclosure(line) }
            if notice.interpretedBy == nil { notice.interpretedBy = Self.interpreter(line) }
        }
    }

    /// The stretches between spaces, of lines long enough to be several lines run together.
    static func segments(_ line: Passage) -> [Passage] {
        guard line.count > 30, line.scalars.contains(" ") else { return [line] }
        return line.split { $0 == " " }
    }

    /// 此件公开发布 and its like (GB/T 9704-2012, 7.3.6).
    private static func disclosure(_ line: Passage) -> String? {
        guard let start = line.scalars.firstIndex(of: "此件") else { return nil }
        var end = start
        while end < line.count, end - start < 20, !")。 ;|，".unicodeScalars.contains(line.scalars[end]) {
            end += 1
        }
        let words = line[start..<end]
        return words.contains("公开") ? words.string : nil
    }

    /// 由…负责解释.
    private static func interpreter(_ line: Passage) -> String? {
        guard let end = line.scalars.firstIndex(of: "负责解释"),
            let start = line.scalars[..<end].lastIndex(of: "由"), end - start > 2, end - start < 40
        else { return nil }
        return line[start + 1..<end].compacted().string
    }

    /// The organ that the page's table or the title names, or a line of the head that is nothing else.
    private func issuerOfHead() -> String? {
        for label in ["发布机构", "发文机关", "发文单位", "发布单位", "制发机关", "发文机构", "信息来源", "来源"] {
            if let value = Metadata.value(label, in: outline.loose), OrganWords.isIssuer(value) {
                return value.compacted().string
            }
        }
        if let title = notice.title {
            let scalars = Array(title.unicodeScalars)
            if let about = scalars.firstIndex(of: "关于"), about >= 3 {
                let name = TextFold.fold(Array(scalars[..<about]))
                if OrganWords.isIssuer(name) { return name.string }
            }
        }
        for line in head where (4...30).contains(line.count) && OrganWords.isIssuer(line) {
            return line.compacted().string
        }
        return Metadata.publisher(head).map { $0.compacted().string }
    }

    /// The title, the page's first line and the lines that say where it was published.
    private func headlines() -> [Passage] {
        let title = notice.title.map { TextFold.fold(Array($0.unicodeScalars)) }
        let source = Metadata.value("来源", in: outline.loose)
        return [title, head.first, source].compactMap(\.self)
    }

    private func metadataDay() -> Day? {
        for label in ["成文日期", "发文日期", "印发日期", "发布日期", "发布时间", "生成日期"] {
            if let value = Metadata.value(label, in: outline.loose), let day = Dates.first(value)?.day {
                return day
            }
        }
        // A dated line of the page's head: 2017-06-15 15:34 来源：…
        for line in head {
            if let (day, end) = Dates.day(line.scalars, at: 0),
                end == line.count || !line.scalars[end].isHan || line.scalars[end] == "来"
            {
                return day
            }
        }
        return nil
    }
}
