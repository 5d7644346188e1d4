/// What the administrator of a region sets.
public struct DistrictSettings: Hashable, Sendable {
    /// From when on a light is yellow or red.
    public var thresholds: LightThresholds
    /// How long a session lasts.
    public var limits: SessionLimits
    /// The language of a reader who has chosen none: a tag such as `zh-Hans`.
    public var language: String

    /// The program's own values, unless others are given.
    public init(
        thresholds: LightThresholds = LightThresholds(), limits: SessionLimits = SessionLimits(),
        language: String = "zh-Hans"
    ) {
        self.thresholds = thresholds
        self.limits = limits
        self.language = language
    }

    /// The names under which values are stored.
    public enum Name: String, Sendable, CaseIterable {
        /// Points behind from which a light is yellow.
        case yellow = "yellow-points"
        /// Points behind above which a light is red.
        case red = "red-points"
        /// Minutes without a page.
        case idle = "idle-minutes"
        /// Hours since signing in.
        case absolute = "absolute-hours"
        /// The language.
        case language
    }

    /// From stored texts; what is missing, or is no such value, is the program's own.
    public init(_ values: [String: String]) {
        self.init()
        func number(_ name: Name) -> Int? { values[name.rawValue].flatMap { Int($0) } }
        if let yellow = number(.yellow), let red = number(.red), yellow > 0, yellow < red {
            thresholds = LightThresholds(yellow: Double(yellow), red: Double(red))
        }
        if let idle = number(.idle), idle > 0 { limits.idleMinutes = idle }
        if let hours = number(.absolute), hours > 0 { limits.absoluteHours = hours }
        if let tag = values[Name.language.rawValue] { language = tag }
    }

    /// As texts to store.
    public var values: [Name: String] {
        [
            .yellow: String(Int(thresholds.yellow)), .red: String(Int(thresholds.red)),
            .idle: String(limits.idleMinutes), .absolute: String(limits.absoluteHours), .language: language,
        ]
    }

    /// The tags of the languages that the program speaks; the first is its own.
    public static let languages = ["zh-Hans", "en"]

    /// What is wrong with them, each at its name: `settings.points-yellow` (from 1), `settings.points-red` (above
    /// yellow, up to 100), `settings.idle` (5 to 240 minutes), `settings.absolute` (1 to 24 hours),
    /// `settings.default-language`.
    public var faults: [Problem] {
        var faults: [Problem] = []
        func check(_ isGood: Bool, _ code: String, _ name: Name) {
            if !isGood { faults.append(Problem(.invalid, code, at: name.rawValue)) }
        }
        let (yellow, red) = (thresholds.yellow, thresholds.red)
        check(yellow >= 1 && yellow.rounded() == yellow && yellow < 100, "settings.points-yellow", .yellow)
        check(red > yellow && red.rounded() == red && red <= 100, "settings.points-red", .red)
        check((5...240).contains(limits.idleMinutes), "settings.idle", .idle)
        check((1...24).contains(limits.absoluteHours), "settings.absolute", .absolute)
        check(DistrictSettings.languages.contains(language), "settings.default-language", .language)
        return faults
    }
}
