"""`tilbageblik card`: shown, filled in, opened again, and told of in the history."""

from __future__ import annotations

from typing import Any

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
    assert lines[0] == "purpose  Purpose and benefits: 2 of 10"
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
        (["purpose", "G1=huge"], "none, side, main, unknown"),
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
    assert "card-fence-1  kort i profilen" in shell.done("purge", "Skærm", "--dry-run").out
    shell.done("purge", "card-fence-1", "--yes")
    assert "opfølgninger" not in "".join(path.read_text() for path in shell.library.rglob("*.jsonl"))
