"""The part of the compose form about a picture or a video, and about what goes with a video."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import PlainText
from posts import captions, pictures
from posts.models import Extra, Media

FILES = {
    "picture": _("picture"),
    "video": _("video"),
    "captions": _("captions file"),
    "thumbnail": _("thumbnail"),
}
"""The files of a form, as one says of them that one is to be chosen again."""


class MediaForm(forms.Form):
    picture = forms.FileField(
        label=_("Picture"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
        help_text=_("One picture or one video. Where it was taken is removed from it."),
    )
    description = PlainText(
        label=_("Describe the picture"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For people who cannot see it. Include any words in the picture."),
    )
    is_decorative = forms.BooleanField(
        label=_("This picture is decorative"),
        required=False,
        help_text=_("It says nothing that the message does not."),
    )
    video = forms.FileField(
        label=_("Video"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "video/mp4,video/quicktime,video/webm"}),
    )
    captions = forms.FileField(
        label=_("Captions file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".srt,.vtt,text/vtt"}),
        help_text=_("For people who cannot hear the video: an .srt or .vtt file, for YouTube."),
    )
    captions_language = forms.ChoiceField(
        label=_("Language of the captions"),
        choices=[("", _("Choose one")), *Extra.Language.choices],
        required=False,
    )
    drop_captions = forms.BooleanField(label=_("Take the captions off"), required=False)
    thumbnail = forms.FileField(
        label=_("Thumbnail"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
        help_text=_(
            "The picture that stands for the video on YouTube: best 1280 by 720 pixels (16:9). "
            "What you say about rights and people goes for it too."
        ),
    )
    drop_thumbnail = forms.BooleanField(label=_("Take the thumbnail off"), required=False)
    drop_media = forms.BooleanField(label=_("Take it off this post"), required=False)
    rights = forms.ChoiceField(
        label=_("Who owns the rights"),
        choices=[("", _("Choose one")), *Media.Rights.choices],
        required=False,
        help_text=_("Only when there is a picture or a video."),
    )
    people = forms.ChoiceField(
        label=_("Can people be recognised"),
        choices=[("", _("Choose one")), *Media.People.choices],
        required=False,
        help_text=_("Only when there is a picture or a video."),
    )

    def know(self, media: Media | None) -> None:
        """Offer to take off what is there, and nothing else."""
        self.media_so_far = media
        self.captions_so_far = media.beside(Extra.Kind.CAPTIONS) if media else None
        self.thumbnail_so_far = media.beside(Extra.Kind.THUMBNAIL) if media else None
        there = {
            "drop_media": media,
            "drop_captions": self.captions_so_far,
            "drop_thumbnail": self.thumbnail_so_far,
        }
        for name in [name for name, kept in there.items() if kept is None]:
            del self.fields[name]

    def clean_picture(self) -> pictures.Taken | None:
        upload = self.cleaned_data["picture"]
        return pictures.picture(upload) if upload else None

    def clean_video(self) -> pictures.Taken | None:
        upload = self.cleaned_data["video"]
        return pictures.video(upload) if upload else None

    def clean_captions(self) -> pictures.Taken | None:
        upload = self.cleaned_data["captions"]
        return captions.captions(upload) if upload else None

    def clean_thumbnail(self) -> pictures.Taken | None:
        upload = self.cleaned_data["thumbnail"]
        return pictures.thumbnail(upload) if upload else None

    def clean(self) -> None:
        cleaned = self.cleaned_data
        if cleaned.get("picture") and cleaned.get("video"):
            self.add_error("video", _("A post takes one picture or one video: choose one."))
        for name in ("captions", "thumbnail"):
            if cleaned.get(name) and not self._will_have_video():
                self.add_error(name, _("This goes with a video: add the video too."))
        if self._will_have_captions() and not cleaned.get("captions_language"):
            self.add_error("captions_language", _("Say in which language the captions are."))

    def _will_have_video(self) -> bool:
        """Whether the post has a video once this is saved; one that was refused counts."""
        said, kept = self.cleaned_data, self.media_so_far
        if said.get("video") or "video" in self.errors:
            return True
        is_kept = not said.get("picture") and not said.get("drop_media")
        return bool(kept and not kept.is_picture() and is_kept)

    def _will_have_captions(self) -> bool:
        said = self.cleaned_data
        is_kept = not said.get("drop_captions") and not said.get("video")
        return bool(
            said.get("captions") or (self.captions_so_far and is_kept and self._will_have_video())
        )


def about(media: Media | None) -> dict[str, object]:
    """What the form says of it to begin with."""
    if media is None:
        return {}
    captions_so_far = media.beside(Extra.Kind.CAPTIONS)
    return {
        "description": media.description,
        "is_decorative": media.is_decorative,
        "rights": media.rights,
        "people": media.people,
        "captions_language": captions_so_far.language if captions_so_far else "",
    }
