import Documents
import Foundation

/// A delimited text file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let reader = try? CSVReader(data: Input.data(bytes, count)) else { return 0 }
    var last = (number: 0, line: 0)
    try? reader.readRows { row in
        precondition(row.number == last.number + 1 && row.line > last.line && !row.fields.isEmpty)
        last = (row.number, row.line)
    }
    return 0
}
