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
}
