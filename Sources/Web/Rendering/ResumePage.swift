import Programme

/// A form that could not be taken when it was sent, with everything that was typed, ready to be sent again.
struct ResumePage: Page {
    static let template = "frame/resume"

    let title: String
    let area = Area.none
    let advice: String
    let path: String
    let fields: [HiddenField]
    /// Whether it goes as a form with files, which have to be chosen again.
    let hasFiles: Bool

    /// The form's token was of another session: the same browser signed in again meanwhile.
    static func expired(_ fields: FormFields, _ visit: Visit) throws -> ResumePage {
        try ResumePage(
            fields, path: visit.address, hasFiles: visit.isUpload, advice: "resume.expired", visit)
    }

    /// The session had ended; now somebody has signed in.
    static func signedIn(_ fields: FormFields, path: String, hasFiles: Bool, _ visit: Visit) throws
        -> ResumePage
    {
        try ResumePage(fields, path: path, hasFiles: hasFiles, advice: "resume.signed-in", visit)
    }

    private init(
        _ fields: FormFields, path: String, hasFiles: Bool, advice: String, _ visit: Visit
    ) throws {
        let words = try visit.words
        title = words("resume.title")
        self.advice = words(advice)
        self.path = SafePath.checked(path)
        self.hasFiles = hasFiles
        self.fields = HiddenField.kept(of: fields)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "advice": advice
        case "path": path
        case "fields": fields
        case "hasFiles": hasFiles
        default: nil
        }
    }
}
