"""Writing a long list to a spreadsheet: this program's RowWriter and XlsxWriter with constant_memory.

    python Benchmarks/xlsx.py [--rows 100000] [--runs 5] [--bench PATH]

Build first: swift build -c release --package-path Benchmarks
"""

import argparse
import datetime
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def write_with_xlsxwriter(rows, path):
    """The peer's part: the same rows as `bench xlsx-write`."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("台账")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    heads = ["编号", "姓名", "编码", "地点", "日期", "左", "右", "量", "结果", "备注"]
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head)
    places = ["东镇", "西镇", "南镇", "北镇", "中镇", "山镇", "水镇", "东街道", "西街道"]
    number, string = sheet.write_number, sheet.write_string
    for row in range(rows):
        at = row + 1
        number(at, 0, row + 1)
        string(at, 1, "居民%06d" % row)
        string(at, 2, "9999992020%08d" % row)
        string(at, 3, places[row % len(places)])
        sheet.write_datetime(at, 4, datetime.date(2023, row % 12 + 1, row % 28 + 1), day)
        number(at, 5, 4 + row % 13 / 10)
        number(at, 6, 4 + row % 12 / 10)
        number(at, 7, 10 + row % 997 / 100)
        string(at, 8, "异常" if row % 7 == 0 else "正常")
        string(at, 9, "随访 & 复查 %d" % (row % 50))
    book.close()


def main():
    if sys.argv[1:2] == ["--peer"]:
        return write_with_xlsxwriter(int(sys.argv[2]), sys.argv[3])
    from harness import compare

    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--rows", type=int, default=100_000)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--bench", default=os.path.join(HERE, ".build", "release", "bench"))
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = os.path.join(folder, "a.xlsx"), os.path.join(folder, "b.xlsx")
        compare(
            f"write {chosen.rows} rows of 10 columns",
            ("RowWriter", [chosen.bench, "xlsx-write", str(chosen.rows), ours]),
            ("XlsxWriter constant_memory",
             [sys.executable, os.path.abspath(__file__), "--peer", str(chosen.rows), theirs]),
            chosen.runs)
        for label, path in (("RowWriter", ours), ("XlsxWriter", theirs)):
            print(f"{label:<28} {os.path.getsize(path) / 1e6:8.2f} MB of file")


if __name__ == "__main__":
    main()
