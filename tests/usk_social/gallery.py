"""One of everything that the templates are made of, for the tests and for the eye."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django import forms
from django.core.paginator import Paginator
from django.utils.safestring import SafeString, mark_safe


class EveryField(forms.Form):
    kind = forms.ChoiceField(
        label="Kind of post",
        choices=[("", "Choose one"), ("news", "News"), ("event", "Event")],
    )
    message = forms.CharField(
        label="Message",
        widget=forms.Textarea,
        help_text="What residents read. X takes 280 characters, link included.",
    )
    page = forms.URLField(label="Council web page", assume_scheme="https")
    channels = forms.MultipleChoiceField(
        label="Channels",
        widget=forms.CheckboxSelectMultiple,
        choices=[("1", "Facebook"), ("2", "X"), ("3", "YouTube")],
    )
    picture = forms.FileField(label="Picture", required=False, help_text="JPEG or PNG, up to 4 MB.")
    decorative = forms.BooleanField(
        label="This picture is decorative",
        required=False,
        help_text="It says nothing that the message does not.",
    )
    when = forms.ChoiceField(
        label="When",
        widget=forms.RadioSelect,
        choices=[("now", "As soon as it is approved"), ("set", "At a set time")],
        help_text="Approval comes first in either case.",
    )
    date = forms.DateField(label="Date", widget=forms.DateInput({"type": "date"}), required=False)
    time = forms.TimeField(label="Time", widget=forms.TimeInput({"type": "time"}), required=False)
    accurate = forms.BooleanField(label="I have thought about who this reaches, and it is accurate")
    draft = forms.IntegerField(widget=forms.HiddenInput, initial=7)

    def clean(self) -> None:
        self.add_error(None, "Somebody else changed this draft while you wrote. Compare the two.")


@dataclass(frozen=True)
class Preview:
    platform: str
    channel: str
    text: str | SafeString
    title: str = ""
    link: str = ""
    picture: str = ""
    alt: str = ""
    is_decorative: bool = False
    video: str = ""


@dataclass(frozen=True)
class Post:
    title: str
    author: str
    word: str
    tone: str
    at: datetime
    comments: int


@dataclass(frozen=True)
class Happening:
    at: datetime
    sentence: str
    words: str = ""


def everything(now: datetime) -> dict[str, object]:
    """Return the context of gallery.html."""
    text = "Maryport Street car park is closed from 5pm to 10pm on Thursday for the bonfire."
    changed = mark_safe(text.replace("5pm", "<del>4pm</del> <ins>5pm</ins>"))  # noqa: S308
    page = "https://usk.example/news/bonfire"
    picture = "/static/img/mark.svg"
    posts = [
        Post("Bonfire night parking", "Cllr Rees", "Waits for approval", "care", now, 0),
        Post("Agenda for 14 December", "Town Clerk", "Scheduled", "busy", now, 0),
        Post("Water off in Bridge Street", "Cllr Morgan", "Out on 2 of 3", "stop", now, 104),
        Post("Thank you, litter pickers", "Cllr Price", "Out", "good", now, 12),
        Post("Christmas lights", "Cllr Bevan", "Draft", "neutral", now, 0),
    ]
    return {
        "form": EveryField({"message": text, "draft": "7"}),
        "soon": now + timedelta(hours=1),
        "past": now - timedelta(days=1),
        "previews": [
            Preview(
                "facebook",
                "Facebook",
                changed,
                link=page,
                picture=picture,
                alt="The bridge at Usk seen from the river bank.",
            ),
            Preview("x", "X (Twitter)", text, link=page),
            Preview("youtube", "YouTube", text, "Bonfire night parking", video="/practice.mp4"),
        ],
        "statuses": [
            ("Draft", "neutral"),
            ("Out", "good"),
            ("Waits for approval", "care"),
            ("Refused by X", "stop"),
            ("Being sent", "busy"),
        ],
        "rows": [
            ("Written by", "Cllr Rees"),
            ("Goes to", "Facebook, X (Twitter), YouTube"),
            ("Council web page", page),
        ],
        "posts": posts,
        "page_obj": Paginator(range(60), 20).page(2),
        "insult": mark_safe("You are all <mark>useless clowns</mark>, and so is the Clerk."),
        "events": [
            Happening(now - timedelta(hours=3), "Cllr Rees, Councillor, wrote it."),
            Happening(
                now - timedelta(hours=2),
                "A. Lewis, Town Clerk, sent it back.",
                "Please say when the car park opens again.",
            ),
            Happening(now - timedelta(hours=1), "Cllr Rees, Councillor, sent it for approval."),
        ],
    }
