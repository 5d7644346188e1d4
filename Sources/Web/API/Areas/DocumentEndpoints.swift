import Hummingbird
import Operations
import Programme

/// Official documents as files.
enum DocumentEndpoints {
    static let all: [Endpoint] = [
        Endpoint(
            method: .get, path: "/documents/{quarter}/{document}/{shape}", name: "readDocument",
            area: .documents,
            summary:
                "An official document of a quarter: the annex, the breakdown, the bulletin, the sources.",
            scope: .documentsRead, access: .signedIn,
            parameters: [
                .path("quarter", .quarter),
                .path("document", .code(IssuedDocument.allCases.map(\.rawValue))),
                .path("shape", .code(DocumentShape.allCases.map(\.rawValue)), "A PDF takes some seconds."),
            ], result: .file(DocumentShape.allCases.map(\.mediaType))
        ) { call in
            guard let document = IssuedDocument(rawValue: call.text("document")),
                let shape = DocumentShape(rawValue: call.text("shape"))
            else { throw Problem(.notFound, "page.not-found") }
            let file = try await IssueDocument(call.office)(
                document, as: shape, quarter: try call.quarter(), by: call.person)
            return .response(
                Response(
                    status: .ok,
                    headers: FileHeaders.make(
                        name: file.name, mediaType: file.shape.mediaType, inline: false),
                    body: .init(byteBuffer: .init(bytes: file.data))))
        }
    ]
}
