"""Rows of a ledger: typed with the keyboard, changed in numbers, deleted and taken back, and brought in as a file, with
scripts and without."""

import re

import pytest

from support.axe import violations
from support.person import DESK, NARROW, PHONE
from support.words import say

REPORTER = "区妇联联络员（样例）"
LEDGER = "trainings"
RECORDS = f"/ledgers/{LEDGER}/records"


def number(sequence):
    """A made-up identity number with its check digit: a region that nobody lives in."""
    digits = f"99030119900101{sequence:03}"
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights)) % 11]


def type_training(person, sequence, course):
    page = person.page
    page.get_by_label(re.compile("^培训类别")).select_option("domestic-service")
    page.get_by_label(re.compile("^课程或期次")).fill(course)
    page.get_by_label(re.compile("^培训日期")).fill("2023-05-10")
    page.get_by_label(re.compile("^学时")).fill("8")
    page.get_by_label(re.compile("^姓名")).fill(f"测试{'甲乙丙丁戊己'[sequence % 6]}")
    page.get_by_label(re.compile("^公民身份号码")).fill(number(sequence))


def look(person, screens, name):
    """axe, three widths, a picture of two."""
    found = []
    for size, look in ((DESK, "desk-light"), (PHONE, "phone-light"), (NARROW, None)):
        person.resize(size)
        if look:
            person.page.screenshot(path=screens / f"ledgers-{name}-{look}.png", full_page=True)
            found += violations(person.page)
        found += filter(None, [person.overflow()])
    person.resize(DESK)
    assert not found, f"{name}:\n" + "\n".join(found)


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "without-scripts"])
def test_one_row(script, sample, new_person, screens):
    """A row is refused with its reasons, mended, found, changed, deleted and taken back."""
    person = new_person(sample, script=script).sign_in(REPORTER)
    base = 100 if script else 200
    person.go(f"{RECORDS}/new")
    course = f"浏览器测试{script}"
    type_training(person, base, course)
    person.page.get_by_label(re.compile("^公民身份号码")).fill(number(base)[:17] + ("0" if number(base)[17] != "0" else "1"))
    person.press(say("record-form.save"))
    person.sees(say("frame.faults"))
    assert person.page.get_by_label(re.compile("^课程或期次")).input_value() == course
    if script:
        look(person, screens, "form-refused")
    person.page.get_by_label(re.compile("^公民身份号码")).fill(number(base))
    person.press(say("record-form.save"))
    person.sees(say("record-form.added"))
    record = person.path
    person.follow(say("record-page.edit"))
    person.page.get_by_label(re.compile("^学时")).fill("16")
    person.press(say("record-form.save"))
    person.sees("16")
    if script:
        look(person, screens, "record")
    # The identity number finds it, and stands in no address.
    person.go(RECORDS)
    person.field(say("record-page.number")).fill(number(base))
    person.press(say("record-page.number-send"))
    assert number(base) not in person.page.url
    person.sees(say("record-page.search-shown"))
    person.go(f"{record}/deletion")
    person.press(say("record-page.delete-send"))
    person.press(say("frame.undo"))
    assert person.path == record


def test_conditional_fields(sample, new_person):
    """A certificate is asked for once somebody has passed, and not before."""
    person = new_person(sample).sign_in(REPORTER)
    person.go(f"{RECORDS}/new")
    certificate = person.page.get_by_label(re.compile("^证书编号"))
    certificate.wait_for(state="hidden")
    person.page.get_by_role("group", name=re.compile("^考核合格")).get_by_label("是", exact=True).check()
    certificate.wait_for(state="visible")


