"""Fills blank report forms as a unit's reporter would: in a spreadsheet program, unlocked cells only."""

import sqlite3

import openpyxl

NARRATIVE = "本季度具体措施及任务进度情况"
# The columns of a commitment's row, from 1: what this quarter brought, and the base of a rate.
AMOUNT, DENOMINATOR = 6, 7


def fill(blank, filled, mark, amount):
    """Writes `mark` into every narrative and `amount` into every number; gives how many narratives there are."""
    book = openpyxl.load_workbook(blank)
    sheet = book.worksheets[0]
    narratives = 0
    for row in sheet.iter_rows():
        for cell in row:
            if cell.protection.locked or isinstance(cell, openpyxl.cell.cell.MergedCell):
                continue
            if str(row[0].value or "") == NARRATIVE:
                cell.value = mark
                narratives += 1
            elif str(row[0].value or "").isdigit() and cell.column == AMOUNT:
                cell.value = amount
            elif str(row[0].value or "").isdigit() and cell.column == DENOMINATOR:
                cell.value = amount + 100
    book.save(filled)
    return narratives


def report_once(program, quarter, unit, person):
    """A first report of a unit, brought in as a filled form; gives its action's number and the unit's ID."""
    blank, filled = program.folder / "blank.xlsx", program.folder / "filled.xlsx"
    program.blank(quarter, unit, blank)
    fill(blank, filled, "第一稿。", 1)
    program.import_all([filled], person)
    with sqlite3.connect(f"file:{program.database}?mode=ro", uri=True) as db:
        found = db.execute(
            "SELECT a.ordinal, r.unit FROM reports r JOIN actions a ON a.id = r.action ORDER BY a.ordinal").fetchone()
    db.close()
    return found
