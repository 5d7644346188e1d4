import Foundation
import TestSupport
import Testing

@Suite("What the command line says, and where", .serialized)
struct OutputTests {
    @Test("every command explains itself, in both languages")
    func help() async throws {
        try await Program.fresh { banshi async throws in
            for language in ["zh-Hans", "en"] {
                var program = banshi
                program.language = language
                var open: [[String]] = [[]]
                var seen = 0
                while let command = open.popLast() {
                    let run = try await program.run(command + ["--help"])
                    #expect(run.status == 0 && run.err.isEmpty, "\(command) \(run.err)")
                    #expect(run.out.contains("USAGE: " + (["banshi"] + command).joined(separator: " ")))
                    let isChinese = run.out.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
                    #expect(isChinese == (language == "zh-Hans"), "\(command) in \(language)")
                    seen += 1
                    guard let list = run.out.range(of: "SUBCOMMANDS:\n") else { continue }
                    for line in run.out[list.upperBound...].split(separator: "\n") {
                        // Two spaces, the name, then its abstract; deeper lines go on with an abstract.
                        guard line.hasPrefix("  "), let first = line.dropFirst(2).first, first.isLetter else {
                            continue
                        }
                        let name = String(line.dropFirst(2).prefix { $0 != " " })
                        if name.allSatisfy({ $0.isASCII && $0.isLowercase }) { open.append(command + [name]) }
                    }
                }
                #expect(seen > 35, "\(seen) commands in \(language)")
            }
        }
    }

    @Test("English when the environment says so, Chinese otherwise")
    func language() async throws {
        try await Program.fresh { banshi async throws in
            let missing = ["notice", "parse", "gone.txt"]
            #expect(try await banshi.run(missing, ["BANSHI_LANGUAGE": "en"]).err.hasPrefix("There is no"))
            #expect(try await banshi.run(missing, ["BANSHI_LANGUAGE": ""]).err.contains("找不到"))
            let locale = ["BANSHI_LANGUAGE": "", "LC_ALL": "en_GB.UTF-8"]
            #expect(try await !banshi.run(missing, locale).err.contains("找不到"))
            #expect(try await !banshi.run(missing + ["--language", "en"]).err.contains("找不到"))
        }
    }

