/// What stands in the column `type`.
enum FormType: Equatable {
    case field(FieldKind)
    /// Some words to read, or what a device notes by itself.
    case ignored
    case calculate
    case hidden
    case select(FieldKind, list: String)
    case beginGroup
    case endGroup
    case beginRepeat
    case endRepeat
    /// The code that says why it cannot be held, and what fills its words.
    case refused(String)

    init(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let type = words.joined(separator: " ").lowercased()
        if let known = FormType.plain[type] {
            self = known
            return
        }
        for (prefix, kind) in FormType.selects where type.hasPrefix(prefix + " ") {
            let rest = Array(words.dropFirst(prefix.split(separator: " ").count))
            if rest.count == 1, !rest[0].hasPrefix("${") {
                self = .select(kind, list: rest[0])
            } else {
                self = .refused(rest[0].hasPrefix("${") ? "xlsform.choices-elsewhere" : "xlsform.or-other")
            }
            return
        }
        let first = words.first?.lowercased() ?? ""
        if type.contains("from_file") || type.contains("from file") || type.contains("external")
            || first == "cascading_select" || type.hasPrefix("cascading select")
        {
            self = .refused("xlsform.choices-elsewhere")
        } else if first == "rank" {
            self = .refused("xlsform.rank")
        } else if type.hasPrefix("begin loop") || type.hasPrefix("begin_loop")
            || type.hasPrefix("begin looped")
        {
            self = .beginRepeat
        } else if first == "osm" {
            self = .refused("xlsform.shape")
        } else {
            self = .refused("xlsform.type-unknown")
        }
    }

    private static let selects: [(String, FieldKind)] = [
        ("add select multiple prompt using", .choices), ("select all that apply from", .choices),
        ("select all that apply", .choices), ("select_multiple", .choices), ("select multiple", .choices),
        ("add select one prompt using", .choice), ("select one from", .choice), ("select one", .choice),
        ("select_one", .choice), ("select1", .choice),
    ]

    private static let plain: [String: FormType] = {
        var types: [String: FormType] = [
            "calculate": .calculate, "q calculate": .calculate, "add calculate prompt": .calculate,
            "hidden": .hidden, "begin group": .beginGroup,
            "begin_group": .beginGroup,
            "end group": .endGroup, "end_group": .endGroup, "begin repeat": .beginRepeat,
            "begin_repeat": .beginRepeat, "end repeat": .endRepeat, "end_repeat": .endRepeat,
            "begin lgroup": .beginRepeat,
            "end lgroup": .endRepeat, "end loop": .endRepeat, "end_loop": .endRepeat,
            "end looped group": .endRepeat,
            "barcode": .refused("xlsform.barcode"), "q barcode": .refused("xlsform.barcode"),
            "add barcode prompt": .refused("xlsform.barcode"), "range": .refused("xlsform.range"),
            "datetime": .refused("xlsform.date-time"), "date time": .refused("xlsform.date-time"),
        ]
        let kinds: [(FieldKind, [String])] = [
            (.text, ["text", "string", "q string", "add text prompt"]),
            (.integer, ["integer", "int", "q int", "add integer prompt"]),
            (.decimal, ["decimal", "q decimal", "add decimal prompt"]),
            (.phone, ["phone number", "q phone number", "add phone number prompt"]),
            (.date, ["date", "q date", "add date prompt"]), (.time, ["time"]),
            (.location, ["geopoint", "gps", "q geopoint", "location", "q location", "add location prompt"]),
            (.yesNo, ["acknowledge", "trigger", "q acknowledge", "add acknowledge prompt"]),
        ]
        for (kind, names) in kinds { for name in names { types[name] = .field(kind) } }
        let ignored = [
            "note", "q note", "add note prompt", "start", "end", "today", "deviceid", "device id",
            "get device id",
            "subscriberid", "subscriber id", "simserial", "sim serial", "phonenumber", "get phone number",
            "username", "email", "audit", "start time", "end time", "get start time",
            "get end time", "get today", "uri:subscriberid", "uri:simserial", "uri:deviceid", "imei",
            "start-geopoint", "uri:phonenumber", "uri:username", "uri:email", "get subscriber id",
            "get sim id",
        ]
        for name in ignored { types[name] = .ignored }
        let media = [
            "image", "photo", "audio", "video", "file", "q picture", "q image", "q audio", "q video",
            "add image prompt",
            "add photo prompt", "add audio prompt", "add video prompt", "add file prompt", "background-audio",
        ]
        for name in media { types[name] = .refused("xlsform.media") }
        for name in ["geotrace", "geoshape", "osm"] { types[name] = .refused("xlsform.shape") }
        for name in ["cascading_select", "cascading select", "xml-external", "csv-external"] {
            types[name] = .refused("xlsform.choices-elsewhere")
        }
        return types
    }()
}
