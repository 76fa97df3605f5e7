"""What the words of table cells are, by what they say.

Data only: sets of words, and wordings. `cells` loads them; how they are applied is the business of
the readers.
"""

from __future__ import annotations

from collections.abc import Mapping

from rst2openapi.data import Data
from rst2openapi.reading.draft import Place, ScalarType
from rst2openapi.reading.vocabulary.templates import Gate, Templates


class TypeWords(Data, frozen=True, kw_only=True):
    """Words of type cells, lower case."""

    scalars: Mapping[str, ScalarType]
    arrays: frozenset[str]
    maps: frozenset[str]
    objects: frozenset[str]
    noise: frozenset[str]
    json_words: frozenset[str]
    files: frozenset[str]
    any_words: frozenset[str]
    beside_scalars: frozenset[str]
    choices: frozenset[str]
    """Between the types of a cell that gives several."""
    of: frozenset[str]
    """Before what an array is of."""
    not_types: frozenset[str]


class NameWords(Data, frozen=True, kw_only=True):
    """Words of name cells, lower case."""

    items: frozenset[str]
    """Inside brackets: the elements of a top-level array."""
    item_phrases: frozenset[str]
    keys: frozenset[str]
    """Inside braces: any key of a map."""
    key_phrases: frozenset[str]
    body: frozenset[str]
    separators: frozenset[str]
    told: frozenset[str]
    """Inside names that are told and not spelt."""


class RequiredWords(Data, frozen=True, kw_only=True):
    """Words of Mandatory cells, lower case."""

    yes: frozenset[str]
    no: frozenset[str]
    conditions: tuple[str, ...]
    exceptions: tuple[str, ...]
    behind: tuple[str, ...]
    """First words of a condition behind the answer, in their case."""
    limits: Templates
    """Conditions that limit a field to a value of another one."""
    places: Mapping[str, Place]


class EnumWords(Data, frozen=True, kw_only=True):
    """Wordings of enumerations."""

    leads: Templates
    """The sentence before a list of values."""
    rules: Templates
    """The sentence before a list of something else."""
    inline: Templates
    const: Templates
    also: Templates
    """A sentence about the case that the field has a value."""
    meant: Templates
    """A value and the verb before its meaning."""
    open: Templates
    """Anything that says that there are further values."""
    combined: Templates
    """A string holds several of the values at once, or in another spelling."""
    harmless: Templates
    """What may follow values without making them conditional or open."""
    meanings_follow: Templates
    """Of these, what leads to the meanings of the values."""
    tail_conditions: Templates
    """What makes values conditional that stand before it,"""
    tail_choices: Templates
    """and what makes them go on."""
    other_values: Templates
    """Before `value is`, where the value is of another kind."""
    meaning_leads: frozenset[str]
    """What the meaning of a value may begin with that says no more than that it is one."""
    cases: Templates
    """The meaning of an item that is a case, and no value."""
    more_than_itself: Templates
    """What a number means that stands for more than itself."""
    clauses: frozenset[str]
    """Words between clauses that each tell of a value."""
    separators: frozenset[str]
    """Words between the values of a run,"""
    spans: frozenset[str]
    """and between the ends of a range."""
    prose: frozenset[str]
    """Lower-case words that end a run of values."""
    verbs: frozenset[str]
    """Beginnings of verbs between a value and its meaning."""
    leading: frozenset[str]
    """Words before a value that stands first."""
    plain: frozenset[str]
    """Lower-case words that are values even where nothing sets them off."""
    not_values: frozenset[str]
    rest: frozenset[str]
    """Of these, what is a value where it is set off."""
    label_words: frozenset[str]
    """Words that are rather labels than values where no lead-in announces values."""


class BoundWords(Data, frozen=True, kw_only=True):
    """Wordings of ranges, lengths and counts."""

    minimum: Templates
    maximum: Templates
    between: Templates
    at_least: Templates
    at_most: Templates
    above: Templates
    below: Templates
    positive: Templates
    not_negative: Templates
    multiple_of: Templates
    length_between: Templates
    length_at_least: Templates
    length_at_most: Templates
    length_exact: Templates
    minimum_length: Templates
    maximum_length: Templates
    items_between: Templates
    items_exact: Templates
    items_at_most: Templates
    named_items_at_most: Templates
    pairs_at_most: Templates
    """A count of whatever a map holds."""
    item_nouns: frozenset[str]
    """Lower-case plurals that may name the elements of any list."""
    length_alone: Templates
    """A length of the whole, though the sentence begins like one about a part."""
    characters: Templates
    """Words of sentences that speak of characters and not of numbers."""
    alternatives: Templates
    """A length is that of one of several shapes or parts."""
    one_of_many: Templates
    """A count is of something else than elements."""
    of_the_whole: Templates
    """The end of a count that is of elements though it says `each`."""
    containers: frozenset[str]
    """Last words of names that say no more than that there are several."""
    mentioned: Templates
    """Numbers that the page speaks of by themselves."""
    of_default: Templates
    """What is told of the default itself, beside a range."""
    varying: Templates
    """Bounds depend on something."""
    parts: Templates
    """Words of a lead that speaks of a part of the value."""
    openings: frozenset[str]
    """Words before the name of the field at the beginning of a sentence."""
    each: frozenset[str]
    """Of these, those that say that each of several is meant."""
    compared: Templates
    """The number before it is compared, or one of several."""
    intervals: Templates
    """Brackets around two numbers are an interval."""
    may_be_empty: Templates
    not_empty: Templates
    rules_in_notes: Templates
    """Sentences of notes that say how the field is filled in."""


