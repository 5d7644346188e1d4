import Mustache

/// A field that travels along unseen.
struct HiddenField: MustacheParent, Hashable, Sendable {
    var name: String
    var value: String

    func child(named name: String) -> Any? {
        switch name {
        case "name": self.name
        case "value": value
        default: nil
        }
    }

    /// A form's fields without its token, which belongs to the session that ended.
    static func kept(of fields: FormFields, prefix: String = "") -> [HiddenField] {
        fields.all.filter { $0.name != FormToken.field }.map {
            HiddenField(name: prefix + $0.name, value: $0.value)
        }
    }
}
