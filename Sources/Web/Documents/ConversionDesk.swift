import Operations
import Programme

/// Documents that take seconds to make: started by a form, waited for on a page, fetched once they are ready.
///
/// One at a time, since each conversion is a whole program of its own; what nobody fetches is forgotten.
actor ConversionDesk {
    /// A document that was asked for.
    struct Conversion: Sendable {
        /// How far it is.
        enum State: Sendable {
            case waiting
            case ready(IssuedFile)
            case failed(Problem)
        }

        let id: String
        /// Who asked: nobody else sees it.
        let person: ID<Person>
        /// What it is, so that the same is not made twice at once.
        let key: String
        let started: Instant
        var state = State.waiting

        var isWaiting: Bool {
            if case .waiting = state { true } else { false }
        }
    }

    /// How many may wait; more is a crowd that one program cannot serve.
    static let mostWaiting = 20
    /// How many finished ones are kept, and for how many seconds.
    private static let mostKept = 10, keptSeconds = 600

    private var conversions: [Conversion] = []
    private var last: Task<Void, Never>?

    /// Begins to make a document; gives the identifier to wait with.
    ///
    /// Throws `issue.busy` when too many wait.
    func start(
        id: String, key: String, by person: ID<Person>, at now: Instant,
        _ work: @escaping @Sendable () async throws -> IssuedFile
    ) throws -> String {
        forget(at: now)
        if let same = conversions.first(where: { $0.person == person && $0.key == key && $0.isWaiting }) {
            return same.id
        }
        guard conversions.count(where: \.isWaiting) < ConversionDesk.mostWaiting else {
            throw Problem(.unavailable, "issue.busy")
        }
        conversions.append(Conversion(id: id, person: person, key: key, started: now))
        let before = last
        last = Task {
            await before?.value
            await finish(id, work)
        }
        return id
    }

    /// A document that this person asked for; throws 404 for anybody else's and for a forgotten one.
    func conversion(_ id: String, of person: ID<Person>, at now: Instant) throws -> Conversion {
        forget(at: now)
        guard let found = conversions.first(where: { $0.id == id && $0.person == person }) else {
            throw Problem(.notFound, "issue.forgotten")
        }
        return found
    }

    private func finish(_ id: String, _ work: @Sendable () async throws -> IssuedFile) async {
        let state: Conversion.State
        do { state = .ready(try await work()) } catch let problem as Problem {
            state = .failed(problem)
        } catch {
            state = .failed(OutsideFault.problem(of: error) ?? Problem(.unavailable, "issue.failed"))
        }
        if let index = conversions.firstIndex(where: { $0.id == id }) { conversions[index].state = state }
    }

    private func forget(at now: Instant) {
        conversions.removeAll {
            !$0.isWaiting && now.seconds - $0.started.seconds > ConversionDesk.keptSeconds
        }
        let finished = conversions.filter { !$0.isWaiting }.map(\.id)
        let surplus = Set(finished.dropLast(ConversionDesk.mostKept))
        conversions.removeAll { surplus.contains($0.id) }
    }
}
