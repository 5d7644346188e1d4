/// Why a document could not be read or written, as a value that a person's own language can be put to.
///
/// The code is stable and names the words shown to people; the details fill the words' blanks; the position
/// says where in the document the trouble stands.
public struct DocumentError: Error, Hashable, Sendable {
    /// A stable name, such as `document.zip-bomb`.
    public var code: String

    /// Values for the words' blanks, such as `["program": "pdftotext"]`. Never a path of this machine.
    public var details: [String: String]

    /// Where: a cell (`Sheet1!C7`), a line and byte (`12:5`), or a part's name with line and column
    /// (`word/document.xml:3:120`).
    public var position: String?

    /// Makes an error from its code, the values for its words, and the place.
    public init(_ code: String, _ details: [String: String] = [:], at position: String? = nil) {
        self.code = code
        self.details = details
        self.position = position
    }
}

extension DocumentError: CustomStringConvertible {
    /// The code, the place and the details in one line, for logs.
    public var description: String {
        let place = position.map { " at \($0)" } ?? ""
        let values = details.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        return code + place + values
    }
}
