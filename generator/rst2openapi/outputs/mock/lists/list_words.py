"""The words by which lists are filtered, sorted and cut into pages.

In: nothing. Out: tables, squashed (letters and digits in lower case). A name that stands in no
table means nothing here; a new wording is an entry, not code.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto


class Word(Enum):
    """What a query parameter of a list asks for."""

    LIMIT = auto()
    """How many items a page has."""
    OFFSET = auto()
    """How many items come before the page."""
    PAGE = auto()
    """Which page."""
    MARKER = auto()
    """The last item of the page before, or what that page said."""
    BACKWARDS = auto()
    """Whether the page ends at the marker instead."""
    SORT_KEY = auto()
    """Which property decides the order."""
    DIRECTION = auto()
    """Which end comes first, in words."""
    ASCENDING = auto()
    """Which end comes first, as a boolean."""
    DESCENDING = auto()


def _table(**rows: str) -> Mapping[str, Word]:
    return {word: Word[name.upper()] for name, words in rows.items() for word in words.split()}


PARAMETERS: Mapping[str, Word] = _table(
    limit="limit size pagesize perpage maxitems maxresults maxkeys maxcount pagelimit",
    offset="offset start startnumber startindex skip from",
    page="page pagenum pagenumber pageno pageindex currentpage curpage",
    marker="marker after startafter continue next nextmarker nexttoken pagetoken cursor startid "
    "markerid lastid",
    backwards="pagereverse",
    sort_key="sortkey sortby sort orderby sortfield orderfield sortname sortcolumn",
    direction="sortdir sortorder sorttype sortdirection order orderdir orderdirection ordertype",
    ascending="asc ascend ascending isasc",
    descending="desc descend descending isdesc reverse",
)

PERIODS = frozenset({"to", "until", "end", "endtime"})
"""Beside one of these, `from` and `start` are times."""

BY_PAGE = ("start page", "page number", "query page", "page offset", "page index", "number of page")
"""What the description of an offset says that counts pages."""

FUZZY = ("fuzzy", "fuzzily", "partial match", "contains the")
"""What the description of a filter says that parts of texts fit, too."""

ASCENDING = frozenset({"asc", "ascend", "ascending", "ascendingorder", "1"})
DESCENDING = frozenset({"desc", "descend", "descending", "descendingorder", "-1"})

TIMES = (
    *("createdat", "createtime", "createdtime", "createtimestamp", "creationtimestamp"),
    *("creationtime", "created", "timestamp", "time", "begintime", "starttime"),
)
"""What lists are sorted by where a direction is all that is said, best first."""


class Mark(Enum):
    """What the answer of a list says about its pages."""

    TOTAL = auto()
    """How many items there are in all."""
    SHOWN = auto()
    """How many there are on this page."""
    REMAINING = auto()
    """How many come after this page."""
    PAGES = auto()
    """How many pages there are."""
    MORE = auto()
    """Whether there is another page."""
    NEXT = auto()
    """What to ask for the next page with."""
    PREVIOUS = auto()


def _marks(**rows: str) -> Mapping[str, Mark]:
    return {word: Mark[name.upper()] for name, words in rows.items() for word in words.split()}


MARKS: Mapping[str, Mark] = _marks(
    total="total totalcount totalnum totalnumber totalsize totalitems totalrecords totalrows "
    "count size recordcount recordnum itemcount",
    shown="currentcount currentnum currentsize currenttotal",
    remaining="remainingitemcount remainingcount",
    pages="pages totalpages totalpage pagestotal",
    more="hasmore hasnext hasnextpage more truncated istruncated",
    next="nextmarker nexttoken nextpagetoken nextcursor nextoffset nextpage next continue marker",
    previous="previousmarker prevmarker previoustoken prevtoken previouspage prevpage previous "
    "prev",
)

COUNT_TAILS = ("count", "num", "number", "total")
"""What follows the noun of a list in a property that counts its items: `instance_num`."""

LINKS = frozenset({"links", "link"})
"""Objects whose `next` and `previous` are URLs."""

PAGERS = LINKS | {"pageinfo", "page", "pagination", "paging", "pageable", "metadata", "meta"}
"""Objects of an answer that may say something about pages."""

URLS = frozenset({"next", "previous", "prev"})
"""Names of URLs where no parameter takes a marker."""
