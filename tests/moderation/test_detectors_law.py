"""What may concern the law: threats, hate, personal data of others, accusations of crime."""

from __future__ import annotations

import pytest

from moderation.detectors import Lists, Reading, assess
from policy.principles import Principle

COUNCIL = Lists(
    people=frozenset({"hopkin"}), contacts=frozenset({"01291 673011", "clerk@usk.example"})
)
LAW, RESPECT = Principle.LAW, Principle.RESPECT

THREATS = [
    "I'll break your legs if that vote goes through.",
    "I know where you live, Hopkin.",
    "We all know where the clerk parks her car.",
    "Watch your back.",
    "You'll get what's coming to you.",
    "He should be shot, and I would hold the coat.",
    "Whoever signed this needs stringing up.",
    "Someone ought to burn it down with them in it.",
    "Let's smash the parking machines on Saturday night.",
    "I hope your house burns with your kids in it.",
    "When I catch you on your own you'll be eating through a straw.",
    "You're a dead man walking, mayor.",
    "Nice family you've got. Be a shame if something happened to them.",
    "i'm gonna k1ll that clerk",
    "See you after the meeting, councillor 🔪",
    "My brothers will give him the hiding he deserves.",
    "Dwi'n gwybod lle ti'n byw.",
    "Gwylia dy gefn, gynghorydd.",
    "Mi ladda i di os wyt ti'n dod yma eto.",
    "Dylid ei saethu.",
    "Gobeithio byddi di'n marw.",
]
NO_THREATS = [
    "I could murder a bacon roll.",
    "This junction will kill somebody before Easter.",
    "Over my dead body will that oak come down.",
    "Heads should roll for this, starting with the contract.",
    "We died laughing at the pantomime.",
    "The lottery money was a shot in the arm for the hall.",
    "Drop me a line and I'll shoot you an answer.",
    "Our under-elevens murdered them, 6-0.",
    "We will hammer you at the ballot box.",
    "The plan should be killed off, and quickly.",
    "A man told me he would break my legs. I have reported it to the police.",
    "Somebody wrote 'I will kill you' on the chapel wall, please could it be cleaned off?",
    "Nobody should be shot for an opinion.",
    "I would never hurt anybody, but I am angry.",
    "Watch out for ice on the footbridge.",
    "Hang the bunting across Bridge Street, not on the lamp posts.",
    "Kill two birds with one stone and mend the drain too.",
    "Mae'r ffordd yma'n mynd i ladd rhywun ryw ddydd.",
    "Dwi bron â marw eisiau bwyd.",
    "Mae'n hen bryd lladd y gwair ar y fynwent.",
    "Bu bron i mi farw chwerthin.",
]
HATE = [
    "Muslims are vermin.",
    "Send all the immigrants back to where they came from.",
    "We don't want any gypsies here.",
    "Gays should be locked up.",
    "I hate Jews, always have.",
    "Disabled people are a drain on society.",
    "Women belong in the kitchen, not in the chamber.",
    "Filthy Romanians, everywhere.",
    "Mae'r sipsiwn yn frwnt.",
    "Ewch yn ôl i'ch gwlad.",
]
NO_HATE = [
    "Muslims in the town raised four hundred pounds for the hospice.",
    "My wife is Polish and teaches at the school.",
    "Two gay men run the bakery and the bread is superb.",
    "Has anybody asked the Travellers themselves?",
    "It is wrong to say that immigrants are criminals.",
    "Nobody should be told to go back to their own country.",
    "People who say that women belong in the kitchen have never met my mother.",
    "I hate the new lights.",
    "No disabled people were asked about the ramp.",
    "Too few women stand for the council.",
    "The Chinese takeaway is closed on Mondays.",
    "Black bins on Friday, brown ones on Tuesday.",
    "English and Welsh versions are on the website.",
    "As a Jewish woman I have always felt welcome.",
    "Mae croeso i siaradwyr Cymraeg a Saesneg.",
    "Mae teulu o ffoaduriaid wedi symud i'r dref a phawb yn falch.",
]
ACCUSED = [
    "Cllr Vaughan stole from the bowls club.",
    "The mayor has been lining his own pockets for years.",
    "Colin Bowditch burnt down the pavilion for the insurance.",
    "Our treasurer is on the fiddle, everybody knows.",
    "How many brown envelopes did the planning officer get?",
    "Hopkin is a thief.",
    "Mae'r maer wedi bod yn dwyn o'r gronfa.",
]
NOT_ACCUSED = [
    "Did Cllr Vaughan declare an interest before the vote?",
    "Daylight robbery, two pounds for an hour.",
    "It is criminal that the library shuts at four.",
    "I am not saying that the mayor is a thief.",
    "The mayor stole the show at the carnival.",
    "The builder was convicted of fraud in March, the Argus says.",
    "The clerk warned us about parcel fraud, and she was right.",
    "Postal votes come in a brown envelope.",
    "Where did the money go? Publish the accounts.",
    "Cllr Vaughan sold his house last year.",
    "A wnaeth y cynghorydd ddatgan buddiant?",
]
PERSONAL = [
    "The deputy clerk lives at 14 Castle Parade, go and tell her.",
    "His mobile is 07700 900123, give him a ring at three in the morning.",
    "Her number: oh double seven double oh, nine double oh, one two three.",
    "White van AB12 CDE is parked across my drive again.",
    "His daughter goes to the primary school and walks home alone.",
    "Cllr Vaughan lives in the end house with the red door.",
]
NOT_PERSONAL = [
    "Ring the office on 01291 673011.",
    "Write to clerk@usk.example before Friday.",
    "My number is 07700 900123 if anybody finds her cat.",
    "There is a hole in the pavement outside 14 Castle Parade.",
    "Ring 101 if you saw it happen.",
    "The clerk lives in the town like the rest of us.",
]


