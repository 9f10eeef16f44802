"""How Facebook says no: always a JSON object `error`, nearly always with status 400."""

from __future__ import annotations

import secrets

from platforms.practice.accounts import FACEBOOK
from platforms.practice.exchange import Answer, JsonObject, json_answer

REGAIN_MINUTES = 20


def refuse(
    code: int,
    message: str,
    *,
    status: int = 400,
    kind: str = "OAuthException",
    subcode: int | None = None,
    transient: bool = False,
    title: str = "",
    words: str = "",
) -> Answer:
    error: JsonObject = {"message": message, "type": kind, "code": code}
    if subcode is not None:
        error["error_subcode"] = subcode
    error["is_transient"] = transient
    if words:
        error |= {"error_user_title": title, "error_user_msg": words}
    error["fbtrace_id"] = secrets.token_urlsafe(8)
    return json_answer({"error": error}, status)


def no_token() -> Answer:
    return refuse(104, "An access token is required to request this resource.")


def unknown_token() -> Answer:
    return refuse(190, "Invalid OAuth access token - Cannot parse access token")


def expired() -> Answer:
    return refuse(
        190,
        "Error validating access token: Session has expired.",
        subcode=463,
    )


def wrong_proof() -> Answer:
    return refuse(
        100, "Invalid appsecret_proof provided in the API argument", kind="GraphMethodException"
    )


def bad_parameter(message: str) -> Answer:
    return refuse(100, f"(#100) {message}")


def not_allowed(message: str) -> Answer:
    return refuse(10, f"(#10) {message}", status=403)


def gone(object_id: str) -> Answer:
    return refuse(
        100,
        f"Unsupported request. Object with ID '{object_id}' does not exist, cannot be loaded due"
        " to missing permissions, or does not support this operation.",
        kind="GraphMethodException",
        subcode=33,
    )


def repeated() -> Answer:
    return refuse(
        506,
        "Duplicate status message",
        kind="FacebookApiException",
        subcode=1455006,
        title="Duplicate status update",
        words="This is the same as the last post. Write something different and try again.",
    )


def not_a_picture() -> Answer:
    return refuse(324, "(#324) Missing or invalid image file")


def wrong_offset(have: int) -> Answer:
    return refuse(
        6000,
        "There was a problem uploading your video file. Please try again with another file.",
        subcode=1363037,
        words=f"The start offset is not {have}.",
    )


def limited(with_reset: bool) -> Answer:
    answer = refuse(
        80001,
        "There have been too many calls to this Page account. Wait a bit and try again.",
    )
    if not with_reset:
        return answer
    return answer.with_headers(X_Business_Use_Case_Usage=usage(REGAIN_MINUTES, calls=100))


def usage(regain_minutes: int, *, calls: int) -> str:
    """Return the header in which a Page is told how much of its allowance is used, in per cent."""
    return (
        f'{{"{FACEBOOK.external_id}":[{{"type":"pages","call_count":{calls},"total_cputime":1,'
        f'"total_time":1,"estimated_time_to_regain_access":{regain_minutes}}}]}}'
    )


def broken() -> Answer:
    return refuse(
        2,
        "An unexpected error has occurred. Please retry your request later.",
        status=500,
        transient=True,
    )
