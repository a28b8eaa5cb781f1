"""The report that is mailed, in a real browser: as wide as the screen, nothing asked of anybody, nothing said."""

import pandas as pd
import pytest

from data import load
from data.sample import FOLDER
from presentation import mail
from presentation.facts import Facts


@pytest.mark.parametrize("width", [390, 900])
def test_it_fits_and_fetches_nothing(page, width):  # `page` itself fails on a request or a word in the console
    facts = Facts(load(FOLDER, today="2026-11-20"), pd.Timestamp("2026-11-20"))
    page.set_viewport_size({"width": width, "height": 900})
    page.set_content(mail.html(facts).decode())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    hollow = page.locator(".th-hollow").first
    assert hollow.evaluate("dot => getComputedStyle(dot).borderTopStyle") == "solid"
