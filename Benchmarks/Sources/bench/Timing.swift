import Documents

/// Does a piece of work again and again and prints, as one line of JSON, how long the first time and the middle one
/// took, in milliseconds.
///
/// The first time includes what is set up once in a process, such as tables of words.
func time<Result>(_ runs: Int, count: String, _ work: () throws -> Result, size: (Result) -> Int) throws {
    guard runs > 0 else { throw DocumentError("bench.usage", ["usage": "RUNS is at least 1"]) }
    let clock = ContinuousClock()
    var results: [Int] = []
    let times = try (0..<runs).map { _ in
        try clock.measure { results.append(size(try work())) } / Duration.milliseconds(1)
    }
    guard Set(results).count == 1, let result = results.first, let first = times.first else {
        throw DocumentError("bench.unstable", ["results": "\(Set(results))"])
    }
    let sorted = times.sorted()
    let median = (sorted[(runs - 1) / 2] + sorted[runs / 2]) / 2
    print(#"{"first_ms": \#(first), "median_ms": \#(median), "runs": \#(runs), "\#(count)": \#(result)}"#)
}
