import Foundation

/// Days on which something is due, as a calendar that others subscribe to (iCalendar, RFC 5545).
public struct DueCalendar: Hashable, Sendable {
    /// One whole day.
    public struct Entry: Hashable, Sendable {
        /// The same for the same thing for ever, also when its day changes: `report-2023Q2-UNIT`.
        public var key: String
        /// The day.
        public var day: Day
        /// What is due.
        public var summary: String
        /// More about it; may be empty.
        public var description: String
        /// Where one reads more; nil where the program does not know its own address.
        public var link: String?

        /// A day on which something is due.
        public init(key: String, day: Day, summary: String, description: String = "", link: String? = nil) {
            self.key = key
            self.day = day
            self.summary = summary
            self.description = description
            self.link = link
        }
    }

    /// What calendars show as its name.
    public var name: String
    /// What makes keys of different regions different: `370304.banshi`.
    public var domain: String
    /// The entries.
    public var entries: [Entry]

    /// A calendar.
    public init(name: String, domain: String, entries: [Entry]) {
        (self.name, self.domain, self.entries) = (name, domain, entries)
    }

    /// The whole as it is sent.
    ///
    /// - Parameter now: when it was put together.
    public func text(at now: Instant) -> String {
        let stamp = now.description.filter { $0 != "-" && $0 != ":" }
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Banshi//Due days//ZH", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH", "X-WR-CALNAME:\(DueCalendar.escaped(name))",
            "REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H",
        ]
        for entry in entries.sorted(by: { ($0.day, $0.key) < ($1.day, $1.key) }) {
            lines += [
                "BEGIN:VEVENT", "UID:\(DueCalendar.escaped("\(entry.key)@\(domain)"))", "DTSTAMP:\(stamp)",
                "DTSTART;VALUE=DATE:\(DueCalendar.date(entry.day))",
                "DTEND;VALUE=DATE:\(DueCalendar.date(entry.day.adding(days: 1)))",
                "SUMMARY:\(DueCalendar.escaped(entry.summary))",
            ]
            if !entry.description.isEmpty {
                lines.append("DESCRIPTION:\(DueCalendar.escaped(entry.description))")
            }
            if let link = entry.link { lines.append("URL:\(DueCalendar.uri(link))") }
            lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
        }
        lines.append("END:VCALENDAR")
        return lines.map { DueCalendar.folded($0) + "\r\n" }.joined()
    }

    private static func date(_ day: Day) -> String { day.description.filter { $0 != "-" } }

    /// A text value: what would end it or its line is written otherwise; other control characters are left out.
    static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
            switch scalar {
            case "\\", ";", ",": out += ["\\", scalar]
            case "\n", "\r", "\u{2028}", "\u{2029}": out += ["\\", "n"]
            case "\t": out.append(" ")
            default: if scalar.properties.generalCategory != .control { out.append(scalar) }
            }
        }
        return String(out)
    }

    private static func uri(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value > 32 && $0.value < 127 }))
    }

    /// A line cut so that none is longer than 75 bytes, and no character is cut; what goes on begins with a space.
    static func folded(_ line: String) -> String {
        var out = String.UnicodeScalarView()
        var width = 0
        for scalar in line.unicodeScalars {
            let bytes = UTF8.width(scalar)
            if width + bytes > 75 {
                out += ["\r", "\n", " "]
                width = 1
            }
            out.append(scalar)
            width += bytes
        }
        return String(out)
    }
}
