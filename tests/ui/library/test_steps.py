"""Steps from one list to another, against doing it by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.ui.library.steps import MOST_STEPS, Insert, Remove, Reorder, Step, steps

unique = st.lists(st.sampled_from("abcdefghijklmnop"), unique=True)


def follow(keys: list[str], found: list[Step]) -> list[str]:
    """Do the steps."""
    for step in found:
        if isinstance(step, Remove):
            assert 0 <= step.first <= step.last < len(keys)
            keys = keys[: step.first] + keys[step.last + 1 :]
        elif isinstance(step, Insert):
            assert 0 <= step.first <= len(keys)
            keys = [*keys[: step.first], *step.keys, *keys[step.first :]]
        else:
            assert isinstance(step, Reorder)
            assert sorted(step.keys) == sorted(keys)
            keys = list(step.keys)
    return keys


@given(unique, unique)
def test_steps_lead_to_the_new_list(old: list[str], new: list[str]) -> None:
    """Whatever both are."""
    found = steps(old, new)
    assert found is not None
    assert follow(list(old), found) == new


def test_no_step_where_nothing_changes() -> None:
    """Views are not disturbed."""
    assert steps(["a", "b"], ["a", "b"]) == []


def test_neighbours_go_together() -> None:
    """One step for a run of rows."""
    assert steps(["a", "b", "c", "d"], ["a", "d"]) == [Remove(1, 2)]
    assert steps(["a", "d"], ["a", "b", "c", "d"]) == [Insert(1, ("b", "c"))]


def test_too_many_steps_are_refused() -> None:
    """Starting over is cheaper then."""
    old = [str(number) for number in range(4 * MOST_STEPS)]
    assert steps(old, old[::2]) is None
    assert steps(old[::2], old) is None
