import Operations
import Programme

/// The documents of a quarter.
struct DocumentsPage: Page {
    static let template = "documents/documents"

    let title: String
    let area = Area.documents
    private let content: Part

    init(_ periods: [Period], _ wanted: Quarter?, _ visit: Visit) throws {
        let words = try visit.words
        let today = visit.site.now().day
        // What can be passed on comes first: the latest quarter that is locked.
        let period =
            periods.first { $0.quarter == wanted } ?? periods.last(where: \.isLocked)
            ?? periods.last { $0.opensOn <= today } ?? periods.first
        guard let period else { throw Problem(.notFound, "page.not-found") }
        let quarter = period.quarter
        title = words("issue.title")
        content = Part([
            "quarters": QuarterLinks.make(periods, current: quarter, words) { "/documents?quarter=\($0)" },
            "name": quarter.words(words), "isLocked": period.isLocked,
            "status": words(
                period.isLocked ? "issue.final" : "issue.provisional", ["quarter": quarter.words(words)]),
            "documents": IssuedDocument.allCases.map { document in
                let path = "/documents/\(quarter)/\(document.rawValue)"
                let name = words("issue.document-\(document.rawValue)")
                return Part([
                    "name": name, "about": words("issue.about-\(document.rawValue)"),
                    "isProvisional": document.isOfQuarter && !period.isLocked, "pdf": path + "/pdf",
                    "pdfLabel": words("issue.download-label", ["document": name, "shape": "PDF"]),
                    "files": [("docx", "Word"), ("xlsx", "Excel")].map { shape, program in
                        Part([
                            "path": "\(path)/\(shape)", "words": program,
                            "label": words(
                                "issue.download-label", ["document": name, "shape": program]),
                        ])
                    },
                ])
            },
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }
}

/// Waiting for a PDF, or what became of it.
struct ConversionPage: Page {
    static let template = "documents/conversion"

    let title: String
    let area = Area.documents
    let trail: [Link]
    private let content: Part

    init(_ conversion: ConversionDesk.Conversion, _ visit: Visit) throws {
        let words = try visit.words
        trail = [Link(words: words("issue.title"), path: "/documents")]
        let path = "/conversions/\(SafePath.part(conversion.id))"
        switch conversion.state {
        case .waiting:
            title = words("issue.making")
            let passed = max(0, visit.site.now().seconds - conversion.started.seconds)
            content = Part([
                "isWaiting": true, "isReady": false, "problem": nil, "path": path, "name": nil,
                "passed": words("issue.passed", ["seconds": String(passed)]),
            ])
        case .ready(let file):
            title = words("issue.ready")
            content = Part([
                "isWaiting": false, "isReady": true, "problem": nil, "path": path + "/file",
                "name": file.name,
                "passed": nil,
            ])
        case .failed(let problem):
            title = words("issue.not-made")
            content = Part([
                "isWaiting": false, "isReady": false, "problem": words.text(problem.message), "path": path,
                "name": nil, "passed": nil,
            ])
        }
    }

    func child(named name: String) -> Any? { content.child(named: name) }
}
