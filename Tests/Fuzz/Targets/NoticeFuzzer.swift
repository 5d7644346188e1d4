import Foundation
import Programme

/// The text of a notice, then what the command line prints of it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: Input.data(bytes, count), as: UTF8.self)
    guard let notice = try? NoticeParser().parse(text) else { return 0 }
    let scalars = Array(text.unicodeScalars)
    func isInside(_ span: TextSpan) -> Bool {
        span.start >= 0 && span.start <= span.end && span.end <= scalars.count
    }
    for action in notice.actions {
        precondition(isInside(action.source))
        for commitment in action.commitments {
            precondition(isInside(commitment.source))
            let words = scalars[commitment.source.start..<commitment.source.end]
            precondition(words.elementsEqual(commitment.text.unicodeScalars))
        }
    }
    precondition(notice.diagnostics.allSatisfy { isInside($0.source) })
    let json = notice.json { "\($0.key)" }
    precondition((try? JSONSerialization.jsonObject(with: json)) is [String: Any])
    return 0
}
