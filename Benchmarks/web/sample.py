"""The sample programme as `make run` has it, with people to sign in and a log long enough."""

import os
import re
import sqlite3
import subprocess
import urllib.parse

from client import Page, Visitor
from servers import Failed

PASSWORD = "Shili-2023-banshi"  # of everybody in the sample; the sign-in page tells it
PEOPLE = {
    "administrator": "管理员（样例）",
    "reviewer": "审核员（样例）",
    "district-leader": "区领导（样例）",
    "auditor": "审计员（样例）",
    "reporter": "区妇联联络员（样例）",
    "leader": "区妇联负责人（样例）",
    "drafter": "区民政局联络员（样例）",  # has a draft, so that the report's page is its form
}


# A row as our own template has it.
ROW = (
    '<tr><td class="number">{{ entry.sequence }}</td><td class="nowrap">{{ entry.happened_at }}</td>'
    "<td>{{ entry.actor }}</td><td>{{ entry.event }}</td>"
    '<td><a href="/administration/audit?subject={{ entry.subject|urlencode }}">{{ entry.subject }}</a></td>'
    '<td class="text-break">{{ entry.details }}</td></tr>'
)


class Sample:
    ROWS = 60
    # What is measured alone: who looks at it, and where.
    PAGES = [
        ("home of a reporter", "reporter", "/"),
        ("report page, its form", "drafter", "/reports/2023Q4/5/"),
        ("dashboard of the district's leader", "district-leader", "/"),
    ]

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.run("demo")
        self.jurisdiction = "370304"

    def run(self, *arguments, input=None):
        own = {name: value for name, value in os.environ.items() if not name.startswith("BANSHI_")}
        own |= {"BANSHI_DATABASE_URL": f"sqlite:{self.folder}/banshi.sqlite", "BANSHI_DATA": str(self.folder),
                "BANSHI_LANGUAGE": "zh-Hans"}
        done = subprocess.run([self.program, *arguments], env=own, capture_output=True, text=True, input=input)
        if done.returncode != 0:
            raise Failed(f"banshi {' '.join(arguments)}: {done.stderr[:1000]}")
        return done.stdout

    def sign_in(self, server, role):
        return sign_in(server, PEOPLE[role], PASSWORD)

    def path(self, visitor, path):
        """The path itself, or the first link to a report that begins with it."""
        if not path.endswith("/") or path == "/":
            return path
        found = next((link for link in visitor.page("/reports").links if link.startswith(path)), None)
        if not found:
            raise Failed(f"no report at {path}")
        return found

    def lengthen_log(self, wanted):
        """As many entries in the audit log, by real actions: people come and go."""
        with sqlite3.connect(f"{self.folder}/banshi.sqlite") as file:
            count = file.execute("SELECT count(*) FROM audit_entries").fetchone()[0]
        for number in range((wanted - count + 1) // 2 + 1 if count < wanted else 0):
            self.run("user", "add", f"测试人员{number + 1}", "--role", "auditor")
            self.run("user", "disable", f"测试人员{number + 1}")

    def peer_template(self, ours, cookie):
        """The page as a Django template: its frame as it is, its rows to be filled in."""
        visitor = Visitor(ours.port)
        visitor.cookies = dict([cookie.split("=", 1)])
        html = visitor.get("/administration/audit").body.decode()
        before, rest = html.split("<tbody>", 1)
        after = rest.split("</tbody>", 1)[1]
        rows = "{% for entry in entries %}" + ROW + "\n{% endfor %}"
        with open(f"{self.folder}/audit.html", "w", encoding="utf-8") as file:
            file.write("{% verbatim %}" + before + "{% endverbatim %}<tbody>\n" + rows + "</tbody>{% verbatim %}"
                       + after + "{% endverbatim %}")

    def compare(self, ours, theirs, cookie):
        """Both pages must hold the same rows, and weigh about the same."""
        mine, peers = Visitor(ours.port), Visitor(theirs.port)
        mine.cookies = dict([cookie.split("=", 1)])
        bodies = [visitor.get("/administration/audit").body.decode() for visitor in (mine, peers)]
        rows = [[row[0] for row in table_rows(body)] for body in bodies]
        if rows[0] != rows[1] or len(rows[0]) != self.ROWS:
            raise Failed(f"the pages differ: {rows[0][:3]} of {len(rows[0])}, {rows[1][:3]} of {len(rows[1])}")
        if not 0.8 < len(bodies[0]) / len(bodies[1]) < 1.25:
            raise Failed(f"the pages weigh {len(bodies[0])} and {len(bodies[1])}")

    def everything(self, server, most=12):
        """(visitor, path) of the pages that links lead to from home, some for everybody of the cast."""
        found = []
        for role in PEOPLE:
            visitor, seen, waiting = self.sign_in(server, role), [], ["/"]
            while waiting and len(seen) < most:
                path = waiting.pop(0)
                answer = visitor.get(path)
                if answer.status != 200 or not answer.headers.get("Content-Type", "").startswith("text/html"):
                    continue
                seen.append(path)
                for link in answer.page().links:
                    link = urllib.parse.urljoin(path, link).partition("#")[0]
                    if link.startswith("/") and link not in seen and link not in waiting:
                        waiting.append(link)
            found += [(visitor, path) for path in seen]
            visitor.close()
        return found


def table_rows(html):
    """The cells of the table's body, row by row."""
    body = re.search(r"<tbody>(.*?)</tbody>", html, re.S)
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", body[1] if body else "", re.S)
    return [[cell.strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)] for row in rows]


def sign_in(server, name, password):
    visitor = Visitor(server.port)
    page = visitor.page("/sign-in")
    answer = visitor.send("/sign-in", page.form("name", "password"), {"name": name, "password": password})
    if answer.status != 303 or answer.headers["Location"].startswith("/sign-in"):
        raise Failed(f"{name} cannot sign in: {answer.status} {Page(answer.body.decode()).text[:500]}")
    return visitor
