import Documents

/// `xlsx-write ROWS PATH`: a list of ten mixed columns, made up as it is written.
func writeSheet(_ arguments: [String]) throws {
    guard arguments.count == 2, let rows = Int(arguments[0]) else {
        throw DocumentError("bench.usage", ["usage": "xlsx-write ROWS PATH"])
    }
    let columns: [RowWriter.Column] = [
        .init("编号", .number()), .init("姓名"), .init("编码", width: 20), .init("地点"), .init("日期", .day),
        .init("左", .number()), .init("右", .number()), .init("量", .number()), .init("结果"),
        .init("备注", width: 24),
    ]
    let begin = ContinuousClock.now
    let places = ["东镇", "西镇", "南镇", "北镇", "中镇", "山镇", "水镇", "东街道", "西街道"]
    let writer = try RowWriter(path: arguments[1], sheet: "台账", columns: columns)
    for row in 0..<rows {
        let day = row % 28 + 1
        try writer.append([
            .number(Double(row + 1)),
            .text("居民" + padded(row, 6)),
            .text("9999992020" + padded(row, 8)),
            .text(places[row % places.count]),
            .day(year: 2023, month: row % 12 + 1, day: day),
            .number(4 + Double(row % 13) / 10),
            .number(4 + Double(row % 12) / 10),
            .number(10 + Double(row % 997) / 100),
            .text(row % 7 == 0 ? "异常" : "正常"),
            .text("随访 & 复查 \(row % 50)"),
        ])
    }
    try writer.close()
    print(#"{"seconds": \#(begin.duration(to: .now) / Duration.seconds(1))}"#)
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
