import Documents
import Foundation
import Operations
import Programme

/// A report form as it is issued, made once.
private struct Issued {
    let form: ReportForm
    let files: [(name: String, parts: Unpacked)]

    static let shared: Issued? = try? Issued()

    private init() throws {
        form = ReportForm.make(try FormFileSamples.context())
        files = [("a.xlsx", Unpacked(try form.xlsx())), ("a.docx", Unpacked(try form.docx()))]
    }
}

/// A report form that came back: the first byte says as which kind of file, the rest what was done to it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let issued = Issued.shared else { preconditionFailure("no form could be made") }
    let input = Input.data(bytes, count)
    var (name, parts) = issued.files[Int(input.first ?? 0) % issued.files.count]
    parts.edit(input.dropFirst())
    do {
        let filled = try FilledFormReader.read(parts.packed(), name: name)
        let contents = try issued.form.read(filled)
        let actions = Set(issued.form.context.sections.map(\.action.id))
        precondition(actions.isSuperset(of: contents.keys))
        for content in contents.values {
            precondition(content.narrative.unicodeScalars.count <= ReportForm.longestText)
        }
    } catch let error as Problem {
        precondition(input.count > 1, "the form as issued: \(error)")
    } catch let errors as Problems {
        precondition(input.count > 1 && !errors.all.isEmpty, "the form as issued: \(errors)")
    } catch {
        preconditionFailure("no problem but \(error)")
    }
    return 0
}
