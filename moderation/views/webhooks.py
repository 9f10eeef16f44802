"""Where Facebook and X send their events: verified before anything, kept raw, answered at once."""

from __future__ import annotations

import logging

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from moderation import webhooks

logger = logging.getLogger(__name__)

REFUSALS = "webhook_refused"
"""What is counted by address. A platform that signs as it should is never kept waiting."""


@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def facebook(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _event(request, "facebook")
    asked = (request.GET.get(f"hub.{name}", "") for name in ("mode", "verify_token", "challenge"))
    challenge = webhooks.answer_to_facebook(*asked)
    return HttpResponse(challenge, status=200 if challenge else 403, content_type="text/plain")


@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def x(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _event(request, "x")
    answer = webhooks.answer_to_x(request.GET.get("crc_token", ""))
    return JsonResponse({"response_token": answer}) if answer else HttpResponse(status=403)


def _event(request: HttpRequest, platform: str) -> HttpResponse:
    if why := _refusal(request, platform):
        if not ratelimit.consume(request, action=REFUSALS):
            return HttpResponse(status=429)
        logger.warning("An event for %s was refused with %s.", platform, why)
        return HttpResponse(status=why)
    webhooks.keep(platform, request.body, now=timezone.now())
    return HttpResponse(status=200)


def _refusal(request: HttpRequest, platform: str) -> int:
    """Return the status with which to refuse; 0 for a signed event that can be read."""
    length = request.META.get("CONTENT_LENGTH") or ""
    if not length.isdecimal():
        return 411
    if int(length) > webhooks.MOST_BYTES:
        return 413
    try:
        body = request.body
    except UnreadablePostError:
        return 400
    if not webhooks.is_signed(
        platform, body, request.headers.get(webhooks.SENDERS[platform].header, "")
    ):
        return 403
    if request.content_type != "application/json":
        return 415
    return 0 if webhooks.is_event(body) else 400
