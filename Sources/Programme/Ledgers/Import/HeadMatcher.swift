/// Finds out from the heads of a file which column is which field: by the field's name, its label, or what offices
/// commonly write for it.
public struct HeadMatcher: Sendable {
    private let targets: [String: ColumnTarget]

    /// For a ledger.
    public init(_ ledger: Ledger) {
        var known: [String: ColumnTarget] = [:]
        let fields = ledger.fields.filter { $0.calculation == nil }
        func add(_ words: String, _ target: ColumnTarget) {
            let key = HeadMatcher.folded(words)
            if !key.isEmpty, known[key] == nil { known[key] = target }
        }
        // What the ledger itself says goes before what is only common.
        for field in fields { add(field.name, .field(field.name)) }
        for field in fields {
            add(field.label.zhHans, .field(field.name))
            add(field.label.en, .field(field.name))
        }
        for words in HeadSynonyms.unit { add(words, .unit) }
        for (field, words) in HeadMatcher.common(ledger) { for word in words { add(word, .field(field)) } }
        targets = known
    }

    /// Where each column goes; what is not known goes nowhere, and of two columns for one field the first counts.
    public func mapping(of heads: [String]) -> ColumnMapping {
        var taken: Set<ColumnTarget> = []
        return ColumnMapping(
            heads.map { head in
                guard let target = target(of: head), taken.insert(target).inserted else { return .ignored }
                return target
            })
    }

    /// How many of some cells are heads of different fields.
    public func score(_ cells: [String]) -> Int {
        cells.count - mapping(of: cells).ignored.count
    }

    /// What a head stands for; a remark in brackets and a required field's star do not count.
    public func target(of head: String) -> ColumnTarget? {
        let key = HeadMatcher.folded(head)
        guard !key.isEmpty else { return nil }
        return targets[key] ?? targets[HeadMatcher.withoutRemark(key)]
    }

    /// Half-width, in lower case, without blanks, stars and colons.
    public static func folded(_ head: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in head.unicodeScalars {
            switch scalar.value {
            case 0...0x20, 0xA0, 0x3000, 0xFEFF, 0x2A, 0x3A, 0xFF0A, 0xFF1A, 0x200B: continue
            case 0xFF01...0xFF5E: folded.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            default: folded.append(scalar)
            }
        }
        return String(folded).lowercased()
    }

    private static func withoutRemark(_ key: String) -> String {
        guard let open = key.firstIndex(where: { $0 == "(" || $0 == "[" }), open > key.startIndex else {
            return key
        }
        return String(key[..<open])
    }

    /// Common words for the ledger's fields, where only one field can be meant.
    private static func common(_ ledger: Ledger) -> [(String, [String])] {
        var common: [(String, [String])] = []
        if let subject = ledger.subject {
            common.append((subject.name, HeadSynonyms.name))
            if let number = subject.number { common.append((number, HeadSynonyms.number)) }
            if let phone = subject.phone { common.append((phone, HeadSynonyms.phone)) }
            if let birth = subject.birth { common.append((birth, HeadSynonyms.birth)) }
        }
        for (kind, words) in [
            (FieldKind.identityNumber, HeadSynonyms.number), (.personName, HeadSynonyms.name),
            (.phone, HeadSynonyms.phone), (.location, HeadSynonyms.location),
        ] {
            let fields = ledger.fields.filter { $0.kind == kind }
            if fields.count == 1 { common.append((fields[0].name, words)) }
        }
        common.append((ledger.dateField, HeadSynonyms.date))
        if let place = ledger.placeField { common.append((place, HeadSynonyms.place)) }
        for field in ledger.fields where ["note", "notes", "remark", "remarks"].contains(field.name) {
            common.append((field.name, HeadSynonyms.note))
        }
        return common
    }
}

/// What offices write at the head of a column.
enum HeadSynonyms {
    static let unit = [
        "责任单位", "填报单位", "所属单位", "报送单位", "上报单位", "承办单位", "主办单位", "单位名称", "单位", "unit",
    ]
    static let name = ["姓名", "名字", "人员姓名", "参训人员", "学员姓名", "本人姓名", "name", "full name"]
    static let number = [
        "身份证号", "身份证号码", "公民身份号码", "公民身份证号码", "居民身份证号码", "居民身份证号", "身份证", "身份号码", "证件号码", "证件号",
        "id number", "identity number",
    ]
    static let phone = [
        "联系电话", "电话", "手机", "手机号", "手机号码", "联系方式", "电话号码", "联系人电话", "phone", "mobile", "telephone",
    ]
    static let birth = ["出生日期", "出生年月日", "出生年月", "生日", "birth date", "date of birth"]
    static let date = ["日期", "时间", "活动日期", "活动时间", "举办日期", "举办时间", "开展时间", "培训时间", "登记日期", "date"]
    static let place = ["地点", "地址", "活动地点", "举办地点", "培训地点", "详细地址", "位置", "place", "address", "venue"]
    static let location = ["坐标", "经纬度", "位置坐标", "定位", "gps", "location", "coordinates"]
    static let note = ["备注", "说明", "附注", "note", "remark"]
}
