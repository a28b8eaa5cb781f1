"""What does each figure mean, and what may each column hold?"""

from __future__ import annotations

from pages.screen.show import definitions, heading, page_head, show_table
from presentation import method
from presentation.card import Head


def page() -> None:
    """Every metric's definition and the data dictionary, both generated from the code."""
    metrics = method.metrics()
    page_head(Head(("Method",), "One meaning per figure", method.INTRODUCTION))
    heading("What does each figure mean?", "The name of a figure is the name of the function that computes it.")
    definitions(metrics)
    for table in method.tabs():
        heading(table.tab, method.about(table))
        show_table(method.columns(table), alt=f"The columns of {table.tab}", rows=20)


if __name__ == "__main__":
    import dashboard

    dashboard.main()
