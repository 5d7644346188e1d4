import Documents
import Foundation

/// A docx: a whole archive, or body, numbering, styles and properties to be put into one.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var data = Input.data(bytes, count)
    if !Input.isArchive(data) {
        let parts = Input.parts(data, 4)
        data = OfficeSamples.docx(parts[0], numbering: parts[1], styles: parts[2], custom: parts[3])
    }
    let limits = DocumentLimits(entryBytes: 4 << 20, totalUncompressedBytes: 8 << 20, xmlElements: 50_000)
    _ = try? DocumentReader.read(
        data, name: "a.docx", limits: limits, converter: OfficeConverter(searchPath: []))
    return 0
}
