"""What the council has said this month."""

from usk_social.demo.posts.first_half import FIRST_HALF
from usk_social.demo.posts.second_half import SECOND_HALF

SENT = (*FIRST_HALF, *SECOND_HALF)
