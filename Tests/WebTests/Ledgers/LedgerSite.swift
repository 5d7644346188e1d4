import Foundation
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

extension TestSite {
    /// The trainings' paths.
    var trainings: LedgerPath { LedgerPath(TestLedger.trainings.name) }

    /// A training's form as its page sends it.
    func trainingForm(
        _ person: Int, _ day: Day = Fixed.day(5, 10), course: String = "care", more: [String: String] = [:]
    ) -> [(String, String)] {
        District.training(person, day, course: course, more: more).sorted { $0.key < $1.key }.map {
            (RecordInput.prefix + $0.key, $0.value)
        }
    }

    /// Adds a training through its form; gives the record's path.
    func addTraining(
        _ number: Int, _ day: Day = Fixed.day(5, 10), as person: Person? = nil, course: String = "care",
        more: [String: String] = [:]
    ) async throws -> String {
        let answer = try await post(
            trainings.new, as: person ?? cast.reporter, trainingForm(number, day, course: course, more: more))
        #expect(answer.status == 303, "\(answer.body.suffix(3000))")
        return try #require(answer.location)
    }
}
