"""Which language a comment is in: ours as people write them, and none of ours."""

import pytest

from moderation.detectors.tongue import tongue_of

SAID = [
    ("en", "wen r u gona fix teh potholes on brige street pls"),
    ("en", "absolutly discusting behavour by teh council agen"),
    ("en", "omg so true haha love this pic Dave"),
    ("en", "wtf u lot r useless"),
    ("en", "Bin not collected again in Porthycarne Street, Usk"),
    ("cy", "Bore da"),
    ("cy", "Diolch yn fawr!"),
    ("cy", "Pryd mae'r pwll nofio yn agor eto?"),
    ("cy", "Mae'r bins heb gael eu casglu eto this week"),
    ("en", "Da iawn pawb, see you at the Eisteddfod next week"),
    ("other", "Nie podoba mi się ta decyzja, rada powinna słuchać mieszkańców"),
    ("other", "Kiedy wreszcie naprawicie drogę przy szkole?"),
    ("other", "Quand est-ce que la piscine va ouvrir ?"),
    ("other", "Wann wird das Schwimmbad wieder geöffnet?"),
    ("other", "Consiliul ar trebui să asculte locuitorii orașului nostru"),
    ("other", "Рада повинна слухати мешканців"),
    ("", "Really?"),
]


@pytest.mark.parametrize(("tongue", "text"), SAID)
def test_a_comment_is_in_a_language(tongue: str, text: str) -> None:
    assert tongue_of(text) == tongue
