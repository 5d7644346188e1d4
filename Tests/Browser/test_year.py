"""A district's year from an empty database: the first administrator, a notice file, a confirmed plan, a unit's quarter from
blank to accepted with one return, the annex in a Word document. With scripts, without, and on a telephone."""

import pathlib
import re

import docx
import pytest

from conftest import serving
from support import year
from support.person import DESK, PHONE
from support.server import Server
from support.words import say

NOTICE = pathlib.Path(__file__).resolve().parent.parent / "Kill" / "notice.txt"
WAYS = {
    "desk": {"script": True, "size": DESK},
    "without-scripts": {"script": False, "size": DESK},
    "telephone": {"script": True, "size": PHONE},
}
FIRST, SECOND = "二季度组织妇女健康检查，完成随访。", "二季度组织妇女免费健康检查3人，随访3人，结果已告知本人。"


def word_document(folder):
    """The notice as an office would have it: in Word."""
    document = docx.Document()
    for line in NOTICE.read_text("utf-8").splitlines():
        document.add_paragraph(line)
    path = folder / "2024年为妇女儿童办实事通知.docx"
    document.save(path)
    return path


@pytest.fixture(params=WAYS)
def way(request):
    return request.param, WAYS[request.param]


@pytest.fixture
def empty(program, tmp_path):
    server = Server(program, tmp_path / "data", {"BANSHI_JURISDICTION": "370399"})
    server.folder.mkdir()
    server.run("init", "--name", "青石区")
    yield from serving(server)


def test_year(way, empty, new_person, tmp_path):
    name, how = way
    administrator, reviewer, reporter, leader = (new_person(empty, **how) for _ in range(4))
    code = say.pattern("cli.setup-code").pattern.replace(".+?", "(.+?)")
    year.set_up(administrator, re.search(code, empty.log_text())[2])

    password = year.register(administrator, "审核员（测试）", "reviewer")
    year.first_sign_in(reviewer, "审核员（测试）", password)
    year.bring_notice(reviewer, word_document(tmp_path) if name == "desk" else NOTICE)
    year.confirm_plan(reviewer)

    for person, role in ((reporter, "reporter"), (leader, "leader")):
        password = year.register(administrator, f"{role}（测试）", role, year.UNIT)
        year.first_sign_in(person, f"{role}（测试）", password)

    year.open_report(reporter, year.QUARTER, year.ACTION)
    year.fill_report(reporter, FIRST)
    year.save_report(reporter)
    year.sign_report(leader)
    year.submit_report(reporter)

    year.return_report(reviewer, "请写明检查和随访的人数。")
    year.open_report(reporter, year.QUARTER, year.ACTION)
    reporter.sees("请写明检查和随访的人数。")
    assert reporter.page.get_by_label(say("report-passage.narrative")).input_value() == FIRST
    year.fill_report(reporter, SECOND)
    year.save_report(reporter)
    year.sign_report(leader)
    year.submit_report(reporter)
    year.accept_report(reviewer)

    rows = year.fetch_annex(reviewer, tmp_path)
    assert any(SECOND in cell for row in rows for cell in row), f"the annex lacks the accepted text: {rows}"
    assert not any(FIRST == cell for row in rows for cell in row)
    empty.run("check")
    empty.run("audit", "verify")
    for person in (administrator, reviewer, reporter, leader):
        assert person.overflow() is None, person.overflow()
