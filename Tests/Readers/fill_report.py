"""fill_report.py IN OUT JSON: fills in a report form the way other programs do and saves it.

JSON maps cells (F7) of an xlsx, or tags (a2.narrative) of a docx, to what is written into them. An xlsx is saved
by openpyxl, a docx by python-docx.
"""

import json
import sys

import docx
import openpyxl
from docx.oxml.ns import qn


def fill_workbook(source, target, values):
    book = openpyxl.load_workbook(source)
    sheet = book["填报表"]
    for cell, value in values.items():
        assert not sheet[cell].protection.locked, f"{cell} is locked"
        sheet[cell] = value
    book.save(target)


def fill_document(source, target, values):
    document = docx.Document(source)
    found = set()
    for control in document.element.body.iter(qn("w:sdt")):
        properties = control.find(qn("w:sdtPr"))
        tag = properties.find(qn("w:tag")).get(qn("w:val"))
        if tag not in values:
            continue
        found.add(tag)
        for prompt in properties.findall(qn("w:showingPlcHdr")):
            properties.remove(prompt)
        runs = list(control.find(qn("w:sdtContent")).iter(qn("w:r")))
        for run in runs[1:]:
            run.getparent().remove(run)
        first = docx.text.run.Run(runs[0], None)
        first.text = values[tag]
    assert found == set(values), f"no such tags: {set(values) - found}"
    document.save(target)


if __name__ == "__main__":
    source, target, values = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
    fill = fill_workbook if source.endswith(".xlsx") else fill_document
    fill(source, target, values)