def test_many_rows(sample, new_person, screens):
    """Rows are ticked, get one value, and are deleted together."""
    person = new_person(sample).sign_in(REPORTER)
    for sequence in (301, 302, 303):
        person.go(f"{RECORDS}/new")
        type_training(person, sequence, "批量测试")
        person.press(say("record-form.save"))
    person.go(f"{RECORDS}?from=2023-05-10&through=2023-05-10")
    look(person, screens, "table")
    boxes = person.page.locator("tr", has_text="批量测试").get_by_role("checkbox")
    for index in range(3):
        boxes.nth(index).check()
    assert person.page.locator("#chosen-count").inner_text().endswith("3")
    person.page.locator("#bulk-field").select_option("trainer")
    person.press(say("record-page.bulk-change") + "…")
    look(person, screens, "bulk")
    person.page.get_by_label("培训机构").fill("测试学校")
    person.press(say("record-page.bulk-send", count="3"))
    person.go(f"{RECORDS}?from=2023-05-10&through=2023-05-10")
    assert person.page.locator("tr", has_text="测试学校").count() == 3
    boxes = person.page.locator("tr", has_text="批量测试").get_by_role("checkbox")
    for index in range(3):
        boxes.nth(index).check()
    person.press(say("record-page.bulk-delete") + "…")
    look(person, screens, "delete-many")
    person.press(say("record-page.delete-many-send", count="3"))
    assert person.page.locator("tr", has_text="批量测试").count() == 3


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "without-scripts"])
def test_import(script, sample, new_person, screens):
    """A stranger's file: its columns are matched, a dry run refuses a row, the mended file is written."""
    person = new_person(sample, script=script).sign_in(REPORTER)
    base = 400 if script else 500
    heads = "培训类别,课程或期次,培训日期,学时,姓名,公民身份号码,家庭人口"
    rows = [f"家政服务,导入测试{script},2023-05-1{i},8,测试甲{'乙丙丁'[i]},{number(base + i)},3" for i in range(3)]

    def bring(lines):
        person.go(f"/ledgers/{LEDGER}/imports")
        person.page.locator("#file").set_input_files(
            {"name": f"名册{script}.csv", "mimeType": "text/csv", "buffer": "\n".join([heads, *lines]).encode("gb18030")})
        person.button(say("ledger-import.send")).click()
        person.page.wait_for_url(re.compile(r"/imports/[0-9a-f-]{36}"))
        if script:
            look(person, screens, "mapping")
        person.button(say("ledger-import.check")).click()

    bad = rows[:2] + [rows[2].replace(number(base + 2), number(base + 2)[:15] + "000")]
    bring(bad)
    person.page.get_by_text(say("ledger-import.refused-title")).wait_for()
    if script:
        look(person, screens, "refused")
    with person.download() as files:
        person.link(say("ledger-import.refused-download")).click()
    assert files[0].suggested_filename.endswith(".xlsx")
    bring(rows)
    confirm = person.button(say("ledger-import.confirm", total="3"))
    confirm.wait_for()
    confirm.click()
    person.page.get_by_text(re.compile("已写入台账")).wait_for()
    person.go(f"{RECORDS}?from=2023-05-10&through=2023-05-12")
    assert person.page.locator("tr", has_text=f"导入测试{script}").count() == 3


def test_a_figure_opens_to_its_rows(sample, new_person, screens):
    """The number on the plan's page leads to the rows that it counts, and to no others."""
    person = new_person(sample).sign_in("审核员（样例）")
    person.go("/plan/actions/7")
    links = person.page.get_by_role("link", name=re.compile(say("counting.rows")))
    opened = 0
    for address in [link.get_attribute("href") for link in links.all()]:
        person.go(address)
        notice = person.page.get_by_role("status").filter(has_text="以下只列出计入")
        assert notice.count() == 1, f"{address}: {person.main_text()[:200]}"
        opened += 1
        look(person, screens, f"figure-{opened}")
        shown = person.page.locator("table.records tbody tr").count()
        notice.get_by_role("link").click()
        assert "feed=" not in person.page.url
        assert person.page.locator("table.records tbody tr").count() >= shown
    assert opened, "no number of this action comes from a ledger"
