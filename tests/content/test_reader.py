"""A broken guide is refused, with every fault and the place of each."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import content
from content import Fault, GuideError
from content.fault import TEXTS
from content.kinds import ITEM_KINDS
from content.words import FIELD_WORDS, GUIDE_LANGUAGES, PART_WORDS, word

from .conftest import BUILT_IN


def faults(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(GuideError) as caught:
        content.load("da", folder)
    return caught.value.faults


def edit(file: Path, old: str, new: str) -> int:
    """Replace the one place where `old` stands; return its line."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def line_of(file: Path, text: str) -> int:
    return file.read_text(encoding="utf-8").split("\n").index(text) + 1


def headings(start: str) -> list[tuple[str, int, str]]:
    """File, line and text of every heading of the built-in guide that starts like this."""
    return [
        (path.name, number, line)
        for path in sorted((BUILT_IN / "da").glob("*.md"))
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if line.startswith(start)
    ]


# The first and the last item of each kind, and of each chapter's pitfalls: what comes before and after them differs.
EDGES = {
    "B01", "B10", "Q1", "Q4", "R1", "R4", "I1.1", "I1.3", "I4.3",
    "1.1", "1.4", "2.3", "4.4", "S1", "S7", "RO1", "RO4", "C1", "C8",
    "G6", "D6", "T3", "A5", "PR01", "PR22", "V12", "L11",
}  # fmt: skip
ITEMS = [heading for heading in headings("## ") if heading[2].split()[1] in EDGES]
PARTS = [  # file and line of a part, and the line of the item it belongs to
    (file, line, item_line)
    for file, item_line, item in headings("## ")
    if item.split()[1] in {"R1", "1.1", "4.4", "RO4"}
    for part_file, line, _ in headings("### ")
    if part_file == file and max(above for f, above, _ in headings("## ") if f == file and above < line) == item_line
]


def test_a_copy_of_the_built_in_guide_is_read(own: Path) -> None:
    guide = content.load("da", own)
    assert guide["4.4"].file == "chapter-4.md"
    assert guide["4.4"].title == content.load("da")["4.4"].title


@pytest.mark.parametrize(("file", "line", "heading"), ITEMS)
def test_a_guide_without_one_of_its_item_headings_is_refused(own: Path, file: str, line: int, heading: str) -> None:
    edit(own / file, f"\n{heading}\n", "\n\n")
    assert [fault for fault in faults(own) if fault.file == file and line < fault.line <= line + 6]


@pytest.mark.parametrize(("file", "line", "item_line"), PARTS)
def test_a_guide_without_one_of_its_parts_is_refused(own: Path, file: str, line: int, item_line: int) -> None:
    lines = (own / file).read_text(encoding="utf-8").split("\n")
    part = lines[line - 1].removeprefix("### ")
    lines[line - 1] = ""
    (own / file).write_text("\n".join(lines), encoding="utf-8")
    missing = [fault for fault in faults(own) if fault.code == "part-missing"]
    assert [(fault.file, fault.line, fault.params["part"]) for fault in missing] == [(file, item_line, part)]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pair=st.lists(st.sampled_from(ITEMS), min_size=2, max_size=2, unique=True))
