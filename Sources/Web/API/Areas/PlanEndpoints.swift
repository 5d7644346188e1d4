import Operations
import Programme

/// Who the token acts for, the plan, its quarters and the units.
enum PlanEndpoints {
    static let year = Endpoint.Parameter.path("year", .int(1990...2100))

    static let all: [Endpoint] = [
        .get(
            "/me", "readMyself", .account, "Who the token acts for, and what it opens.", nil, .signedIn, [],
            .named(
                "Myself",
                .object([
                    .init("person", .id), .init("name", .plain),
                    .init("role", .code(Role.allCases.map(\.rawValue))), .init("unit", .nullable(.id)),
                    .init("region", .plain), .init("jurisdiction", .plain),
                    .init("token", .id), .init("tokenName", .plain), .init("expiresOn", .day),
                    .init("scopes", .list(.code(TokenScope.allCases.map(\.rawValue)))),
                ]))
        ) { call in
            let (person, token) = (call.person, call.holder.token)
            return .json(
                .of([
                    "person": .text(person.id.rawValue), "name": .text(person.name),
                    "role": .text(person.role.rawValue), "unit": .maybe(person.unit),
                    "region": .text(call.holder.jurisdiction.name),
                    "jurisdiction": .text(person.jurisdiction.rawValue), "token": .text(token.id.rawValue),
                    "tokenName": .text(token.name), "expiresOn": .text(token.expiresOn.description),
                    "scopes": .array(token.scopes.map(\.rawValue).sorted().map { .text($0) }),
                ]))
        },
        .get(
            "/plans", "listPlans", .plan, "The years that there are plans of, the latest first.", .planRead,
            .signedIn, [], PlanShapes.list("plans", PlanShapes.year)
        ) { call in
            let years = try await ReadPlan(call.office, call.site.books)(by: call.person).years
            return .json(
                .of([
                    "plans": .array(
                        years.map { .of(["year": .int($0.year), "confirmed": .bool($0.isConfirmed)]) })
                ]))
        },
        .get(
            "/plans/{year}", "readPlan", .plan, "A plan in force: its quarters, actions and commitments.",
            .planRead, .signedIn, [year], PlanShapes.plan
        ) { call in
            .json(PlanShapes.of(try await view(call, year: call.int("year"))))
        },
        .get(
            "/units", "listUnits", .plan, "The units of the region.", .planRead, .signedIn, [],
            PlanShapes.list("units", PlanShapes.unit)
        ) { call in
            let units = try await ReadRegister(call.office).units(by: call.person)
            return .json(.of(["units": .array(units.map(PlanShapes.of))]))
        },
    ]

    /// A plan in force; throws `browse.no-plan` where there is none.
    static func view(_ call: Call, year: Int?, quarter: Quarter? = nil) async throws -> PlanView {
        let read = ReadPlan(call.office, call.site.books)
        guard let plan = try await read(year: year, quarter: quarter, by: call.person).plan else {
            throw Problem(.notFound, "browse.no-plan", ["year": call["year"] ?? ""])
        }
        return plan
    }
}
