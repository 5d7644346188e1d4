import Operations
import Programme

/// What supervision has to say on start pages: orders to answer for a unit, replies to read and suggestions for the
/// office.
enum HomeOrders {
    static func links(_ visit: Visit) async throws -> [Link] {
        let view: SupervisionView
        do { view = try await ReadSupervision(visit.office, visit.site.books)(by: visit.person) } catch let
            problem as Problem
            where ["plan.none", "plan.not-confirmed"].contains(problem.code)
        { return [] }
        let words = try visit.words
        guard view.reader.unit == nil else {
            return view.orders.filter { $0.state == .sent }.map { order in
                Link(
                    words: words(
                        "supervision.home-answer",
                        [
                            "number": order.number.description,
                            "level": words("order.level-\(order.level.rawValue)"),
                            "day": order.replyBy?.description ?? "",
                        ]), path: SupervisionWords.path(order.id))
            }
        }
        let counts = [
            ("supervision.home-replied", view.orders.count { $0.state == .replied }),
            ("supervision.home-suggested", view.suggestions.count),
        ]
        return counts.filter { $0.1 > 0 }.map {
            Link(words: words($0.0, ["count": String($0.1)]), path: "/supervision")
        }
    }
}
