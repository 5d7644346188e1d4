import Documents
import Foundation
import Programme
import Testing

@testable import Operations

@Suite("Official forms as files")
struct OfficialFormFileTests {
    /// `BANSHI_FORM_SAMPLES` names a folder in which the files are left for other programs to open.
    @Test("Every form is written, twice the same")
    func written() throws {
        let forms = try ProducedForms.all()
        let again = try ProducedForms.all()
        for (first, second) in zip(forms, again) {
            #expect(first.data == second.data, "\(first.name) differs from one run to the next")
        }
        guard let folder = ProcessInfo.processInfo.environment["BANSHI_FORM_SAMPLES"] else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for form in forms { try form.data.write(to: URL(fileURLWithPath: folder + "/" + form.name)) }
    }
}
