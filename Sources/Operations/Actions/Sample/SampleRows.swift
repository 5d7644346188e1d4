import Programme

/// Made-up rows behind the sample's numbers. Every row says that it is a sample.
struct SampleRows {
    let quarter: Quarter
    /// How many rows of this feed were made before, so that no two are the same.
    let before: Int

    /// The rows that make a feed count so many more in the quarter; nil for a feed that the sample does not draw on.
    ///
    /// - Parameter count: rows; for `places` the places that were added.
    func rows(of feed: FeedReference, adding count: Int) -> [[String: String]] {
        switch feed.ledger {
        case "events": (0..<count).map { event(feed.feed, $0, of: count) }
        case "trainings": (0..<count).map { training(feed.feed, $0, of: count) }
        case "pairings", "hope-rooms", "judicial-relief": (0..<count).map { care(feed.ledger, $0, of: count) }
        case "honours": (0..<count).map { honour($0, of: count) }
        case "school-grounds": (0..<count).map { school($0, of: count) }
        case "childcare": childcare(feed.feed, count)
        default: (0..<count).map { place(feed, $0, of: count) }
        }
    }

    /// A day of the quarter, the rows spread over its last two thirds: the notice came in its first month.
    func day(_ index: Int, of count: Int) -> String {
        quarter.firstDay.adding(days: 30 + index * 58 / max(count, 1)).description
    }

    private func number(_ index: Int) -> Int { before + index + 1 }

    private static let towns = [
        "城东街道", "城西街道", "山头街道", "域城镇", "白塔镇", "八陡镇", "石马镇", "源泉镇", "池上镇", "博山镇",
    ]

    private func town(_ index: Int) -> String { Self.towns[number(index) % Self.towns.count] }

    private func event(_ feed: String, _ index: Int, of count: Int) -> [String: String] {
        let shapes: [String: (title: String, kind: String, topic: String)] = [
            "anti-bullying": ("预防校园欺凌报告", "talk", "bullying"),
            "womens-health": ("女性健康科普巡讲", "lecture", "womens-health"),
            "family-education": ("家庭教育巡讲", "lecture", "family-education"),
            "opera": ("戏曲进校园", "performance", "opera"), "reading": ("少儿阅读推广", "reading", "books"),
            "science": ("科普大讲堂", "lecture", "science"), "contests": ("青少年机器人比赛", "contest", "science"),
            "fitness-training": ("妇女健身培训", "training", "fitness"),
            "job-fairs": ("女性就业专场招聘会", "job-fair", "jobs"),
        ]
        let shape = shapes[feed] ?? ("活动", "other", "other")
        let attendance = 60 + number(index) * 7 % 90
        return [
            "title": "\(shape.title)第\(number(index))场（样例）", "kind": shape.kind, "topic": shape.topic,
            "held_on": day(index, of: count), "starts_at": "09:30", "venue": "样例会场\(number(index))号",
            "attendance": String(attendance), "women": String(attendance / 2),
        ]
    }

    private func training(_ feed: String, _ index: Int, of count: Int) -> [String: String] {
        let isCounsellor = feed.hasPrefix("counsellor")
        // Some come again in the next quarter: 人次 is more than 人.
        let person = isCounsellor ? 900 + number(index) : before * 2 / 3 + index + 1
        return [
            "kind": isCounsellor ? "counsellor" : "domestic-service",
            "course": "\(isCounsellor ? "心理健康辅导" : "家政服务")培训（样例，\(quarter)）",
            "held_on": quarter.firstDay.adding(days: 50).description, "hours": isCounsellor ? "24" : "16",
            "trainer": "样例培训机构", "name": SamplePersons.name(person), "number": SamplePersons.woman(person),
            "passed": index % 9 == 0 ? "no" : "yes",
        ]
    }

    private func care(_ ledger: String, _ index: Int, of count: Int) -> [String: String] {
        let person = number(index)
        var row = ["name": SamplePersons.name(2000 + person), "number": SamplePersons.child(person)]
        switch ledger {
        case "pairings":
            row["kind"] = person % 3 == 0 ? "left-behind" : "difficult"
            row["town"] = town(index)
            row["volunteer"] = SamplePersons.name(3000 + person)
            row["paired_on"] = day(index, of: count)
        case "hope-rooms":
            row["town"] = town(index)
            row["home"] = "样例村\(person)号"
            row["built_on"] = day(index, of: count)
            row["cost"] = "3000"
        default:
            row["name"] = SamplePersons.name(4000 + person)
            row["number"] = SamplePersons.woman(400 + person)
            row["case_number"] = "样例救助\(person)号"
            row["decided_on"] = day(index, of: count)
            row["amount"] = "8000"
            row["group"] = "woman"
        }
        return row
    }

