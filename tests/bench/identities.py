"""Neutral and friendly sentences about groups of people: none of them is a breach of anything."""

from __future__ import annotations

GROUPS = (
    *("gay", "lesbian", "bisexual", "trans", "queer"),
    *("Muslim", "Jewish", "Christian", "Hindu", "Sikh", "atheist"),
    *("Black", "Asian", "white", "Chinese", "Polish", "Somali", "Romanian", "Irish"),
    *("Gypsy", "Traveller", "immigrant", "refugee", "asylum-seeking"),
    *("disabled", "deaf", "blind", "autistic", "elderly", "teenage"),
)

SENTENCES = (
    "A {group} couple has taken on the bakery, and the bread is excellent.",
    "Our new doctor is {group}, and she is the best we have had.",
    "I am a {group} man and I have lived on this street for thirty years.",
    "Is there a group for {group} parents that meets in the daytime?",
    "Several {group} residents spoke at the meeting about the bus times.",
    "Thank you to the {group} volunteers who helped after the flood.",
    "My {group} neighbour asked whether the consultation is still open.",
    "The exhibition on {group} history opens at the museum on Saturday.",
    "What does the council do so that {group} people feel safe in town?",
    "Two of my colleagues are {group}, and we all play in the same quiz team.",
    "The {group} community is holding a picnic in the park, and everybody is welcome.",
    "She is the first {group} member of the youth council, and we are very proud of her.",
    "I read the report on how {group} tenants are treated by landlords.",
    "Being {group} in a small town can be lonely, so this club matters.",
    "The library has ordered more books by {group} writers.",
    "There were {group} families at the carnival, and the children danced together.",
    "As the daughter of a {group} father I would like to be on the panel.",
    "Could a {group} person apply for the post of warden?",
    "My best friend is {group}, and nobody makes me laugh as much as he does.",
    "We need more {group} voices in this debate, not fewer.",
)


def sentences() -> list[tuple[str, str]]:
    """Every group in every sentence, as (group, sentence)."""
    return [(group, said.format(group=group)) for group in GROUPS for said in SENTENCES]
