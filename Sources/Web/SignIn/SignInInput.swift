/// What the sign-in form says.
struct SignInInput: Sendable {
    let name: String
    let password: String
    /// The region's code, where there are several.
    let region: String?
    /// Where to go afterwards.
    let next: String
    /// A form that was sent after its session had ended.
    let kept: FormFields
    /// Whether that form has files.
    let hasFiles: Bool

    static let keptPrefix = "kept."

    /// No name and password yet: a form that was sent without a session.
    init(keeping fields: FormFields, path: String, hasFiles: Bool) {
        (name, password, region, next) = ("", "", nil, SafePath.checked(path))
        self.hasFiles = hasFiles
        kept = fields
    }

    init(_ fields: FormFields) {
        name = fields.text("name") ?? ""
        password = fields["password"] ?? ""
        region = fields.text("region")
        next = SafePath.checked(fields["next"] ?? "/")
        hasFiles = fields.has("has-files")
        kept = FormFields(
            fields.all.filter { $0.name.hasPrefix(SignInInput.keptPrefix) }.map {
                (String($0.name.dropFirst(SignInInput.keptPrefix.count)), $0.value)
            })
    }
}
