"""check_xlsforms.py --banshi PROGRAM --examples FOLDER: reads example forms with pyxform and with banshi.

Each form must come out alike, field by field, or be refused with a code and a reason. Fails when one differs, or when
banshi ends in any other way. --list prints every form's outcome.
"""

import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import openpyxl
from pyxform.question_type_dictionary import QUESTION_TYPE_DICT
from pyxform.xls2json import workbook_to_json
from pyxform.xls2json_backends import get_xlsform

KINDS = {
    "string": "text",
    "int": "integer",
    "decimal": "decimal",
    "date": "date",
    "time": "time",
    "geopoint": "location",
}
# Refusals that say that a ledger cannot hold something; every other one says that the form is wrong. pyxform leaves
# expressions to another program, so every refusal of one is banshi's own.
UNSUPPORTED = re.compile(
    r"xlsform\.(repeat|media|shape|barcode|range|date-time|rank|choices-elsewhere|or-other|choice-filter"
    r"|sheet-unsupported|required-condition|type-unknown|name-twice|name-invalid|no-fields|choice-with-space"
    r"|acknowledge-value|calculation-later)$"
    r"|expression\.[a-z-]+$"
)


class Unsupported(Exception):
    """pyxform reads something that a ledger has no field for."""


def own_name(name):
    """A field's name as a ledger spells it."""
    name = re.sub("[-.]", "_", name.lower())
    return "f" + name if name.startswith("_") else name


def own_expression(text):
    for curly, plain in ("‘'", "’'", '“"', '”"'):
        text = text.replace(curly, plain)
    return re.sub(r"\$\{\s*([^}]*?)\s*\}", lambda found: "${" + own_name(found[1]) + "}", text)


def words(value, fallback):
    """All that may be shown: one text, or one for each language."""
    if not value:
        return {fallback}
    return {str(text).strip() for text in (value.values() if isinstance(value, dict) else [value])}


def kind(question):
    """The kind; None for what only shows words or notes something by itself. By what pyxform itself makes of the type."""
    made = QUESTION_TYPE_DICT.get(question["type"])
    if question["type"] in ("select one", "select all that apply"):
        return "choice" if question["type"] == "select one" else "choices"
    if made is None:
        raise Unsupported(question["type"])
    bind = made.get("bind", {})
    if "phone number" in question["type"] and "control" in made:
        return "phone"
    if question["type"] == "calculate":
        return {"int": "integer", "decimal": "decimal"}.get(question.get("bind", {}).get("type"), "text")
    if "control" not in made or bind.get("readonly"):
        return None
    if made["control"]["tag"] == "trigger":
        return "yesNo"
    if made["control"]["tag"] == "range" or bind.get("type") not in KINDS:
        raise Unsupported(question["type"])
    return KINDS[bind["type"]]


def fields(node, conditions=()):
    """What a ledger's fields must be, by name."""
    for child in node.get("children", []):
        if child["type"] in ("repeat", "loop"):
            raise Unsupported(child["type"])
        bind = child.get("bind", {})
        relevant = [text for text in [bind.get("relevant")] if text]
        if child["type"] == "group":
            if child["name"] != "meta":
                yield from fields(child, (*conditions, *relevant))
            continue
        found = kind(child)
        if found is None:
            continue
        if child.get("choice_filter") or "choices" not in child and found in ("choice", "choices"):
            raise Unsupported("choices")
        both = [own_expression(text) for text in (*conditions, *relevant)]
        yield own_name(child["name"]), {
            "kind": found,
            "label": words(child.get("label"), child["name"]),
            "hint": words(child.get("hint"), ""),
            "choices": [
                (choice["name"], words(choice.get("label"), choice["name"])) for choice in child.get("choices", [])
            ],
            "required": str(bind.get("required", "no")).lower() in ("yes", "true()", "true"),
            "constraint": own_expression(bind["constraint"]) if bind.get("constraint") else None,
            "relevant": both[0] if len(both) == 1 else " and ".join(f"({text})" for text in both) or None,
            "calculation": own_expression(bind["calculate"]) if bind.get("calculate") else None,
        }


