"""How large is a figure on a slide? As large as the window has room for, its type to be read from the last row."""

_PROJECTOR = (1920, 1080)  # px, until the browser has told
_TITLE_AND_FOOT = 0.45  # of the height
_DESK = 1130  # px: the width at which type is as large as on a page


def fitted(window: tuple[int, int] | None) -> tuple[float, int]:
    """The scale of type and strokes, and the height [px], for a window of this width and height [px].

    In steps, so that two windows of nearly the same size share one figure.

    >>> fitted(None), fitted((1440, 900)), fitted((390, 844))
    ((1.7, 580), (1.3, 480), (1.0, 460))
    """
    width, height = window or _PROJECTOR
    scale = round(min(max(width / _DESK, 1.0), 3.0), 1)
    return scale, max(round(height * (1 - _TITLE_AND_FOOT)) // 20 * 20, 240)
