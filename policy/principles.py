"""The five principles for what residents write (3.15), in the policy's own words."""

from enum import StrEnum


class Principle(StrEnum):
    RESPECT = "respect"
    LANGUAGE = "language"
    LAW = "law"
    LINKS = "links"
    COMMERCIAL = "commercial"


WORDS = {
    Principle.RESPECT: "Respect other users",
    Principle.LANGUAGE: "Avoid offensive language",
    Principle.LAW: "Do not break the law",
    Principle.LINKS: "Do not link to inappropriate sites",
    Principle.COMMERCIAL: "Do not add commercial content",
}
