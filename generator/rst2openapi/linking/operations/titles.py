"""Titles of operations → names: a verb and what it is done to.

In: `Querying the Tags of a Resource Pool`. Out: `ListResourcePoolTags`. Knows no page and no other
operation; that names differ is the business of `identity`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field

from rst2openapi.linking.words import latin, pascal, plural, singular

VERBS = {
    "querying": "Show",
    "query": "Show",
    "obtaining": "Show",
    "obtain": "Show",
    "viewing": "Show",
    "getting": "Show",
    "reading": "Show",
    "retrieving": "Show",
    "modifying": "Update",
    "modify": "Update",
    "editing": "Update",
    "using": "Use",
    "issuing": "Issue",
    "removing": "Remove",
    "moving": "Move",
    "scaling": "Scale",
    "subscribing": "Subscribe",
    "unsubscribing": "Unsubscribe",
    "describing": "Describe",
    "deleting": "Delete",
    "completing": "Complete",
    "executing": "Execute",
    "resuming": "Resume",
    "renaming": "Rename",
    "combining": "Combine",
    "determining": "Determine",
    "promoting": "Promote",
    "demoting": "Demote",
    "muting": "Mute",
    "invoking": "Invoke",
    "revoking": "Revoke",
    "waking": "Wake",
    "upgrading": "Upgrade",
    "downgrading": "Downgrade",
    "pausing": "Pause",
    "refusing": "Refuse",
    "releasing": "Release",
    "purchasing": "Purchase",
    "storing": "Store",
    "restoring": "Restore",
    "sharing": "Share",
    "retiring": "Retire",
    "expiring": "Expire",
    "scheduling": "Schedule",
    "resizing": "Resize",
    "adding": "Add",
    "canceling": "Cancel",
    "failing": "Fail",
    "running": "Run",
    "hanging": "Hang",
}
"""First words of titles → verbs of ids, where the ending alone does not tell; several ways of
saying that something is read are one verb."""

_SILENT = re.compile(r"(?:at|iz|uc|ag|ur|v|c|dg|rg|ang|[bdgptkf]l|clud|vid|bin)$")
"""Stems of verbs that end in a silent e: creat, configur, enabl, manag, provid, chang."""

_DOUBLED = re.compile(r"(?<=[aeiou])([bdgmnprt])\1$")
"""`stopp`, `sett`, `plugg`: the consonant is doubled before the ending only."""

_SMALL = frozenset(
    """a an the and or its one all this that these is are be your specified specific details detail
    information""".split()  # noqa: SIM905
)
"""Words that a name does without."""

_OF = frozenset({"of", "in", "for", "about", "under", "within"})
"""`X of Y` is called `YX`."""

_LINKS = frozenset(
    """to from by with on onto via as at into through using without between based
    against""".split()  # noqa: SIM905
)
"""What these say must stay: `ToGroup`, `FromGroup`."""

_ONE = frozenset({"a", "an", "one"})
_MANY = frozenset({"list", "lists"})
_DETAILS = frozenset({"details", "detail"})


class _Phrase(Struct):
    """Words up to the next preposition."""

    link: str
    """The preposition before them."""
    written: list[str] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        return [one for one in self.written if one.isupper() or one.lower() not in _SMALL]


_TOKEN = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")

_ARTICLE_OF_OWNER = re.compile(r"\b(?:an?|one) (?=(?:[\w-]{1,40} ){0,3}[\w-]{1,40}['’]s?\s)")
"""`a Pump's Plans`: the article is the pump's."""


def id_from_title(title: str) -> str:
    """`Querying Details About a Resource Pool` → `ShowResourcePoolDetails`.

    Empty where the title has no word that code could hold.
    """
    bare = re.sub(r"[(\[][^)\]]*[)\]]", " ", latin(title))
    plain = re.sub(r"['’]s?(?=\s)", " ", _ARTICLE_OF_OWNER.sub("", bare))
    tokens = _TOKEN.findall(plain)
    if not tokens:
        return ""
    before, verb, rest = _listed_actions(plain) or _action(tokens)
    phrases = _phrases(rest)
    if phrases[-1].link == "in" and [one.lower() for one in phrases[-1].words] == ["batches"]:
        before = before or "Batch"
        phrases = phrases[:-1]
    if verb != "Show":
        return pascal(" ".join([before, verb, _things(phrases)]))
    return pascal(" ".join([before, _read(phrases)]))


# --- verbs --------------------------------------------------------------------------------------
_DONE = r"\w+ing(?: (?:in|out|up|down|on|off)\b)?"
"""A verb, and what belongs to it: `Scaling Out`."""
_LISTED = re.compile(
    rf"(?P<first>{_DONE}(?:, {_DONE})+),? (?P<joint>or|and) (?P<last>{_DONE}) (?P<rest>.+)",
    re.IGNORECASE,
)


