/// Finds where an action's targets stand in the notice.
///
/// A plan keeps a target's words, not their place: they are looked for in their commitment's stretch, and two
/// commitments of one clause never get the same place.
enum TargetPlaces {
    /// The places by commitment. One that is not here has no target, or one that the office wrote.
    static func of(_ action: Action, in text: NoticeText) -> [ID<Commitment>: TextSpan] {
        var places: [ID<Commitment>: TextSpan] = [:]
        var taken: Set<TextSpan> = []
        for commitment in action.commitments.sorted(by: { $0.source.start < $1.source.start }) {
            guard let words = commitment.target?.text, !words.isEmpty, commitment.source.length > 0,
                let place = text.find(words, in: commitment.source, except: taken)
            else { continue }
            taken.insert(place)
            places[commitment.id] = place
        }
        return places
    }
}
