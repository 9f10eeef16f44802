"""What everybody should know of the parts that run behind the pages, in sentences for the desk."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from usk_social.health import TOO_OLD, Health

GONE = {
    "publish": gettext_lazy("No post is being sent: the worker for posts is not running."),
    "upload": gettext_lazy("No video is being sent: the worker for videos is not running."),
    "rest": gettext_lazy(
        "No comments come in, no mail goes out and nobody looks at the channels: "
        "the worker for all that is not running."
    ),
}
"""By queue, what is not done while its worker is gone."""


def warnings(health: Health) -> list[str]:
    """What is not running, and what that means."""
    told = [str(GONE[queue]) for queue in health.gone]
    if not health.is_clock_alive():
        told.append(_("Nothing is sent at its time: the portal's clock has stopped."))
    if not health.broker:
        told.append(_("What falls due waits until the broker that wakes the workers is back."))
    if health.oldest_due_s > TOO_OLD:
        told.append(
            _("Something has been due for %(time)s and was not taken up.")
            % {"time": lasting(health.oldest_due_s)}
        )
    return [f"{sentence} {_('Tell the Clerk.')}" for sentence in told]


def pulse(health: Health) -> str:
    """One quiet sentence that the parts are alive, with their ages; nothing when one is not."""
    if health.clock_age_s is None or health.worker_age_s is None or warnings(health):
        return ""
    return _(
        "The clock ticked %(clock)s ago, the workers gave a sign of life %(worker)s ago; %(due)s."
    ) % {
        "clock": lasting(health.clock_age_s),
        "worker": lasting(health.worker_age_s),
        "due": _("the oldest that is due has waited for %(time)s")
        % {"time": lasting(health.oldest_due_s)}
        if health.oldest_due_s
        else _("nothing is overdue"),
    }


def lasting(seconds: float) -> str:
    """A time that passed, in seconds up to two minutes and in minutes from there."""
    if seconds < 120:
        return ngettext("%d second", "%d seconds", round(seconds)) % round(seconds)
    return _("%d minutes") % (seconds // 60)
