"""What a browser says of a page besides showing it; anything said is a fault."""


class Watch:
    """Gathers errors of all pages of one browser context."""

    def __init__(self, context, address):
        self.address, self.faults, self.expected = address, [], []
        context.on("console", self._console)
        context.on("weberror", lambda error: self._say(f"uncaught: {error.error}", ""))
        context.on("request", self._request)
        context.on("response", self._response)

    def _say(self, what, where):
        if not any(words in what for words in self.expected):
            self.faults.append(f"{what} ({where})" if where else what)

    def _console(self, message):
        # A status of 4xx is told as an error as well; which ones are right is for the journey to say.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self._say(f"console {message.type}: {message.text}", message.page.url if message.page else "")

    def _request(self, request):
        if not request.url.startswith((self.address, "data:", "blob:", "about:")):
            self._say(f"asks another host: {request.url}", request.frame.url)

    def _response(self, response):
        asset = response.request.resource_type in ("stylesheet", "script", "image", "font")
        if response.status >= 500 or (asset and response.status >= 400):
            self._say(f"{response.status} for {response.url}", "")

    def expect(self, words):
        """A fault with these words is what the journey wants to see."""
        self.expected.append(words)

    def clear(self):
        faults, self.faults = self.faults, []
        return faults
