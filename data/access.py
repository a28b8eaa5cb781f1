"""Who may come in, and as what? Roles from the secrets and from Staff; whoever is on neither list is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from data.errors import SchemaError

LEAD, STAFF, CABINET = "lead", "staff", "cabinet"
LONGEST_HOURS = 24.0 * 30  # Streamlit's cookie lasts no longer
CLOCKS_APART = pd.Timedelta(minutes=5)  # between this machine and the provider's


@dataclass(frozen=True)
class Access:
    """The roles a district gives by name: e-mail addresses, folded. ``session_hours`` [h] is how long a sign-in lasts.

    ``districts`` are, where the source is a lake of many, those who lead one of them and see no other.
    """

    lead: frozenset[str] = frozenset()
    cabinet: frozenset[str] = frozenset()
    session_hours: float = 12.0
    districts: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def districts_of(self, email: str) -> frozenset[str]:
        """The districts of a lake that somebody leads; none for who is named for all of them, or for none."""
        if folded(email) in self.lead | self.cabinet:
            return frozenset()
        return frozenset(name for name, leads in self.districts.items() if folded(email) in leads)


@dataclass(frozen=True)
class Identity:
    """Who the provider says is signed in, and since when."""

    email: str
    is_verified: bool
    since: pd.Timestamp | None


@dataclass(frozen=True)
class Standing:
    """What somebody may do here: their role, and their own key among the people of the log, if they are one of them.

    ``districts`` are those of a lake that they may see; None: all of them.
    """

    role: str
    person: str | None = None
    districts: frozenset[str] | None = None

    @property
    def is_lead(self) -> bool:
        """Whether they see everything."""
        return self.role == LEAD


class NotAdmitted(Exception):
    """Somebody who may not see anything. ``reason`` is a stable code of :data:`REASONS`; nothing else is said."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


REASONS = (
    "not_configured", "sign_in", "expired", "signed_out", "unverified", "stranger", "email_twice", "staff_unread", "leads_only", "no_page",
)  # fmt: skip


def read_access(section: Mapping[str, object]) -> Access:
    """The section ``[access]`` of the secrets; what it leaves out is nobody, and 12 hours.

    Raises
    ------
    SchemaError
        ``bad_access``: it holds something else than e-mail addresses and hours. Nobody gets in by a typing mistake.
    """
    if unknown := sorted(set(section) - {LEAD, CABINET, "session_hours", "districts"}):
        raise _bad(f'there is no "{unknown[0]}". Known: lead, cabinet, session_hours, districts')
    hours = section.get("session_hours", Access.session_hours)
    if isinstance(hours, bool) or not isinstance(hours, (int, float)) or not 0 < hours <= LONGEST_HOURS:
        raise _bad("session_hours is not a number of hours above 0 and up to 720")
    districts = section.get("districts", {})
    if not isinstance(districts, Mapping):
        raise _bad('districts is no section of lists, such as "Oak" = ["ana@example.org"]')
    led = {name: _addresses(districts, name) for name in districts}
    return Access(_addresses(section, LEAD), _addresses(section, CABINET), float(hours), led)


def folded(email: str) -> str:
    """An address without what makes no difference: "Ana@Example.org " is "ana@example.org"."""
    return email.strip().casefold()


def check_identity(identity: Identity | None, access: Access, *, now: pd.Timestamp) -> Identity:
    """The identity, if the provider vouches for it and it is not too old.

    Raises
    ------
    NotAdmitted
        ``sign_in``, ``expired`` or ``unverified``.
    """
    if identity is None:
        raise NotAdmitted("sign_in")
    lasts = pd.Timedelta(hours=access.session_hours)
    if identity.since is None or not identity.since - CLOCKS_APART <= now < identity.since + lasts:
        raise NotAdmitted("expired")
    if not identity.is_verified or not identity.email:
        raise NotAdmitted("unverified")
    return identity


def standing(
    identity: Identity, access: Access, staff: pd.DataFrame, *, today: pd.Timestamp, district: str | None = None
) -> Standing:
    """The standing of somebody who is signed in: lead before staff before cabinet, for each sees all the next one does.

    Parameters
    ----------
    staff : DataFrame
        The Staff tab: ``person``, ``email``, ``left_on``. Whoever has left is staff no longer.
    district : str, optional
        Of a lake, the one that is looked at and that ``staff`` is of: whoever is known by it alone sees it alone.

    Raises
    ------
    NotAdmitted
        ``email_twice``: two people in Staff have this address, so that it tells neither. ``stranger``: nobody knows it.
    """
    email = folded(identity.email)
    mine = staff[staff["email"].isin([known for known in staff["email"].cat.categories if folded(known) == email])]
    people = mine["person"].nunique()
    here = mine.loc[~(mine["left_on"] < today), "person"].astype("str").tolist()
    person = here[0] if people == 1 and here else None
    if email in access.lead:
        return Standing(LEAD, person)
    if district is not None and (led := access.districts_of(email)):
        return Standing(LEAD, person, led)
    if people > 1:
        raise NotAdmitted("email_twice")
    if person:
        return Standing(STAFF, person, None if district is None else frozenset({district}))
    if email in access.cabinet:
        return Standing(CABINET)
    raise NotAdmitted("stranger")


def _addresses(section: Mapping[str, object], role: str) -> frozenset[str]:
    listed = section.get(role, [])
    if isinstance(listed, str) or not all(isinstance(one, str) and one.count("@") == 1 for one in listed):
        raise _bad(f'{role} is not a list of e-mail addresses, such as {role} = ["ana@example.org"]')
    return frozenset(map(folded, listed))


def _bad(what: str) -> SchemaError:
    return SchemaError("bad_access", f"The section [access] of the secrets cannot be used: {what}.")