    @Test("a notice as JSON is the contract's shape, and standard output holds nothing else")
    func notice() async throws {
        try await Program.fresh { banshi async throws in
            let run = try await banshi("notice", "parse", "notice.txt", "--format", "json")
            let root = try #require(try run.json() as? [String: Any])
            #expect(
                Set(root.keys) == [
                    "documentNumber", "title", "issuer", "issuedOn", "recipients", "disclosure",
                    "interpretedBy",
                    "attachments", "actions", "diagnostics",
                ])
            let action = try #require((root["actions"] as? [[String: Any]])?.first)
            #expect(Set(action.keys) == ["ordinal", "title", "units", "dueOn", "commitments", "source"])
            let commitment = try #require((action["commitments"] as? [[String: Any]])?.first)
            #expect(Set(commitment.keys) == ["subject", "kind", "target", "dueOn", "text", "source"])
            let target = try #require(commitment["target"] as? [String: Any])
            #expect(Set(target.keys) == ["comparator", "value", "unit", "per", "text"])
            let diagnostic = try #require((root["diagnostics"] as? [[String: Any]])?.first)
            #expect(Set(diagnostic.keys) == ["severity", "code", "message", "source"])
            let refused = try await banshi("notice", "parse", "gone.txt", "--format", "json")
            #expect(refused.status == 65 && refused.out.isEmpty)
            #expect(try refused.problemCodes() == ["file.missing"])
        }
    }

    @Test("progress, status, plan, people, check and audit as JSON")
    func json() async throws {
        try await Program.confirmed { banshi async throws in
            func list(_ arguments: String...) async throws -> [[String: Any]] {
                let run = try await banshi.run(arguments + ["--format", "json"])
                #expect(run.status == 0, "\(arguments) \(run.err)")
                return try run.json() as? [[String: Any]] ?? []
            }
            let lines = try await list("progress", "show", "--quarter", "2023Q2", "--by", "commitment")
            #expect(lines.count == 8)
            let needed: Set = ["action", "commitment", "status", "quarter", "time", "light"]
            for line in lines {
                #expect(needed.isSubset(of: line.keys))
                // Nothing is reported: there is no number, and no 0 in its place.
                #expect(line["status"] as? String == "notReported" && line["light"] as? String == "grey")
                #expect(line["value"] == nil || line["value"] is NSNull)
                #expect(line["actual"] == nil || line["actual"] is NSNull)
            }
            #expect(try await list("progress", "show", "--quarter", "2023Q2", "--by", "action").count == 3)
            #expect(try await !list("progress", "show", "--quarter", "2023Q2", "--by", "unit").isEmpty)
            let status = try await list("report", "status", "--quarter", "2023Q2")
            #expect(
                status.allSatisfy {
                    $0["state"] as? String == "none" && $0["needsReporting"] as? Bool == true
                })
            #expect(try await list("user", "list").count == 7)
            #expect(try await list("check").allSatisfy { $0["severity"] as? String == "warning" })
            let plan = try await banshi("plan", "show", "--format", "json").json() as? [String: Any]
            #expect(plan?["status"] as? String == "confirmed" && plan?["year"] as? Int == 2023)
            let audit = try await banshi("audit", "verify", "--format", "json").json() as? [String: Any]
            #expect(audit?["entries"] as? Int == 9)
            let head = try #require(audit?["head"] as? String)
            #expect(try await banshi("audit", "verify", "--head", head).status == 0)
            #expect(try await banshi("audit", "verify", "--head", "0").status == 65)
            let unknown = try await banshi(
                "report", "status", "--quarter", "2023Q2", "--unit", "无此", "--format", "json")
            #expect(try unknown.problemCodes() == ["unit.not-found"])
        }
    }

    @Test("forms go out and come back; one that is at fault does not stop the others")
    func forms() async throws {
        try await Program.confirmed { banshi async throws in
            let blank = try await banshi("report", "blank", "--quarter", "2023Q2", "--output", "forms")
            let written = blank.out.split(separator: "\n").map(String.init)
            #expect(blank.status == 0 && written.count == 5, "\(blank.out) \(blank.err)")
            let own = try #require(written.first { $0.contains("区卫生健康局") })
            let other = try #require(written.first { $0.contains("区妇联") })
            let run = try await banshi("report", "import", "notice.txt", other, own, "--as", "区卫生健康局联络员")
            #expect(run.status == 65)
            #expect(run.out.split(separator: "\n").count == 1 && run.out.contains(own))
            #expect(run.err.contains("notice.txt") && run.err.contains(other))
            let leader = try await banshi("report", "import", own, "--dry-run", "--as", "区卫生健康局负责人")
            #expect(leader.status == 77 && leader.out.isEmpty)
            for file in ["annex.docx", "annex.xlsx"] {
                let annex = try await banshi("form", "progress", "--blank", "-o", file)
                #expect(annex.status == 0 && annex.out == "\(file)\n" && annex.err.isEmpty)
            }
        }
    }

    @Test("importing a notice again says so and asks for nothing")
    func again() async throws {
        try await Program.fresh { banshi async throws in
            try await banshi("init")
            let first = try await banshi("plan", "import", "notice.txt")
            #expect(first.status == 0 && first.out.split(separator: "\n").count == 1)
            // What it was unsure of is told beside the result.
            #expect(first.err.contains("相关镇人民政府"))
            let second = try await banshi("plan", "import", "notice.txt")
            #expect(second.status == 0 && second.out.contains("已经导入过"))
            let refused = try await banshi("plan", "confirm")
            #expect(refused.status == 65 && refused.err.split(separator: "\n").count == 10)
        }
    }
}
