import Foundation
import HTTPTypes
import Hummingbird
import Operations
import Programme

/// A request whose token, scope, role, parameters and body were checked: what an endpoint's handler gets.
struct Call: Sendable {
    let site: Site
    let endpoint: Endpoint
    let context: WebContext
    let holder: TokenHolder
    let parameters: [String: String]
    let body: JSON
    let file: UploadedFile?
    let key: IdempotencyKey?

    /// On whose behalf; the audit log names the token beside them.
    var person: Person { holder.person }

    /// The office of their region.
    var office: Office { site.office(of: person.jurisdiction) }

    var words: Localizer {
        get throws { try site.renderer(context.view.language).words }
    }

    /// A parameter that was sent.
    subscript(_ name: String) -> String? { parameters[name] }

    /// A part of the path.
    func text(_ name: String) -> String { parameters[name] ?? "" }

    func int(_ name: String) -> Int? { parameters[name].flatMap { JSON.whole($0) } }

    func quarter(_ name: String = "quarter") throws -> Quarter {
        guard let quarter = Quarter(text(name)) else { throw Problem(.notFound, "page.not-found") }
        return quarter
    }

    /// A text of the body; empty when it was not sent.
    func typed(_ name: String) -> String { body[name]?.text ?? "" }

    /// The name of a unit of the region, by the ID in the path.
    func unitName(_ name: String = "unit") async throws -> String {
        let id = ID<Programme.Unit>(text(name))
        guard let unit = try await ReadRegister(office).units(by: person).first(where: { $0.id == id }) else {
            throw Problem(.notFound, "report.not-found")
        }
        return unit.name.rawValue
    }

    /// Changes something, once at most under the request's key.
    ///
    /// - Parameters:
    ///   - act: the action, in the office that it is given; what it returns must be what its transaction gave.
    ///   - answer: what is answered, made of the action's result alone: under a key it runs inside the transaction.
    ///   - kept: what is kept under the key, where the first answer holds a secret; the answer itself otherwise.
    func write<Result: Sendable>(
        _ act: @Sendable (Office) async throws -> Result,
        answer: @escaping @Sendable (Result) throws -> JSON,
        kept: (@Sendable (Result) throws -> JSON)? = nil
    ) async throws -> Answer {
        guard let key else { return .json(try answer(try await act(office))) }
        let status = if case .json(let status, _) = endpoint.result { status } else { 200 }
        let write = KeyedWrite(key) { result in
            guard let result = result as? Result else { throw AnswerMismatch() }
            return KeptAnswer(
                status: status, body: String(decoding: try (kept ?? answer)(result).bytes, as: UTF8.self))
        }
        do {
            if let kept = try await ReadKeptAnswer(office)(write) { throw kept }
            return .json(try answer(try await act(office.answering(write))))
        } catch let kept as KeptAnswer {
            return .kept(status: kept.status, body: kept.body)
        }
    }

    /// An action whose transaction gives something else than it returns: a fault of the program, which undoes the change.
    private struct AnswerMismatch: Error {}
}
