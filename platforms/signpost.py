"""The council's web page in the words of a post, where a platform has no other place for it."""


def signposted(text: str, link: str) -> str:
    """Put the link on a line of its own under the text, unless it stands there as written."""
    if not link or link in text.split():
        return text
    return f"{text}\n{link}".lstrip()
