"""Which words look like a question to the council, in English and Welsh."""

import pytest

from policy.asking import asks


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Do we have to book, or can we simply turn up?", "Do we have to book"),
        ("Which street comes first? Ours is a pond.", "Which street comes first?"),
        ("Can you tell me who cuts the hedge", "Can you"),
        ("Please let us know when the bins come.", "Please let"),
        ("Lovely photo. When will the road open", "When will"),
        ("Oes lle i gadair olwyn yn agos at y goeden?", "Oes lle"),
        ("Pryd mae'r cyfarfod nesaf", "Pryd mae"),
        ("Allwch chi roi gwybod i ni", "Allwch chi"),
        ("Why should anybody believe this one?", "Why should"),
    ],
)
def test_a_question_is_found_and_its_words_are_named(text: str, words: str) -> None:
    assert words in asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "???",
        "About time. I have reported the drain three times.",
        "Thank you for mending the bench.",
        "https://usk.example/page?id=3",
        "See www.usk.example/search?q=bins for it.",
        "Diolch am ysgrifennu yn Gymraeg hefyd.",
        "When it rains our street is a pond.",
        "What a lovely evening it was.",
        "Shame on the Mayor.",
        "Edrych ymlaen at y goleuadau'n barod!",
    ],
)
def test_what_asks_nothing_is_left_alone(text: str) -> None:
    assert asks(text) == ""
