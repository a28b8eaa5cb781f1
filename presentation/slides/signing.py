"""What does the file say of itself, and when is it the same file? Title, author and day; no clock, no template."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from pptx.presentation import Presentation as Deck

from presentation.facts import Facts
from presentation.literal import clean

_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the time of every part of the file


@dataclass(frozen=True)
class About:
    """What the file says of itself: title, author, the day its figures are of; and the logo on its slides."""

    title: str
    author: str
    as_of: datetime
    logo: str = ""  # the whole path of a PNG
    logo_of: str = ""

    @classmethod
    def of(cls, facts: Facts) -> About:
        """The title names the department or the team that the figures are about."""
        settings = facts.settings
        whose = facts.team or settings.department
        author = ", ".join(filter(None, (settings.department, settings.district)))
        # PowerPoint knows no SVG without a PNG beside it, and nothing here can draw one from the other.
        logo = settings.logo if settings.logo.lower().endswith(".png") else ""
        title = clean(f"{whose}: professional development")
        return cls(
            title,
            clean(author),
            facts.as_of.to_pydatetime(),
            logo,
            f"Logo of {settings.district or settings.department}",
        )


def sign(made: Deck, about: About) -> None:
    own = made.core_properties
    own.title, own.author, own.last_modified_by = about.title, about.author, about.author
    own.language, own.comments, own.revision = "en-US", "", 1
    own.created = own.modified = about.as_of


def same_every_time(file: BytesIO) -> bytes:
    """The file with the same time on every part, so that the same figures are the same bytes."""
    whole = BytesIO()
    with zipfile.ZipFile(file) as parts, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as again:
        for name in parts.namelist():
            again.writestr(zipfile.ZipInfo(name, _BEGINNING), parts.read(name), zipfile.ZIP_DEFLATED)
    return whole.getvalue()