def difference(form, ledger):
    """What the two read differently; empty when nothing."""
    theirs = list(fields(form))
    ours = {field["name"]: field for field in ledger["fields"]}
    # A ledger's records have a day, so one is added where the form asks for none.
    if ledger["dateField"] not in dict(theirs):
        ours.pop(ledger["dateField"], None)
    # pyxform writes a table's heads into the form as fields of its own.
    theirs = [(name, their) for name, their in theirs if not name.startswith("reserved_name_for_field_list")]
    found = []
    if [name for name, _ in theirs] != list(ours):
        return [f"fields {[name for name, _ in theirs]} / {list(ours)}"]
    for name, their in theirs:
        our = ours[name]
        said = {
            "kind": our["kind"],
            "required": our["isRequired"],
            "constraint": our.get("constraint"),
            "relevant": our.get("relevant"),
            "calculation": our.get("calculation"),
        }
        for key, value in said.items():
            if their[key] != value:
                found.append(f"{name}.{key} {their[key]!r} / {value!r}")
        for key in ("label", "hint"):
            if not set(our[key].values()) <= their[key]:
                found.append(f"{name}.{key} {their[key]} / {our[key]}")
        if [choice["name"] for choice in our["choices"]] != [choice for choice, _ in their["choices"]]:
            found.append(f"{name}.choices {their['choices']} / {our['choices']}")
        for our_choice, (_, label) in zip(our["choices"], their["choices"]):
            if not set(our_choice["label"].values()) <= label:
                found.append(f"{name}.choices {label} / {our_choice}")
    return found


def as_xlsx(path, folder):
    """The form as xlsx, which is what banshi reads: old workbooks and csv through pyxform's own reading."""
    if path.suffix == ".xlsx":
        return path
    data = get_xlsform(path)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in ("survey", "choices", "settings", "external_choices"):
        rows = getattr(data, name, None)
        if not rows:
            continue
        heads = list(dict.fromkeys(head for row in rows for head in row))
        sheet = book.create_sheet(name)
        sheet.append(heads)
        for row in rows:
            sheet.append([row.get(head) for head in heads])
    out = folder / f"{path.stem}.xlsx"
    book.save(out)
    return out


def check(path, banshi, folder):
    """An outcome's name, and what there is to say."""
    name = path.stem
    try:
        form = workbook_to_json(
            workbook_dict=get_xlsform(path), form_name=name, fallback_form_name=name, warnings=[]
        )
    except Exception as error:  # pyxform has many.
        form, refusal = None, str(error).strip().splitlines()[0][:120]
    try:
        file = as_xlsx(path, folder)
    except Exception as error:
        return "no form at all", str(error)
    run = subprocess.run(
        [*banshi, str(file), "--format", "json"], capture_output=True, text=True, timeout=60, check=False
    )
    if run.returncode == 0:
        ledger = json.loads(run.stdout)
        if form is None:
            return "read by banshi alone", refusal
        try:
            found = difference(form, ledger)
        except Unsupported as error:
            return "differs", f"banshi reads what it cannot hold: {error}"
        return ("differs", "; ".join(found)) if found else ("read alike", "")
    codes = sorted(set(re.findall(r'"code" ?: ?"([a-z.-]+)"', run.stderr)))
    if run.returncode not in (65, 69) or not codes:
        return "differs", f"exit {run.returncode}: {run.stderr[:300]}"
    if form is None:
        return "refused by both", ", ".join(codes) + " / " + refusal
    if any(UNSUPPORTED.match(code) for code in codes):
        return "refused with the reason", ", ".join(codes)
    return "refused without need", ", ".join(codes)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--banshi", required=True)
    parser.add_argument("--examples", required=True, type=pathlib.Path)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    forms = sorted(
        path
        for folder in options.examples.rglob("*example_xls")
        for path in folder.resolve().iterdir()
        if path.suffix in (".xls", ".xlsx", ".csv")
    )
    counts = collections.Counter()
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for path in forms:
            outcome, said = check(path, [options.banshi, "ledger", "form"], pathlib.Path(folder))
            counts[outcome] += 1
            wrong = outcome in ("differs", "refused without need")
            failed = failed or wrong
            if options.list or wrong or outcome == "read by banshi alone":
                print(f"{outcome}: {path.parent.name}/{path.name}: {said}")
    print(f"xlsforms: {len(forms)} forms: " + ", ".join(f"{count} {name}" for name, count in sorted(counts.items())))
    sys.exit(1 if failed or not counts["read alike"] else 0)


if __name__ == "__main__":
    main()
