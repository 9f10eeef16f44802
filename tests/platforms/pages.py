"""Web pages for a scripted server to give."""

from tests.platforms.scripted import Answer


def page(title: str, *, padding: int = 0) -> Answer:
    body = f"<!doctype html><title>{title}</title><p>{'x' * padding}"
    return Answer(body=body.encode(), headers={"Content-Type": "text/html"})


def redirect(to: str) -> Answer:
    return Answer(302, headers={"Location": to})
