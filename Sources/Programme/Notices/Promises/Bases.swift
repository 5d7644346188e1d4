import Foundation

/// What a number is a rate of: 每千人口, 每年, 元/人/年.
enum Bases {
    private static let nouns = Words<String>([
        ("人口 常住人口 居民", "residents"), ("学年", "school year"), ("年 年度", "year"), ("学期", "term"),
        ("季度 季", "quarter"), ("月", "month"), ("周", "week"), ("天 日", "day"), ("人 名 位", "person"),
        ("户 户家庭 家庭 个家庭", "household"),
        ("儿童 名儿童 个儿童 孩 个孩子 名孩子 孩子 名婴幼儿 婴幼儿 托位儿童 位儿童 名幼儿 童", "child"),
        ("名学生 学生 生 生均 位学生", "student"), ("名妇女 妇女 位妇女", "woman"), ("名老人 老人 位老人", "elder"),
        ("镇 乡镇 街道 镇街 镇(街道) 乡镇(街道) 镇(街) 个镇 个乡镇 个街道 个镇街 个镇(街道)", "town"),
        ("村 行政村 个村 个行政村", "village"), ("社区 个社区 村(社区) 个村(社区)", "community"),
        ("校 学校 所学校 个学校", "school"), ("班 班级 个班级 个班", "class"), ("县 区 县区 区县 个县区 个区县 县(区)", "county"),
        ("场 次 期", "event"), ("床 张床位 床位", "bed"), ("托位 个托位", "place"), ("例", "case"), ("亩", "mu"),
        ("平方米 平米", "square metre"), ("公里", "kilometre"), ("份 件 副 册 次性 支 剂 针", "item"),
        ("处 所 家 座 个 台 辆 间 套", "unit"),
    ])
    private static let plurals = ["person": "persons", "child": "children", "woman": "women"]

    /// A base after 每 at an index: its words and where it ends.
    static func leading(_ scalars: [Unicode.Scalar], at start: Int, before limit: Int) -> (
        per: String, end: Int
    )? {
        guard start < limit, scalars[start] == "每" else { return nil }
        var i = start + 1
        var amount: String?
        if let numeral = Numerals.read(scalars, at: i, before: limit) {
            amount = (numeral.value * numeral.scale).description
            i = numeral.end
            if i < limit, ["名", "个", "位"].contains(scalars[i]),
                nouns.match(scalars, at: i + 1, before: limit) != nil
            {
                i += 1
            }
        }
        guard let (length, noun) = nouns.match(scalars, at: i, before: limit) else { return nil }
        guard let amount, amount != "1" else { return (noun, i + length) }
        let plural = plurals[noun] ?? (noun.hasSuffix("s") ? noun : noun + "s")
        return ("\(amount) \(plural)", i + length)
    }

    /// Bases behind a unit: /人/年, 每年, 每人每月.
    static func trailing(_ scalars: [Unicode.Scalar], at start: Int, before limit: Int) -> (
        per: String, end: Int
    )? {
        var found: [String] = []
        var i = start
        while i < limit {
            if let (per, end) = leading(scalars, at: i, before: limit) {
                found.append(per)
                i = end
            } else if scalars[i] == "/" || !found.isEmpty && scalars[i] == "·",
                let (length, noun) = nouns.match(scalars, at: i + 1, before: limit)
            {
                found.append(noun)
                i += 1 + length
            } else {
                break
            }
        }
        return found.isEmpty ? nil : (found.joined(separator: " and "), i)
    }
}
