from __future__ import annotations

import pytest

from rst2openapi.reading.vocabulary import load_vocabulary


def test_the_configuration_adds_words() -> None:
    extra = {"pages": {"sections": {"request": ["What to Send"]}}}
    sections = load_vocabulary(extra).pages.sections
    assert sections["what to send"] == sections["request"]


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ({"page": {}}, "did you mean 'pages'"),
        ({"pages": {"section": {}}}, "did you mean 'sections'"),
        ({"pages": {"sections": {"requests": []}}}, "did you mean 'request"),
        ({"pages": {"sections": []}}, "must be a table"),
        ({"pages": {"sections": {"request": "Request"}}}, "must be a list of strings"),
        ({"pages": {"captions": {"subjects": ["no hole"]}}}, "has no {}"),
    ],
)
def test_words_of_the_wrong_shape_are_refused(extra: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        load_vocabulary(extra)
