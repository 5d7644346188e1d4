"""A report from sign-in to saved without a mouse: everything is reached by Tab, and one always sees where one is."""

import re

from support.person import PASSWORD
from support.words import say

REPORTER = "区民政局联络员（样例）"

# What is wrong with the element that has the focus; nothing when one can see that it has.
SEEN = """() => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    const name = (element.getAttribute("aria-label") || element.innerText || element.name || element.tagName).slice(0, 40)
    const style = getComputedStyle(element)
    const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
    if (!outline && style.boxShadow === "none") return name + ": no mark of the focus"
    const box = element.getBoundingClientRect()
    if (box.width < 1 || box.height < 1) return name + ": has no size"
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1)
    const y = Math.min(Math.max(box.top + Math.min(box.height, 40) / 2, 0), innerHeight - 1)
    if (box.bottom < 0 || box.top > innerHeight) return name + ": is out of sight"
    const top = document.elementFromPoint(x, y)
    if (top && !element.contains(top) && !top.contains(element) && !top.closest("label")?.contains(element))
        return name + ": lies under " + top.outerHTML.slice(0, 80)
    return null
}"""


class Keyboard:
    """Presses keys; complains when the focus cannot be seen."""

    def __init__(self, person):
        self.page, self.keys, self.faults = person.page, person.page.keyboard, []

    def to(self, element, most=120):
        """Tab until that element has the focus."""
        element.first.wait_for(state="attached")
        handle = element.first.element_handle()
        for _ in range(most):
            self.keys.press("Tab")
            fault = self.page.evaluate(SEEN)
            if fault and fault not in self.faults:
                self.faults.append(fault)
            if self.page.evaluate("element => element === document.activeElement", handle):
                return self
        raise AssertionError(f"Tab does not reach {element}")

    def type(self, text):
        self.keys.insert_text(text)
        return self

    def enter(self):
        with self.page.expect_navigation():
            self.keys.press("Enter")


def test_keyboard_only(sample, new_person):
    person = new_person(sample)
    page = person.go("/sign-in")
    keyboard = Keyboard(person)

    keyboard.to(person.field(say("sign-in.name"))).type(REPORTER)
    keyboard.to(person.field(say("sign-in.password"))).type(PASSWORD)
    keyboard.enter()

    # The first Tab offers to skip the navigation.
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == say("frame.skip")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null"), "the skip link does not skip"

    page.reload()
    keyboard.to(page.get_by_role("navigation", name=say("frame.navigation")).get_by_role(
        "link", name=say("nav.reports"), exact=True)).enter()
    keyboard.to(page.locator('main a[href^="/reports/2023Q4/5/"]')).enter()

    narrative = page.get_by_label(say("report-passage.narrative"))
    keyboard.to(narrative)
    page.keyboard.press("Control+A")
    keyboard.type("只用键盘填写的报告。")
    keyboard.to(person.button(say("report-page.save"))).enter()
    assert re.search(r"/reports/2023Q4/5/", page.url)
    assert narrative.input_value() == "只用键盘填写的报告。"

    # The menu opens and closes from the keyboard.
    menu = page.locator("details.menu > summary")
    keyboard.to(menu)
    page.keyboard.press("Enter")
    person.button(say("frame.sign-out")).wait_for()
    page.keyboard.press("Escape")
    assert not person.button(say("frame.sign-out")).is_visible()
    assert not keyboard.faults, "\n".join(keyboard.faults)
