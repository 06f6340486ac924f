"""`tilbageblik card`: shown, filled in, opened again, and told of in the history."""

from __future__ import annotations

from typing import Any

import pytest

from journals.lessons.profile import form_answers
from journals.library.journal import Journal
from tests.tui.cli.conftest import Shell


def begin(shell: Shell, name: str = "Skærmbesøg", *more: str) -> Any:
    return shell.json("new", name, "--technology", "skærme", *more)


def test_a_card_is_filled_in_and_shown(shell: Shell) -> None:
    begin(shell)
    made = shell.json("card", "Skærm", "purpose", "G1=main", "G1.asked=no", "now=mindre kørsel = ro")
    assert made["answers"] == {"G1": "main", "G1.asked": "no", "now": "mindre kørsel = ro"}
    assert (made["done"], made["of"]) == (3, 10)
    assert made["warnings"][0].startswith("Ingen tæt på arbejdet")
    lines = shell.done("card", "Skærm", "purpose", "G1.asked=", "--lang", "en").lines
    assert lines[0] == "purpose  Purpose and gains: 2 of 10"
    assert "    G1  Better service to citizens or businesses: the main goal" in lines
    assert "    G1.asked  Did the front-line manager help to set it? –" in lines
    cards = shell.json("card", "Skærm")
    assert [each["form"] for each in cards][:3] == ["context", "purpose", "questions"]


def test_context_goes_into_the_project(shell: Shell) -> None:
    begin(shell)
    shell.done("card", "Skærm", "context", "C1=2", "C1.note=få hænder", "C3=unknown")
    assert shell.json("project", "Skærm")["context"] == {"C1": {"level": 2, "note": "få hænder"}}
    shell.done("undo")
    assert shell.json("project", "Skærm")["context"] == {}


def test_what_cannot_be_is_refused_with_what_can(shell: Shell) -> None:
    begin(shell)
    for told, said in (
        (["fance"], "fence"),
        (["fence", "gate=x"], "used, not-now, way"),
        (["purpose", "G1=huge"], "ikke et mål, et bimål, hovedmålet, ukendt"),
        (["questions", "--again"], "Besvar det først"),
        (["fence", "--again"], "åbnes ikke igen"),
        (["fence", "used=ring til 12345678"], "--allow-personal-data"),
    ):
        answer = shell("card", "Skærm", *told)
        assert answer.status == 1
        assert said in answer.told
    assert shell("card", "Skærm", "fence", "used").status == 2
    assert shell.json("card", "Skærm", "fence")["answers"] == {}


def test_a_new_use_opens_the_questions_again(shell: Shell) -> None:
    begin(shell)
    begin(shell, "Natbesøg")
    shell.done("card", "Skærm", "questions", "Q1=ro om aftenen")
    assert "        Sidst (Skærmbesøg): ro om aftenen" in shell.done("card", "Nat", "questions").lines
    shell.done("project", "Skærm", "--kind", "new-use")
    again = shell.json("card", "Skærm", "questions")
    assert (again["round"], again["answers"], again["former"]["answers"]) == (2, {}, {"Q1": "ro om aftenen"})
    shell.done("undo")
    assert shell.json("card", "Skærm", "questions")["round"] == 1
    assert shell.json("card", "Skærm", "questions", "--again", "Q1=ro om natten")["round"] == 2


def test_a_card_has_a_history_and_can_be_purged(shell: Shell) -> None:
    begin(shell)
    shell.done("card", "Skærm", "fence", "used=opfølgninger")
    shell.done("card", "Skærm", "fence", "used=korte opfølgninger")
    lines = shell.done("history", "card-fence").lines
    assert "    Det bruger vi den til: »opfølgninger« → »korte opfølgninger«" in lines
    assert "    Kort: Hegnet" in lines
    assert "card-fence-1  kort i profilen" in shell.done("purge", "Skærmbesøg", "--dry-run").out
    shell.done("purge", "card-fence-1", "--yes")
    assert "opfølgninger" not in "".join(path.read_text() for path in shell.library.rglob("*.jsonl"))


