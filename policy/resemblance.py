"""Whether a web page is about what a post says: how many of the post's own words stand there.

It is a hint and is read by a person, so it is simple enough to be explained: the words of the
post that carry its matter are looked for on the page. A post of which nearly none stands there
points to another page than it should.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

FEWEST = 4
"""A post with fewer words that carry matter could be about anything."""
ENOUGH = 0.2
"""From this share of its words on, of 1, a page is taken to be the one that a post is about."""
STEM = 5
"""So many first letters in common make two words one: closed and closing, cyngor and cyngorau."""
NAMED = 3
"""How many of the missing words are named to the author."""

WORD = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"[^.!?:;\n]+")
ADDRESS = re.compile(
    r"\S*(?:://|@)\S*|\bwww\.\S+"
    r"|\b(?:[\w-]+\.)+(?:[a-z]{2,}/\S*|(?:uk|wales|cymru|com|org|net|info|eu)\b)",
    re.IGNORECASE,
)
HYPHENATED = re.compile(r"\w+(?:[-\u2010\u2011]\w+)+")
"""Written in one word here and in two there, they would be missed on any page."""

ENGLISH = """
    the and for with from this that these those there here have has had will would can could may
    might must shall should been being are was were you your yours our ours their theirs them they
    its his her him she who whom whose what when where which while why how not but than then too
    also all any both each few more most other some such only own same very just now once into
    onto out off over under again about above after before below between during until upon
    because against via per please come see read find more make made take take one two get
"""
WELSH = """
    yn yr ac ei eu bod mae bydd sydd gan gyda wedi hyn hwn hon hynny cael hefyd ein eich chi ni
    neu trwy drwy dros roedd ond iawn pan lle sut pam beth pwy pob holl mwy rhag rhwng tan hyd
    wrth heb oddi arni arno ynddo fydd fod maen nhw cewch cawn gallwch gallwn byddwn byddwch
    dewch ewch gweler os nad nid oes oedd dim chwi iddo iddi rydym rydych
"""
OF_EVERY_PAGE = """
    council councils councillor councillors town community clerk mayor office website page pages
    news notice information details contact telephone email address people resident residents
    local public today tomorrow week month year day monday tuesday wednesday thursday friday
    saturday sunday january february march april june july august september october november
    december morning afternoon evening noon
    cyngor cynghorydd cynghorwyr tref dref cymuned clerc maer swyddfa gwefan wefan tudalen
    newyddion hysbysiad gwybodaeth manylion cyswllt cysylltu pobl trigolion heddiw yfory wythnos
    mis blwyddyn dydd nos llun mawrth mercher iau gwener sadwrn sul ionawr chwefror ebrill mai
    mehefin gorffennaf awst medi hydref tachwedd rhagfyr bore prynhawn
"""
"""They stand on any page of a council, and so say nothing of this one."""
OF_NO_MATTER = frozenset(f"{ENGLISH} {WELSH} {OF_EVERY_PAGE}".split())
SAID_IN = {
    "en": frozenset({"the", "and", "for", "with", "from", "this", "that", "you", "are", "will"}),
    "cy": frozenset({"yn", "yr", "ac", "ei", "eu", "mae", "bydd", "gan", "gyda", "wedi", "ein"}),
}
"""Words that are of one language, and in every third sentence of it."""
SPOKEN = 0.1
"""A page speaks a language when so much, of 1, of such words on it is of that one."""


@dataclass(frozen=True)
class Resemblance:
    """Which of a post's words stand on a page, and which do not, each in the post's order."""

    found: tuple[str, ...]
    missing: tuple[str, ...]

    def share(self) -> float:
        return len(self.found) / len(self.found + self.missing)

    def is_slight(self) -> bool:
        return len(self.found + self.missing) >= FEWEST and self.share() < ENOUGH


def resemblance(post: str, page: str) -> Resemblance:
    """Look for the words of a post on a page. What it says in another language is left out."""
    there = frozenset(_words(page))
    stems = frozenset(word[:STEM] for word in there if len(word) >= STEM)
    found: list[str] = []
    missing: list[str] = []
    for word in dict.fromkeys(_matter(post, _languages(page))):
        is_there = word in there or (len(word) >= STEM and word[:STEM] in stems)
        (found if is_there else missing).append(word)
    return Resemblance(tuple(found), tuple(missing))


def _matter(post: str, languages: frozenset[str]) -> Iterator[str]:
    """Yield the words that carry matter, of the sentences in one of these languages."""
    usual = _languages(post)
    for sentence in SENTENCE.findall(HYPHENATED.sub(" ", ADDRESS.sub(" ", post))):
        spoken = _languages(sentence) or usual
        if not (spoken and languages) or spoken & languages:
            words = _words(sentence)
            yield from (word for word in words if len(word) > 2 and word not in OF_NO_MATTER)


def _words(text: str) -> list[str]:
    """The words of a text in small letters, without their accents."""
    apart = unicodedata.normalize("NFKD", text.lower())
    return WORD.findall("".join(char for char in apart if not unicodedata.combining(char)))


def _languages(text: str) -> frozenset[str]:
    words = _words(text)
    said = {name: sum(word in known for word in words) for name, known in SAID_IN.items()}
    in_all = sum(said.values())
    return frozenset(name for name, times in said.items() if times > SPOKEN * in_all)
