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
            return try visit.page(UnitHomePage(unit, view, programme, reminders, words))
        case .reviewer: return try visit.page(OfficeHomePage(view, programme, words))
        case .districtLeader: return try visit.page(DistrictHomePage(view, programme, words))
        case .administrator, .auditor, .console:
            return try visit.page(DeskHomePage(view, person, words))
        }
    }
}

/// Which quarter a start page is about.
enum HomeQuarter {
    /// The quarter on which this person has something to do; nil for those who only read.
    static func pressing(_ view: PlanView, _ person: Person) -> Quarter? {
        let waiting: (ReportLine) -> Bool
        switch person.role {
        case .reporter: waiting = { $0.unit.id == person.unit && $0.isOwed }
        case .leader: waiting = { $0.unit.id == person.unit && ($0.state == .draft || $0.state == .signed) }
        case .reviewer: waiting = { $0.state == .submitted }
        default: return nil
        }
        let asked = view.askedPeriods
        let busy = asked.map(\.quarter).filter { view.reports(in: $0).contains(where: waiting) }
        return Period.mostPressing(of: asked, waiting: Set(busy), on: view.today)
    }
}
