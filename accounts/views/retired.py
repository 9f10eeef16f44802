"""What a page says that a channel had before it was retired."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from accounts.models import Channel
from accounts.web import Request
from policy.clause import Refused


def leave_retired(request: Request, channel: Channel) -> HttpResponse:
    """Say at once that nothing is done about it any more, and lead to its page."""
    why = _("%(channel)s is retired, so nothing can be done here any more.") % {"channel": channel}
    messages.error(request, str(Refused.by("1.2", why)))
    return redirect("accounts:channel", channel.pk)
