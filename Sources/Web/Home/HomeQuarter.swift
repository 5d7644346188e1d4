import Operations
import Programme

/// Which quarters a start page is about.
enum HomeQuarter {
    /// The quarter on which this reader has something to do; nil for those who only read.
    static func pressing(_ view: PlanView, _ reader: Person) -> Quarter? {
        let waiting: (ReportLine) -> Bool
        switch reader.role {
        case .reporter: waiting = { $0.unit.id == reader.unit && $0.isOwed }
        case .leader: waiting = { $0.unit.id == reader.unit && ($0.state == .draft || $0.state == .signed) }
        case .reviewer: waiting = { $0.state == .submitted }
        default: return nil
        }
        let busy = view.openedPeriods.map(\.quarter).filter { view.reports(in: $0).contains(where: waiting) }
        // What was handed in for a quarter that nobody was asked for waits for the office all the same. A unit is shown
        // what it began for such a quarter on every page: what it owes comes first.
        let asked = view.askedPeriods
        let periods = view.openedPeriods.filter { period in
            asked.contains(period) || reader.role == .reviewer && busy.contains(period.quarter)
        }
        return Period.mostPressing(of: periods, waiting: Set(busy), on: view.today)
    }

    /// The other quarters of a plan in which something is left for this reader, with how much.
    static func others(_ view: PlanView, than shown: Quarter, _ words: PlanWords) -> [Link] {
        let isOffice = view.reader.role == .reviewer
        return view.openedPeriods.map(\.quarter).filter { $0 != shown }.compactMap { quarter in
            let count = view.reports(in: quarter, of: isOffice ? nil : view.reader.unit).count {
                isOffice ? $0.state == .submitted : $0.isAtHand
            }
            guard count > 0 else { return nil }
            return Link(
                words: words(
                    isOffice ? "home.waiting-elsewhere" : "home.owed-elsewhere",
                    ["quarter": words.quarter(quarter), "count": String(count)]),
                path: "/?quarter=\(quarter)")
        }
    }
}
