extension String {
    /// Without spaces, tabs, newlines and ideographic spaces at either end.
    var trimmingSpaces: String {
        let kept = unicodeScalars.drop { $0.properties.isWhitespace }
        guard let end = kept.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(kept[...end])
    }
}
