"""Seal everything anew with the newest of FIELD_ENCRYPTION_KEYS: `manage.py rotate_keys`."""

from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError

from platforms.resealing import Count, columns, folders, reseal_column, reseal_folder
from platforms.sealed import ADVICE


class Command(BaseCommand):
    help = "Seal everything anew with the newest key. Workers may run; it may be run again."

    def handle(self, *args: object, **options: object) -> None:
        unopened = 0
        for count in self._counts():
            unopened += count.unopened
            said = [f"{count.resealed} sealed anew", f"{count.as_they_were} were so already"]
            if count.unopened:
                said.append(f"{count.unopened} DO NOT OPEN and stay as they are")
            self.stdout.write(f"{count.column}: {', '.join(said)}.")
        if unopened:
            raise CommandError(ADVICE)
        self.stdout.write("Everything is sealed with the newest key. The older ones can go.")

    def _counts(self) -> Iterator[Count]:
        """Columns first: they are many and small. A file is written anew as a whole."""
        yield from map(reseal_column, columns())
        yield from map(reseal_folder, folders())
