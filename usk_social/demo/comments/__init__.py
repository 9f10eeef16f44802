"""What residents wrote this month in English and Welsh, and what was decided about it."""

from usk_social.demo.comments.critical import CRITICAL
from usk_social.demo.comments.harmful import HARMFUL
from usk_social.demo.comments.kind import KIND
from usk_social.demo.comments.said import Said

COMMENTS: tuple[Said, ...] = KIND + CRITICAL + HARMFUL