class StatementWords(Data, frozen=True, kw_only=True):
    """Wordings of everything else a sentence can say of its field."""

    default: Templates
    default_elsewhere: Templates
    """Defaults of another field."""
    no_default: frozenset[str]
    no_value: frozenset[str]
    """Of these, what is no value where it is set off either."""
    default_marks: frozenset[str]
    """`(default)` after a listed value."""
    default_stems: frozenset[str]
    """Beginnings of words that speak of a default."""
    default_leads: frozenset[str]
    """Before a mark of a default at the end of a meaning."""
    value_ends: Templates
    """What may follow a value that nothing sets off."""
    value_choices: Templates
    """What says that the value before it is one of several."""
    joints: frozenset[str]
    """Words that begin another clause behind an example."""
    whole: Templates
    """Items with a colon that speak of the whole value,"""
    whole_examples: Templates
    """and that do so where an example stands in them."""
    absence: Templates
    """Conditions that say no more than that the field is absent."""
    conditions: Templates
    """Anything that makes a sentence hold only sometimes."""
    unconditional: Templates
    """What looks like a condition and is none: `For details, see …`."""
    other_subjects: Templates
    """Beginnings of sentences about a part of the value, not the whole."""
    own_subjects: Templates
    """Of these, what speaks of the whole value after all."""
    example: Templates
    example_values: Templates
    nullable: Templates
    not_nullable: Templates
    free_form: Templates
    pairs: Templates
    """An object has pairs of keys and values."""
    varies: Templates
    told_elsewhere: Templates
    restated: frozenset[str]
    """Labels of lines that hold a bound or a default and no more,"""
    restated_joints: frozenset[str]
    """What stands between two numbers of such a line,"""
    restated_units: frozenset[str]
    """and behind them; lower case."""
    restated_values: frozenset[str]
    """and of lists that hold the values."""
    pointers: Templates
    """What a sentence says that only leads to a table, up to the link."""
    type_told: Templates
    """An object has no members of its own, or none so far."""
    deprecated: Templates
    read_only: Templates
    write_only: Templates
    mandatory: Templates
    optional: Templates
    mandatory_when: Templates
    optional_when: Templates
    value_of: Templates
    unit: Templates
    cases: Templates
    """The cases that a field may be left out in."""
    negations: frozenset[str]
    """What makes a condition of its contrary."""
    own: frozenset[str]
    """First words of items that speak of the field itself."""
    pattern: Templates
    pattern_leads: Templates


class CharacterWords(Data, frozen=True, kw_only=True, eq=False):
    """Wordings that tell which characters a text is made of; they are equal to themselves only."""

    only: Templates
    listed: Templates
    """The same, which says so only where single signs are listed."""
    denied: Templates
    first: Templates
    not_first: Templates
    last: Templates
    not_last: Templates
    tails: Templates
    """What may follow such a list."""
    more: Templates
    """What says elsewhere that there are more characters."""
    denials: frozenset[str]
    """Words before such a wording that make it the contrary."""
    joints: frozenset[str]
    articles: frozenset[str]
    signs: frozenset[str]
    """Names of signs that are shown behind them."""
    unseen: frozenset[str]
    """Names of characters that nobody can see; values without them are allowed as well."""
    sets: Mapping[str, frozenset[str]]
    """Lower-case names of characters, and which these are."""


class FormatWords(Data, frozen=True, kw_only=True):
    """Wordings of one format."""

    says: Templates
    """The value has this format."""
    denies: Templates
    """It has not, whatever else is said."""


class Gates(Data, frozen=True, kw_only=True):
    """What every statement of some meanings holds, in lower case; None where that is anything."""

    anything: Gate | None
    default: Gate | None
    marks: Gate | None
    values: Gate | None
    """Enumerations and constants."""
    formats: Gate | None
    pattern: Gate | None
    characters: Gate | None
    bounds: Gate | None


class CellWords(Data, frozen=True, kw_only=True, eq=False):
    """All words of table cells; they are equal to themselves only, and so a key of what is kept."""

    types: TypeWords
    names: NameWords
    required: RequiredWords
    lines: Mapping[str, str]
    """Label of a line of its own, lower case → what it tells."""
    labels: Mapping[str, str]
    """Block label, lower case → zone."""
    nothing: frozenset[str]
    """`N/A` and the like: the block says nothing."""
    enums: EnumWords
    bounds: BoundWords
    statements: StatementWords
    formats: Mapping[str, FormatWords]
    characters: CharacterWords
    numbers: Mapping[str, str]
    """Words for numbers, in lower case, and their digits."""
    units: Mapping[str, str]
    """Spelling, lower case → unit."""
    gates: Gates
