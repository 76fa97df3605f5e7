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
