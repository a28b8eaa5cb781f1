"""Has the viewer switched between light and dark? Streamlit repaints its own parts, but does not run the page again."""

import streamlit as st

# An invisible mark painted in the page's background colour. When the theme changes its colour moves, the browser says
# so, and setting a value runs the page again: the figures, whose colours are chosen in Python, follow.
_MARK = st.components.v2.component(
    "theme_watch",
    html="<i aria-hidden='true'></i>",
    css="i{display:block;width:0;height:0;color:var(--st-background-color);transition:color 1ms}",
    js="""export default function({parentElement, setStateValue}) {
  const mark = parentElement.querySelector("i");
  let last = getComputedStyle(mark).color;
  const tell = () => {
    const now = getComputedStyle(mark).color;
    if (now !== last) { last = now; setStateValue("background", now); }
  };
  mark.addEventListener("transitionend", tell);
  return () => mark.removeEventListener("transitionend", tell);
}""",
)


def theme_watch() -> None:
    """Runs the page again when the viewer switches between light and dark."""
    _MARK(key="theme_watch", on_background_change=lambda: None)
