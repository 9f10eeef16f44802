"""The memory of an upload, as the publication keeps it."""

from dataclasses import dataclass, field


@dataclass
class Kept:
    session: str = ""
    steps: list[tuple[int, int]] = field(default_factory=list)

    def begin(self, session: str) -> None:
        self.session = session

    def progress(self, sent: int, total: int) -> None:
        self.steps.append((sent, total))

    def end(self) -> None:
        self.session = ""
