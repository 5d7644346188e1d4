import Documents
import Foundation

/// `xlsx-read PATH`: every cell of the first sheet as a value; prints how many, and what the numbers add up to.
func readSheet(_ arguments: [String]) throws {
    guard arguments.count == 1 else { throw DocumentError("bench.usage", ["usage": "xlsx-read PATH"]) }
    var rows = 0
    var cells = 0
    var sum = 0.0
    let begin = ContinuousClock.now
    try XlsxReader(path: arguments[0]).readRows(sheet: 0) { row in
        rows += 1
        for cell in row.cells {
            switch cell.value {
            case .empty: continue
            case .number(_, let value): sum += value
            case .text, .date, .boolean, .error: break
            }
            cells += 1
        }
    }
    let seconds = begin.duration(to: .now) / Duration.seconds(1)
    print(#"{"seconds": \#(seconds), "rows": \#(rows), "cells": \#(cells), "sum": \#(sum)}"#)
}