def _listed_actions(title: str) -> tuple[str, str, list[str]] | None:
    """`Stopping, Scaling Out, and Scaling In Pumps`: all verbs, and what they are done to."""
    found = _LISTED.fullmatch(re.sub(r"\s*,\s*", ", ", " ".join(title.split())))
    if found is None:
        return None
    *verbs, last = (
        " ".join([_verb(verb), *particle])
        for verb, *particle in map(str.split, [*found["first"].split(", "), found["last"]])
    )
    return "", " ".join([*verbs, found["joint"], last]), _TOKEN.findall(found["rest"])


def _action(tokens: Sequence[str]) -> tuple[str, str, list[str]]:
    """`Manually Stopping or Starting …` → what stands before the verb, the verb, the rest."""
    first, *rest = tokens
    if rest and rest[-1].lower() == "query" and not _is_gerund(first):
        return "", "Show", list(tokens[:-1])
    before = ""
    if rest and _is_gerund(rest[0]) and (first.lower() == "batch" or first.lower().endswith("ly")):
        before, first, rest = first, rest[0], rest[1:]
    verb = _verb(first)
    words: list[str] = []
    for at, word in enumerate(rest):
        is_joined = at > 0 and rest[at - 1].lower() in ("or", "and") and _is_gerund(word)
        if is_joined and not words:
            verb = f"{verb} {rest[at - 1]} {_verb(word)}"
            continue
        if is_joined:
            words.append(f"{rest[at - 1].capitalize()}{_verb(word)}")
        elif word.lower() not in ("or", "and"):
            words.append(word)
    return before, verb, words


def _is_gerund(word: str) -> bool:
    return word.lower().endswith("ing") and len(word) >= 6


def _verb(word: str) -> str:
    lower = word.lower()
    if lower in VERBS:
        return VERBS[lower]
    if not _is_gerund(lower):
        return word
    stem = lower[:-3]
    if _DOUBLED.search(stem):
        stem = stem[:-1]
    elif _SILENT.search(stem):
        stem = f"{stem}e"
    return stem.capitalize()


# --- nouns --------------------------------------------------------------------------------------
def _phrases(words: Sequence[str]) -> list[_Phrase]:
    found = [_Phrase("")]
    for at, word in enumerate(words):
        lower = word if word.isupper() else word.lower()  # an acronym such as AS is no preposition
        if lower in _OF or lower in _LINKS:
            is_doing = at + 1 < len(words) and _is_gerund(words[at + 1]) and lower in _OF
            found.append(_Phrase(word.capitalize() if is_doing else lower))
        else:
            found[-1].written.append(word)
    return found


def _read(phrases: Sequence[_Phrase]) -> str:
    """What is read: `List…` where the title speaks of several things or of a list of them."""
    said = {word.lower() for one in phrases[:2] for word in one.written}
    rest = list(phrases)
    while len(rest) > 1 and not _without_lists(rest[0]):
        rest = [_Phrase("", rest[1].written), *rest[2:]]
    head = rest[0]
    words = _without_lists(head) or head.words
    is_list = bool(_MANY.intersection(one.lower() for one in [*head.written, *phrases[0].written]))
    if words and _MANY.intersection(one.lower() for one in head.written):
        words = [*words[:-1], plural(words[-1])]
    is_many = bool(words) and singular(words[-1]) != words[-1]
    is_single = bool(_ONE.intersection(one.lower() for one in head.written))
    rest[0] = _Phrase("", words)
    if is_list or (is_many and not is_single):
        return f"List {_things(rest)}"
    return f"Show {_things(rest, after='Details' if _DETAILS & said else '')}"


def _without_lists(phrase: _Phrase) -> list[str]:
    return [one for one in phrase.words if one.lower() not in _MANY]


def _things(phrases: Sequence[_Phrase], after: str = "") -> str:
    """`Tags of a Pool by Key` → `Pool Tags By Key`."""
    runs: list[list[_Phrase]] = [[]]
    for one in phrases:
        if one.link and one.link not in _OF:
            runs.append([])
        runs[-1].append(one)
    parts: list[str] = []
    for at, run in enumerate(runs):
        is_tied = at + 1 < len(runs) and _ends_in_state(run)
        parts.append(_run(run, is_tied=is_tied))
        if at == 0:
            parts.append(after)
    return " ".join(part for part in parts if part)


def _run(run: Sequence[_Phrase], *, is_tied: bool) -> str:
    if not run:
        return ""
    link = run[0].link if run[0].link not in _OF else ""
    if is_tied:
        texts = [f"{one.link} {' '.join(one.words)}" for one in run if one.words]
        return " ".join(texts)
    texts = [" ".join(one.words) for one in reversed(run)]
    said = " ".join(text for text in texts if text)
    return f"{link} {said}" if said else ""


def _ends_in_state(run: Sequence[_Phrase]) -> bool:
    """`Roles of Users Associated` with …: the last words belong to what follows."""
    last = run[-1].words[-1:] if len(run) > 1 else []
    return any(word.lower().endswith(("ed", "able", "ible")) for word in last)
