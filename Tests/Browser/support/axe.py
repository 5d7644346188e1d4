"""axe-core on a page, for WCAG 2.2 AA and axe's own good practice. It is run through the browser's debugging channel, so
that the content security policy of the page stays as it is."""

import json

from axe_playwright_python.base import AXE_FILE_PATH

SOURCE = AXE_FILE_PATH.read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}


def violations(page, rules=None):
    """What axe finds wrong, one line each: the rule, the first elements, why. `rules` names the only ones to try."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(SOURCE)
    options = OPTIONS if rules is None else OPTIONS | {"runOnly": {"type": "rule", "values": rules}}
    found = json.loads(page.evaluate(
        "async options => JSON.stringify((await axe.run(document, options)).violations)", options))
    return [
        f"axe {one['id']}: {one['help']}: "
        + "; ".join(f"{node['html'][:160]} {why(node)}" for node in one["nodes"][:3])
        + (f" and {len(one['nodes']) - 3} more" if len(one["nodes"]) > 3 else "")
        for one in found
    ]


def why(node):
    """The measured values, where a rule measures something."""
    for check in node["any"] + node["all"] + node["none"]:
        if check.get("message"):
            return f"({check['message'][:200]})"
    return ""
