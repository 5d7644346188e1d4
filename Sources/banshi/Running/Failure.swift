import ArgumentParser
import Database
import Documents
import Foundation
import Operations
import Programme
import Web

/// What went wrong, as exit code and as what is told: the table of the command line's contract.
struct Failure {
    enum Exit: Int32 {
        case input = 65
        case unavailable = 69
        case ours = 70
        case cannotWrite = 73
        case notAllowed = 77
    }

    let exit: Exit
    let problems: [Problem]

    init(_ error: any Error) {
        switch error {
        case let problem as Problem:
            problems = [problem]
            exit = Failure.exit(of: problem.kind)
        case let many as Problems:
            problems = many.all
            exit = many.all.first.map { Failure.exit(of: $0.kind) } ?? .ours
        case let error as DocumentError:
            problems = [Problem(.invalid, error.code, error.details, at: error.position)]
            exit =
                error.code == "document.tool-missing"
                ? .unavailable
                : ["document.cannot-write", "document.temporary-folder"].contains(error.code)
                    ? .cannotWrite : .input
        case let error as DatabaseError:
            problems = [Problem(.conflict, error.code, error.details)]
            exit = Failure.exit(of: error)
        case let error as CannotWrite:
            problems = [Problem(.unavailable, "file.cannot-write", ["path": error.path])]
            exit = .cannotWrite
        default:
            // The error's own words may hold what was typed or stored: only its kind is told.
            problems = [Problem(.unavailable, "program.fault", ["kind": "\(type(of: error))"])]
            exit = .ours
            // The administrator can ask for the fault's own words when nothing personal can be in them.
            if ProcessInfo.processInfo.environment["BANSHI_TRACE"] == "1" {
                FileHandle.standardError.write(Data("\(error)\n".utf8))
            }
        }
    }

    private static func exit(of kind: Problem.Kind) -> Exit {
        switch kind {
        case .invalid, .notFound, .conflict: .input
        case .forbidden: .notAllowed
        case .unavailable: .unavailable
        }
    }

    private static func exit(of error: DatabaseError) -> Exit {
        switch (error.kind, error.code) {
        case (.missing, _), (.corrupt, _), (_, "database.migration-unknown"),
            (_, "database.migration-edited"), (_, "database.migration-order"),
            (_, "database.text-with-null"), (_, "database.location-invalid"):
            .input
        case (.busy, _), (_, "database.engine-unavailable"): .unavailable
        case (.full, _), (.readOnly, _), (_, "database.backup-exists"), (_, "database.backup-unsound"),
            (_, "database.cannot-open"):
            .cannotWrite
        default: .ours
        }
    }

    /// Tells every problem on standard error, as lines or as JSON.
    func tell(_ console: Console, as format: OutputFormat, file: String? = nil) {
        switch format {
        case .json:
            let list = problems.map { problem in
                JSONProblem(
                    code: problem.code, kind: problem.kind.rawValue,
                    message: console.words.text(problem.message),
                    position: problem.position, details: problem.message.details, file: file)
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let data = (try? encoder.encode(["problems": list])) ?? Data()
            console.note(String(decoding: data, as: UTF8.self))
        case .text:
            for problem in problems {
                let place = [file, problem.position].compactMap { $0 }.joined(separator: " ")
                console.note((place.isEmpty ? "" : place + "：") + console.words.text(problem.message))
            }
        }
    }

    private struct JSONProblem: Encodable {
        var code: String
        var kind: String
        var message: String
        var position: String?
        var details: [String: String]
        var file: String?
    }
}

/// A command that works on the settings and the console.
protocol BanshiCommand: AsyncParsableCommand {
    var shared: SharedOptions { get }
    /// How problems are told.
    var problemFormat: OutputFormat { get }

    /// What flags of the command's own say, by the settings' keys.
    var flags: [String: String?] { get }

    func run(_ settings: Settings, _ console: Console) async throws
}

extension BanshiCommand {
    var problemFormat: OutputFormat { .text }
    var flags: [String: String?] { [:] }

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let console = try Console(Settings.language(shared, environment))
        do {
            let source = try await SettingSource(flags: shared.flags.merging(flags) { first, _ in first })
            let settings = try Settings(source, language: Settings.language(shared, environment))
            // A language that only a file sets is spoken from here on.
            let spoken =
                settings.language == console.words.language ? console : try Console(settings.language)
            try await run(settings, spoken)
        } catch let code as ExitCode {
            throw code
        } catch let usage as ValidationError {
            throw usage
        } catch {
            let failure = Failure(error)
            failure.tell(console, as: problemFormat)
            throw ExitCode(failure.exit.rawValue)
        }
    }
}
