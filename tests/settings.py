"""The portal's settings for tests: the same, but for passwords that need not withstand anybody."""

from usk_social.settings import *  # noqa: F403 (all of them, whatever their names)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
