import Foundation
import Testing

/// Documentation that would mislead fails here: dead links, commands and settings that are not there.
@Suite("Documentation")
struct DocumentationTests {
    static let pages =
        ["README.md", "README.zh-Hans.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"]
        + Repository.files(below: "docs", endingIn: ".md")

    @Test("every link inside the repository leads somewhere", arguments: pages)
    func linksLead(page: String) throws {
        let folder = page.split(separator: "/").dropLast()
        for link in try Self.links(in: Repository.text(of: page)) {
            let target = Self.resolve(link, from: folder)
            #expect(target.map(Repository.has) ?? false, "\(page) links to \(link)")
        }
    }

    @Test("every file that is named exists", arguments: pages)
    func filesExist(page: String) throws {
        for match in try Repository.text(of: page).matches(of: /`((?:Sources|Tests|Scripts|docs)\/[^`\s]+)`/)
        {
            let path = String(match.1)
            // Upper case stands for any name: `Locales/en/AREA.json`.
            guard !path.contains("AREA") else { continue }
            #expect(Repository.has(path), "\(page) names \(path)")
        }
    }

    @Test("links are found and resolved")
    func findsLinks() {
        let text = "[a](docs/tour.md#top) ![b](../x.png) [c](https://a.example) [d](#here)\n```\n[e](no)\n```"
        #expect(Self.links(in: text) == ["docs/tour.md", "../x.png"])
        #expect(Self.resolve("../x.png", from: ["docs", "a"]) == "docs/x.png")
        #expect(Self.resolve("../../../x", from: ["docs"]) == nil)
    }

    @Test("every `make` that is mentioned exists", arguments: pages)
    func targetsExist(page: String) throws {
        let targets = Set(
            try Repository.text(of: "Makefile").split(separator: "\n")
                .compactMap { $0.firstMatch(of: /^([a-z]+):/).map { String($0.1) } })
        for match in try Repository.text(of: page).matches(of: /`make ([a-z]+)/) {
            #expect(targets.contains(String(match.1)), "\(page) speaks of make \(match.1)")
        }
    }

    /// The settings that the program reads, as it names them.
    static let settings: Set<String> = Repository.files(below: "Sources/banshi", endingIn: ".swift")
        .reduce(into: []) { found, path in
            found.formUnion(settingNames(in: (try? Repository.text(of: path)) ?? ""))
        }

    @Test(
        "the settings of the program and of its documentation are the same",
        .enabled(if: !settings.isEmpty, "Sources/banshi reads no setting yet"))
    func settingsAgree() throws {
        let documented = Self.settingNames(in: try Repository.text(of: "docs/operations/configure.md"))
        #expect(documented.subtracting(Self.settings).isEmpty, "documented, not read")
        #expect(Self.settings.subtracting(documented).isEmpty, "read, not documented")
    }

    @Test("every decision stands in the index")
    func decisionsAreListed() throws {
        let index = try Repository.text(of: "docs/decisions/README.md")
        let names = Repository.files(below: "docs/decisions", endingIn: ".md")
            .compactMap { $0.split(separator: "/").last }
        for name in names where name != "README.md" {
            #expect(index.contains("(\(name))"), "\(name) is not in the index")
        }
    }

    private static func settingNames(in text: String) -> Set<String> {
        Set(text.matches(of: /\bBANSHI_[A-Z]+(_[A-Z]+)*/).map { String($0.0) })
    }

    /// The targets of links into the repository, without their anchors; code blocks hold none.
    private static func links(in text: String) -> [String] {
        var isCode = false
        return text.split(separator: "\n").flatMap { line -> [String] in
            if line.hasPrefix("```") { isCode.toggle() }
            guard !isCode else { return [] }
            return line.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
        }
        .filter { !$0.contains("://") && !$0.hasPrefix("#") && !$0.hasPrefix("mailto:") }
        .map { String($0.prefix { $0 != "#" }) }
    }

    /// A link's path from the repository's root; nil when it leads out of it.
    private static func resolve(_ link: String, from folder: ArraySlice<Substring>) -> String? {
        var parts = Array(folder)
        for part in link.split(separator: "/") where part != "." {
            guard part == ".." else {
                parts.append(part)
                continue
            }
            guard parts.popLast() != nil else { return nil }
        }
        return parts.joined(separator: "/")
    }

    private static func resolve(_ link: String, from folder: [Substring]) -> String? {
        resolve(link, from: folder[...])
    }
}
