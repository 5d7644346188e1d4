import Foundation
import Logging
import Operations
import Programme
import Web

/// Tells people and other systems what happened, while the server runs; tells units what falls due, every hour.
struct NoticeService: Sendable {
    /// How long nothing has to have happened before it looks again.
    static let pause = Duration.seconds(1)
    /// Seconds between two looks at what falls due. Each thing is told once, however often it looks.
    static let dueEvery = 3600

    let office: Office
    let settings: DeliverySettings
    let telling: EventTelling
    let data: URL
    let logger: Logger

    /// Goes on until it is cancelled. What fails is logged and tried again: no page depends on it.
    func run() async {
        var nextDue = 0
        var lock: DeliveryLock?
        while !Task.isCancelled {
            do {
                let now = office.now().seconds
                if now >= nextDue {
                    nextDue = now + NoticeService.dueEvery
                    try await prepare()
                }
                try await HandOnEvents(office, settings)()
                lock = lock ?? DeliveryLock(data: data)
                if lock != nil { try await deliver() }
            } catch is CancellationError {
                return
            } catch {
                logger.error("telling others: \(OutsideFault.forLog(error))")
                try? await Task.sleep(for: .seconds(10))
            }
            try? await Task.sleep(for: NoticeService.pause)
        }
    }

    private func prepare() async throws {
        for region in try await ReadRegister(office).regions() {
            let count = try await PrepareDueAlerts(office.of(region.code))()
            if count > 0 { logger.info("due days: \(count) units told") }
        }
    }

    private func deliver() async throws {
        let sent = try await DeliverOutbox(
            office, settings, telling, chance: { Double.random(in: 0..<1) })()
        if sent.failed > 0 { logger.warning("deliveries: \(sent.delivered) arrived, \(sent.failed) did not") }
    }
}
