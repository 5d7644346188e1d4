"""Every page that somebody can get to by links, as each role: that axe finds nothing, in light and dark and in large
type; that nothing is wider than a telephone; that the browser has nothing to say. A picture of each goes to the folder
of screens."""

import re
import urllib.parse

import pytest

from support.axe import violations
from support.person import DESK, NARROW, PHONE

CAST = {
    "stranger": None,
    "administrator": "管理员（样例）",
    "reviewer": "审核员（样例）",
    "district-leader": "区领导（样例）",
    "auditor": "审计员（样例）",
    "reporter": "区妇联联络员（样例）",
    "leader": "区妇联负责人（样例）",
}
# Of pages that differ only in what they show (nine actions, forty reports) as many are looked at; of those that somebody
# else of the cast has seen, one.
EACH = 2
QUICK = ["color-contrast", "target-size", "link-in-text-block"]

VARYING = re.compile(r"^([0-9a-f]{8}-[0-9a-f-]{27}|\d{4}Q\d|\d+|[0-9a-f]{32,})$")
seen_by_somebody = set()


def kind_of(address):
    """A page's address without what varies: /reports/2023Q2/… is /reports/*."""
    parts = urllib.parse.urlsplit(address)
    # Ledgers have names; their pages are alike.
    parts = parts._replace(path=re.sub(r"^/ledgers/[^/]+", "/ledgers/*", parts.path))
    path = "/".join("*" if VARYING.match(part) or "%" in part else part for part in parts.path.split("/"))
    query = "&".join(sorted(name for name, _ in urllib.parse.parse_qsl(parts.query, keep_blank_values=True)))
    return path + (f"?{query}" if query else "")


def links(page):
    """Where links of the page lead on this site, files left out."""
    found = page.eval_on_selector_all(
        "a[href]:not([download])", "all => all.filter(one => one.origin === location.origin).map(one => one.href)")
    return list(dict.fromkeys(address.partition("#")[0] for address in found))


def picture(page, screens, name, look):
    page.screenshot(path=screens / f"{name}-{look}.png", full_page=True)


def look_at(person, kind, role, screens):
    """What is wrong with the page that is open."""
    page, found = person.page, []
    person.resize(DESK)
    found += violations(page)
    found += [f"the browser: {fault}" for fault in person.watch.clear()]
    if kind in seen_by_somebody:
        return found
    seen_by_somebody.add(kind)
    name = f"{kind.strip('/').replace('/', '.').replace('*', '_').replace('?', '-by-') or 'home'}-{role}"
    picture(page, screens, name, "desk-light")
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {line}" for line in violations(page, QUICK)]
    picture(page, screens, name, "desk-dark")
    person.resize(PHONE)
    picture(page, screens, name, "phone-dark")
    page.emulate_media(color_scheme="light")
    picture(page, screens, name, "phone-light")
    found += [f"phone: {line}" for line in violations(page)]
    for size in (PHONE, NARROW):
        person.resize(size)
        found += filter(None, [person.overflow()])
    # Large type is a class of the page's root, as the server sets it.
    page.evaluate("document.documentElement.classList.add('large')")
    person.resize(PHONE)
    found += [f"large type: {line}" for line in filter(None, [person.overflow()])]
    person.resize(DESK)
    found += [f"large type: {line}" for line in violations(page, QUICK)]
    found += [f"the browser: {fault}" for fault in person.watch.clear()]
    return found


@pytest.mark.parametrize("role", CAST)
def test_every_page(role, sample, new_person, screens):
    person = new_person(sample)
    if CAST[role]:
        person.sign_in(CAST[role])
    else:
        person.go("/sign-in")
    found, waiting, known, counts, seen_before = [], [person.page.url], set(), {}, set(seen_by_somebody)
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address)
        if address in known or counts.get(kind, 0) >= (1 if kind in seen_before else EACH):
            continue
        known.add(address)
        counts[kind] = counts.get(kind, 0) + 1
        answer = person.context.request.fetch(address, method="HEAD", max_redirects=0)
        if answer.status in (301, 302, 303) or not answer.headers.get("content-type", "").startswith("text/html"):
            if answer.status >= 400:
                found.append(f"{address}: a link leads to status {answer.status}")
            continue
        answer = person.page.goto(address)
        if answer.status != 200:
            found.append(f"{address}: a link leads to status {answer.status}")
            continue
        waiting += links(person.page)
        found += [f"{kind}: {line}" for line in look_at(person, kind, role, screens)]
    print(f"{role}: {len(known)} pages of {len(counts)} kinds")
    assert not found, f"{role}:\n" + "\n".join(found)
    assert len(counts) >= (1 if role == "stranger" else 2), f"{role} gets nowhere: {sorted(counts)}"


@pytest.mark.parametrize("path, status", [("/nothing-here", 404), ("/sign-out", 405), ("/review", 403)])
def test_problem_pages(path, status, sample, new_person, screens):
    """Pages of problems carry the frame, the way on, and no fault of their own."""
    person = new_person(sample).sign_in(CAST["reporter"])
    person.go(path, status=status)
    assert person.page.get_by_role("main").get_by_role("link").count() > 0, "no way on"
    found = look_at(person, f"problem-{status}", "reporter", screens)
    assert not found, "\n".join(found)
