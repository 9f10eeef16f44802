#!/usr/bin/env python
"""Run a command of the portal. Without DATABASE_URL it works on the demo's database in `var/`."""

import os
import sys

from django.core.management import execute_from_command_line

from usk_social import embedded


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "usk_social.settings")
    with embedded.lent(os.environ):
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
