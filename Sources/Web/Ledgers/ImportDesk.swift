import Operations
import Programme

/// Imports that are under way: begun by a form, watched on a page. A file of a million rows takes some ten seconds.
///
/// One at a time in each region's program, since each reads a file with all there is; what it found is kept with the upload
/// itself, so that nothing is lost when this forgets.
actor ImportDesk {
    /// One run.
    struct Run: Sendable {
        let isDryRun: Bool
        var rows = 0
        /// Of the file, from 0 to 1.
        var share = 0.0
        var isOver = false
        /// Why it did not come to an end.
        var problems: [Problem] = []
    }

    private var runs: [String: Run] = [:]
    private var order: [String] = []
    private var last: Task<Void, Never>?

    /// How many runs are remembered, and how many may wait.
    private static let most = 200, mostWaiting = 20

    /// Begins a run unless one of this upload is under way; throws `ledger-import.busy`.
    func start(
        _ upload: String, isDryRun: Bool,
        _ work:
            @escaping @Sendable (_ progress: @escaping @Sendable (ImportProgress) -> Void) async throws ->
            Void
    ) throws {
        if let run = runs[upload], !run.isOver { return }
        guard runs.values.count(where: { !$0.isOver }) < ImportDesk.mostWaiting else {
            throw Problem(.unavailable, "ledger-import.busy")
        }
        if runs.updateValue(Run(isDryRun: isDryRun), forKey: upload) == nil { order.append(upload) }
        forget()
        let before = last
        last = Task {
            await before?.value
            await carry(upload, work)
        }
    }

    /// The run of an upload; nil when there was none, or it is forgotten.
    func run(_ upload: String) -> Run? { runs[upload] }

    private func carry(
        _ upload: String,
        _ work: @Sendable (_ progress: @escaping @Sendable (ImportProgress) -> Void) async throws -> Void
    ) async {
        var problems: [Problem] = []
        do {
            try await work { progress in Task { await self.note(upload, progress) } }
        } catch let problem as Problem {
            problems = [problem]
        } catch let many as Problems {
            problems = many.all
        } catch {
            problems = [OutsideFault.problem(of: error) ?? Problem(.unavailable, "ledger-import.failed")]
        }
        runs[upload]?.problems = problems
        runs[upload]?.isOver = true
    }

    private func note(_ upload: String, _ progress: ImportProgress) {
        guard let run = runs[upload], !run.isOver, progress.share >= run.share else { return }
        runs[upload]?.rows = progress.rows
        runs[upload]?.share = progress.share
    }

    private func forget() {
        while order.count > ImportDesk.most, let gone = order.firstIndex(where: { runs[$0]?.isOver ?? true })
        {
            runs[order.remove(at: gone)] = nil
        }
    }
}
