"""Reads the forms of a page as a browser does: what it would send if somebody pressed a button."""

from __future__ import annotations

from html.parser import HTMLParser

from django.test import Client

Fields = dict[str, list[str]]
ONLY_WHEN_CHOSEN = ("checkbox", "radio")
NEVER_SENT = ("file", "submit", "button", "reset", "image")


class Forms(HTMLParser):
    """The forms of a page by the address that they go to, each with what it would send."""

    def __init__(self, page: str, address: str) -> None:
        super().__init__()
        self.found: dict[str, Fields] = {}
        self._here, self._form = address, ""
        self._writing, self._choosing, self._chosen = "", "", False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name, value = given.get("name", ""), given.get("value", "")
        match tag:
            case "form":
                self._form = given.get("action") or self._here
                self.found.setdefault(self._form, {})
            case "input" if given.get("type") not in NEVER_SENT and name:
                if given.get("type") not in ONLY_WHEN_CHOSEN or "checked" in given:
                    self._put(name, value or ("on" if "checked" in given else ""))
            case "textarea" if name:
                self._writing = name
                self._put(name, "")
            case "select":
                self._choosing, self._chosen = name, False
            case "option" if self._choosing and ("selected" in given or not self._chosen):
                self._choose(value)

    def handle_data(self, data: str) -> None:
        if self._writing:
            self.found[self._form][self._writing][-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            written = self.found[self._form][self._writing]
            written[-1] = written[-1].removeprefix("\n")
            self._writing = ""
        elif tag == "select":
            self._choosing = ""
        elif tag == "form":
            self._form = ""

    def _put(self, name: str, value: str) -> None:
        if self._form:
            self.found[self._form].setdefault(name, []).append(value)

    def _choose(self, value: str) -> None:
        """A menu sends the option that is chosen, or the first of all."""
        if self._form:
            self.found[self._form][self._choosing] = [value]
        self._chosen = True


def form_on(client: Client, page: str, action: str = "", **typed: object) -> dict[str, object]:
    """What would be sent from a page to an address, with what is typed into some of its fields."""
    shown = client.get(page)
    assert shown.status_code == 200, (page, shown.status_code)
    fields: dict[str, object] = dict(Forms(shown.text, page).found[action or page])
    return fields | typed
