import Operations
import Programme

extension PasswordWork {
    /// Hashes that cost next to nothing: what tests sign in with protects nobody.
    public static let cheap = PasswordWork(cost: Cost(n: 16, r: 1, p: 1))
}

extension District {
    /// A password that keeps the rules.
    public static let password = "Qingshi-river-17"

    /// Gives somebody `District.password`.
    public func givePassword(to person: Person, mustChange: Bool = false) async throws {
        try await SetPassword(office)(
            name: person.name, password: District.password, mustChange: mustChange, by: cast.console)
    }

    /// Somebody who is signed in, with the token for the cookie.
    public func signIn(_ person: Person, mustChange: Bool = false, on day: Day? = nil) async throws
        -> NewSession
    {
        try await givePassword(to: person, mustChange: mustChange)
        return try await SignIn(day.map { office(on: $0) } ?? office)(
            name: person.name, password: District.password, address: "192.0.2.1", userAgent: "Test/1")
    }
}