def test_several_trials_are_noted_changed_discarded_and_restored(shell: Shell) -> None:
    begin(shell)
    seen = shell.json("log", "Skærm", "Skærmen fryser om aftenen")
    first = shell.json("card", "Skærm", "trial", "question=Virker det om natten?", "day=uge 2, 2026", "hard=no")
    assert first["answers"] == {"question": "Virker det om natten?", "day": "2026-W02", "hard": "no"}
    assert first["warnings"] == ["Er det kun prøvet, hvor det er let? Hvor ville det gå galt, og hvad lærte I dér?"]
    shell.done("card", "Skærm", "trial", "question=Virker det i bilen?", "day=3.2.2026", "hard=no", "result=ja")
    found = shell.json("card", "Skærm", "trial")
    assert [each["day"] for each in found["entries"]] == ["2026-02-03", "2026-W02"]
    assert found["warnings"][0].startswith("Alle prøver er lavet, hvor det er let")
    told = shell.done("card", "Skærm", "trial").out
    assert "svært sted: nej" in told
    assert told.index("ikke noteret: sted") < told.index("resultat: ja")
    changed = shell.json("card", "Skærm", "trial", "--entry", first["id"], "decision=stop")
    assert changed["answers"]["decision"] == "stop"
    assert len(shell.json("card", "Skærm", "trial")["entries"]) == 2
    assert shell.json("delete", first["id"])[0]["id"] == first["id"]
    assert len(shell.json("card", "Skærm", "trial")["entries"]) == 1
    assert "Virker det om natten?" in shell.done("bin", "Skærm").out
    shell.done("restore", first["id"])
    assert len(shell.json("card", "Skærm", "trial")["entries"]) == 2
    assert shell.json("history", first["id"])
    assert seen["id"]


def test_what_a_group_needs_is_told_before_anybody_helps(shell: Shell) -> None:
    begin(shell)
    shell.done("card", "Skærm", "support", "group=aftenholdet", "need=tid til at øve sig", "language=yes")
    told = shell.done("card", "Skærm", "support").out
    assert "behov: tid til at øve sig" in told
    assert "Skal man være sikker i at læse og skrive? ja" in told


