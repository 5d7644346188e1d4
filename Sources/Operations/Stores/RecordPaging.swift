import Database
import Programme

extension RecordStore {
    /// Some rows in the order of the table.
    struct Slice {
        var records: [StoredRecord] = []
        /// Whether more rows follow in the direction of reading.
        var hasMore = false
        /// How far was read in that direction: where the next page begins.
        var reached: RecordCursor?
    }

    /// How many rows are looked at for one page when a feed's condition cannot be asked of the database.
    static let scanLimit = 10_000

    /// What is to be asked of each row beside the query's columns; nil where nothing is.
    private static func rest(_ query: RecordQuery, _ ledger: Ledger) -> FeedRows? {
        guard let feed = query.feed.flatMap({ ledger.feed($0) }) else { return nil }
        let rows = FeedRows(feed, through: query.through)
        let facets = Set(ledger.facets.map(\.name))
        return rows.isWhole && rows.required.keys.allSatisfy(facets.contains) ? nil : rows
    }

    /// A page. With a feed whose condition the database cannot ask it may hold fewer rows than there are; it says where
    /// it ended.
    static func page(
        _ query: RecordQuery, _ ledger: Ledger, in region: JurisdictionCode, _ db: any Connection
    ) throws -> Slice {
        guard var rest = rest(query, ledger) else {
            return try slice(query, limit: query.limit, ledger, in: region, db)
        }
        let isBackwards = query.after?.isBackwards ?? false
        var (page, next, seen) = (Slice(), query, 0)
        repeat {
            let part = try slice(next, limit: 500, ledger, in: region, db)
            let ordered = isBackwards ? part.records.reversed() : part.records
            for (place, record) in ordered.enumerated() {
                page.reached = RecordCursor(day: record.day, id: record.id, isBackwards: isBackwards)
                guard rest.contains(record.fields) else { continue }
                page.records.append(record)
                if page.records.count == query.limit {
                    page.hasMore = part.hasMore || place + 1 < ordered.count
                    break
                }
            }
            seen += ordered.count
            if page.records.count < query.limit { page.hasMore = part.hasMore }
            next.after = page.reached
        } while page.records.count < query.limit && page.hasMore && seen < scanLimit
        if isBackwards { page.records.reverse() }
        return page
    }

    private static func slice(
        _ query: RecordQuery, limit: Int, _ ledger: Ledger, in region: JurisdictionCode,
        _ db: any Connection
    ) throws -> Slice {
        let isBackwards = query.after?.isBackwards ?? false
        let descends = (query.order == .newest) != isBackwards
        var start: SQL = ""
        if let after = query.after {
            start =
                descends
                ? "AND (day, id) < (\(after.day), \(after.id))"
                : "AND (day, id) > (\(after.day), \(after.id))"
        }
        let direction: SQL = descends ? "DESC" : "ASC"
        var records = try db.rows(
            """
            SELECT \(fragment: columns) FROM records WHERE \(fragment: condition(query, ledger, region))
            \(fragment: start) ORDER BY day \(fragment: direction), id \(fragment: direction)
            LIMIT \(limit + 1)
            """
        ).map(record)
        let hasMore = records.count > limit
        if hasMore { records.removeLast() }
        let reached = records.last.map { RecordCursor(day: $0.day, id: $0.id, isBackwards: isBackwards) }
        return Slice(
            records: isBackwards ? records.reversed() : records, hasMore: hasMore, reached: reached)
    }

    /// How many fit, and whether there may be more: beyond `countLimit` rows, or `scanLimit` rows that had to be looked
    /// at one by one, they are not counted.
    static func count(
        _ query: RecordQuery, _ ledger: Ledger, in region: JurisdictionCode, _ db: any Connection
    ) throws -> (count: Int, isCapped: Bool) {
        guard var rest = rest(query, ledger) else {
            let count: Int =
                try db.value(
                    """
                    SELECT count(*) FROM (
                        SELECT 1 FROM records WHERE \(fragment: condition(query, ledger, region))
                        LIMIT \(countLimit + 1)) AS some
                    """) ?? 0
            return (min(count, countLimit), count > countLimit)
        }
        var (count, seen) = (0, 0)
        try db.forEach(
            """
            SELECT fields FROM records WHERE \(fragment: condition(query, ledger, region))
            ORDER BY day DESC, id DESC LIMIT \(scanLimit + 1)
            """
        ) { row in
            seen += 1
            guard seen <= scanLimit else { return }
            if rest.contains(try FlatJSON.values(try row.get("fields"))) { count += 1 }
        }
        return (min(count, countLimit), seen > scanLimit || count > countLimit)
    }
}
