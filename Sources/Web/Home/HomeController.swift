import Hummingbird
import HummingbirdCore
import Operations
import Programme

/// The start page: what there is to do for whoever is signed in.
struct HomeController {
    @Sendable func show(_ visit: Visit) async throws -> Response {
        let (programme, input) = try await PlanController.open(visit)
        let words = PlanWords(words: try visit.words)
        let person = try visit.person
        guard var view = programme.plan else {
            return try visit.page(
                NextStepsPage(programme, person, title: words("nav.home"), area: .home, words))
        }
        // Figures are read of the latest quarter that has ended; work is done on the one that needs it.
        if input.quarter == nil, let pressing = HomeQuarter.pressing(view, person) {
            view = try view.at(pressing)
        }
        switch person.role {
        case .reporter, .leader:
            guard let unit = view.unit(person.unit) else { throw Problem(.notFound, "page.not-found") }
            let reminders = try await ReadReminders(visit.office).unread(by: person)
            let others =
                try await HomeOrders.links(visit) + others(visit, view, programme, words)
            return try visit.page(UnitHomePage(unit, view, programme, reminders, others, words))
        case .reviewer:
            let others =
                try await HomeOrders.links(visit) + others(visit, view, programme, words)
            return try visit.page(OfficeHomePage(view, programme, others, words))
        case .districtLeader: return try visit.page(DistrictHomePage(view, programme, words))
        case .administrator, .auditor, .console:
            return try visit.page(DeskHomePage(view, person, words))
        }
    }

    /// Where else there is something to do: in other quarters of the plan, and in the plan before it, which may not be
    /// finished when the next comes into force.
    private func others(
        _ visit: Visit, _ view: PlanView, _ programme: ProgrammeView, _ words: PlanWords
    ) async throws -> [Link] {
        var views = [view]
        if let before = programme.years.first(where: { $0.isConfirmed && $0.year < view.plan.year }) {
            let opened = try await ReadPlan(visit.office, visit.site.books)(
                year: before.year, by: view.reader)
            if let plan = opened.plan { views.insert(plan, at: 0) }
        }
        return views.flatMap { HomeQuarter.others($0, than: view.quarter, words) }
    }
}
