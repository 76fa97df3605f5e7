"""The sections of an operation page → tables, examples, statuses and texts, in one walk.

In: the sections of a page. Out: what was `Gathered`. Headings of three kinds set the context
(section titles, pseudo-headings, status lines); everything else is read in it (field guide, 1, 9).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from rst2openapi.diagnostics import Report
from rst2openapi.pages import Block, CodeBlock, Link, Note, Paragraph, Prose, Section, Table
from rst2openapi.pages.prose import blocks_markdown, prose_markdown
from rst2openapi.reading.addresses import address_of_message, lines_of_table
from rst2openapi.reading.ancestors import parted
from rst2openapi.reading.captions import ReadCaption, read_caption
from rst2openapi.reading.columns import Columns, read_columns
from rst2openapi.reading.context import (
    Context,
    after_sentence,
    in_section,
    under_heading,
    under_status,
)
from rst2openapi.reading.definitions import with_tables
from rst2openapi.reading.draft import (
    LinkRef,
    ReadStatus,
    Side,
)
from rst2openapi.reading.examples import ExampleContext, read_examples
from rst2openapi.reading.failures import speaks_of
from rst2openapi.reading.flow import Item, flatten
from rst2openapi.reading.gathered import Gathered, surroundings
from rst2openapi.reading.inline import cell_text, plain_text
from rst2openapi.reading.messages import read_message
from rst2openapi.reading.sections import (
    find_status,
    read_heading,
    read_section,
    read_status_heading,
)
from rst2openapi.reading.statuses import as_status_table, read_status_line, read_status_table
from rst2openapi.reading.tables import read_table
from rst2openapi.reading.vocabulary import Vocabulary
from rst2openapi.reading.vocabulary.page_words import Phrase, phrase_key
from rst2openapi.rules.reading import (
    IGNORED_TABLE,
    UNKNOWN_SECTION,
    UNREAD_STATUS,
)
from rst2openapi.source import Span

_LONGEST_CAPTION = 100


class Walk:
    """Reads sections in order; holds what the last headings said."""

    def __init__(self, vocabulary: Vocabulary, report: Report) -> None:
        self.vocabulary = vocabulary
        self.words = vocabulary.pages
        self.report = report
        self.found = Gathered()
        self.context = Context()
        self.headed: ReadStatus | None = None
        """The status heading that no table followed yet."""
        self.summary = ""
        self.caption: ReadCaption | None = None
        self.labels: tuple[str, ...] = ()
        self.last_example: Side | None = None
        self.awaits_body = False
        """The last example is a request line, and nothing followed it yet."""

    # --- sections ---------------------------------------------------------------------------
    def enter(self, section: Section) -> None:
        """Read a section."""
        self.start(section)
        if self.context.section.role == "purpose":
            self.found.purpose.extend(section.blocks)
        elif self.context.section.role == "limits" and not all(
            map(self.says_nothing, section.blocks)
        ):
            self.found.notes.extend(section.blocks)
        if self.context.section.role != "noise":
            for item in flatten(with_tables(section.blocks, self.vocabulary)):
                self.read(item)

    def start(self, section: Section) -> None:
        """Forget the headings of the section before."""
        self.awaits_body = False
        read = read_section(section.title, self.words)
        title = plain_text(section.title)
        status = read_status_heading(title, self.words)
        if read.role == "other" and status is None:
            self.report(UNKNOWN_SECTION.at(section.span, title=title))
        self.context = in_section(self.context, read, title)
        self.headed = None
        self.summary = ""
        self.caption = None
        self.labels = ()
        if status is not None:
            self.head_status(status.codes, status.description, section.span)

    # --- blocks -----------------------------------------------------------------------------
    def read(self, item: Item) -> None:
        """Read one block in the present context."""
        self.labels = (*self.labels, *item.labels)
        match item.block:
            case Paragraph():
                self.labels = (*self.labels, *item.block.labels)
                self.read_paragraph(item.block, is_lead=item.is_lead)
            case CodeBlock():
                self.read_code(item.block)
            case Table():
                self.read_table(item.block)
            case Note():
                self.read_note(item.block)

    def says_nothing(self, block: Block) -> bool:
        """`None`, where a section has to hold something."""
        if not isinstance(block, Paragraph):
            return False
        return phrase_key(plain_text(block.prose)) in self.words.nothing

    def read_note(self, note: Note) -> None:
        """Keep a note as text; tables in it describe something else."""
        if self.context.section.role not in ("purpose", "limits"):
            self.found.notes.append(note)
        for item in flatten(note.blocks):
            if isinstance(item.block, Table):
                columns = read_columns(item.block.header, self.words)
                if columns.kind == "parameters" and not columns.is_plain:
                    self.found.leave_out(item.block, columns, "a note", self.report)

    def read_paragraph(self, paragraph: Paragraph, *, is_lead: bool) -> None:
        """Read a heading, a status, a caption, or a sentence."""
        text = plain_text(paragraph.prose)
        if not text or self.context.section.role in ("purpose", "limits"):
            return
        status = read_status_heading(text, self.words)
        if status is not None:
            self.head_status(status.codes, status.description, paragraph.span)
            return
        heading = read_heading(text, self.words)
        if heading is not None:
            self.head(heading.phrase, heading.rest)
            return
        if self.context.section.role == "statuses" and self.read_status_words(text, paragraph.span):
            return
        self.gather_links(paragraph.prose)
        if self.context.mode == "limits":
            self.found.notes.append(paragraph)
        elif self.context.mode == "address":
            self.found.lines.append((text, paragraph.span))
        self.read_sentence(paragraph, text, is_lead=is_lead)

    def head(self, phrase: Phrase, rest: str) -> None:
        """Follow a pseudo-heading."""
        self.awaits_body = False
        self.context = under_heading(self.context, phrase)
        self.caption = None
        self.headed = None
        self.summary = rest.rstrip(" :")

    def head_status(self, codes: tuple[str, ...], description: str, span: Span) -> None:
        """Follow a status heading."""
        self.awaits_body = False
        self.context = under_status(self.context, codes)
        self.caption = None
        self.summary = ""
        found = [
            ReadStatus(code=code, description=description, origin="heading", span=span)
            for code in codes
        ]
        self.found.statuses.extend(found)
        self.headed = found[0] if len(found) == 1 and not description else None

    def read_status_words(self, text: str, span: Span) -> bool:
        """Read `Normal`, `200` and the like in a status section."""
        key = phrase_key(text)
        if key in self.words.normal or key in self.words.abnormal:
            return True
        found = read_status_line(text, span)
        self.found.statuses.extend(found)
        return bool(found)

    def read_sentence(self, paragraph: Paragraph, text: str, *, is_lead: bool) -> None:
        """Read a paragraph that is no heading: a caption, an example in a line, or prose."""
        if phrase_key(text) in self.words.alternative:
            return
        if self.context.mode == "example" and self.read_example_line(paragraph, text):
            return
        self.awaits_body = False
        caption = read_caption(paragraph.prose, self.words)
        if caption.subject and (not caption.is_bare or is_lead or len(text) > 1):
            self.caption = caption if len(text) < _LONGEST_CAPTION else self.caption
        if self.headed is not None and self.context.mode == "parameters":
            self.describe_status(paragraph)
        self.context = after_sentence(self.context, text, self.words)
        is_nothing = phrase_key(text) in self.words.nothing
        self.summary = "" if is_nothing else text.rstrip(" :")

    def describe_status(self, paragraph: Paragraph) -> None:
        """Take the line below a status heading as its description; one with links is a remark."""
        if self.headed is None or any(isinstance(i, Link) for i in paragraph.prose):
            return
        text = prose_markdown(paragraph.prose).strip()
        if phrase_key(text) not in self.words.nothing:
            headed = self.headed
            described = ReadStatus(
                code=headed.code, description=text, origin="heading", span=headed.span
            )
            self.found.statuses[self.found.statuses.index(headed)] = described
        self.headed = None

    def gather_links(self, prose: Prose) -> None:
        """Keep the cross-references of a side's paragraphs."""
        links = {"request": self.found.request_links, "response": self.found.response_links}
        target = links.get(self.context.section.role)
        found = [one for one in prose if isinstance(one, Link) and one.label]
        if target is not None and found:
            said = plain_text(prose)
            is_of_failures = speaks_of(said, self.words.error_marks)
            target.extend(
                LinkRef(plain_text((one,)), one.label, "description", said, is_of_failures)
                for one in found
            )

    # --- examples ---------------------------------------------------------------------------
    def read_code(self, block: CodeBlock) -> None:
        """Read a code block as an address or as an example."""
        role = self.context.section.role
        if role in ("purpose", "limits", "noise"):
            return
        if self.context.mode == "address" and self.context.section.is_syntax:
            line = address_of_message(read_message(block.text), self.words)
            self.found.lines.extend([(line, block.span)] if line else [])
            return
        if self.context.mode == "address":
            self.found.lines.extend((line.strip(), block.span) for line in block.text.split("\n"))
            return
        if role in ("uri", "other") and not read_message(block.text).kind:
            return
        self.add_examples(block.text, block.span)

    def read_example_line(self, paragraph: Paragraph, text: str) -> bool:
        """Read `GET https://…` and `{}` written as paragraphs."""
        message = read_message(text)
        is_request = bool(message.kind == "request" and message.method and "/" in message.url)
        if not is_request and not re.fullmatch(r"\{.*\}|\[.*\]", text, re.DOTALL):
            return False
        self.add_examples(text, paragraph.span)
        return True

    def add_examples(self, text: str, span: Span) -> None:
        """Read a text as examples of the present context."""
        code = find_status(text, self.words)
        if code:
            self.found.statuses.append(ReadStatus(code=code, origin="text", span=span))
        if code or phrase_key(text) in self.words.nothing:
            return
        side = self.context.side
        fallback: Side = "response" if self.last_example == "request" else "request"
        found = read_examples(
            text,
            span,
            ExampleContext(
                side=side,
                statuses=self.context.statuses,
                summary=self.summary,
                fallback=fallback,
                is_of_answers=side == self.context.section.side == "response",
            ),
            self.words,
            self.report,
        )
        if self.awaits_body and found and found[0].side == "request" and not found[0].url:
            # The request line stood by itself before its body.
            line = self.found.examples.pop()
            found = (
                replace(found[0], method=line.method, url=line.url, headers=line.headers),
                *found[1:],
            )
        self.found.examples.extend(found)
        if found:
            last = found[-1]
            self.last_example = last.side
            self.awaits_body = last.side == "request" and bool(last.url) and not last.text

    # --- tables -----------------------------------------------------------------------------
    def read_table(self, table: Table) -> None:
        """Read a table as what its header row says."""
        columns = read_columns(table.header, self.words)
        if self.context.section.role == "statuses":
            columns = as_status_table(table, columns, self.words)
        if self.context.mode == "address" and columns.kind == "values":
            self.found.lines.extend((line, table.span) for line in lines_of_table(table))
        labels, self.labels = self.labels, ()
        caption = self.caption_of(table)
        self.caption = None
        self.headed = None
        if columns.kind == "statuses":
            self.read_status_table(table, columns)
        elif columns.kind == "parameters":
            self.read_parameters(table, columns, caption, labels)
        elif columns.has("name") and columns.kind == "values":
            titles = ", ".join(map(repr, map(cell_text, table.header)))
            self.report(IGNORED_TABLE.at(table.span, caption=caption.text, columns=titles))

    def caption_of(self, table: Table) -> ReadCaption:
        """The caption, or the line that stands for one."""
        if table.caption:
            return read_caption(table.caption, self.words)
        return self.caption or ReadCaption(text="")

    def read_status_table(self, table: Table, columns: Columns) -> None:
        """Gather the codes of a table; report rows without one."""
        found = read_status_table(table, columns, self.vocabulary)
        self.found.statuses.extend(found)
        read = {status.span for status in found}
        for row in table.rows:
            if row.span not in read:
                text = cell_text(columns.cell(row, "status"))
                self.report(UNREAD_STATUS.at(row.span, text=text))

    def read_parameters(
        self, table: Table, columns: Columns, caption: ReadCaption, labels: tuple[str, ...]
    ) -> None:
        """Use a parameter table where parameters stand; else report its rows."""
        role = self.context.section.role
        if role in ("uri", "request", "response", "other"):
            self.use_table(table, columns, caption, labels)
        elif not columns.is_plain:
            self.found.leave_out(table, columns, f"the section {self.context.title!r}", self.report)

    def use_table(
        self, table: Table, columns: Columns, caption: ReadCaption, labels: tuple[str, ...]
    ) -> None:
        """Read a parameter table; its caption goes before the heading above it."""
        around = surroundings(self.context, caption, (*labels, *table.labels))
        for part in parted(read_table(table, columns, around, self.vocabulary, self.report)):
            self.found.add(part)


def markdown_of(blocks: Iterable[Block]) -> str:
    """CommonMark of some blocks, tables of values among them."""
    return blocks_markdown(tuple(blocks)).strip()
