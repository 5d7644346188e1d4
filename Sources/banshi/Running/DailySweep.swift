import Foundation
import Logging
import Operations
import Programme

/// What the server tidies at its start and once a day, for every region of its database.
struct DailySweep: Sendable {
    let office: Office
    let logger: Logger

    /// Sweeps until it is cancelled. What fails is logged and tried again the next day: no page depends on it.
    func run() async {
        while !Task.isCancelled {
            await once()
            try? await Task.sleep(for: .seconds(86_400))
        }
    }

    private func once() async {
        do {
            for region in try await ReadRegister(office).regions() {
                try await SweepKeptAnswers(office.of(region.code))()
                let swept = try await SweepEvidence(office.of(region.code))()
                guard swept != SweepEvidence.Swept() else { continue }
                logger.info("evidence that no report names: \(swept.rows) rows, \(swept.files) files removed")
            }
        } catch { logger.error("sweeping evidence: \(OutsideFault.forLog(error))") }
    }
}
