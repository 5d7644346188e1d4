import Foundation

/// The work to be timed, by name; each does what its peer in Python does, with the same data.
let works: [String: ([String]) throws -> Void] = [
    "xlsx-write": writeSheet
]

let arguments = CommandLine.arguments.dropFirst()
guard let name = arguments.first, let work = works[name] else {
    print("usage: bench \(works.keys.sorted().joined(separator: " | ")) …")
    exit(64)
}
do {
    try work(Array(arguments.dropFirst()))
} catch {
    print("bench: \(error)")
    exit(1)
}
