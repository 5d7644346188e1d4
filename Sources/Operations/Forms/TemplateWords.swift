import Programme

/// The words of the workbooks that ledgers produce. They stand in files, which are read long after and elsewhere, so both
/// languages are here, beside what they speak of, and not among the words of pages.
struct TemplateWords {
    let language: String

    init(_ language: String) { self.language = language }

    private func say(_ chinese: String, _ english: String) -> String {
        language.hasPrefix("en") ? english : chinese
    }

    var sheet: String { say("说明", "Notes") }
    var unit: String { say("责任单位", "Unit") }
    var wrongTitle: String { say("填写有误", "Not accepted") }
    var wrongChoice: String { say("请从列表中选择。", "Choose from the list.") }
    var wrongNumber: String { say("请填写不小于0的数字。", "A number of at least 0.") }
    var yesNo: [String] { [say("是", "yes"), say("否", "no")] }
    var columns: [String] {
        [say("栏目", "Column"), say("必填", "Required"), say("填什么", "What"), say("提示", "Hint")]
    }
    var unitKind: String { say("单位名称，与系统中一致", "The unit's name as registered") }
    /// The heads that only the rows sent back have.
    var reason: String { say("退回原因", "Reason") }
    var rowNumber: String { say("原行号", "Row") }

    var lines: [String] {
        [
            say(
                "一条记录填一行，从第3行开始填；不要合并单元格，不要改动表头。",
                "One record a row, from row 3 on. No merged cells; leave the heads as they are."),
            say("带 * 的栏目必填。合计行不必填写，导入时会略过。", "Columns with * are required. Rows of totals are passed over."),
            say(
                "身份证号等长数字须为文本格式（本表已设好）。从别处粘贴时请选“只粘贴文本”，否则后几位会变成0。",
                "Long numbers such as identity numbers must be text, as they are here. Paste as text only: otherwise the last digits become 0."
            ),
        ]
    }

    /// What is to be written into a field.
    func kind(_ field: Field) -> String {
        switch field.kind {
        case .text: say("文字", "Text")
        case .integer: say("整数", "A whole number")
        case .decimal: say("数字，最多四位小数", "A number, four decimals at most")
        case .date: say("日期，如 2023-04-27", "A day such as 2023-04-27")
        case .time: say("时间，如 18:30", "A time such as 18:30")
        case .yesNo: say("是或否", "yes or no")
        case .choice: field.choices.map { $0.label.words(language) }.joined(separator: say("、", ", "))
        case .choices:
            say("可多项，用顿号隔开：", "One or more, commas between: ")
                + field.choices.map { $0.label.words(language) }.joined(separator: say("、", ", "))
        case .location:
            say("纬度 经度，如 36.497519 117.852439", "Latitude and longitude, such as 36.497519 117.852439")
        case .identityNumber: say("18位公民身份号码", "Identity number of 18 characters")
        case .personName: say("姓名", "Name")
        case .phone: say("电话号码", "Telephone number")
        }
    }

    // What an export says of itself.

    /// Who took it out, and when.
    func exported(_ person: String, _ at: String) -> String {
        say("\(at) 由\(person)导出", "Exported by \(person), \(at)")
    }

    var personalWarning: String {
        say(
            "含个人信息，仅限工作使用，不得外传；用后删除。",
            "Holds personal information: for work only, not to be passed on; delete after use.")
    }

    var maskedWarning: String {
        say("个人信息已遮盖，本表不能用于导入。", "Personal information is masked: this file cannot be imported again.")
    }

    func count(_ rows: Int) -> String { say("共\(rows)条记录", "\(rows) records") }
}
