"""Somebody at a browser: a window of their own, signed in or not, whose faults are gathered."""

import contextlib
import re
import urllib.parse

from .watch import Watch
from .words import say

PASSWORD = "Shili-2023-banshi"  # of everybody in the sample; the sign-in page tells it

DESK, PHONE, NARROW = (1280, 900), (390, 844), (320, 640)


class Person:
    """A window on the program. Finds things by what a person reads: labels, roles and words."""

    def __init__(self, browser, server, script=True, size=DESK, language="zh-CN", downloads=None):
        self.server = server
        self.context = browser.new_context(
            base_url=server.address, viewport={"width": size[0], "height": size[1]}, locale=language,
            java_script_enabled=script, accept_downloads=True, timezone_id="Asia/Shanghai",
            # Colours that are still on their way would be measured as if they were to stay.
            reduced_motion="reduce")
        self.context.set_default_timeout(10_000)
        self.watch = Watch(self.context, server.address)
        self.page = self.context.new_page()

    def close(self):
        self.context.close()

    # Moving about.

    def go(self, path="/", status=200):
        answer = self.page.goto(path)
        assert answer is not None and answer.status == status, f"{path} gives {answer and answer.status}, not {status}"
        return self.page

    @property
    def path(self):
        return urllib.parse.urlsplit(self.page.url).path

    def sign_in(self, name, password=PASSWORD, at="/sign-in"):
        self.go(at)
        self.fill_in_sign_in(name, password)
        assert self.path != "/sign-in", f"{name} cannot sign in: {self.main_text()[:300]}"
        return self

    def fill_in_sign_in(self, name, password=PASSWORD):
        self.field(say("sign-in.name")).fill(name)
        self.field(say("sign-in.password")).fill(password)
        self.press(say("sign-in.send"))

    def sign_out(self):
        self.page.locator("summary").filter(has_text=re.compile(".")).first.click()
        self.press(say("frame.sign-out"))

    # Finding by what a person reads.

    def field(self, label, exact=True):
        return self.page.get_by_label(label, exact=exact)

    def button(self, words, exact=True):
        return self.page.get_by_role("button", name=words, exact=exact)

    def link(self, words, exact=True):
        return self.page.get_by_role("link", name=words, exact=exact)

    def press(self, words, exact=True):
        """Presses a button that leads to a page, and waits for that page."""
        with self.page.expect_navigation():
            self.button(words, exact).first.click()

    def follow(self, words, exact=True):
        with self.page.expect_navigation():
            self.link(words, exact).first.click()

    def follow_navigation(self, words):
        """An entry of the navigation at the top."""
        with self.page.expect_navigation():
            self.page.get_by_role("navigation", name=say("frame.navigation")).get_by_role(
                "link", name=words, exact=True).click()

    def main_text(self):
        return self.page.locator("main").inner_text()

    def sees(self, words):
        assert words in self.main_text(), f"{self.path} does not say “{words}”:\n{self.main_text()[:1500]}"

    @contextlib.contextmanager
    def download(self):
        """What is done inside brings a file; gives a list that holds it afterwards."""
        found = []
        with self.page.expect_download() as waiting:
            yield found
        found.append(waiting.value)

    # What must hold of every page.

    def resize(self, size):
        """Gives the window another size, and charts the time to notice."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20))))")

    def overflow(self):
        """By how many pixels the page as a whole is wider than the window, and what sticks out."""
        return self.page.evaluate("""() => {
            const width = document.documentElement.clientWidth
            const over = document.documentElement.scrollWidth - width
            if (over <= 0) return null
            const out = [...document.querySelectorAll("main *, header *, footer *")].filter(element => {
                if (element.getBoundingClientRect().right <= width + 1) return false
                for (let up = element.parentElement; up; up = up.parentElement) {
                    const flow = getComputedStyle(up).overflowX
                    if (flow === "auto" || flow === "scroll" || flow === "hidden") return false
                }
                return true
            })
            return over + " px too wide at " + width + ": " + out.slice(0, 3).map(element =>
                element.outerHTML.slice(0, 120)).join(" ")
        }""")
