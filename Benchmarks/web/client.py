"""A visitor without a browser: keeps cookies, reads the forms of a page, fills them in and sends them as they ask.

What a form holds (tokens, versions, values set before) goes back unchanged, as a browser does it, so that nothing here
knows how the pages guard themselves.
"""

import html.parser
import http.client
import secrets
import time
import urllib.parse


class Unexpected(Exception):
    """A page did not offer or answer what a person would expect of it. Says nothing personal."""


class Form:
    def __init__(self, attributes):
        self.action = attributes.get("action") or ""
        self.method = (attributes.get("method") or "get").lower()
        self.multipart = attributes.get("enctype") == "multipart/form-data"
        self.id, self.fields, self.files, self.buttons, self.names = attributes.get("id"), [], [], [], set()

    def has(self, name):
        return name in self.names


class Page(html.parser.HTMLParser):
    """The forms and links of a page."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.links, self.text = [], [], text
        self._form = self._select = self._area = self._option = None
        self._outside = []
        self.feed(text)
        for form_id, name, value in self._outside:
            for form in self.forms:
                if form.id == form_id:
                    form.fields.append((name, value))
                    form.names.add(name)

    def _field(self, attributes, value):
        name = attributes.get("name")
        if not name or "disabled" in attributes:
            return
        if attributes.get("form"):
            self._outside.append((attributes["form"], name, value))
        elif self._form:
            self._form.fields.append((name, value))
            self._form.names.add(name)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        kind = (attributes.get("type") or "text").lower()
        if tag == "form":
            self._form = Form(attributes)
            self.forms.append(self._form)
        elif tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"])
        elif tag == "input" and kind == "file":
            if self._form and attributes.get("name"):
                self._form.files.append(attributes["name"])
        elif tag in ("input", "button") and kind in ("submit", "image") or tag == "button" and kind == "text":
            if self._form:
                self._form.buttons.append((attributes.get("name"), attributes.get("value") or ""))
        elif tag == "input" and kind in ("checkbox", "radio"):
            if self._form and attributes.get("name"):
                self._form.names.add(attributes["name"])
            if "checked" in attributes:
                self._field(attributes, attributes.get("value") or "on")
        elif tag == "input" and kind not in ("button", "reset"):
            self._field(attributes, attributes.get("value") or "")
        elif tag == "textarea":
            self._area = (attributes, [])
        elif tag == "select":
            self._select = (attributes, [])
        elif tag == "option" and self._select:
            self._select[1].append((attributes.get("value") or "", "selected" in attributes))

    def handle_data(self, text):
        if self._area:
            self._area[1].append(text)

    def handle_endtag(self, tag):
        if tag == "textarea" and self._area:
            attributes, parts = self._area
            text = "".join(parts)
            # A line break right after the tag is no part of the text.
            self._field(attributes, text[1:] if text.startswith("\n") else text)
            self._area = None
        elif tag == "select" and self._select:
            attributes, options = self._select
            chosen = [value for value, selected in options if selected] or [value for value, _ in options[:1]]
            for value in chosen:
                self._field(attributes, value)
            self._select = None
        elif tag == "form":
            self._form = None

    def form(self, *names, action=None):
        """The form with these fields, whose action contains that text."""
        for form in self.forms:
            if all(name in form.names or name in form.files for name in names):
                if action is None or action in form.action:
                    return form
        raise Unexpected(f"no form with the fields {names} and the action {action}; there are "
                         + ", ".join(f"{form.action} {sorted(form.names)}" for form in self.forms))


class Answer:
    def __init__(self, status, headers, body, seconds, path):
        self.status, self.headers, self.body, self.seconds, self.path = status, headers, body, seconds, path

    def page(self):
        return Page(self.body.decode("utf-8", "replace"))


class Visitor:
    """One person's browser, with a connection that stays open."""

    def __init__(self, port, language="zh-CN"):
        self.port, self.language, self.cookies = port, language, {}
        self.connection = None

    @property
    def cookie(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def ask(self, method, path, body=None, kind=None):
        """One request, without following where it leads."""
        headers = {"Accept": "text/html", "Accept-Language": self.language}
        if self.cookies:
            headers["Cookie"] = self.cookie
        if method != "GET":
            headers |= {"Origin": f"http://127.0.0.1:{self.port}", "Sec-Fetch-Site": "same-origin"}
        if kind:
            headers["Content-Type"] = kind
        begin = time.perf_counter()
        for attempt in (0, 1):
            kept = self.connection is not None
            if not kept:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            try:
                self.connection.request(method, path, body, headers)
                response = self.connection.getresponse()
                content = response.read()
                break
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                # The server may close a connection that was idle. A change is never sent twice but then.
                self.close()
                if attempt or not kept:
                    raise
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                pair, _, rest = value.partition(";")
                key, _, content_of_cookie = pair.partition("=")
                if "max-age=0" in rest.lower().replace(" ", ""):
                    self.cookies.pop(key.strip(), None)
                else:
                    self.cookies[key.strip()] = content_of_cookie.strip()
        if response.will_close:
            self.close()
        return Answer(response.status, dict(response.getheaders()), content, time.perf_counter() - begin, path)

    def get(self, path):
        """A page, where it leads to at last."""
        for _ in range(5):
            answer = self.ask("GET", path)
            if answer.status not in (301, 302, 303, 307, 308):
                return answer
            path = urllib.parse.urljoin(path, answer.headers["Location"])
        raise Unexpected(f"{path} leads in circles")

    def page(self, path):
        answer = self.get(path)
        if answer.status != 200:
            raise Unexpected(f"{path} gives {answer.status}")
        return answer.page()

    def send(self, page_path, form, values, files=(), button=None):
        """Sends a form with these values instead of its own. Files are (field, name, kind, bytes)."""
        fields = [(name, value) for name, value in form.fields if name not in values]
        for name, value in values.items():
            fields += [(name, one) for one in (value if isinstance(value, list) else [value])]
        if button:
            fields.append(button)
        path = urllib.parse.urljoin(page_path, form.action)
        if form.method == "get":
            return self.ask("GET", path.partition("?")[0] + "?" + urllib.parse.urlencode(fields))
        if not form.multipart:
            return self.ask("POST", path, urllib.parse.urlencode(fields), "application/x-www-form-urlencoded")
        boundary = secrets.token_hex(16)
        parts = []
        for name, value in fields:
            parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
        for name, file_name, kind, content in files:
            parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{file_name}"\r\n'
                         f"Content-Type: {kind}\r\n\r\n".encode() + content + b"\r\n")
        for name in set(form.files) - {name for name, *_ in files}:
            parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename=""\r\n'
                         f"Content-Type: application/octet-stream\r\n\r\n\r\n".encode())
        parts.append(f"--{boundary}--\r\n".encode())
        return self.ask("POST", path, b"".join(parts), f"multipart/form-data; boundary={boundary}")
