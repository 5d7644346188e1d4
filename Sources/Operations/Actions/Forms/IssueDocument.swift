import Database
import Foundation
import Programme

/// A document that everybody who is signed in may have.
public enum IssuedDocument: String, Sendable, CaseIterable {
    /// 进展情况报表, filled.
    case progress
    /// 季度通报.
    case bulletin
    /// 责任分解表.
    case breakdown
    /// The annex as issued, without progress.
    case blank
    /// 数据来源清单.
    case sources

    /// Whether it holds a quarter's values, which can change until the quarter is locked.
    public var isOfQuarter: Bool { self == .progress || self == .bulletin || self == .sources }

    /// In which shapes it is made.
    public var shapes: [DocumentShape] { DocumentShape.allCases }
}

/// A document's file.
public struct IssuedFile: Sendable {
    /// Its bytes.
    public var data: Data
    /// Its name, in Chinese like the document.
    public var name: String
    /// Its shape.
    public var shape: DocumentShape

    /// A file.
    public init(data: Data, name: String, shape: DocumentShape) {
        self.data = data
        self.name = name
        self.shape = shape
    }
}

/// Makes official documents for whoever may have them.
public struct IssueDocument: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The document of a quarter; of the quarter's year where it holds no quarter's values.
    ///
    /// - Throws: `person.not-allowed` for who may no longer act; what `MakeOfficialForm` throws.
    public func callAsFunction(
        _ document: IssuedDocument, as shape: DocumentShape, quarter: Quarter, by person: Person
    ) async throws -> IssuedFile {
        let fileName = try await office.database.read { db in
            try name(of: document, shape, quarter, person, db)
        }
        let kind: OfficialFormKind =
            switch document {
            case .progress, .blank: .progress
            case .bulletin: .bulletin
            case .breakdown: .breakdown
            case .sources: .sources
            }
        let data = try await MakeOfficialForm(office)(
            kind, as: shape, quarter: quarter, isBlank: document == .blank)
        return IssuedFile(data: data, name: fileName, shape: shape)
    }

    /// The quarters of the latest plan, or of a year's, with whether they are locked.
    ///
    /// - Throws: `person.not-allowed`, `plan.none`, `plan.not-confirmed`.
    public func periods(year: Int? = nil, by person: Person) async throws -> [Period] {
        try await office.database.read { db in
            try person.mayReadDocuments(in: office.jurisdiction)
            let plan = try PlanStore.find(year: year, in: office.jurisdiction, db)
            guard plan.status == .confirmed else {
                throw Problem(.conflict, "plan.not-confirmed", ["year": String(plan.year)])
            }
            return try PeriodStore.all(of: plan, db)
        }
    }

    private func name(
        of document: IssuedDocument, _ shape: DocumentShape, _ quarter: Quarter, _ person: Person,
        _ db: any Connection
    ) throws -> String {
        try person.mayReadDocuments(in: office.jurisdiction)
        let plan = try PlanStore.find(year: quarter.year, in: office.jurisdiction, db)
        let period = try PeriodStore.find(quarter, of: plan, db)
        let jurisdiction = try PeopleStore.jurisdiction(office.jurisdiction, in: db)
        let name =
            switch document {
            case .progress: DocumentNames.progress(quarter)
            case .bulletin: DocumentNames.bulletin(quarter)
            case .breakdown: DocumentNames.breakdown(plan.year)
            case .blank: DocumentNames.blank(plan.year)
            case .sources: DocumentNames.sources(quarter)
            }
        return DocumentNames.file(
            name, isProvisional: document.isOfQuarter && !period.isLocked, isSample: jurisdiction.isSample,
            ending: shape.rawValue)
    }
}

extension Person {
    /// Throws `person.not-allowed` unless this person may act at all: official documents are for every role.
    fileprivate func mayReadDocuments(in jurisdiction: JurisdictionCode) throws {
        try mayAct(
            as: .administrator, .reviewer, .leader, .reporter, .districtLeader, .auditor, in: jurisdiction)
    }
}
