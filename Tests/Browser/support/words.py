"""The words of the pages, by their keys: a journey looks for what a reader of that language sees."""

import json
import pathlib
import re

LOCALES = pathlib.Path(__file__).resolve().parents[3] / "Sources" / "Web" / "Resources" / "Locales"


class Words:
    def __init__(self, language="zh-Hans"):
        self.all = {}
        for file in sorted((LOCALES / language).glob("*.json")):
            self.all |= json.loads(file.read_text("utf-8"))

    def __call__(self, key, **gaps):
        text = self.all[key]
        for name, value in gaps.items():
            text = text.replace("{" + name + "}", str(value))
        assert "{" not in text, f"{key} has gaps: {text}"
        return text

    def pattern(self, key):
        """The words with anything in their gaps."""
        parts = re.split(r"\{[^}]+\}", self.all[key])
        return re.compile(".+?".join(re.escape(part) for part in parts))


say = Words()
