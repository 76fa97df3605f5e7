"""Names of examples: the first words of what they are about that tell something."""

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
        ("one two three four five six", "OneTwoThreeFourFive"),
        ("1 (adding pay-per-use bed)", "AddingPayPerUseBed"),
        ("starts bed 4e206d17-7d7b-4a5c-9dbe-83a5f0a32e5d", "StartsBed"),
        ("starts bed 906f73ff-0h32-7883-324n-4dzd", "StartsBed"),
        ("starts bed 73ea2bf70c73497f89ee0ad4ee008aa2no02", "StartsBed"),
    ],
)
def test_an_example_is_called_after_its_subject(subject: str, name: str) -> None:
    assert [one.name for one in named_examples([example({}, subject=subject)])] == [name]


def test_equal_subjects_are_counted_in_words() -> None:
    same = [example({"at": at}, subject="bed") for at in range(3)]
    assert [one.name for one in named_examples(same)] == ["Bed", "BedSecond", "BedThird"]
