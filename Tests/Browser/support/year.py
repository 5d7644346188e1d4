"""The steps of a year, each as one person does it at a screen. Every step works with and without scripts."""

import re

import docx

from .words import say

ADMINISTRATOR, ADMINISTRATOR_PASSWORD = "管理员（测试）", "Qingshi-2024-banshi"
OWN_PASSWORD = "Haojiu-Kaixin-1024"
UNIT, ACTION = "区卫生健康局", 3
QUARTER = "2024Q2"


def set_up(administrator, code):
    """The first start: the code of the console makes the administrator."""
    administrator.go("/")
    administrator.go("/set-up")
    administrator.field(say("set-up.code")).fill(code)
    administrator.field(say("set-up.name")).fill(ADMINISTRATOR)
    administrator.field(say("set-up.password")).fill(ADMINISTRATOR_PASSWORD)
    administrator.field(say("set-up.again")).fill(ADMINISTRATOR_PASSWORD)
    administrator.press(say("set-up.send"))
    administrator.sees(say("set-up.done"))
    administrator.fill_in_sign_in(ADMINISTRATOR, ADMINISTRATOR_PASSWORD)


def register(administrator, name, role, unit=None):
    """Somebody new; gives the password for one sign-in."""
    administrator.follow_navigation(say("nav.administration"))
    administrator.page.get_by_role("main").get_by_role("link", name=say("admin.people"), exact=False).first.click()
    administrator.follow(say("admin.person-new"))
    administrator.field(say("account.name")).fill(name)
    administrator.field(say("account.role")).select_option(label=say(f"role.{role}"))
    if unit:
        administrator.field(say("account.unit")).select_option(label=unit)
    administrator.press(say("admin.person-add"))
    administrator.sees(say("admin.person-added"))
    administrator.follow(say("admin.password-give"))
    # What follows is named before it is done.
    administrator.sees(say("admin.reset-once"))
    administrator.page.locator("main form").get_by_role("button").click()
    administrator.sees(say("admin.once-warning"))
    term = administrator.page.locator("dt", has_text=say("admin.once-password"))
    return term.locator("xpath=following-sibling::dd[1]").inner_text().strip()


def first_sign_in(person, name, password):
    """With the password for one sign-in, which must be replaced before anything else."""
    person.go("/sign-in")
    person.fill_in_sign_in(name, password)
    person.sees(say("account.once"))
    person.go("/account/password")
    person.field(say("account.current-once")).fill(password)
    person.field(say("account.new")).fill(OWN_PASSWORD)
    person.field(say("account.again")).fill(OWN_PASSWORD)
    person.press(say("account.password-send"))
    person.go("/")
    assert person.path == "/", f"{name} is still held at {person.path}"


def bring_notice(reviewer, file):
    """A file of the notice becomes a draft."""
    reviewer.follow_navigation(say("nav.notices"))
    reviewer.follow(say("draft.import"))
    reviewer.field(say("draft.file")).set_input_files(file)
    reviewer.press(say("draft.read"))
    assert re.fullmatch(r"/plans/\d{4}/draft", reviewer.path), f"the notice leads to {reviewer.path}"
    # The notice on the left, what was read on the right.
    assert reviewer.page.get_by_role("region", name=say("draft.side-notice")).get_by_text("120个").count() >= 1
    assert "区卫生健康局" in reviewer.page.get_by_role("region", name=say("draft.side-plan")).inner_text()


def confirm_plan(reviewer):
    """What was only suggested is taken, and the plan is in force."""
    accept_all = reviewer.button(say("draft.accept-all"))
    if accept_all.count():
        reviewer.press(say("draft.accept-all"))
    reviewer.follow(say("draft.confirm"))
    reviewer.sees(say("draft.confirm-means"))
    reviewer.press(say("draft.confirm-now"))
    reviewer.sees(say("draft.confirmed", year=2024))


def open_report(person, quarter, ordinal):
    """From the list of the unit's tasks to one report."""
    person.follow_navigation(say("nav.reports"))
    person.page.locator(f'main a[href^="/reports/{quarter}/{ordinal}/"]').first.click()
    person.page.wait_for_url(re.compile(rf"/reports/{quarter}/{ordinal}/"))


def fill_report(reporter, narrative, number="3"):
    """Every commitment with a number, and the text that goes into the annex."""
    page = reporter.page
    for reported in page.get_by_label(say("report-page.state-reported")).all():
        reported.check()
    for label in ("amount", "numerator", "denominator"):
        for field in page.get_by_label(say(f"report-page.{label}"), exact=True).all():
            field.fill(number)
    page.get_by_label(say("report-passage.narrative")).fill(narrative)


def save_report(reporter):
    reporter.press(say("report-page.save"))
    reporter.sees(say("report-page.ready"))


def sign_report(leader):
    open_report(leader, QUARTER, ACTION)
    leader.press(say("report-page.sign"))
    leader.sees(say("report-page.was-signed"))


def submit_report(reporter):
    open_report(reporter, QUARTER, ACTION)
    reporter.press(say("report-page.submit"))
    reporter.sees(say("report-page.was-submitted"))
    assert reporter.path.endswith("/receipt")


def open_in_review(reviewer):
    reviewer.follow_navigation(say("nav.review"))
    reviewer.page.goto(f"/review?quarter={QUARTER}")
    row = reviewer.page.get_by_role("row").filter(has_text=UNIT).first
    row.get_by_role("link", name=say("review.open"), exact=False).click()
    reviewer.page.wait_for_url(re.compile(rf"/review/{QUARTER}/{ACTION}/"))


def return_report(reviewer, reason):
    open_in_review(reviewer)
    reviewer.press(say("review.take-up"))
    reviewer.page.locator("summary", has_text=say("review.return")).click()
    reviewer.field(say("review.more-reason")).fill(reason)
    reviewer.press(say("review.return-send"))


def accept_report(reviewer):
    open_in_review(reviewer)
    reviewer.press(say("review.take-up"))
    reviewer.press(say("review.accept"))


def fetch_annex(reviewer, folder):
    """The annex as a Word document; gives its cells, row by row."""
    reviewer.follow_navigation(say("nav.documents"))
    reviewer.page.goto(f"/documents?quarter={QUARTER}")
    name = say("issue.download-label", document=say("issue.document-progress"), shape="Word")
    with reviewer.download() as found:
        reviewer.link(name).click()
    path = folder / found[0].suggested_filename
    found[0].save_as(path)
    return [[cell.text for cell in row.cells] for table in docx.Document(path).tables for row in table.rows]