@pytest.mark.parametrize("text", THREATS)
def test_a_threat_is_found_and_cannot_wait(text: str) -> None:
    reading = _read(text)
    assert reading.scores[LAW] >= 0.5
    assert any(one.is_urgent for one in reading.suggestions)


@pytest.mark.parametrize("text", HATE)
def test_hate_of_a_group_is_a_matter_of_law_and_of_respect(text: str) -> None:
    assert {LAW, RESPECT} <= {one.principle for one in _read(text).suggestions}


@pytest.mark.parametrize("text", ACCUSED)
def test_an_accusation_may_concern_the_law_and_waits_its_turn(text: str) -> None:
    (suggestion,) = [one for one in _read(text).suggestions if one.principle is LAW]
    assert not suggestion.is_urgent
    assert "may concern the law" in suggestion.because


@pytest.mark.parametrize("text", PERSONAL)
def test_personal_data_of_others_cannot_wait(text: str) -> None:
    (suggestion,) = _read(text).suggestions
    assert suggestion.principle is LAW
    assert suggestion.is_urgent


@pytest.mark.parametrize("text", [*NO_THREATS, *NO_HATE, *NOT_ACCUSED, *NOT_PERSONAL])
def test_what_only_sounds_like_it_is_left_alone(text: str) -> None:
    assert not _read(text).suggestions


def test_a_slur_is_offensive_and_hateful_at_once() -> None:
    found = {one.principle for one in _read("Another p4ki shop, great.").suggestions}
    assert found == {LAW, RESPECT, Principle.LANGUAGE}


def test_what_a_seller_gives_is_the_sellers_own() -> None:
    reading = _read("Gutters cleared from £40, free quotes, ring Dai on 07700 900456.")
    assert [one.principle for one in reading.suggestions] == [Principle.COMMERCIAL]


def test_it_points_at_the_number_in_words() -> None:
    text = "Her mobile is oh seven seven double oh, nine double oh, two one eight. Pass it on!"
    (suggestion,) = _read(text).suggestions
    spans = [text[start:end] for start, end in suggestion.spans]
    assert "oh seven seven double oh, nine double oh, two one eight" in spans


def _read(text: str) -> Reading:
    return assess(text, lists=COUNCIL)
