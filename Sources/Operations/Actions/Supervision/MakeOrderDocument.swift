import Documents
import Foundation
import Programme

/// Makes the document of an order (督办单).
public struct MakeOrderDocument: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The file, as the order stands now: with the replies that have come. Where the commitment stands is what stands in
    /// it today.
    ///
    /// - Throws: what `ReadSupervision.order` throws.
    public func callAsFunction(_ id: ID<SupervisionOrder>, by person: Person) async throws -> IssuedFile {
        let (view, order) = try await ReadSupervision(office).order(id, by: person)
        let (action, commitment) = try view.desk.commitment(order.commitment)
        let line = view.line(order.commitment)
        let form = OrderForm.make(
            OrderForm.Source(
                order: order, action: action, commitment: commitment,
                standing: CommitmentStanding(
                    figure: line?.figure ?? .none,
                    progress: line?.progress
                        ?? Progress(of: commitment, figure: .none, plan: view.plan, on: view.today)),
                quarter: view.quarter, dueOn: view.desk.due(commitment), unit: view.name(of: order.unit),
                jurisdiction: view.jurisdiction))
        return IssuedFile(
            data: try OfficialForms.docx(form),
            name: DocumentNames.file(
                DocumentNames.order(order.number), isProvisional: false,
                isSample: view.jurisdiction.isSample, ending: "docx"), shape: .docx)
    }
}