    private func honour(_ index: Int, of count: Int) -> [String: String] {
        [
            "kind": index % 2 == 0 ? "civilised" : "five-good", "level": "district",
            "awarded_on": day(index, of: count), "town": town(index),
            "name": SamplePersons.name(5000 + number(index)),
        ]
    }

    private func school(_ index: Int, of count: Int) -> [String: String] {
        [
            "school": "样例学校\(number(index))", "grounds": "track basketball",
            "opened_on": day(index, of: count),
            "weekends": "yes", "holidays": "yes", "weekend_from": "08:00", "weekend_until": "18:00",
            "fee": "free", "address": "\(town(index))样例路\(number(index))号",
        ]
    }

    /// Institutions of 40 places each; the last takes the rest.
    private func childcare(_ feed: String, _ count: Int) -> [[String: String]] {
        if feed == "public-institutions" { return [] }
        let number = max(1, count / 40)
        return (0..<number).map { index in
            let places = index == number - 1 ? count - 40 * (number - 1) : 40
            // The first of the programme's own is the public one that the notice promises.
            let isPublic = before == 0 && index == 0
            // What stood there before the programme began was opened the year before.
            let opened = before == 0 && !isPublic ? "\(quarter.year - 1)-09-01" : day(index, of: number)
            return [
                "name": "样例托育园\(quarter)-\(index + 1)", "change": "new",
                "kind": isPublic ? "independent" : "kindergarten", "nature": isPublic ? "public" : "private",
                "opened_on": opened, "places": String(places),
                "affordable_places": String(places / 2), "address": "\(town(index))样例路\(index + 1)号",
            ]
        }
    }

    private func place(_ feed: FeedReference, _ index: Int, of count: Int) -> [String: String] {
        let (number, day) = (number(index), day(index, of: count))
        let address = "\(town(index))样例路\(number)号"
        switch feed.ledger {
        case "mothers-rooms":
            return [
                "name": "样例妈妈小屋\(number)", "host": "样例单位\(number)", "kind": "union",
                "demonstration": "yes", "since": day, "area": "15", "address": address,
            ]
        case "child-friendly-communities":
            return [
                "name": "样例社区\(number)", "town": town(index), "kind": "community", "recognised_on": day,
                "score": "18",
            ]
        case "practice-bases":
            return [
                "name": "样例实践基地\(number)", "kind": "science", "on_map": "yes", "since": day,
                "address": address,
            ]
        case "childrens-parks":
            return ["name": "样例儿童乐园\(number)", "level": "town", "opened_on": day, "address": address]
        default:
            let isLibrary = feed.feed == "town-libraries"
            return [
                "name": isLibrary ? "样例儿童图书馆\(number)" : "样例阅读空间\(number)",
                "kind": isLibrary ? "library" : "space", "level": "town", "opened_on": day, "seats": "60",
                "books": "3000", "address": address,
            ]
        }
    }

    /// 100 villages that were assessed in the quarter, `met` households of them together; the assessment before ends.
    func villages(met: Int, households: Int, before: (met: Int, day: Day)?) -> [[String: String]] {
        let today = quarter.firstDay.adding(days: 60)
        func rows(_ met: Int, _ day: Day, until end: Day?) -> [[String: String]] {
            (0..<100).map { index in
                var row = [
                    "town": Self.towns[index % 10], "village": "样例村\(index + 1)",
                    "assessed_on": day.description, "households": String(share(households, index)),
                    "met": String(share(met, index)),
                ]
                row["replaced_on"] = end?.description
                return row
            }
        }
        return (before.map { rows($0.met, $0.day, until: today) } ?? []) + rows(met, today, until: nil)
    }

    /// A hundredth, the rest with the first.
    private func share(_ number: Int, _ index: Int) -> Int {
        number / 100 + (index < number % 100 ? 1 : 0)
    }
}
