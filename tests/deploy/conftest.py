"""The browser of the pages' tests serves here too."""

from tests.pages.conftest import browser

__all__ = ["browser"]
