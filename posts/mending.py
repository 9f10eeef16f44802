"""Where on the compose page each thing that the check finds is put right."""

from __future__ import annotations

from policy.clause import Finding

OF_RULE = {
    "only_in_english": "welsh",
    "page_to_follow_undated": "page_due_on",
    "no_page_unexplained": "no_page_words",
    "nobody_told_offline": "offline_routes_0",
    "no_minute": "minute_ref",
    "interest_undisclosed": "disclosure",
    "quoted_at_length": "message",
    "source_not_read": "shares",
    "basis_unsaid": "basis_words",
    "confidential_item": "is_confidential",
    "set_before_its_embargo": "embargo_date",
    "begins_with_image_of": "description",
    "captions_unsaid": "captions_plan",
    "captions_later": "captions_due_on",
    "captions_not_shown": "captions_plan",
    "uncredited": "credit",
    "children_shown": "consent",
    "video_too_large": "video",
    "telephone_shown": "message",
    "email_shown": "message",
    "address_shown": "message",
    "insurance_number_shown": "message",
    "nhs_number_shown": "message",
    "bank_details_shown": "message",
    "number_plate_shown": "message",
    "date_of_birth_shown": "message",
}
OF_CLAUSE = {
    "1.2": "channels_0",
    "1.4": "description",
    "1.5": "web_page",
    "3.2": "kind",
    "3.4": "rights",
    "3.7": "message",
    "3.8": "people",
    "3.9": "message",
    "3.11": "message",
    "3.12": "message",
}


def field(found: Finding) -> str:
    """The field's id without its "id_", or nothing where no field mends it."""
    return OF_RULE.get(found.rule, OF_CLAUSE.get(found.clause, ""))
