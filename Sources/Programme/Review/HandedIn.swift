extension ReportRecord {
    /// The revisions that were handed in and not taken back, oldest first, each with the move that did it.
    ///
    /// What a unit writes before it submits is its own: the office is shown these and nothing else.
    public var submissions: [ReportMoveRecord] {
        moves.reduce(into: []) { stack, move in
            if move.move == .submit {
                stack.append(move)
            } else if move.move == .withdraw {
                // Only the latest submission can be taken back.
                _ = stack.popLast()
            }
        }
    }

    /// The revision that the office has; nil when nothing was handed in, or all of it was taken back.
    public var handedIn: Int? { submissions.last?.revision }

    /// The revision that the office had before the one it has: what a resubmitted report is compared with.
    public var handedInBefore: Int? { submissions.dropLast().last?.revision }

    /// Why the unit got it back the last time before it was handed in again; nil when it is the first submission.
    public var lastReturn: ReportMoveRecord? {
        guard let submission = submissions.last, let place = moves.lastIndex(of: submission) else {
            return nil
        }
        return moves[..<place].last { $0.move == .return || $0.move == .reopen }
    }
}
