"""What did the invented department think of it? Three short surveys, without names."""

from __future__ import annotations

from random import Random

STATEMENTS = ("I have time to learn", "I know what I am learning next", "My work is seen")
BANDS = ("0-4 years", "5-9 years", "10 or more years")
SURVEYS = (  # day, answers of each band, how often each score from 1 to 5 is chosen, by statement
    ("2025-05-14", (8, 13, 7), ((5, 9, 8, 5, 1), (4, 9, 8, 5, 2), (4, 8, 9, 6, 1))),
    ("2026-05-13", (10, 16, 3), ((2, 5, 7, 11, 4), (1, 3, 7, 12, 6), (1, 4, 8, 11, 5))),
    ("2026-10-14", (10, 15, 6), ((1, 3, 6, 14, 7), (0, 2, 6, 14, 9), (1, 2, 7, 13, 8))),
)  # fmt: skip


def pulse_rows() -> list[dict[str, str]]:
    """The rows of Pulse: survey by survey, statement by statement, the answers in no order that names anybody."""
    return [
        {"Date": day, "Statement": statement, "Score": str(score), "Years of service": band}
        for day, bands, chosen in SURVEYS
        for statement, often in zip(STATEMENTS, chosen, strict=True)
        for score, band in _answers(f"pulse {day} {statement}", bands, often)
    ]


def _answers(seed: str, bands: tuple[int, ...], often: tuple[int, ...]) -> list[tuple[int, str]]:
    rng = Random(seed)
    scores = [score for score, times in enumerate(often, start=1) for _ in range(times)]
    rng.shuffle(scores)
    answers = list(
        zip(scores, [band for band, people in zip(BANDS, bands, strict=True) for _ in range(people)], strict=True)
    )
    rng.shuffle(answers)
    return answers
