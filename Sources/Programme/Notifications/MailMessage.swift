import Foundation

/// A letter in plain text (RFC 5322 and MIME). Whatever stands in the subject and the text, no header can come of it.
public struct MailMessage: Hashable, Sendable {
    /// Who sends.
    public var from: MailAddress
    /// Who reads.
    public var to: MailAddress
    /// What it is about, on one line.
    public var subject: String
    /// What it says.
    public var text: String
    /// The delivery, the same at each attempt: the reader's program knows a letter again by it.
    public var delivery: ID<Delivery>
    /// The event.
    public var event: ID<OutboxEvent>
    /// When.
    public var at: Instant

    /// A letter.
    public init(
        from: MailAddress, to: MailAddress, subject: String, text: String, delivery: ID<Delivery>,
        event: ID<OutboxEvent>, at: Instant
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.delivery = delivery
        self.event = event
        self.at = at
    }

    /// As it goes over the wire, with `\r\n` at the ends of lines.
    public var data: Data {
        let head = [
            "From: <\(from.text)>", "To: <\(to.text)>", "Subject: \(MailMessage.word(subject))",
            "Date: \(MailMessage.date(at))",
            "Message-ID: <\(MailMessage.plain(delivery.rawValue))@\(from.domain)>",
            "X-Banshi-Event: \(MailMessage.plain(event.rawValue))",
            // Nobody's absence note should answer to it (RFC 3834).
            "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
        ]
        let body = Data(text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8)
        return Data((head + ["", MailMessage.lines(body), ""]).joined(separator: "\r\n").utf8)
    }

    /// A text as encoded words (RFC 2047) of at most 75 characters, a line each.
    static func word(_ text: String) -> String {
        // A word may hold 45 bytes, and no character may be cut.
        var words: [String] = []
        var held: [UInt8] = []
        func close() {
            words.append("=?utf-8?B?\(Data(held).base64EncodedString())?=")
            held = []
        }
        for scalar in text.unicodeScalars where scalar.properties.generalCategory != .control {
            let bytes = Array(String(scalar).utf8)
            if held.count + bytes.count > 45 { close() }
            held += bytes
        }
        if !held.isEmpty || words.isEmpty { close() }
        return words.joined(separator: "\r\n ")
    }

    /// Base 64 in lines of 76.
    private static func lines(_ data: Data) -> String {
        let text = Array(data.base64EncodedString().utf8)
        return stride(from: 0, to: text.count, by: 76).map {
            String(decoding: text[$0..<min($0 + 76, text.count)], as: UTF8.self)
        }.joined(separator: "\r\n")
    }

    /// `Mon, 03 Jul 2023 09:00:00 +0800`.
    static func date(_ instant: Instant) -> String {
        let day = instant.day
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let seconds = instant.seconds - Instant(day, hour: 0).seconds
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(two).joined(separator: ":")
        return "\(days[day.weekday - 1]), \(two(day.day)) \(months[day.month - 1]) \(day.year) \(time) +0800"
    }

    /// Identifiers are ours, but nothing that stands in a header is taken on trust.
    private static func plain(_ text: String) -> String {
        text.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }
}
