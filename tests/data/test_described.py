import pytest

from data import Records
from data.described import described

FRAMES = Records.empty().frames()


@pytest.mark.parametrize("name", FRAMES)
def test_every_column_of_every_frame_is_described_in_its_order(name):
    told = described(name)
    assert [column for column, _, _ in told] == list(FRAMES[name])
    for column, kind, meaning in told:
        assert kind and meaning.endswith(".") and "\n" not in meaning, column


def test_hours_say_their_unit_and_where_to_add_them_up():
    told = {column: (kind, meaning) for column, kind, meaning in described("goals")}
    assert told["planned_seconds"] == ("s", "Hours it should take. Exact, to add up.")
    assert told["planned_hours"] == ("h", "Hours it should take. To show.")


def test_what_a_cell_says_is_described_by_the_data_dictionary():
    told = {column: (kind, meaning) for column, kind, meaning in described("needs")}
    assert told["cost"] == ("dollars", "In dollars, if known.")
    assert told["person"][1].startswith("Who: the id in Staff")
