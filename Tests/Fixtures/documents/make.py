"""Makes the workbooks and documents that other programs write, for the readers' tests.

Needs openpyxl, XlsxWriter, pandas, python-docx and LibreOffice; the tests themselves only read the files.
Run in this folder: python3 make.py
"""
import datetime
import subprocess

import docx
import docx.oxml
import docx.shared
import openpyxl
import pandas
import xlsxwriter

HEAD = ["序号", "姓名", "身份证号", "出生日期", "建档", "体重"]
ROW = [1, "王小明", "370304201903150021", datetime.datetime(2019, 3, 15), True, 12.5]


def by_openpyxl():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "名单"
    sheet.append(HEAD)
    sheet.append(ROW)
    sheet["D2"].number_format = "yyyy/m/d"
    sheet["G2"] = "=A2*2"
    sheet.merge_cells("A4:C5")
    book.create_sheet("隐藏").sheet_state = "veryHidden"
    book.save("openpyxl.xlsx")


def by_xlsxwriter():
    book = xlsxwriter.Workbook("xlsxwriter.xlsx")
    sheet = book.add_worksheet("名单")
    sheet.write_row(0, 0, HEAD)
    sheet.write_row(1, 0, ROW[:3])
    sheet.write_datetime(1, 3, ROW[3], book.add_format({"num_format": "yyyy/m/d"}))
    sheet.write_row(1, 4, ROW[4:])
    sheet.write_formula("G2", "=A2*2", None, 2)
    sheet.merge_range("A4:C5", "")
    book.add_worksheet("隐藏").very_hidden()
    book.set_custom_property("表单", "b-1")
    book.close()


def by_pandas():
    pandas.DataFrame([ROW], columns=HEAD).to_excel("pandas.xlsx", sheet_name="名单", index=False)


def by_libreoffice():
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "libreoffice",
         "openpyxl.xlsx"], check=True)
    subprocess.run(["mv", "libreoffice/openpyxl.xlsx", "libreoffice.xlsx"], check=True)
    subprocess.run(["rmdir", "libreoffice"], check=True)


def by_python_docx():
    document = docx.Document()
    document.add_heading("关于印发《方案》的通知", 0)
    document.add_paragraph("各镇（街道）：")
    document.add_paragraph("第一项", style="List Number")
    document.add_paragraph("第二项", style="List Number")
    table = document.add_table(2, 3)
    for index, text in enumerate(["工作任务", "牵头单位", "时限", "建立档案", "卫健局", "12月底前"]):
        table.cell(index // 3, index % 3).text = text
    # LibreOffice loses a table at the very end when it writes doc.
    document.add_paragraph("附件：略")
    document.save("python-docx.docx")


def notice():
    """A notice as offices print it: indented paragraphs over several lines and two numbered pages."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.size = docx.shared.Pt(16)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(docx.oxml.ns.qn("w:eastAsia"), "Noto Serif CJK SC")
    document.add_paragraph("关于做好儿童健康工作的通知").alignment = 1
    document.add_paragraph("各镇人民政府，各街道办事处，区政府有关部门：")
    for number in range(1, 13):
        text = f"{number}.各单位要建立健全工作机制，明确责任分工，于2024年12月底前完成建档{number}00人，" * 3
        paragraph = document.add_paragraph(text + "并报送Excel report file。")
        paragraph.paragraph_format.first_line_indent = docx.shared.Pt(32)
    footer = document.sections[0].footer.paragraphs[0]
    footer.alignment = 1
    footer.add_run("— ")
    for kind, text in [("begin", None), (None, "PAGE"), ("end", None)]:
        run = footer.add_run()
        if kind:
            mark = docx.oxml.OxmlElement("w:fldChar")
            mark.set(docx.oxml.ns.qn("w:fldCharType"), kind)
        else:
            mark = docx.oxml.OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)
    footer.add_run(" —")
    document.save("notice.docx")
    locked = 'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},' \
        '"DocumentOpenPassword":{"type":"string","value":"secret"}}'
    subprocess.run(["soffice", "--headless", "--convert-to", locked, "notice.docx"], check=True)
    subprocess.run(["mv", "notice.pdf", "locked.pdf"], check=True)
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "notice.docx"], check=True)
    subprocess.run(["rm", "notice.docx"], check=True)


by_openpyxl()
by_xlsxwriter()
by_pandas()
by_libreoffice()
by_python_docx()
notice()
for kind in ["rtf", "doc", "odt"]:
    subprocess.run(["soffice", "--headless", "--convert-to", kind, "python-docx.docx"], check=True)
