"""check_documents.py FOLDER: opens the documents there with python-docx and openpyxl and says what is wrong.

Which form a file holds is told by its name: annex*, annex-blank*, breakdown*, bulletin*, report*. Every document is
also turned into a PDF by LibreOffice where that is installed. Fails when the folder lacks one of the forms.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import docx
import openpyxl
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from openpyxl.cell.cell import MergedCell

ANNEX = ["序号", "实事名称", "责任单位", "本季度具体措施及任务进度情况", "完成时限"]
# Columns 2 and 3 as the annex of Boshan's notice of 2023 prints them.
PRINTED = [
    ("实施普惠托育服务提质扩容行动", "区卫生健康局、区总工会、区住房和城乡建设局、区住房公积金管理中心、区财政局"),
    (
        "实施儿童友好城市建设行动",
        "区住房和城乡建设局、区妇联、八陡镇人民政府、白塔镇人民政府、域城镇人民政府及相关镇人民政府、街道办事处",
    ),
    ("实施“心希望”健康服务行动", "区卫生健康局、区教育和体育局、区检察院"),
    ("实施妇幼健康促进行动", "区卫生健康局、区教育和体育局、区妇联、区总工会"),
    ("实施巾帼创业创新行动", "区人力资源和社会保障局、区商务局、区妇联、区民政局"),
    ("实施家家幸福安康行动", "区妇联、区教育和体育局、区文明办、区检察院"),
    ("实施“文润童心”品质提升行动", "区文化和旅游局、区科协、源泉镇人民政府"),
    ("实施特殊困难儿童关爱行动", "区民政局、团区委、区残联、区妇联、区检察院"),
    ("实施妇幼体质促进行动", "区教育和体育局、区妇联"),
]
BREAKDOWN = ["序号", "实事名称", "承诺事项", "目标值", "计量单位", "完成时限", "牵头单位", "责任（配合）单位", "主责单位", "备注"]

faults = []


def expect(path, condition, what):
    if not condition:
        faults.append(f"{path.name}: {what}")


# Word


def open_document(path):
    document = docx.Document(path)
    return document, [paragraph.text for paragraph in document.paragraphs]


def is_landscape(document):
    return all(
        section.orientation == WD_ORIENT.LANDSCAPE and section.page_width > section.page_height
        for section in document.sections
    )


def repeats_head(table, rows=1):
    return all(row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows[:rows])


def font_of(paragraph):
    fonts = [run._r.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") for run in paragraph.runs]
    return {font.get(qn("w:eastAsia")) for font in fonts if font is not None}


def check_annex_docx(path):
    document, paragraphs = open_document(path)
    blank = "blank" in path.name
    expect(path, is_landscape(document), "not landscape")
    expect(path, paragraphs[0] == "附件", f"begins with {paragraphs[0]!r}, not 附件")
    expect(path, font_of(document.paragraphs[0]) == {"黑体"}, "附件 is not in 黑体")
    # The third line (GB/T 9704-2012, 7.3.7), in two lines.
    expect(path, paragraphs[1] == "", "no empty line under 附件")
    expect(path, paragraphs[2] == "2023年为全区妇女儿童办实事工作\n进展情况报表", f"title {paragraphs[2]!r}")
    expect(path, any("季度）" in text for text in paragraphs) != blank, "the quarter under the title")
    expect(path, len(document.tables) == 1, f"{len(document.tables)} tables")
    table = document.tables[0]
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    expect(path, cells[0] == ANNEX, f"headings {cells[0]}")
    expect(path, repeats_head(table), "the head is not repeated")
    printed = [(row[0], row[1], row[2]) for row in cells[1:]]
    wanted = [(str(number), *columns) for number, columns in enumerate(PRINTED, 1)]
    expect(path, printed == wanted, "columns 1 to 3 differ from the notice's")
    filled = [row[3] for row in cells[1:] if row[3]]
    expect(path, blank == (not filled), "column 4")
    for text in filled:
        first = text.split("\n")[0]
        expect(path, re.match(r"^[^，。：]{2,30}：", first), f"no unit in front: {first[:40]!r}")


def check_breakdown_docx(path):
    document, paragraphs = open_document(path)
    expect(path, is_landscape(document), "not landscape")
    expect(path, "责任分解表" in paragraphs[0], f"title {paragraphs[0]!r}")
    table = document.tables[0]
    expect(path, [cell.text for cell in table.rows[0].cells] == BREAKDOWN, "headings")
    expect(path, repeats_head(table), "the head is not repeated")
    numbers = [row.cells[0].text for row in table.rows[1:]]
    expect(path, sorted(set(numbers), key=int) == [str(n) for n in range(1, 10)], f"actions {sorted(set(numbers))}")
    merged = [cell for row in table.rows for cell in row._tr.tc_lst if cell.vMerge is not None]
    expect(path, merged, "no merged cells")


def check_bulletin_docx(path):
    document, paragraphs = open_document(path)
    expect(path, "进展情况的通报" in paragraphs[0], f"title {paragraphs[0]!r}")
    for heading in ["一、总体情况", "二、各单位进展情况", "三、进度滞后事项", "四、未报送情况", "五、下步要求"]:
        expect(path, heading in paragraphs, f"no heading {heading}")
    ranking = document.tables[0]
    expect(path, [cell.text for cell in ranking.rows[0].cells][:3] == ["名次", "单位", "亮灯"], "ranking's headings")
    ranks = [int(row.cells[0].text) for row in ranking.rows[1:]]
    expect(path, ranks and ranks == sorted(ranks), f"ranks {ranks}")
    expect(path, all(repeats_head(table) for table in document.tables), "a head is not repeated")


def check_report_docx(path):
    document, _ = open_document(path)
    expect(path, is_landscape(document), "not landscape")
    protection = document.settings.element.find(qn("w:documentProtection"))
    expect(path, protection is not None and protection.get(qn("w:edit")) == "forms", "not protected")
    tags = [tag.get(qn("w:val")) for tag in document.element.body.iter(qn("w:tag"))]
    expect(path, len(tags) == len(set(tags)) and tags, "tags of the controls")
    for table in document.tables[1:]:
        expect(path, repeats_head(table, 2), "a head is not repeated")
        labels = [row.cells[0].text for row in table.rows[-4:]]
        wanted = ["本季度具体措施及任务进度情况", "存在问题", "下步打算", "佐证材料"]
        expect(path, labels == wanted, f"labels {labels}")


# Excel


def rows_of(sheet):
    return [[cell for cell in row] for row in sheet.iter_rows(values_only=True)]


def head_of(path, sheet, heads):
    rows = rows_of(sheet)
    numbers = [number for number, row in enumerate(rows, 1) if list(row[: len(heads)]) == heads]
    expect(path, len(numbers) == 1, f"headings {heads}")
    if numbers:
        expect(path, sheet.print_title_rows == f"${numbers[0]}:${numbers[0]}", "the head is not repeated")
    expect(path, sheet.page_setup.orientation == "landscape", "not landscape")
    expect(path, sheet.sheet_properties.pageSetUpPr.fitToPage, "not fitted to the page's width")
    return rows[numbers[0] :] if numbers else []


def check_annex_xlsx(path):
    sheet = openpyxl.load_workbook(path).active
    rows = head_of(path, sheet, ANNEX)
    expect(path, sheet["A1"].value == "附件", "A1 is not 附件")
    printed = [(row[1], row[2]) for row in rows if row[0] is not None]
    expect(path, printed == PRINTED, "columns 2 and 3 differ from the notice's")
    expect(path, ("blank" in path.name) == (not any(row[3] for row in rows)), "column 4")


def check_breakdown_xlsx(path):
    sheet = openpyxl.load_workbook(path).active
    rows = head_of(path, sheet, BREAKDOWN)
    expect(path, [row[0] for row in rows if row[0]] == list(range(1, 10)), "actions")
    tall = [area for area in sheet.merged_cells.ranges if area.min_row < area.max_row]
    expect(path, {area.min_col for area in tall} == {1, 2, 7, 8}, "merged cells beside an action's lines")


def check_bulletin_xlsx(path):
    book = openpyxl.load_workbook(path)
    expect(path, book.sheetnames == ["总体情况", "单位进展", "滞后事项"], f"sheets {book.sheetnames}")
    rows = head_of(path, book["单位进展"], ["名次", "单位", "亮灯"])
    expect(path, rows and all(isinstance(row[0], int) for row in rows), "ranks are no numbers")


def check_report_xlsx(path):
    book = openpyxl.load_workbook(path)
    expect(path, book["_banshi"].sheet_state == "veryHidden", "the identity shows")
    names = {item.name for item in book.custom_doc_props.props}
    expect(path, {"banshi-form", "banshi-unit", "banshi-quarter"} <= names, f"properties {sorted(names)}")
    sheet = book["填报表"]
    expect(path, sheet.protection.sheet, "not protected")
    expect(path, sheet.page_setup.orientation == "landscape", "not landscape")
    cells = [cell for row in sheet.iter_rows() for cell in row if not isinstance(cell, MergedCell)]
    inputs = [cell for cell in cells if not cell.protection.locked]
    expect(path, inputs, "nothing can be filled in")
    tinted = all(cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb == "FFFFF7D6" for cell in inputs)
    expect(path, tinted, "an input that is not tinted")
    expect(path, all(cell.alignment.wrap_text for cell in inputs), "an input that does not wrap")
    lists = {rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    expect(path, '"已填报,不适用"' in lists, f"lists {lists}")


CHECKS = {
    "annex": {".docx": check_annex_docx, ".xlsx": check_annex_xlsx},
    "breakdown": {".docx": check_breakdown_docx, ".xlsx": check_breakdown_xlsx},
    "bulletin": {".docx": check_bulletin_docx, ".xlsx": check_bulletin_xlsx},
    "report": {".docx": check_report_docx, ".xlsx": check_report_xlsx},
}


def check_with_office(paths):
    if not paths:
        # Without a document LibreOffice would wait for one.
        return
    office = shutil.which("soffice")
    if office is None:
        print("check_documents: LibreOffice is not installed; its part is left out")
        return
    with tempfile.TemporaryDirectory() as folder:
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", folder, *map(str, paths)], capture_output=True, check=False, timeout=300)
        # A docx and an xlsx of one name make the same PDF; either shows that it could be opened.
        for path in paths:
            made = pathlib.Path(folder) / f"{path.stem}.pdf"
            expect(path, made.exists() and made.read_bytes().startswith(b"%PDF"), "LibreOffice cannot open it")


def main(folder):
    paths = sorted(path for path in pathlib.Path(folder).rglob("*") if path.suffix in (".docx", ".xlsx"))
    seen = set()
    for path in paths:
        for name, checks in CHECKS.items():
            if path.name.startswith(name) and path.suffix in checks:
                seen.add((name, path.suffix))
                try:
                    checks[path.suffix](path)
                except (AttributeError, IndexError, KeyError, ValueError) as error:
                    faults.append(f"{path.name}: {type(error).__name__}: {error}")
    for name in CHECKS:
        if not any((name, suffix) in seen for suffix in (".docx", ".xlsx")):
            faults.append(f"no {name} in {folder}")
    for path in sorted(pathlib.Path(folder).rglob("*.pdf")):
        expect(path, path.read_bytes().startswith(b"%PDF"), "no PDF")
    for suffix in (".docx", ".xlsx"):
        check_with_office([path for path in paths if path.suffix == suffix])
    for fault in faults:
        print(f"check_documents: {fault}", file=sys.stderr)
    print(f"check_documents: {len(paths)} documents, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
