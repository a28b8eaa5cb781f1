"""What does the door say, to whom it lets in and to whom it does not?"""

from __future__ import annotations

from presentation.card import Head

SIGN_IN, SIGN_OUT = "Sign in", "Sign out"
_AGAIN = ("sign_in", "expired", "signed_out")  # for whom signing in is what helps
_SAID = {
    "sign_in": (
        "Sign in with your district account",
        "Staff see their own progress and the department's figures, the cabinet sees figures without names, leads see everything.",
    ),
    "expired": ("Your sign-in has ended", "It lasts for a set number of hours, so that a forgotten tab stays shut. Sign in again to go on."),
    "signed_out": ("You have signed out", "This sign-in has ended in every tab. Sign in again to go on."),
    "unverified": (
        "Your e-mail address is not verified",
        "The account you signed in with has not shown that its address is yours. Verify it there, or use your district account.",
    ),
    "stranger": (
        "This account is not on the list",
        "Your address is in no row of the Staff tab and in no role. Ask the lead of your department to add it, or use another account.",
    ),
    "email_twice": (
        "Your address stands for two people",
        "Two people in the Staff tab have your e-mail address, so it cannot say which one you are. Ask the lead to correct it.",
    ),
    "staff_unread": (
        "Who is on the staff cannot be read right now",
        "Roles come from the Staff tab, and the log cannot be read. Try again in a few minutes.",
    ),
    "not_configured": (
        "Sign-in is not set up",
        "Others can reach this server, so it shows people's data only to who has signed in. Set up sign-in as the README says, "
        "or open the dashboard for this computer alone.",
    ),
    "no_page": ("There is no page of your own", "My progress is for the people in the log. Your role sees the department's figures."),
    "leads_only": ("This page is for leads", "It is about single people's rows. Your own are under My progress."),
}  # fmt: skip
_SEES = {
    "lead": "You are signed in as a lead: you see everything.",
    "staff": "You are signed in as staff: you see your own page, and the department's figures without names.",
    "cabinet": "You are signed in as cabinet: you see the department's figures, without names.",
}
ON_THIS_COMPUTER = "No sign-in is configured: everyone on this computer sees everything."


def refused(reason: str) -> Head:
    """What somebody reads who is not let in: what is the matter, and what helps."""
    return Head(("Two Hours",), *_SAID[reason])


def helps(reason: str) -> str:
    """What the button under it says; "" where no button helps."""
    if reason in _AGAIN:
        return SIGN_IN
    return "" if reason in ("not_configured", "leads_only", "no_page") else "Use another account"


def sees(role: str) -> str:
    """What somebody who is signed in may see, in one line."""
    return _SEES[role]
