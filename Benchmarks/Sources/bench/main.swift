import Foundation

/// The work to be timed, by name; what has a peer in Python does the same there, with the same data.
let works: [String: ([String]) async throws -> Void] = [
    "annex": buildAnnex,
    "due-alerts": prepareAlerts,
    "ledger-read": readLedger,
    "parse": parseNotice,
    "xlsx-read": readSheet,
    "xlsx-write": writeSheet,
]

let arguments = CommandLine.arguments.dropFirst()
guard let name = arguments.first, let work = works[name] else {
    print("usage: bench \(works.keys.sorted().joined(separator: " | ")) …")
    exit(64)
}
do {
    try await work(Array(arguments.dropFirst()))
} catch {
    print("bench: \(error)")
    exit(1)
}
