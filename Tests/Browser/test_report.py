"""What must not be lost while a report is written: a session that ends, two people at once, a photograph that is brought."""

import pathlib
import re

import pytest

from support.person import Person
from support.words import say

MEDIA = pathlib.Path(__file__).resolve().parent.parent / "Fixtures" / "media"
REPORTER = "区民政局联络员（样例）"
QUARTER, ACTION = "2023Q4", 5  # a draft in the sample
NARRATIVE = say("report-passage.narrative")


def open_draft(person):
    person.sign_in(REPORTER, at="/reports")
    person.page.locator(f'main a[href^="/reports/{QUARTER}/{ACTION}/"]').first.click()
    person.page.wait_for_url(re.compile(rf"/reports/{QUARTER}/{ACTION}/"))
    return person


def end_other_sessions(person):
    """From another computer: what somebody does who forgot to sign out, or an administrator."""
    person.sign_in(REPORTER, at="/account")
    person.go("/account")
    person.press(say("account.end-others"))
    person.close()


def narrative_of(person):
    return person.page.get_by_label(NARRATIVE).input_value()


def test_session_ends_while_typing(sample, new_person, browser):
    """The page says so, keeps the text, and goes on once somebody has signed in again."""
    person = open_draft(new_person(sample))
    end_other_sessions(Person(browser, sample))
    person.watch.expect("401")
    text = "会议期间登录失效，这段文字不能丢。"
    person.page.get_by_label(NARRATIVE).fill(text)
    dialog = person.page.get_by_role("dialog", name=say("report-page.signed-out"))
    dialog.wait_for(timeout=15_000)
    assert narrative_of(person) == text
    with person.context.expect_page() as opened:
        dialog.get_by_role("link", name=say("report-page.signed-out-link")).click()
    opened.value.get_by_label(say("sign-in.name")).fill(REPORTER)
    opened.value.get_by_label(say("sign-in.password")).fill("Shili-2023-banshi")
    with opened.value.expect_navigation():
        opened.value.get_by_role("button", name=say("sign-in.send")).click()
    opened.value.close()
    person.page.bring_to_front()
    if dialog.is_visible():
        dialog.get_by_role("button", name=say("report-page.signed-out-close")).click()
    person.press(say("report-page.save"))
    # A form of the old session is offered again, with everything in it.
    if person.button(say("resume.send")).count():
        person.press(say("resume.send"))
    assert narrative_of(person) == text


def test_session_ends_while_typing_without_scripts(sample, new_person, browser):
    """The text travels through the sign-in page and is sent afterwards."""
    person = open_draft(new_person(sample, script=False))
    text = "没有脚本的浏览器，<这段文字>也不能丢。"
    person.page.get_by_label(NARRATIVE).fill(text)
    end_other_sessions(Person(browser, sample))
    person.press(say("report-page.save"))
    person.sees(say("sign-in.kept"))
    person.fill_in_sign_in(REPORTER)
    person.sees(say("resume.signed-in"))
    person.press(say("resume.send"))
    assert narrative_of(person) == text


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_two_people_at_once(choice, sample, new_person):
    """Whoever saves second sees both versions and decides; neither is lost before that."""
    first, second = open_draft(new_person(sample)), open_draft(new_person(sample))
    first.page.get_by_label(NARRATIVE).fill(f"第一个人的文字（{choice}）")
    second.page.get_by_label(NARRATIVE).fill(f"第二个人的文字（{choice}）")
    first.press(say("report-page.save"))
    second.press(say("report-page.save"))
    second.sees(say("report-conflict.help"))
    second.sees(f"第一个人的文字（{choice}）")
    second.sees(f"第二个人的文字（{choice}）")
    group = second.page.get_by_role("group", name=NARRATIVE)
    group.get_by_label(say(f"report-conflict.{choice}")).check()
    second.press(say("report-conflict.save"))
    wanted = "第二个人" if choice == "mine" else "第一个人"
    assert narrative_of(second) == f"{wanted}的文字（{choice}）"


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "without-scripts"])
def test_photograph(script, sample, new_person):
    """A photograph is brought, kept with the report, and can be looked at; what is no photograph is refused by name."""
    person = open_draft(new_person(sample, script=script))
    photograph = MEDIA / "photo.jpg"
    person.field(say("report-page.upload")).set_input_files(
        {"name": f"现场照片{script}.jpg", "mimeType": "image/jpeg", "buffer": photograph.read_bytes()})
    if script:
        person.page.get_by_role("link", name=f"现场照片{script}.jpg").first.wait_for()
    person.press(say("report-page.save"))
    link = person.page.get_by_role("link", name=f"现场照片{script}.jpg").first
    answer = person.context.request.get(sample.address + link.get_attribute("href"))
    assert answer.status == 200 and answer.headers["content-type"] == "image/jpeg"
    assert b"Exif" not in answer.body()
