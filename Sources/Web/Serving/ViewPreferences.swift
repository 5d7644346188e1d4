import Hummingbird

/// How somebody wants to read: kept in a cookie of their browser, so that it holds before they sign in.
struct ViewPreferences: Hashable, Sendable {
    /// The colours.
    enum Theme: String, CaseIterable, Sendable {
        /// As the system has it.
        case auto
        /// Dark on light.
        case light
        /// Light on dark.
        case dark
    }

    static let cookieName = "banshi-view"

    var language: Language
    var theme = Theme.auto
    var isLarge = false

    init(language: Language) { self.language = language }

    /// Reads the cookie's value; what it does not understand stays at its default.
    init(cookie: String?, language: Language) {
        self.init(language: language)
        for part in (cookie ?? "").split(separator: ".").prefix(4) {
            if let language = Language(rawValue: String(part)) { self.language = language }
            if let theme = Theme(rawValue: String(part)) { self.theme = theme }
            if part == "large" { isLarge = true }
        }
    }

    /// The cookie's value: `zh-Hans.dark.large`.
    var cookie: String {
        ([language.rawValue, theme.rawValue] + (isLarge ? ["large"] : [])).joined(separator: ".")
    }
}
