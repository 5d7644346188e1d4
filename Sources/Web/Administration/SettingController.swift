import HTTPTypes
import Hummingbird
import Mustache
import Operations
import Programme

/// When lights change, how long sessions last, which language comes first.
struct SettingController {
    @Sendable func show(_ visit: Visit) async throws -> Response {
        let values = try await settings(visit).values.map { ($0.key.rawValue, $0.value) }
        return try visit.page(SettingPage(visit, Dictionary(uniqueKeysWithValues: values)))
    }

    @Sendable func change(_ visit: Visit) async throws -> Response {
        let typed = DistrictSettings.Name.allCases.map { ($0.rawValue, visit.fields.text($0.rawValue) ?? "") }
        let values = Dictionary(uniqueKeysWithValues: typed)
        do {
            try await ChangeSettings(visit.office)(SettingInput.settings(values), by: visit.person)
            return visit.redirect(to: "/administration/settings", Flash("admin.settings-changed"))
        } catch {
            return try visit.page(
                SettingPage(visit, values, Faults.caught(error)), status: .unprocessableContent)
        }
    }

    private func settings(_ visit: Visit) async throws -> DistrictSettings {
        try await ReadRegister(visit.office).settings(by: visit.person)
    }
}

/// What the form of settings says.
enum SettingInput {
    /// What is no whole number is one that the rules refuse at its field.
    static func settings(_ values: [String: String]) -> DistrictSettings {
        func number(_ name: DistrictSettings.Name) -> Int { values[name.rawValue].flatMap { Int($0) } ?? -1 }
        return DistrictSettings(
            thresholds: LightThresholds(yellow: Double(number(.yellow)), red: Double(number(.red))),
            limits: SessionLimits(idleMinutes: number(.idle), absoluteHours: number(.absolute)),
            language: values[DistrictSettings.Name.language.rawValue] ?? "")
    }
}

/// The form of settings.
struct SettingPage: Page {
    static let template = "administration/settings"

    let title: String
    let area = Area.administration
    let trail: [Link]
    let values: [String: String]
    let languages: [Choice]
    let faults: Faults

    init(_ visit: Visit, _ values: [String: String], _ problems: [Problem] = []) throws {
        let words = try visit.words
        title = words("admin.settings")
        trail = OverviewPage.trail(words)
        self.values = values
        languages = Language.allCases.map {
            Choice(
                value: $0.rawValue, words: $0 == .chinese ? "简体中文" : "English",
                isChosen: $0.rawValue == values[DistrictSettings.Name.language.rawValue])
        }
        faults = Faults(problems, words)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "faults": faults.all
        case "hasFaults": !faults.all.isEmpty
        case "yellow": field(.yellow)
        case "red": field(.red)
        case "idle": field(.idle)
        case "absolute": field(.absolute)
        case "language": field(.language)
        case "languages": languages
        default: nil
        }
    }

    private func field(_ name: DistrictSettings.Name) -> Field {
        faults.field(name.rawValue, values[name.rawValue])
    }
}
