/// The ledgers that the program brings along, one for each countable promise of the notice that needs no clinical logic.
public enum BuiltInLedgers {
    /// All of them, in the order in which lists show them.
    public static let all: [Ledger] = [
        childcare, mothersRooms, friendlyCommunities, practiceBases, childrensParks, readingSpaces, events,
        trainings, schoolGrounds, beautifulHomes, honours, judicialRelief, pairings, hopeRooms,
    ]

    /// The built-in ledger of a name; nil for another.
    public static func named(_ name: String) -> Ledger? { all.first { $0.name == name } }
}

/// Fields that many ledgers have, so that they are called the same everywhere.
enum CommonFields {
    /// The street address.
    static let address = Field(
        "address", Label("地址", en: "Address"), .text,
        hint: Label("乡镇（街道）、村（社区）、路名和门牌号", en: "Town or subdistrict, community, street and number"))

    /// Where it is on the map.
    static let location = Field(
        "location", Label("坐标", en: "Coordinates"), .location,
        hint: Label("纬度和经度，以空格分隔，如 36.4975 117.8524", en: "Latitude, space, longitude"))

    /// Which town; the district's own facts name them, so it is text.
    static let town = Field(
        "town", Label("镇（街道）", en: "Town or subdistrict"), .text, isRequired: true, isIndexed: true)

    /// The name of a place or institution.
    static func name(_ label: Label) -> Field { Field("name", label, .text, isRequired: true) }

    /// The day from which a row counts.
    static func day(_ name: String, _ label: Label, hint: Label = Label("")) -> Field {
        Field(name, label, .date, hint: hint, isRequired: true)
    }

    /// The day from which a row no longer counts; not before the day from which it does.
    static func end(_ name: String, _ label: Label, after start: String) -> Field {
        Field(
            name, label, .date,
            hint: Label("仍在使用的留空", en: "Leave empty while it still counts"),
            constraint: CommonFields.notBefore(start),
            constraintMessage: Label("不能早于开始日期", en: "Not before the first day"))
    }

    /// On or after another field's day.
    private static func notBefore(_ field: String) -> Expression {
        Expression(stringLiteral: ". >= ${\(field)}")
    }

    /// A note that everybody of the programme may read.
    static let note = Field(
        "note", Label("备注", en: "Note"), .text,
        hint: Label("不要写个人信息", en: "No personal information here"), sensitivity: .internal)

    /// 区、镇、村.
    static let levels: [Field.Choice] = [
        .init("district", Label("区级", en: "District")), .init("town", Label("镇级", en: "Town")),
        .init("village", Label("村（社区）级", en: "Village or community")),
    ]

    /// The hours in which it is open, as a line of text.
    static let hours = Field(
        "hours", Label("开放时间", en: "Opening hours"), .text,
        hint: Label("如：周二至周日 9:00—17:00", en: "For instance Tue–Sun 9:00–17:00"))
}
