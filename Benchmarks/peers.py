"""The peers' part of the spreadsheet comparisons, with the same rows as `bench xlsx-write`.

    python Benchmarks/peers.py xlsxwriter ROWS PATH      # constant_memory, strings in the cells
    python Benchmarks/peers.py shared ROWS PATH          # a table of shared strings, as spreadsheet programs write
    python Benchmarks/peers.py calamine PATH
    python Benchmarks/peers.py openpyxl PATH

Each prints as a line of JSON how long the work took, imports not counted.
"""

import datetime
import json
import sys
import time

HEADS = ["编号", "姓名", "编码", "地点", "日期", "左", "右", "量", "结果", "备注"]
PLACES = ["东镇", "西镇", "南镇", "北镇", "中镇", "山镇", "水镇", "东街道", "西街道"]


def write(rows, path, constant_memory):
    import xlsxwriter

    begin = time.perf_counter()
    book = xlsxwriter.Workbook(path, {"constant_memory": constant_memory})
    sheet = book.add_worksheet("台账")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    number, string = sheet.write_number, sheet.write_string
    for column, head in enumerate(HEADS):
        string(0, column, head)
    for row in range(rows):
        at = row + 1
        number(at, 0, row + 1)
        string(at, 1, "居民%06d" % row)
        string(at, 2, "9999992020%08d" % row)
        string(at, 3, PLACES[row % len(PLACES)])
        sheet.write_datetime(at, 4, datetime.date(2023, row % 12 + 1, row % 28 + 1), day)
        number(at, 5, 4 + row % 13 / 10)
        number(at, 6, 4 + row % 12 / 10)
        number(at, 7, 10 + row % 997 / 100)
        string(at, 8, "异常" if row % 7 == 0 else "正常")
        string(at, 9, "随访 & 复查 %d" % (row % 50))
    book.close()
    return {"seconds": time.perf_counter() - begin}


def counted(rows, begin):
    """Counts the values; what the count takes is not the reader's."""
    seconds = time.perf_counter() - begin
    cells = sum(sum(value is not None and value != "" for value in row) for row in rows)
    return {"seconds": seconds, "rows": len(rows), "cells": cells}


def calamine(path):
    import python_calamine

    begin = time.perf_counter()
    rows = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return counted(rows, begin)


def openpyxl_read_only(path):
    import openpyxl

    begin = time.perf_counter()
    book = openpyxl.load_workbook(path, read_only=True)
    rows = cells = 0
    for row in book.worksheets[0].iter_rows(values_only=True):
        rows += 1
        cells += len(row)
    book.close()
    return {"seconds": time.perf_counter() - begin, "rows": rows, "cells": cells}


def main(name, *arguments):
    if name in ("xlsxwriter", "shared"):
        return write(int(arguments[0]), arguments[1], name == "xlsxwriter")
    return {"calamine": calamine, "openpyxl": openpyxl_read_only}[name](*arguments)


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
