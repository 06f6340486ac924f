"""What can be wrong with a guide, and the error that lists all of it."""

import msgspec

# English defaults. A screen translates by `Fault.code`; the names in braces are `Fault.params`.
TEXTS = {
    "no-folder": "there is no such folder",
    "no-files": "the folder holds no Markdown files",
    "unreadable": "the file could not be read",
    "encoding": "the file is not UTF-8 text",
    "character": "a control or direction character ({code_point}) stands in the text",
    "guide-title": "the guide has no title: one file must give its source below its first heading",
    "kind-missing": "the guide has no {kind}: write at least one item with an id like {example}",
    "heading": "the heading does not begin with an id such as R1, I1.1, 1.1 or S1: {heading}",
    "level": "a heading may have one, two or three number signs, not more: {heading}",
    "title-missing": "{id} has no title after its id",
    "title-long": "the title of {id} is {length} characters long; at most {most} fit on a screen",
    "summary-missing": "{id} has no summary: one paragraph below its fields",
    "duplicate-id": "{id} is written twice; the first is in {file}, line {first}",
    "number-gap": "{missing} is missing before {id}",
    "chapter-missing": "{id} belongs to a chapter without a recommendation: {missing} is missing",
    "field-missing": "{id} lacks the field “{field}”",
    "field-unknown": "{id} has no field called “{field}”",
    "field-twice": "{id} has the field “{field}” twice",
    "field-form": "a field is written as “name: value”, not: {text}",
    "field-place": "the field “{field}” stands in the running text; is a heading missing above it?",
    "part-missing": "{id} lacks the part “{part}”",
    "part-unknown": "{id} has no part called “{part}”",
    "part-twice": "{id} has the part “{part}” twice",
    "part-empty": "the part “{part}” of {id} is empty",
    "part-place": "the part “{part}” stands outside any item; is a heading missing above it?",
    "text-place": "only paragraphs may stand before the first item",
    "block": "only headings, paragraphs and plain bullet lists are read here",
    "link-nowhere": "{id} points to {target}, which is nowhere in the guide",
    "link-kind": "{id} points to {target}, which is no {kind}",
    "short-long": "the short title of {id} is {length} characters long; at most {most} fit in a stage bar",
    "poles": "{id} needs two poles, written as “one / the other”",
    "bite-form": "{id}: write “S1 (3): why”, with a weight from 1 to 3, not: {text}",
    "format-title": "a format has a title (# …) and a summary, one paragraph below it",
    "format-phases": "a format needs at least one phase, such as “## Gather (15)”",
    "format-prompt": "two prompts of the format have the same name: {name}",
    "format-phase": "a phase is written as “## Gather (15)”, a known name and its minutes, not: {heading}",
    "format-order": "each phase stands once, in the order follow up, check in, gather, understand, choose, check out",
    "notes-sign": "a heading among the notes must be a sign (bites, handled or watch), not: {heading}",
    "notes-line": "notes are written as a list: each line begins with a dash",
    "bite-twice": "{id} has the stage {stage} twice",
    "technologies": "the list of types of technology cannot be read here as TOML",
    "technology-id": "the id of a type of technology is small letters and hyphens, such as video-calls, not: {id}",
    "technology-form": "{id}: a type of technology has a title and a list of words, and nothing else",
    "synonyms": "the list of words that say much the same cannot be read here as TOML",
    "synonyms-file": "a list of words that say much the same has groups, a list of lists, and perhaps only = true",
    "synonyms-group": "a group of words is a list of two or more single words, not: {text}",
    "card-opens": "a form's file opens with a heading such as “# purpose Purpose and benefits”",
    "card-heading": "a form's heading is an id in small letters and a title, not: {heading}",
    "card-field": "a field's heading begins with an id such as G1, G*, G*.who or fence, not: {heading}",
    "card-kind": "{id} must say its kind: {valid}",
    "card-options": "{id} is a choice: write its options as “name = what it is called / name = …”",
    "card-options-many": "{id} has more options than the {most} that have a digit",
    "card-truth": "{id}: “{field}” is {valid}",
    "card-when": "{id}: a condition is written as “G1 is main or side”, not: {text}",
    "card-several-reopens": "{id} cannot hold several entries and open again too",
    "card-several-asked": "{id}: a condition cannot ask about {target}, because that form holds several entries",
    "card-across": "{id} warns across entries, but holds no more than one: write “Several: yes”",
    "card-across-field": "{id}: a warning across entries asks about fields of the form itself, without a star",
    "card-rule": "{id}: a warning is written as “When G1 is main and G1.asked is no: what to say”, not: {text}",
    "card-stars": "{id}: a warning can go through one kind of items only",
    "card-nowhere": "{id}: a condition asks about {target}, which is no field",
    "card-value": "{id}: a condition asks whether {target} is {value}, which nobody can answer",
}


class Fault(msgspec.Struct, frozen=True):
    """One thing wrong with a guide: a stable `code`, where it is, and the parameters of its text."""

    code: str
    file: str
    line: int
    params: dict[str, str] = {}

    @property
    def text(self) -> str:
        """The fault in English, without its place."""
        return TEXTS[self.code].format_map(self.params)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


class GuideError(Exception):
    """A guide that is broken or incomplete; `faults` lists all that is wrong, in the order of files and lines."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.file, fault.line, fault.code)))
        super().__init__("\n".join(map(str, self.faults)))