def test_the_answers_of_all_forms_are_read_as_often_for_many_entries_as_for_one(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(journal: Journal, form_id: str) -> dict[str, str]:
        read.append(form_id)
        return form_answers(journal, form_id)

    monkeypatch.setattr("journals.lessons.profile.form_answers", counted)
    begin(shell)
    often = []
    for number in range(3):
        shell.done("card", "Skærm", "trial", f"question=Virker det {number}?")
        read.clear()
        assert len(shell.json("card", "Skærm", "trial")["entries"]) == number + 1
        often.append(len(read))
    assert len(set(often)) == 1


def test_what_an_entry_cannot_be_is_refused(shell: Shell) -> None:
    begin(shell)
    for told, said in (
        (["trial", "day=i overmorgen måske"], "i overmorgen måske"),
        (["trial", "day=1/12"], "tirsdag 01.12.2026 eller mandag 01.12.2025"),
        (["calendar", "from=uge 47"], "uge 47, 2026 (16.11.2026 til 22.11.2026) eller uge 47, 2027"),
        (["trial", "hard=perhaps"], "ja, nej, ukendt"),
        (["trial", "place=ring til 12345678"], "--allow-personal-data"),
        (["trial", "--entry", "card-x"], "card-x"),
        (["trial", "--again"], "åbnes ikke igen"),
        (["trial", "day="], "skriv mindst ét svar"),
        (["fence", "--entry", "card-x"], "--entry"),
    ):
        answer = shell("card", "Skærm", *told)
        assert answer.status == 1, answer.told
        assert said in answer.told
    assert shell.json("card", "Skærm", "trial")["entries"] == []


def test_what_is_noted_is_found_and_no_result_without_its_terms(shell: Shell) -> None:
    begin(shell)
    shell.done("card", "Skærm", "trial", "question=Ser den fald?", "result=gulvet vækkede vagten", "volume=few")
    shell.done("card", "Skærm", "purpose", "G1=side", "now=mindre kørsel")
    (found,) = shell.json("search", "vækkede", "--in", "cards")
    assert (found["table"], found["id"][:11]) == ("cards", "card-trial-")
    assert found["text"].index("mængde: nogle få gange") < found["text"].index("gulvet vækkede vagten")
    assert "ikke noteret: sted" in found["text"]
    shell.done("card", "Skærm", "support", "need=finde knappen", "help=en makker")
    (found,) = shell.json("search", "makker", "--in", "cards")
    assert found["text"].count("finde knappen") == 1
    assert shell.json("search", "side", "--in", "cards") == []  # the name of a choice is no word that anybody wrote
    assert [each["id"] for each in shell.json("search", "kørsel i:kort")] == ["card-purpose-1"]


def test_what_entries_show_together_is_told_and_is_data(shell: Shell) -> None:
    begin(shell)
    shell.done("card", "Skærm", "involvement", "group=dagvagten", "degree=told", "stage=S1")
    shell.done("card", "Skærm", "involvement", "group=pårørende", "degree=heard", "stage=S1", "came=flere svar")
    told = shell.done("card", "Skærm", "involvement").lines
    assert ["dagvagten", "1", "–", "–", "–"] in [line.split() for line in told]
    assert any("Har kun fået det at vide: dagvagten." in line for line in told)
    assert shell.json("card", "Skærm", "involvement")["gaps"] == [{"what": "only_told", "names": ["dagvagten"]}]
    assert shell("card", "Skærm", "committee", "topic=Skærme", "when=12.1.2026", "decided=5.1.2026").status == 0
    found = shell.json("card", "Skærm", "committee")
    assert found["gaps"] == [{"what": "late_discussion", "first": "2026-01-05", "last": "2026-01-12"}]
    assert found["warnings"] == ["Besluttet 05.01.2026, men først drøftet 12.01.2026. Hvad kan der stadig rettes på?"]
    assert "gaps" not in shell.json("card", "Skærm", "fence")
    change = ("card", "Skærm", "calendar", "units=Nord", "from=uge 50, 2027")
    assert shell.json(*change, "what=Ny vagtplan")["warnings"] == []
    together = shell.json(*change, "what=Flytning")["warnings"]
    assert together == ["Nord, uge 50: 2 ting på samme tid: Ny vagtplan, Flytning."]
    assert f"    ! {together[0]}" in shell.done("card", "Skærm", "calendar").lines
    swapped = shell.json(*change, "what=Ferie", "until=uge 49, 2027")["warnings"]
    assert "Ferie: slutter uge 49, 2027, men begynder først uge 50, 2027. Er datoerne byttet om?" in swapped


def test_the_fields_of_a_card_are_told(shell: Shell) -> None:
    begin(shell)
    told = shell.done("card", "Skærm", "trial").lines
    assert "    hard=  Er et svært sted med? (yes / no)" in told
    assert any(line.startswith("    day=  Hvornår? (") for line in told)
    fields = {each["id"]: each for each in shell.json("card", "Skærm", "trial")["fields"]}
    assert fields["decision"]["options"] == ["continue", "adjust", "stop", "again"]
    shell.done("card", "Skærm", "trial", "question=Virker det om natten?")
    assert "kortet »Prøver: Virker det om natten?« i Skærmbesøg er væk igen" in shell.done("undo").out


def test_the_day_of_a_decision_and_the_day_it_was_made_fit_each_other(shell: Shell) -> None:
    begin(shell)
    made = shell("card", "Skærm", "decision", "about=Ud i alle stuer?", "day=i går", "decision=adjust", "--json")
    assert (made.status, made.err) == (0, "")
    ahead = shell.json("card", "Skærm", "decision", "about=Køb?", "day=1.2.2027", "decision=stop", "reasons=pris")
    assert ahead["warnings"] == [
        "Køb?: er afgjort, men dagen er 01.02.2027, som ikke er kommet. Ret dagen, hvis det blev afgjort før."
    ]
