"""What does each figure mean, and what may each column hold?"""

from __future__ import annotations

from pages.screen.show import box, definitions, folded, heading, page_head, show_words
from presentation import method
from presentation.card import Head


def page() -> None:
    """Every metric's definition, the data dictionary and the typed frames, all generated from the code."""
    page_head(Head(("Method",), "One meaning per figure", method.INTRODUCTION))
    with box("metrics"):
        heading("What does each figure mean?", "The name of a figure is the name of the function that computes it.")
        definitions(method.metrics())
    for table in method.tabs():
        with box(table.key):
            heading(table.tab, method.about(table))
            show_words(method.columns(table), f"The columns of {table.tab}")
    with box("frames"):
        heading("What do the frames of a notebook hold?", method.FRAMES)
        for frame in method.frames():
            with folded(frame):
                show_words(method.frame_columns(frame), f"The columns of the frame {frame}")


if __name__ == "__main__":
    import dashboard

    dashboard.main()
