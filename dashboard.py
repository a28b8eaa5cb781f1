"""The way in: page config, sign-in, navigation. Nothing else."""

from __future__ import annotations

import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from data.access import Standing
from data.events import discreet
from pages import (
    add_a_file,
    cabinet_brief,
    certifications,
    chain,
    districts,
    goals,
    hours,
    meetings,
    method,
    my_progress,
    needs,
    privacy,
    service,
    sheet_check,
)
from pages.screen import gate, sidebar
from pages.screen.address import place
from pages.screen.door import way_back
from pages.screen.doorkeeper import Doorkeeper
from pages.screen.frame import admitted, broken, framed, presented
from pages.screen.source import looks
from pages.screen.theme_watch import theme_watch
from pages.screen.this_run import this_run
from pages.screen.warm import warm
from presentation import html, html_slide
from presentation.logo import data_uri

STATIC = Path(__file__).parent / "static"
FOR_LEADS = {"needs", "sheet_check", "add_a_file"}  # single people's rows and wishes; each page asks the gate too


def main() -> None:
    """Run by Streamlit for every visit and every click."""
    with this_run():
        _run()


def _run() -> None:
    """The frame around a page, then the page."""
    st.set_page_config(page_icon=data_uri(str(STATIC / "favicon.png")), layout="wide", initial_sidebar_state=270)
    presenting = place() is not None
    _dress(presenting)
    who = admitted()
    # Whoever is not let in has the same addresses without a menu, so that the one they asked for stays.
    page = st.navigation(_menu(who), position="sidebar" if who else "hidden", expanded=True)
    if who is None:
        return
    sidebar.view()  # of which a room sees nothing; but what was chosen there holds for the slides too
    if presenting:
        presented()
    else:
        framed(page)
    theme_watch()  # last, because a component takes up a row
    way_back()


def _dress(presenting: bool) -> None:
    """The district's logo and colour, or ours; for a room, larger."""
    district = looks()
    theirs = data_uri(district.logo) if district.logo else ""
    ours, icon = (data_uri(str(STATIC / name)) for name in ("logo.svg", "icon.svg"))
    st.logo(
        theirs or ours, size="large", icon_image=theirs or icon
    )  # in the page itself: at the door no file is served
    st.html(
        html.stylesheet(district.brand_colour, logo_on_white=bool(theirs))
        + (html_slide.stylesheet() if presenting else "")
    )


def _menu(who: Standing | None) -> dict[str, list[st.Page]]:
    """The pages this viewer has, by section. A page is a function, so no file of a page is ever a page by itself."""
    everything = {
        "Brief": [
            st.Page(cabinet_brief.page, title="Cabinet brief", icon=":material/monitoring:", default=True),
            st.Page(chain.page, title="The chain", icon=":material/linked_services:", url_path="chain"),
            st.Page(districts.page, title="Districts", icon=":material/map:", url_path="districts"),
        ],
        "Practice": [
            st.Page(hours.page, title="Hours", icon=":material/schedule:", url_path="hours"),
            st.Page(goals.page, title="Goals and milestones", icon=":material/flag:", url_path="goals"),
            st.Page(
                certifications.page,
                title="Certifications",
                icon=":material/workspace_premium:",
                url_path="certifications",
            ),
            st.Page(meetings.page, title="Meetings and events", icon=":material/groups:", url_path="meetings"),
        ],
        "Service": [st.Page(service.page, title="Service to schools", icon=":material/school:", url_path="service")],
        "People": [
            st.Page(my_progress.page, title="My progress", icon=":material/person:", url_path="my_progress"),
            st.Page(needs.page, title="Team needs", icon=":material/contact_support:", url_path="needs"),
        ],
        "About": [
            st.Page(sheet_check.page, title="Sheet check", icon=":material/fact_check:", url_path="sheet_check"),
            st.Page(add_a_file.page, title="Add a file", icon=":material/upload_file:", url_path="add_a_file"),
            st.Page(privacy.page, title="Privacy", icon=":material/shield_person:", url_path="privacy"),
            st.Page(method.page, title="Method", icon=":material/info:", url_path="method"),
        ],
    }
    hidden = set() if who is None or who.is_lead else FOR_LEADS if who.person else FOR_LEADS | {"my_progress"}
    hidden = hidden if who is None or gate.compares_districts() else hidden | {"districts"}
    theirs = {section: [one for one in pages if one.url_path not in hidden] for section, pages in everything.items()}
    return {section: pages for section, pages in theirs.items() if pages}


@asynccontextmanager
async def _serving(_: st.App) -> AsyncIterator[None]:
    discreet()
    warm()
    if not st.get_option("server.headless"):
        webbrowser.open(f"http://localhost:{st.get_option('server.port')}")
    yield


# Streamlit takes a folder called pages beside the script it runs for a list of pages, and serves those files without
# this one until somebody has opened the front page. So the script it runs is pages/screen/entry.py, which has none
# beside it. The only files that leave as they are: the fonts.
app = st.App(
    Path(__file__).parent / "pages" / "screen" / "entry.py",
    lifespan=_serving,
    middleware=[Middleware(Doorkeeper)],
    on_script_error=broken,
    routes=[Mount("/app/static", StaticFiles(directory=STATIC / "fonts"))],
)

if __name__ == "__main__":  # run as a plain script, as Streamlit's test client does
    main()
