"""Which keys and clickers turn the slides, how does a slide fill the screen, and how much room is there for a figure?"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

# The keys are counted here and not by the server: a clicker pressed three times in a row moves three slides, though the
# server has not yet answered the first. Keys that are being typed, or that move about in a table, turn nothing.
# In full screen a browser keeps Esc for itself; those that can are asked to let it through, so that one press leads back.
_JS = """export default function({parentElement, data, setTriggerValue, setStateValue}) {
  const me = parentElement;
  const page = document.querySelector('[data-testid="stMain"]');
  if (data.slide !== me.shown) page.scrollTo(0, 0);
  me.shown = data.slide; me.of = data.of;
  if (data.slide === me.asked) me.pressed = 0;  // answered
  if (me.leave) return me.leave;  // it runs again for every slide
  const button = me.querySelector("button");
  const steps = {ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1, Home: -9999, End: 9999};
  const lines = {ArrowDown: 1, ArrowUp: -1};  // of a slide longer than the screen
  const turn = step => {
    const from = Date.now() - (me.pressed ?? 0) < 2000 ? me.asked : me.shown;
    me.asked = Math.min(Math.max(from + step, 1), me.of); me.pressed = Date.now();
    if (me.asked !== from) setTriggerValue("slide", me.asked);
  };
  const fill = () => {
    if (document.fullscreenElement) return document.exitFullscreen();
    return document.documentElement.requestFullscreen().then(() => navigator.keyboard?.lock?.(["Escape"])).catch(() => {});
  };
  const key = event => {
    const at = event.composedPath()[0];
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (at.closest?.("input, textarea, select, canvas, [contenteditable]")) return;
    if (event.key === " " && at.closest?.("button, a, summary")) return;
    if (event.key in steps) { event.preventDefault(); turn(steps[event.key]); }
    else if (event.key in lines) { event.preventDefault(); page.scrollBy(0, lines[event.key] * innerHeight / 4); }
    else if (event.key.toLowerCase() === "f" && !event.repeat) fill();
  };
  const tell = () => {
    const room = `${innerWidth}x${innerHeight}`;
    if (room !== me.room) { me.room = room; setStateValue("room", room); }
  };
  let soon; const later = () => { clearTimeout(soon); soon = setTimeout(tell, 200); };
  button.hidden = !document.fullscreenEnabled;
  button.addEventListener("click", fill);
  addEventListener("keydown", key); addEventListener("resize", later);
  tell();
  return me.leave = () => {
    removeEventListener("keydown", key); removeEventListener("resize", later); clearTimeout(soon);
    if (document.fullscreenElement) document.exitFullscreen();
  };
}"""
_CSS = """button { font: inherit; font-size: clamp(14px, 1vw, 28px); line-height: 1.6; white-space: nowrap; cursor: pointer; border-radius: var(--st-button-radius);
  padding: .25rem .75rem; min-height: 2.5rem; color: var(--st-text-color); background: var(--st-secondary-background-color);
  border: 1px solid var(--st-border-color); }
button:focus-visible { outline: 2px solid var(--st-link-color); outline-offset: 2px; }
kbd { font: inherit; margin-inline-start: .6em; opacity: .8; }"""
_KEYS = st.components.v2.component(
    "slide_keys", html="<button type='button'>Full screen<kbd>F</kbd></button>", css=_CSS, js=_JS
)
_KEY = "slide_keys"


def slide_keys(slide: int, of: int, turn: Callable[[int], None]) -> None:
    """Arrow keys left and right, Page up and down, Space, Home and End turn the slides; ``turn`` is told to which.

    Up and down move a long one, F fills the screen.
    """

    def turned() -> None:
        if asked := st.session_state[_KEY].slide:
            turn(int(asked))

    _KEYS(key=_KEY, data={"slide": slide, "of": of}, on_slide_change=turned, on_room_change=lambda: None)


def room() -> tuple[int, int] | None:
    """The width and height of the window [px], as the browser told them last; None before it has."""
    told = st.session_state.get(_KEY)
    sizes = (told.room or "").split("x") if told else ()
    return (int(sizes[0]), int(sizes[1])) if len(sizes) == 2 else None
