"""An extra is loaded when it is asked for; without it one sentence says what to install."""

import pytest

from presentation.extras import INSTALL, ExtraMissing, needed


def test_what_is_installed_is_handed_over():
    assert needed("json", "anything").loads("1") == 1


def test_what_is_missing_says_what_to_install():
    with pytest.raises(ExtraMissing) as missing:
        needed("no_such_module.parts", "the slides")
    assert str(missing.value) == f"To make the slides, run: {INSTALL}"


def test_a_missing_part_of_an_extra_is_not_taken_for_the_extra(tmp_path, monkeypatch):
    (tmp_path / "half_installed.py").write_text("import no_such_module")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError):
        needed("half_installed", "the slides")
