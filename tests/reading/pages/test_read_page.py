"""Small pages of a made-up shop, in the two ways that people write them."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rst2openapi.diagnostics import Diagnostic
from rst2openapi.pages import parse_page
from rst2openapi.reading import PageDraft, load_vocabulary, read_page
from rst2openapi.reading.draft import OperationDraft

VOCABULARY = load_vocabulary()


def read(text: str, path: str = "carts/page.rst") -> tuple[PageDraft, list[Diagnostic]]:
    found: list[Diagnostic] = []
    draft = read_page(parse_page(path, dedent(text), found.append), VOCABULARY, found.append)
    return draft, found


def operation(text: str, path: str = "carts/page.rst") -> OperationDraft:
    draft, _ = read(text, path)
    assert draft.operation is not None
    return draft.operation


GENERATED = """\
    :original_name: UpdateCart.html

    .. _UpdateCart:

    Changing a Cart
    ===============

    Function
    --------

    Changes **one** cart.

    Constraints
    -----------

    -  Only the owner may do so.

    URI
    ---

    PUT /v1/{shop_id}/carts/{cart_id}

    .. table:: **Table 1** Path Parameters

       ========= ========= ====== ==========
       Parameter Mandatory Type   Description
       ========= ========= ====== ==========
       shop_id   Yes       String The shop.
       cart_id   Yes       String The cart.
       ========= ========= ====== ==========

    Request Parameters
    ------------------

    .. table:: **Table 2** Request header parameters

       ============ ========= ====== ==========
       Parameter    Mandatory Type   Description
       ============ ========= ====== ==========
       X-Auth-Token Yes       String A token.
       ============ ========= ====== ==========

    .. table:: **Table 3** Request body parameters

       ========= ========= =========================================== ===========
       Parameter Mandatory Type                                        Description
       ========= ========= =========================================== ===========
       owner     No        :ref:`Owner <cart__request_owner>` object   The owner.
       ========= ========= =========================================== ===========

    .. _cart__request_Owner:

    .. table:: **Table 4** Owner

       ========= ========= ====== ==========
       Parameter Mandatory Type   Description
       ========= ========= ====== ==========
       name      Yes       String The name.
       ========= ========= ====== ==========

    Response Parameters
    -------------------

    **Status code: 200**

    The cart was changed.

    .. table:: **Table 5** Response header parameters

       ========= ====== ===========
       Parameter Type   Description
       ========= ====== ===========
       X-Trace   String A trace.
       ========= ====== ===========

    .. table:: **Table 6** Response body parameters

       ========= ====== ===========
       Parameter Type   Description
       ========= ====== ===========
       id        String The cart.
       ========= ====== ===========

    **Status code: 404**

    .. table:: **Table 7** Response body parameters

       ========= ====== ===========
       Parameter Type   Description
       ========= ====== ===========
       error     String The error.
       ========= ====== ===========

    Example Requests
    ----------------

    Give the cart to Ada.

    .. code-block:: text

       PUT https://{endpoint}/v1/7/carts/8

       {
         "owner": {"name": "Ada"}
       }

    Example Responses
    -----------------

    **Status code: 200**

    OK

    .. code-block::

       {"id": "8"}

    **Status code: 404**

    .. code-block::

       {"error": "gone",}

    Status Codes
    ------------

    =========== ===========
    Status Code Description
    =========== ===========
    200         OK
    404         No such cart
    500         Broken
    =========== ===========

    Error Codes
    -----------

    See :ref:`Error Codes <errors>`.
    """


def test_a_generated_page() -> None:
    draft, found = read(GENERATED)
    said = draft.operation
    assert said is not None
    assert (said.title, said.original_name) == ("Changing a Cart", "UpdateCart")
    assert said.purpose == "Changes **one** cart."
    assert "Only the owner may do so." in said.notes
    assert [(t.side, t.place, t.statuses, t.subject) for t in said.tables] == [
        ("request", "path", (), ""),
        ("request", "header", (), ""),
        ("request", "body", (), ""),
        ("request", None, (), "Owner"),
        ("response", "header", ("200",), ""),
        ("response", "body", ("200",), ""),
        ("response", "body", ("404",), ""),
    ]
    assert said.tables[3].labels == ("cart__request_owner",)
    assert said.tables[2].rows[0].links[0].label == "cart__request_owner"
    assert [(s.code, s.description) for s in said.statuses] == [
        ("200", "OK"),
        ("404", "No such cart"),
        ("500", "Broken"),
    ]
    assert [(e.side, e.statuses, e.summary, e.method, e.value) for e in said.examples] == [
        ("request", (), "Give the cart to Ada.", "PUT", {"owner": {"name": "Ada"}}),
        ("response", ("200",), "OK", "", {"id": "8"}),
        ("response", ("404",), "", "", {"error": "gone"}),
    ]
    assert (draft.rows_read, draft.rows_reported) == (8, 0)
    assert draft.hosts == ("https://{endpoint}",)
    assert [d.rule.name for d in found] == ["example-not-json"]
    assert GENERATED.splitlines()[found[0].span.line - 1].strip() == '{"error": "gone",}'


HAND_WRITTEN = r"""
    .. _shop_0001:

    Listing Carts (Deprecated)
    ==========================

    Function
    --------

    Lists carts.

    URI
    ---

    -  URI format

       GET https://{*Endpoint*}/v1/{shop_id}/carts?limit={limit}

    -  Parameter description

       ========= ========= ===========
       Parameter Mandatory Description
       ========= ========= ===========
       shop_id   Yes       The shop.
       limit     No        A number.
       ========= ========= ===========

    -  Request filter parameters

       ========= ====== ========= ===========
       Parameter Type   Mandatory Description
       ========= ====== ========= ===========
       owner     String No        The owner.
       ========= ====== ========= ===========

    -  Restrictions

       Ask once a second.

    -  Example

       .. code-block::

          GET https://shop.example.com/v1/7/carts

    Request
    -------

    -  Parameters in the request header

       ============ ========= ====== ===========
       Parameter    Mandatory Type   Description
       ============ ========= ====== ===========
       X-Auth-Token Yes       String A token.
       ============ ========= ====== ===========

    -  Example request 1: All of them.

       .. code-block::

          GET https://shop.example.com/v1/7/carts

    Response
    --------

    -  Normal response

       ========= ================ ===========
       Parameter Type             Description
       ========= ================ ===========
       carts     Array of objects See :ref:`Parameters in the carts field <shop_0001__li1>`.
       ========= ================ ===========

    -  .. _shop_0001__li1:

       Parameters in the **carts** field

       ========= ====== ===========
       Parameter Type   Description
       ========= ====== ===========
       id        String The cart.
       ========= ====== ===========

    -  .. _shop_0001__li2:

       carts.owner

       ========= ====== ===========
       Parameter Type   Description
       ========= ====== ===========
       name      String The name.
       ========= ====== ===========

    -  Example response

    .. code-block::

       {"carts": []}

    or

    .. code-block::

       {"carts": [{"id": "1"}]}

    -  Abnormal response

       ========= ====== ===========
       Parameter Type   Description
       ========= ====== ===========
       message   String The error.
       ========= ====== ===========

    Returned Values
    ---------------

    -  Normal

       200

    -  Abnormal

       =============== ===========
       Returned Value  Description
       =============== ===========
       400 Bad Request \
       503 Busy        Later.
       =============== ===========
    """


def example_page(body: str) -> str:
    return dedent(
        """\
        Adding a Cart
        =============

        URI
        ---

        POST /v1/carts

        """
    ) + dedent(body)


def test_a_request_line_and_its_body_in_two_blocks_are_one_example() -> None:
    said = operation(
        example_page(
            """\
            Example Requests
            ----------------

            An empty one.

            POST https://shop.example.com/v1/carts

            .. code-block::

               {}

            Nothing more.

            .. code-block::

               {"a": 1}
            """
        )
    )
    assert [(e.summary, e.method, e.text) for e in said.examples] == [
        ("An empty one.", "POST", "{}"),
        ("Nothing more.", "", '{"a": 1}'),
    ]


def test_a_line_says_whose_example_follows() -> None:
    said = operation(
        example_page(
            """\
            Example
            -------

            POST the cart that is to be added.

            The request body:

            .. code-block::

               {"a": 1}

            The response body:

            .. code-block::

               {"b": 1}
            """
        )
    )
    assert [(e.side, e.value) for e in said.examples] == [
        ("request", {"a": 1}),
        ("response", {"b": 1}),
    ]


def test_one_section_for_both_sides() -> None:
    said = operation(
        example_page(
            """\
            Example
            -------

            -  Request

               .. code-block::

                  {"a": 1}

            -  The cart that is returned

               .. code-block::

                  HTTP/1.1 201 Created
                  Location: /v1/carts/1

                  {"id": 1}

            Samples
            -------

            .. code-block::

               {"b": 1}

            .. code-block::

               POST /v1/carts

               {"c": 1}
            """
        )
    )
    assert [(e.side, e.statuses, e.value) for e in said.examples] == [
        ("request", (), {"a": 1}),
        ("response", ("201",), {"id": 1}),
        ("request", (), {"b": 1}),
        ("request", (), {"c": 1}),
    ]


def test_blocks_with_more_than_one_document() -> None:
    draft, found = read(
        example_page(
            """\
            Example Responses
            -----------------

            .. code-block::

               {"id": 1}
               or
               {"id": 2}

            .. code-block::

               {"id": 3}

               An error:

               {
                 "error": "no"
               }

            .. code-block::

               All went well:
               X-Trace: 7

               [
               ]

            .. code-block::

                 "id": 4
               }

            .. code-block::

               None (status code 204)

            .. code-block::

               "done"
            """
        )
    )
    assert draft.operation is not None
    assert [(e.value, e.summary, e.headers) for e in draft.operation.examples] == [
        ({"id": 1}, "", ()),
        ({"id": 2}, "", ()),
        ({"id": 3}, "", ()),
        ({"error": "no"}, "", ()),
        ([], "All went well", (("X-Trace", "7"),)),
        ({"id": 4}, "", ()),
        ("done", "", ()),
    ]
    assert [s.code for s in draft.operation.statuses] == ["204"]
    assert [d.message for d in found] == [
        "the example is no JSON: text follows it: 'An error:'",
        "the example is no JSON: it lacks a brace",
    ]


def test_tables_of_other_operations_are_reported_row_by_row() -> None:
    draft, found = read(
        example_page(
            """\
            Example Requests
            ----------------

            ========= ====== ===========
            Parameter Type   Description
            ========= ====== ===========
            id        String Some other.
            owner     String Some other.
            ========= ====== ===========
            """
        )
    )
    assert draft.operation is not None and draft.operation.tables == ()
    assert (draft.rows_read, draft.rows_reported) == (2, 2)
    assert [d.rule.code for d in found] == ["R107", "R107"]


def test_rows_with_odd_cells() -> None:
    draft, found = read(
        example_page(
            """\
            Request
            -------

            .. table:: **Table 1** Parameter description

               +-----------+-----------+-----------+---------------+-------------+
               | Parameter | Type      | Mandatory | Default Value | Description |
               +===========+===========+===========+===============+=============+
               | count     | No        | Integer   | 7             | How many.   |
               +-----------+-----------+-----------+---------------+-------------+
               |           | String    | No        | N/A           | Nameless.   |
               +-----------+-----------+-----------+---------------+-------------+
               | odd       | Qubit $$  | No        | N/A           | Unheard of. |
               +-----------+-----------+-----------+---------------+-------------+
            """
        )
    )
    assert draft.operation is not None
    rows = draft.operation.tables[0].rows
    assert [(r.name, r.required, r.constraints.default) for r in rows] == [
        ("count", False, "7"),
        ("odd", False, None),
    ]
    assert sorted(d.rule.code for d in found) == ["R104", "R106"]
    assert (draft.rows_read, draft.rows_reported) == (3, 1)


def test_a_uri_section_without_operation() -> None:
    draft, found = read(
        """\
        Asking
        ======

        URI
        ---

        Addresses begin with a scheme.
        """
    )
    assert draft.operation is None
    assert [d.rule.code for d in found] == ["R101"]


@pytest.mark.parametrize(
    ("title", "path", "purpose", "is_deprecated"),
    [
        ("Adding a Cart", "carts/add.rst", "Adds one.", False),
        ("Adding a Cart (Discarded)", "carts/add.rst", "Adds one.", True),
        ("Adding a Cart (to Be Taken Offline)", "carts/add.rst", "Adds one.", True),
        ("Adding a Cart", "historical_apis/carts/add.rst", "Adds one.", True),
        ("Adding a Cart", "apis/out-of-date_apis/add.rst", "Adds one.", True),
        ("Adding a Cart", "apis/add_deprecated.rst", "Adds one.", False),
        ("Adding a Cart", "carts/add.rst", "This API has been deprecated. Use another.", True),
    ],
)
def test_deprecation(title: str, path: str, purpose: str, is_deprecated: bool) -> None:
    page = f"{title}\n{'=' * len(title)}\n\nFunction\n--------\n\n{purpose}\n\n"
    page += "URI\n---\n\nGET /v1/carts\n"
    assert operation(page, path).deprecated is is_deprecated


def test_an_index_page() -> None:
    draft, _ = read(
        """\
        Carts
        =====

        All about carts.

        -  :ref:`Adding a Cart <add>`

        .. toctree::
           :hidden:

           adding_a_cart
           more/index
           odd.
           /top
           Old ones <old/index>
           Lists <of> <lists.rst>
        """,
        "apis/carts/index.rst",
    )
    assert draft.summary == "All about carts."
    assert draft.children == (
        "apis/carts/adding_a_cart.rst",
        "apis/carts/more/index.rst",
        "apis/carts/odd..rst",
        "top.rst",
        "apis/carts/old/index.rst",
        "apis/carts/lists.rst",
    )


def test_a_page_of_shared_structures_and_codes() -> None:
    draft, _ = read(
        """\
        Authentication
        ==============

        Send **X-Auth-Token**.

        .. _shared_cart:

        .. table:: **Table 1** Cart data structure

           ========= ====== ===========
           Parameter Type   Description
           ========= ====== ===========
           id        String The cart.
           ========= ====== ===========

        =========== ===========
        Status Code Description
        =========== ===========
        404         Gone.
        =========== ===========

        =========== ========== ============= ===========
        Status Code Error Code Error Message Description
        =========== ========== ============= ===========
        400         SHOP.0001  Bad cart.     It is bad.
        =========== ========== ============= ===========

        ========= ===========
        Parameter Description
        ========= ===========
        a         A value.
        ========= ===========
        """
    )
    assert [(t.side, t.subject, t.labels) for t in draft.tables] == [
        (None, "Cart", ("shared_cart",))
    ]
    assert [(s.code, s.description) for s in draft.statuses] == [("404", "Gone.")]
    assert [(e.code, e.status, e.message) for e in draft.error_codes] == [
        ("SHOP.0001", "400", "Bad cart.")
    ]
    assert draft.auth_headers == ("X-Auth-Token",)
    assert (draft.rows_read, draft.rows_reported) == (1, 0)


def test_a_page_of_lists() -> None:
    draft, found = read(HAND_WRITTEN)
    said = draft.operation
    assert said is not None
    assert [(a.method, a.path, a.query, a.host) for a in said.addresses] == [
        ("GET", "/v1/{shop_id}/carts", ("limit",), "https://{Endpoint}")
    ]
    assert [(t.side, t.place, t.statuses, t.subject, t.labels) for t in said.tables] == [
        ("request", None, (), "", ()),
        ("request", "query", (), "", ()),
        ("request", "header", (), "", ()),
        ("response", None, (), "", ()),
        ("response", None, (), "carts", ("shop_0001__li1",)),
        ("response", None, (), "carts.owner", ("shop_0001__li2",)),
        ("response", None, ("default",), "", ()),
    ]
    assert [(e.side, e.summary, e.url, e.value) for e in said.examples] == [
        ("request", "", "https://shop.example.com/v1/7/carts", None),
        ("request", "All of them.", "https://shop.example.com/v1/7/carts", None),
        ("response", "", "", {"carts": []}),
        ("response", "", "", {"carts": [{"id": "1"}]}),
    ]
    assert [(s.code, s.description) for s in said.statuses] == [
        ("200", ""),
        ("400", "Bad Request"),
        ("503", "Later."),
    ]
    assert said.deprecated
    assert "Ask once a second." in said.notes
    assert draft.rows_read == 8
    assert found == []


LINES = st.sampled_from(
    [
        *HAND_WRITTEN.splitlines(),
        *GENERATED.splitlines(),
        "GET /v1/{a}",
        "-  Example",
        "**Status code: 200**",
        "or",
        ".. note::",
        "   {",
    ]
)


@given(st.lists(LINES, max_size=40))
def test_any_page_is_read_and_its_ledger_is_sound(lines: list[str]) -> None:
    draft, found = read("Title\n=====\n\nURI\n---\n\nGET /v1\n\n" + "\n".join(lines))
    tables = draft.tables if draft.operation is None else draft.operation.tables
    assert draft.rows_read == sum(len(t.rows) for t in tables) + draft.rows_reported
    assert draft.rows_reported <= len(found)


CONDITIONAL = """\
    Watering
    ========

    URI
    ---

    POST /v1/water

    Request Parameters
    ------------------

    .. table:: **Table 1** Request body parameters

       ========= ========= ====== ==========
       Parameter Mandatory Type   Description
       ========= ========= ====== ==========
       mode      Yes       String The mode.
       day       Yes       String This parameter is mandatory when **mode** is set to **weekly**.
       hose      Yes       String This parameter is mandatory when **hoses** is not empty.
       ========= ========= ====== ==========
"""


def test_mandatory_for_one_value_of_another_field_is_not_required() -> None:
    draft, found = read(CONDITIONAL)
    assert draft.operation is not None
    rows = {row.name: row for row in draft.operation.tables[0].rows}
    assert {name: row.required for name, row in rows.items()} == {
        "mode": True,
        "day": False,
        "hose": True,
    }
    assert rows["day"].constraints.required_when == "when **mode** is set to **weekly**"
    assert [one.rule.code for one in found] == ["R112"]
