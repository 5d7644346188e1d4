import Documents
import Foundation

/// A text file or a web page; the first byte says by which name it goes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let data = Input.data(bytes, count)
    guard let first = data.first else { return 0 }
    let name = first & 1 == 0 ? "a.txt" : "a.html"
    let content = Data(data.dropFirst())
    _ = try? DocumentReader.read(content, name: name, converter: OfficeConverter(searchPath: []))
    return 0
}
