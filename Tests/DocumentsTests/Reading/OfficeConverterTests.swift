import Foundation
import Testing

@testable import Documents

struct OfficeConverterTests {
    static let hasOffice = FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")

    @Test(.enabled(if: OfficeConverterTests.hasOffice), arguments: ["doc", "rtf", "odt"])
    func readsOldFormats(format: String) throws {
        let data = try OfficeSamples.fixture("python-docx.\(format)")
        let document = try DocumentReader.read(data, name: "方案.\(format)")
        #expect(document.format.rawValue == format)
        #expect(document.text.contains("关于印发《方案》的通知\n各镇（街道）：\n1. 第一项\n2. 第二项"))
        #expect(document.text.contains("工作任务 | 牵头单位 | 时限 |\n建立档案 | 卫健局 | 12月底前 |"))
    }

    @Test(.enabled(if: OfficeConverterTests.hasOffice))
    func readsWordFilesByTheNameOfWPS() throws {
        let document = try DocumentReader.read(OfficeSamples.fixture("python-docx.doc"), name: "方案.wps")
        #expect(document.format == .wps)
        #expect(document.text.hasPrefix("关于印发《方案》的通知\n"))
    }

    @Test func namesThePackageThatIsMissing() {
        let none = OfficeConverter(searchPath: ["/nowhere"])
        let expected = ["program": "soffice", "package": "libreoffice-writer-nogui"]
        #expect(throws: DocumentError("document.tool-missing", expected)) {
            try DocumentReader.read(Data("{\\rtf1 x}".utf8), name: "a.rtf", converter: none)
        }
        let sheet = ["program": "soffice", "package": "libreoffice-calc-nogui"]
        #expect(throws: DocumentError("document.tool-missing", sheet)) {
            try none.convert(Data("x".utf8), from: "xls", to: "xlsx")
        }
    }

    @Test func refusesFormatsThatAreNoExtension() {
        for format in ["../x", "do c", "", "a/b"] {
            let expected = DocumentError("document.format-unsupported", ["format": format])
            #expect(throws: expected) {
                try OfficeConverter().convert(Data("x".utf8), from: format, to: "docx")
            }
        }
    }

    private func run(_ script: String, seconds: Double = 5, outputBytes: Int = 1_000) throws -> (
        Int32, String
    ) {
        try PrivateFolder.with { folder in
            let run = ToolRun(
                program: "/bin/sh", arguments: ["-c", script], folder: folder, seconds: seconds,
                outputBytes: outputBytes)
            let status = try run.run()
            return (status, String(decoding: run.contents(of: "stdout"), as: UTF8.self))
        }
    }

    @Test func runsAProgramApart() throws {
        let (status, output) = try run("echo \"$HOME\"; env | wc -l; ls /proc/self/fd | wc -l; exit 7")
        let lines = output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(status == 7)
        // Four variables of ours; the shell adds PWD and perhaps one or two more.
        #expect((Int(lines[1]) ?? 99) <= 7)
        // Standard input, output, errors and the folder that `ls` lists.
        #expect(lines[2] == "4")
        #expect(!FileManager.default.fileExists(atPath: lines[0]))
        #expect(try run("kill -9 $$").0 == -1)
    }

    @Test func endsAProgramThatTakesTooLongWithItsChildren() throws {
        let mark = FileManager.default.temporaryDirectory.path + "/mark-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: mark) }
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(throws: DocumentError("document.tool-timeout", ["program": "sh", "seconds": "0"])) {
                try run("(sleep 1; touch \(mark)) & sleep 30", seconds: 0.3)
            }
        }
        #expect(time < .seconds(5))
        usleep(1_200_000)
        #expect(!FileManager.default.fileExists(atPath: mark))
    }

    @Test func endsAProgramThatWritesTooMuch() {
        #expect(throws: DocumentError("document.tool-output", ["program": "sh", "limit": "1000"])) {
            try run("while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxx; done")
        }
    }

    @Test func keepsItsFolderPrivateAndDeletesIt() throws {
        var kept = ""
        #expect(throws: DocumentError("x")) {
            try PrivateFolder.with { folder in
                kept = folder
                let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
                #expect(mode == 0o700)
                throw DocumentError("x")
            }
        }
        #expect(!kept.isEmpty && !FileManager.default.fileExists(atPath: kept))
    }
}
