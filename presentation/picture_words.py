"""Which words and steps belong to a picture beside its data? The same on the screen, on paper and in mail."""

from collections.abc import Sequence

from presentation.card import Bars, Plaque, Stack, Stage
from presentation.words import num

FOLD = 40  # chips that say yes; the names of the others stand in the card's table
LONG = 12  # letters of a value that leave a bar beside them room enough
SHADES = (
    ("none", "none"),
    ("shade_1", "up to a quarter"),
    ("shade_2", "up to half"),
    ("shade_3", "up to three quarters"),
    ("shade_4", "more"),
)
SHADE_OF = "Share of the people at their goal:"
LEVELS = (("gap", "nobody"), ("single", "one person"), ("shade_3", "two or more"))


def fold(
    things: Sequence[tuple[str, bool]], most_yes: int = FOLD, most_no: int | None = None
) -> list[tuple[str, bool | None]]:
    """The chips that are shown, those past ``most_yes`` and ``most_no`` counted behind the last of their kind.

    (words, None) is a count, not a chip.
    """
    shown: list[tuple[str, bool | None]] = list(things)
    for kind, most in ((True, most_yes), (False, most_no)):
        places = [at for at, (_, yes) in enumerate(shown) if yes == kind]
        hidden = set(places[most:]) if most is not None else set()
        if hidden:
            shown.insert(places[most - 1] + 1, (f"and {num(len(hidden))} more", None))
            shown = [chip for at, chip in enumerate(shown) if at - 1 not in hidden]
    return shown


def bar_scale(picture: Bars) -> tuple[float, float]:
    """The value of a bar as long as its track, and the share of it where the whole is marked; 0 for no mark.

    Percents are measured against 100.
    """
    whole = 100 if picture.unit == "%" else 0
    longest = max((whole, *(max(bar.value, bar.before or 0) for bar in picture.bars))) or 1
    return longest, whole / longest


def words_above(picture: Bars) -> bool:
    """Whether label and value stand above their bar: percents and long values do."""
    return picture.unit == "%" or any(len(bar.value_label) > LONG for bar in picture.bars)


def stack_key(picture: Stack) -> list[tuple[str, str]]:
    """Each part's role and name, with its count where there is one row; over several, a sum would mix what they count."""
    totals: dict[tuple[str, str], int] = {}
    for part in (part for _, parts in picture.rows for part in parts):
        totals[part.label, part.role] = totals.get((part.label, part.role), 0) + part.count
    single = len(picture.rows) == 1
    return [(role, f"{label}: {num(count)}" if single else label) for (label, role), count in totals.items()]


def shade(count: int, of: int) -> str:
    """One of four steps by exact quarters, "none" for nobody, "" where nobody was expected."""
    if not of:
        return ""
    return f"shade_{-(-4 * min(count, of) // of)}" if count else "none"


def level(count: int | None) -> str:
    """Gap, single or covered; "" where nothing is asked."""
    return "" if count is None else LEVELS[min(count, 2)][0]


def holders(plaque: Plaque) -> tuple[str, str]:
    """How many hold it, and the noun."""
    count = len(plaque.holders) + plaque.unnamed
    return num(count), "holder" if count == 1 else "holders"


def out_of(stage: Stage) -> tuple[str, float]:
    """What a stage is out of in words, and its share of it."""
    if not stage.of:
        return stage.unit, float(stage.count > 0)
    return f"of {num(stage.of)} {stage.unit}", min(stage.count / stage.of, 1)
