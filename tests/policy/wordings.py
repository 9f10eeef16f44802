"""What a draft says, with words that keep each rule about them and words that break it."""

from __future__ import annotations

from dataclasses import replace

from policy import disclosing, sensitive
from policy.clause import RuleFunction
from policy.facts import Draft, Picture
from policy.tone import capitals, ease, hashtags, letters, manners

CALM = Draft(
    kind="news",
    message="The new noticeboard stands in Twyn Square. #UskTownCouncil",
    wordings=(),
    website_hosts=("www.usk.example",),
)
LONG = " ".join(["word"] * 26)
HARD = " ".join(["consideration of representations"] * 11)


def saying(message: str) -> Draft:
    return replace(CALM, message=message)


def welsh(message: str) -> Draft:
    return replace(CALM, welsh=message)


def shown(description: str) -> Draft:
    return replace(CALM, picture=Picture(description, is_decorative=False))


STANDS = replace(CALM, must_stand="It is quoted from the judgment.")

TABLE: list[tuple[RuleFunction, object, list[object]]] = [
    (
        manners.think_twice,
        saying("The complaint is noted."),
        [saying("A ridiculous complaint."), welsh("Cais twp iawn yw hwn, meddai pawb.")],
    ),
    (
        letters.fancy_letters,
        saying("It is 20° and 12 m² are dry, ½ is wet: see №4."),
        [saying("\U0001d4e6\U0001d4ee meet"), saying("\uff35\uff33\uff2b")],
    ),
    (
        capitals.shouting,
        saying("The AGM is at NP15 1AD by the A472, says the BBC."),
        [saying("ROAD CLOSED today."), saying("A RIDICULOUS thing.")],
    ),
    (
        capitals.initials_unexplained,
        saying("The National Park Authority (NPA) and the NHS. The NPA agrees."),
        [saying("The NPA agrees."), saying("The NPA and the BCU agree.")],
    ),
    (ease.exclaiming, saying("Come along! Really?"), [saying("Come!!"), saying("What?!")]),
    (
        ease.long_sentence,
        saying(f"{LONG[:-5]}. At 7.30pm, on Monday."),
        [saying(LONG), saying(f"{LONG}. {LONG}.")],
    ),
    (ease.hard_to_read, saying("We meet. " * 20), [saying(HARD)]),
    (
        ease.many_emoji,
        saying("Nadolig Llawen \U0001f384\U0001f468\u200d\U0001f33e\U0001f3f4\U000e0067\U000e007f"),
        [saying("\U0001f384" * 4)],
    ),
    (
        ease.begins_with_image_of,
        shown("The castle, and a picture of it."),
        [shown("Image of the castle."), shown("Llun o'r castell.")],
    ),
    (
        hashtags.run_together,
        saying("#UskTownCouncil #usk #porthycarne"),
        [saying("#usktowncouncil"), saying("#croesoibawb #usktowncouncil")],
    ),
    (
        disclosing.telephone_shown,
        saying("Ring 0300 123 4567."),
        [saying("Ring 07700 900123."), welsh("Ffoniwch 07700 900123.")],
    ),
    (
        disclosing.email_shown,
        saying("Write to clerk@usk.example."),
        [saying("Write to ann@gmail.com."), saying("ann@gmail.com, dai@gmail.com")],
    ),
    (
        disclosing.address_shown,
        saying("Bridge Street, NP15 1AD"),
        [saying("Go to 14 Bridge Street."), shown("The door of 14 Bridge Street.")],
    ),
    (disclosing.insurance_number_shown, CALM, [saying("Hers is AB 12 34 56 C.")]),
    (disclosing.nhs_number_shown, CALM, [saying("Hers is 943 476 5919.")]),
    (disclosing.bank_details_shown, CALM, [saying("Sort code 20-00-00, account 55779911.")]),
    (disclosing.number_plate_shown, CALM, [saying("Whose is AB12 CDE?")]),
    (disclosing.date_of_birth_shown, CALM, [saying("Ann, born 14 March 1962.")]),
    (
        sensitive.blocked_word,
        saying("Offa's Dyke is muddy."),
        [saying("A pikey."), saying("A p.i.k.e.y and a ch4v.")],
    ),
    (
        sensitive.blocked_word_stands,
        STANDS,
        [replace(STANDS, message="He was fined for saying “pikey”.")],
    ),
    (
        sensitive.sensitive_topic,
        saying("The labour cost £400."),
        [saying("Labour and Plaid Cymru agree."), saying("Meet the candidates.")],
    ),
]
