import Foundation
import Operations
import Programme

extension District {
    /// Another district in the same database: its people, its notice and, in the end, its units carry a mark that nobody
    /// outside may ever read. Its plan of 2023 is in force, that of 2024 a draft.
    public func neighbour(_ code: String, mark: String) async throws -> District {
        let office = self.office.of(try JurisdictionCode(code))
        // The region's own name is public: the page for signing in lists it.
        let console = try await SetUp(office)(
            name: "第\(code)区", units: FixtureNotice.units.map { try UnitName($0) })
        let cast = try await Cast.join(office, console: console, prefix: mark)
        let neighbour = District(office: office, folder: folder, location: location, cast: cast)
        try await neighbour.draft(FixtureNotice.marked(mark, year: 2023))
        try await ConfirmPlan(office)(acceptSuggestions: true, by: cast.reviewer)
        _ = try await ImportNotice(office)(
            FixtureNotice.marked(mark, year: 2024), fileName: "\(mark).txt", by: cast.reviewer)
        return neighbour
    }

    /// Gives every unit the mark, too. `Cast.unit` names none of them any more: the last step.
    public func markUnits(_ mark: String) async throws {
        for name in FixtureNotice.units {
            _ = try await RenameUnit(office)(
                try await unit(name).id, name: mark + name, by: cast.administrator)
        }
    }
}

extension FixtureNotice {
    /// The notice of a year with a mark in its headings and in every promise.
    public static func marked(_ mark: String, year: Int) -> Data {
        var text = self.text.replacing("2023", with: String(year))
        for words in ["托育服务", "健康讲座", "体检中心", "家庭教育", "妇女健康"] {
            text = text.replacing(words, with: mark + words)
        }
        return Data(text.utf8)
    }
}