def test_an_id_written_twice_is_refused(own: Path, pair: list[tuple[str, int, str]]) -> None:
    (file, line, heading), (_, _, other) = pair
    kept = (own / file).read_text(encoding="utf-8")
    item_id = other.split()[1]
    edit(own / file, f"\n{heading}\n", f"\n## {item_id} En titel\n")
    twice = [fault for fault in faults(own) if fault.code == "duplicate-id"]
    (own / file).write_text(kept, encoding="utf-8")
    assert [fault.params["id"] for fault in twice] == [item_id]
    places = {(twice[0].file, twice[0].line), (twice[0].params["file"], int(twice[0].params["first"]))}
    assert (file, line) in places


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "params"),
    [
        ("chapter-2.md", "- Se også: 3.1", "- Se også: 3.9", "link-nowhere", {"id": "2.1", "target": "3.9"}),
        ("chapter-4.md", "- Indsigt: I4.3, I4.2", "- Indsigt: I4.3, I4.9", "link-nowhere", {"target": "I4.9"}),
        ("chapter-4.md", "- Indsigt: I4.3, I4.2", "- Indsigt: I4.3, RO1", "link-kind", {"target": "RO1"}),
        ("chapter-3.md", "- S3 (3): Det er her,", "- S8 (3): Det er her,", "link-nowhere", {"target": "S8"}),
        ("chapter-3.md", "- S3 (3): Det er her,", "- C3 (3): Det er her,", "link-kind", {"target": "C3"}),
        ("chapter-3.md", "- S3 (3): Det er her,", "- S3 (4): Det er her,", "bite-form", {"id": "3.2"}),
        ("chapter-3.md", "- S3 (3): Det er her,", "- S3 (0): Det er her,", "bite-form", {"id": "3.2"}),
        ("chapter-3.md", "- S3 (3): Det er her,", "- S2 (3): Det er her,", "bite-twice", {"stage": "S2"}),
        ("chapter-2.md", "- Indsigt: I2.1\n", "- Noget: I2.1\n", "field-unknown", {"id": "2.3", "field": "Noget"}),
        ("chapter-2.md", "- Indsigt: I2.1\n", "- I2.1\n", "field-form", {"id": "2.3"}),
        ("chapter-2.md", "- Indsigt: I2.1\n", "- Indsigt:\n", "field-missing", {"id": "2.3"}),
        ("stages.md", "- Kort: I brug", "- Kort: Ibrugtagn", "short-long", {"length": "9", "most": "8"}),
        ("stages.md", "- Kort: I brug", "- Kort: A\n- Kort: B", "field-twice", {"id": "S5"}),
        ("project.md", "- Fra og til: moden / lovende", "- Fra og til: moden", "poles", {"id": "T1"}),
        ("chapter-1.md", "## 1.3 Det er kun en ny udgave", "## 1.3", "title-missing", {"id": "1.3"}),
        ("chapter-1.md", "## 1.3 Det er kun en ny udgave", "## 1.3 " + "x" * 77, "title-long", {"length": "77"}),
        ("chapter-1.md", "## 1.3 Det er kun en ny udgave", "## Ny udgave", "heading", {"heading": "Ny udgave"}),
        ("chapter-1.md", "## 1.4 Vi klarede den jo fint før", "## 1.6 Før", "number-gap", {"missing": "1.5"}),
        ("chapter-1.md", "## 1.3 Det er kun en ny udgave", "## 7.1 Ny udgave", "chapter-missing", {"missing": "R7"}),
        ("chapter-1.md", "## 1.3 Det er kun en ny udgave", "#### 1.3 Ny udgave", "level", {}),
        (
            "roles.md",
            "Drivkraften, ofte projektlederen, som planlægger og svarer til ejeren.",
            "```\nx\n```",
            "block",
            {},
        ),
        ("roles.md", "- Holde tingene i gang.", "1. Holde tingene i gang.", "block", {}),
        ("roles.md", "- Holde tingene i gang.", "- Holde\n  - tingene i gang.", "block", {}),
        ("roles.md", "- Holde tingene i gang.", "- Holde tingene\u202e i gang.", "character", {"code_point": "U+202E"}),
        ("roles.md", "- Holde tingene i gang.", "- Spørg: Hvem?", "field-place", {"field": "Spørg"}),
    ],
)
def test_a_fault_is_reported_where_it_stands(
    own: Path, file: str, old: str, new: str, code: str, params: dict[str, str]
) -> None:
    line = edit(own / file, old, new)
    found = [fault for fault in faults(own) if fault.code == code]
    assert len(found) == 1
    assert found[0].file == file
    assert line <= found[0].line <= line + new.count("\n")
    assert params.items() <= found[0].params.items()


def test_a_part_that_is_empty_unknown_or_twice(own: Path) -> None:
    file = own / "roles.md"
    text = file.read_text(encoding="utf-8")
    text = text.replace("### Opgaver\n", "### Opgaver\n\n### Pligter\n\n### Opgaver\n", 1)
    file.write_text(text, encoding="utf-8")
    line = line_of(file, "### Opgaver")
    assert [(fault.code, fault.line) for fault in faults(own)] == [
        ("part-empty", line),
        ("part-unknown", line + 2),
        ("part-twice", line + 4),
    ]


def test_an_item_without_summary(own: Path) -> None:
    edit(own / "chapter-1.md", "En god oplevelse med én teknologi lover intet om den næste.\n", "")
    line = line_of(own / "chapter-1.md", "## 1.4 Vi klarede den jo fint før")
    assert [(fault.code, fault.line) for fault in faults(own)] == [("summary-missing", line)]


def test_all_faults_are_listed_in_the_order_of_files_and_lines(own: Path) -> None:
    edit(own / "stages.md", "- Kort: Mål\n", "")
    edit(own / "roles.md", "- Se også: I4.2, I3.3", "- Se også: I9.9")
    edit(own / "chapter-4.md", "- S7 (3): Nye", "- S7 (9): Nye")
    found = faults(own)
    assert [(fault.file, fault.code) for fault in found] == [
        ("chapter-4.md", "bite-form"),
        ("roles.md", "link-nowhere"),
        ("stages.md", "field-missing"),
    ]
    listed = str(GuideError(list(found))).split("\n")
    assert [line.split(":")[0] for line in listed] == ["chapter-4.md", "roles.md", "stages.md"]


