import Foundation
import Operations
import Programme

/// What every request shares: the database, the words, the templates, the files. Made once, never changed.
public struct Site: Sendable {
    /// Where it was told to be.
    public let settings: WebSettings
    private let office: Office
    let renderers: [Language: Renderer]
    let assets: AssetLibrary
    /// The latest figures of each plan.
    let books = PlanBooks()
    /// Names and lists of the audit log's pages.
    let auditBooks = AuditBooks()
    /// How often other programs may ask.
    let throttle = APIThrottle()
    private let auditWords: [Language: AuditWords]

    /// Reads words, templates and assets; throws when any of them is missing or faulty.
    public init(_ office: Office, settings: WebSettings) throws {
        self.settings = settings
        self.office = office.keeping(files: EvidenceFolder(data: settings.data))
        assets = try AssetLibrary.load()
        let loader = try TemplateLoader()
        var renderers: [Language: Renderer] = [:]
        for language in Language.allCases {
            renderers[language] = try Renderer(words: Localizer(language), loader: loader, assets: assets)
        }
        self.renderers = renderers
        auditWords = renderers.mapValues { AuditWords($0.words) }
        try FileManager.default.createDirectory(
            at: incoming, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// The office of a region: what actions work in.
    func office(of jurisdiction: JurisdictionCode) -> Office { office.of(jurisdiction) }

    /// The office of no region in particular: for what is asked before the region is known.
    var anyOffice: Office { office }

    /// The time.
    var now: @Sendable () -> Instant { office.now }

    /// Where uploads stand while they are read.
    var incoming: URL { settings.data.appendingPathComponent("incoming", isDirectory: true) }

    /// The audit log's codes as words.
    func auditWords(_ language: Language) throws -> AuditWords {
        guard let words = auditWords[language] else { throw Problem(.notFound, "settings.language") }
        return words
    }

    func renderer(_ language: Language) throws -> Renderer {
        guard let renderer = renderers[language] else { throw Problem(.notFound, "settings.language") }
        return renderer
    }
}
