import Database
import Documents
import Programme

/// What engines and readers of files throw, in the programme's terms: what stands above knows neither.
public enum OutsideFault {
    /// What to tell the person; nil for a fault of the program.
    public static func problem(of error: any Error) -> Problem? {
        switch error {
        case let error as DocumentError:
            Problem(
                error.code == "document.tool-missing" ? .unavailable : .invalid, error.code, error.details,
                at: error.position)
        case let error as DatabaseError where error.kind == .busy || error.kind == .full:
            Problem(.unavailable, error.code, error.details)
        default: nil
        }
    }

    /// What to write into the log: a database's own words, which hold no stored value, else the error's kind alone.
    public static func forLog(_ error: any Error) -> String {
        (error as? DatabaseError)?.description ?? "\(type(of: error))"
    }
}

extension EvidenceReference {
    /// What sort of file it is, in few words: `JPEG`, `PDF`.
    public var kind: String { MediaKind(contentType: mediaType)?.label ?? mediaType }

    /// Whether it is a photograph or another picture.
    public var isPicture: Bool { MediaKind(contentType: mediaType)?.isPicture ?? false }
}