@pytest.mark.parametrize("file", ["questions.md", "roles.md", "stages.md", "project.md"])
def test_a_guide_without_a_kind_it_needs_is_refused(own: Path, file: str) -> None:
    (own / file).unlink()
    missing = {fault.params["kind"] for fault in faults(own) if fault.code == "kind-missing"}
    kinds = {"questions.md": {"questions"}, "roles.md": {"roles"}, "stages.md": {"stages"}}
    assert missing == kinds.get(file, {"factors", "goals"})


def test_kinds_that_are_not_needed_may_be_left_out(own: Path) -> None:
    for file in ("practices.md", "voices.md"):
        (own / file).unlink()
    guide = content.load("da", own)
    assert not guide.practices
    assert not guide.voices
    assert len(guide.pitfalls) == 16


def test_a_guide_without_title_and_source(own: Path) -> None:
    edit(own / "about.md", "- Kilde: Bedre implementering", "Bedre implementering")
    assert [fault.code for fault in faults(own)] == ["guide-title"]


def test_a_file_that_is_not_utf8(own: Path) -> None:
    raw = (own / "voices.md").read_bytes()
    line = line_of(own / "voices.md", "## V12 Mod til at stoppe")
    (own / "voices.md").write_bytes(raw.replace(b"## V12 Mod", b"## V12 \xff"))
    found = [fault for fault in faults(own) if fault.code == "encoding"]
    assert [(fault.file, fault.line) for fault in found] == [("voices.md", line)]


def test_windows_line_ends_a_byte_order_mark_and_comments_are_fine(own: Path) -> None:
    raw = (own / "stages.md").read_text(encoding="utf-8")
    (own / "stages.md").write_bytes(b"\xef\xbb\xbf" + raw.replace("\n", "\r\n").encode() + b"<!-- a note -->\r\n")
    assert content.load("da", own).stages[3].question == content.load("da").stages[3].question


def test_letters_written_in_two_pieces_are_joined(own: Path) -> None:
    edit(own / "stages.md", "## S4 Prøve", "## S4 A\u030argang")
    assert content.load("da", own).stage("S4").title == "\u00c5rgang"


def test_either_languages_words_are_read(own: Path) -> None:
    text = (own / "stages.md").read_text(encoding="utf-8")
    for name in ("reference", "short", "question", "insights"):
        text = text.replace(f"- {word(FIELD_WORDS, name, 'da')}:", f"- {word(FIELD_WORDS, name, 'en')}:")
    (own / "stages.md").write_text(text, encoding="utf-8")
    assert [stage.short for stage in content.load("da", own).stages] == [s.short for s in content.load("da").stages]


def test_other_words_for_an_item_or_a_form_are_read_and_may_be_left_out(own: Path) -> None:
    text = (own / "stages.md").read_text(encoding="utf-8")
    text = re.sub(r"- Også kaldet: .*\n", "", text)
    (own / "stages.md").write_text(
        text.replace("- Kort: Prøve\n", "- Kort: Prøve\n- Also called: pilot , test,, pilot\n")
    )
    guide = content.load("da", own)
    assert guide["S4"].also == ("pilot", "test")
    assert guide["S5"].also == ()
    form = guide.card("fence")
    assert form is not None
    assert "afgrænsning" in form.also


@pytest.mark.parametrize("line", ["- Kilde: x", "### Opgaver", "- bare en liste"])
def test_nothing_but_paragraphs_and_the_source_stands_before_the_first_item(own: Path, line: str) -> None:
    edit(own / "roles.md", "# Fire roller i en forandring\n", f"# Fire roller i en forandring\n\n{line}\n")
    codes = {fault.code for fault in faults(own)} if line != "- Kilde: x" else set()
    assert codes == {"- Kilde: x": set(), "### Opgaver": {"part-place"}, "- bare en liste": {"text-place"}}[line]


def test_every_fault_has_a_text_that_takes_its_parameters() -> None:
    for code, text in TEXTS.items():
        params = dict.fromkeys(re.findall(r"{(\w+)}", text), "§")
        assert Fault(code, "a.md", 1, params).text.count("§") == len(re.findall(r"{\w+}", text))


def test_words_are_of_one_meaning_only() -> None:
    for table in (FIELD_WORDS, PART_WORDS):
        for column in range(len(GUIDE_LANGUAGES)):
            words = [names[column].casefold() for names in table.values()]
            assert len(words) == len(set(words))


def test_ids_tell_the_kind() -> None:
    for kind in ITEM_KINDS:
        assert [other.name for other in ITEM_KINDS if re.fullmatch(other.pattern, kind.example)] == [kind.name]
