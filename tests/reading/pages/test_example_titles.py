"""The sentence before an example: what it says of the example, and what the example is about."""

from __future__ import annotations

import pytest

from rst2openapi.reading.example_titles import example_title
from rst2openapi.reading.vocabulary.pages import load_page_words

WORDS = load_page_words()


@pytest.mark.parametrize(
    ("summary", "subject"),
    [
        ("", ""),
        ("Adding a bed", "Adding bed"),
        ("The following is a sample request for adding a bed.", "adding bed"),
        ("The following example describes how to add a bed", "add bed"),
        ("Response to the request for adding a bed", "adding bed"),
        ("Example request 1 (Adding a bed)", "Adding bed"),
        ("This example adds a bed", "adds bed"),
        ("To add a bed, send this", "add bed send"),
        ("Adding an AS policy of the garden's", "Adding AS policy garden"),
        ("Tomatoes", "Tomatoes"),
        ("Adding an add-on to the bed", "Adding add-on bed"),
        ("Requests for beds", "Requests beds"),
        ("Uses the SHA_256 algorithm", "Uses SHA_256 algorithm"),
        ("One two three four five six", "One two three four five"),
        ("1 (Adding a pay-per-use bed)", "Adding pay-per-use bed"),
        ("Starts bed 4e206d17-7d7b-4a5c-9dbe-83a5f0a32e5d", "Starts bed"),
        ("Starts bed 906f73ff-0h32-7883-324n-4dzd", "Starts bed"),
        ("Starts bed 73ea2bf70c73497f89ee0ad4ee008aa2no02", "Starts bed"),
        ("Invalid request. Mend it as **why** says.", "Invalid request"),
        ("1. Add a bed. It is wet.", "Add bed"),
        ("Add a bed for version 2.7 of the garden", "Add bed version garden"),
        ("Water the four small beds whose state is dry", "Water four small beds"),
        ("Add a bed whose state is dry", "Add bed whose state dry"),
    ],
)
def test_words_that_only_lead_to_an_example_are_no_subject(summary: str, subject: str) -> None:
    assert example_title(summary, WORDS) == (summary, subject)


@pytest.mark.parametrize(
    "summary", ["The following is an example", "Example:", "An example is provided as follows"]
)
def test_a_sentence_of_nothing_else_says_nothing(summary: str) -> None:
    assert example_title(summary, WORDS) == ("", "")


def test_what_is_said_of_the_example_before_is_none_of_the_next() -> None:
    before = "In the preceding example, **wet** is a state."
    assert example_title(f"{before} An example is provided as follows", WORDS) == ("", "")
    assert example_title(f"{before} A dry bed", WORDS) == ("A dry bed", "dry bed")


def test_words_are_added_by_configuration() -> None:
    words = load_page_words({"examples": {"leads": ["以下是"], "behind": ["上面的例子"]}})
    assert example_title("以下是添加花坛", words) == ("以下是添加花坛", "添加花坛")
    assert example_title("上面的例子很好。添加花坛", words) == ("添加花坛", "添加花坛")
