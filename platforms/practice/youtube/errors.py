"""How YouTube says no: a status, a sentence, and a reason in one word."""

from __future__ import annotations

from platforms.practice.exchange import Answer, json_answer


def refuse(status: int, reason: str, message: str, domain: str = "global") -> Answer:
    return json_answer(
        {
            "error": {
                "code": status,
                "message": message,
                "errors": [{"message": message, "domain": domain, "reason": reason}],
            }
        },
        status,
    )


def unauthorised() -> Answer:
    return refuse(401, "authError", "Invalid Credentials").with_headers(
        WWW_Authenticate='Bearer realm="https://accounts.google.com/", error="invalid_token"'
    )


def missing_part() -> Answer:
    return refuse(
        400,
        "missingRequiredParameter",
        "No filter selected, or part is missing.",
        "youtube.parameter",
    )


def bad(reason: str, message: str, domain: str = "youtube.video") -> Answer:
    return refuse(400, reason, message, domain)


def no_video(domain: str = "youtube.video") -> Answer:
    return refuse(404, "videoNotFound", "The video that you named cannot be found.", domain)


def no_comment() -> Answer:
    return refuse(
        404, "commentNotFound", "One or more of the comments cannot be found.", "youtube.comment"
    )


def limited(with_reset: bool) -> Answer:
    """Too many requests: today's allowance is gone, or only this moment's."""
    if with_reset:
        return refuse(
            403,
            "quotaExceeded",
            "The request cannot be completed because you have exceeded your quota.",
            "youtube.quota",
        )
    return refuse(
        429, "rateLimitExceeded", "Quota exceeded for quota metric 'Video Uploads'.", "global"
    )


def broken() -> Answer:
    return refuse(500, "backendError", "Backend Error")
