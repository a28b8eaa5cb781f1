import base64
import os

import pytest

from presentation import html, theme
from presentation.logo import data_uri

SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.mark.parametrize(("name", "kind"), [("seal.svg", "image/svg+xml"), ("seal.PNG", "image/png")])
def test_a_logo_is_the_source_of_an_image_and_nothing_that_could_be_opened(tmp_path, name, kind):
    (tmp_path / name).write_text(SVG)
    head, _, body = data_uri(str(tmp_path / name)).partition(",")
    assert (head, base64.b64decode(body).decode()) == (f"data:{kind};base64", SVG)


def test_a_new_logo_is_seen_without_a_restart(tmp_path):
    (tmp_path / "seal.svg").write_text(SVG)
    old = data_uri(str(tmp_path / "seal.svg"))
    (tmp_path / "seal.svg").write_text(SVG + " ")
    os.utime(tmp_path / "seal.svg", ns=(1, 1))
    assert data_uri(str(tmp_path / "seal.svg")) != old


def test_a_logo_of_a_district_stands_on_white():
    assert f"--th-logo-ground:{theme.LIGHT['card']}" in html.stylesheet(logo_on_white=True)
    assert "--th-logo-ground:transparent" in html.stylesheet()
