"""Names of examples: the words of what they are about."""

from __future__ import annotations

import pytest
from small_drafts import example

from rst2openapi.linking.operations.bodies import named_examples


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("", "Example"),
        ("adding bed garden", "AddingBedGarden"),
        ("Adding AS policy", "AddingASPolicy"),
        ("uses SHA_256 algorithm", "UsesSHA256Algorithm"),
        ("添加花坛", "Example"),
    ],
)
def test_an_example_is_called_after_its_subject(subject: str, name: str) -> None:
    assert [one.name for one in named_examples([example({}, subject=subject)])] == [name]


def test_equal_subjects_are_counted_in_words() -> None:
    same = [example({"at": at}, subject="bed") for at in range(3)]
    assert [one.name for one in named_examples(same)] == ["Bed", "BedSecond", "BedThird"]
