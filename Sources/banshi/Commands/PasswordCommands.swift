import ArgumentParser
import Database
import Foundation
import Glibc
import Operations
import Programme
import Web

extension UserCommand {
    /// `banshi user password NAME`.
    struct Password: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("设置登录密码", "Set somebody's password for signing in"),
            discussion: say(
                "密码从标准输入读取一行，不作为参数：参数会留在命令记录里。",
                "The password is one line of standard input, never an argument: those stay in the shell's history."
            ))

        @OptionGroup var shared: SharedOptions
        @Argument(help: .init(say("姓名", "The name"))) var name: String
        @Flag(
            help: .init(
                say("下次登录时不要求修改（本人自己输入时用）", "Do not ask for a change at the next sign-in: its owner types it")
            ))
        var keep = false

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let isTerminal = isatty(STDIN_FILENO) == 1
            if isTerminal { console.ask(console.words("cli.password-ask", ["name": name])) }
            let password = HiddenLine.read()
            if isTerminal {
                console.ask(console.words("cli.password-again"))
                guard HiddenLine.read() == password else { throw Problem(.invalid, "password.again") }
            }
            try await SetPassword(office)(
                name: name, password: password, mustChange: !keep,
                by: office.person(named: Person.consoleName))
            console.line(console.words("cli.password-set", ["name": name]))
        }
    }

    /// `banshi user reset-password NAME`.
    struct ResetPassword: BanshiCommand {
        static let configuration = CommandConfiguration(
            commandName: "reset-password",
            abstract: say("重设密码，给出一次性密码", "Replace a forgotten password by one for a single sign-in"))

        @OptionGroup var shared: SharedOptions
        @Argument(help: .init(say("姓名", "The name"))) var name: String

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let person = try await office.person(named: name)
            let password = try await Operations.ResetPassword(office)(
                person: person.id, by: office.person(named: Person.consoleName))
            console.note(console.words("cli.password-reset", ["name": person.name]))
            console.line(password)
        }
    }
}

/// A line of standard input that a terminal does not show.
private enum HiddenLine {
    static func read() -> String {
        var shown = termios()
        let isTerminal = tcgetattr(STDIN_FILENO, &shown) == 0
        if isTerminal {
            var hidden = shown
            hidden.c_lflag &= ~tcflag_t(ECHO)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        }
        defer {
            if isTerminal {
                tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
                FileHandle.standardError.write(Data("\n".utf8))
            }
        }
        return readLine() ?? ""
    }
}
