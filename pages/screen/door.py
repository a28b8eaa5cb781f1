"""What stands at the door: the way in, or why there is none; and the way back to the page that was asked for."""

from __future__ import annotations

import streamlit as st

from data.access import NotAdmitted
from pages.screen import identity
from pages.screen.sign_out import sign_out
from presentation import door, html

# Signing in always leads to the front page. The address that was asked for waits in this tab, never on a server, and
# only an address on this site is followed.
_WAY_BACK = st.components.v2.component(
    "way_back",
    html="<i aria-hidden='true'></i>",
    css="i{display:none}",
    js="""export default function({data}) {
  const key = "two_hours_way_back", here = location.pathname + location.search;
  if (data.remember) { here === "/" ? sessionStorage.removeItem(key) : sessionStorage.setItem(key, here); return; }
  const wish = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  if (wish && /^\\/(?![\\/\\\\])/.test(wish) && wish !== here) location.replace(wish);
}""",
)


def refuse(refusal: NotAdmitted) -> None:
    """One sentence, what helps, and a button where one does."""
    st.html(html.head(door.refused(refusal.reason)))
    label = door.helps(refusal.reason)
    if label == door.SIGN_IN:
        st.button(label, type="primary", icon=":material/login:", on_click=st.login, key="sign_in")
        _WAY_BACK(key="way_back", data={"remember": True})
    elif label:
        st.button(label, icon=":material/logout:", on_click=sign_out, args=(identity.identity(),), key="other_account")


def way_back() -> None:
    """After signing in: the page that was asked for before."""
    if identity.is_configured():
        _WAY_BACK(key="way_back", data={"remember": False})


def who(role: str) -> None:
    """Beside every page: what this viewer sees, and the way out."""
    st.caption(door.sees(role) if identity.is_configured() else door.ON_THIS_COMPUTER)
    if identity.is_configured():
        st.button(
            door.SIGN_OUT, icon=":material/logout:", width="stretch", on_click=sign_out, args=(identity.identity(),),
            key="sign_out",
        )  # fmt: skip
