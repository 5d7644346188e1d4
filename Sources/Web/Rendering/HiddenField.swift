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

    /// A form's fields without its token, which belongs to the session that ended, and without passwords, which are
    /// never sent back to a browser.
    static func kept(of fields: FormFields, prefix: String = "") -> [HiddenField] {
        fields.all.filter { $0.name != FormToken.field && !$0.name.hasPrefix("password") }.map {
            HiddenField(name: prefix + $0.name, value: $0.value)
        }
    }
}
