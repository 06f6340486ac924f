"""What comes of observations: `lesson`, `action`, `done`, `drop` and `reply`."""

from __future__ import annotations

from tests.tui.cli.conftest import Made, Shell


def test_a_lesson_takes_stage_pitfalls_and_context_along(shell: Shell, project: Made) -> None:
    shell.done("project", "skærm", "--context", "C1=2:få hænder")
    first = shell.json("log", "skærm", "en", "--stage", "S3", "--pitfall", "11")
    second = shell.json("log", "skærm", "to", "--stage", "S4", "--pitfall", "44", "--pitfall", "11")
    options = ("--situation", "s", "--learned", "l", "--do", "d", "--conditions", "c", "--final")
    made = shell.json(
        "lesson", "skærm", "--title", "T", *options, "--evidence", first["id"], "--evidence", second["id"]
    )
    assert made.pop("id")
    assert made == {
        "project": project["id"],
        "table": "lessons",
        "title": "T",
        "situation": "s",
        "learned": "l",
        "do": "d",
        "conditions": "c",
        "stage": "S4",
        "pitfalls": ["1.1", "4.4"],
        "evidence": [first["id"], second["id"]],
        "context": {"C1": {"level": 2, "note": "få hænder"}},
        "status": "final",
        "because": "",
        "came_from": [],
        "revised": None,
        "retro": None,
        "theme": None,
    }
    told = shell.json("lesson", "skærm", "--title", "T", "--stage", "7", "--pitfall", "2.2", "--evidence", first["id"])
    assert (told["stage"], told["pitfalls"], told["status"]) == ("S7", ["2.2"], "draft")


def test_evidence_must_be_an_observation(shell: Shell, project: Made) -> None:
    answer = shell("lesson", "skærm", "--title", "T", "--evidence", project["id"])
    assert (answer.status, answer.told) == (
        1,
        f"{project['id']} er et projekt, men her skal der bruges en observation.",
    )
    assert shell.json("lessons") == []


def test_an_action_and_what_becomes_of_it(shell: Shell, project: Made) -> None:
    seen = shell.json("log", "skærm", "set")
    options = ("--owner", "leder", "--due", "1.12", "--first-step", "ring", "--stage", "5", "--source", seen["id"])
    made = shell.json("action", "skærm", "-Køb skærme", *options)
    assert made == {
        "id": made["id"],
        "project": project["id"],
        "table": "actions",
        "text": "-Køb skærme",
        "owner": "leder",
        "due": "2026-12-01",
        "first_step": "ring",
        "stage": "S5",
        "source": seen["id"],
        "retro": None,
        "carried": [],
        "status": "open",
        "done": None,
        "because": "",
    }
    assert shell.json("done", made["id"]) == made | {"status": "done", "done": "2026-11-24"}
    assert shell.json("drop", made["id"], "--because", "dyrt") == made | {"status": "dropped", "because": "dyrt"}
    assert shell.json("edit", made["id"], "--status", "open") == made
    assert shell.json("actions") == [made]


def test_done_wants_an_action_and_drop_a_reason(shell: Shell, project: Made) -> None:
    seen = shell.json("log", "skærm", "set")
    made = shell.json("action", "skærm", "A")
    assert shell("done", seen["id"]).told == f"{seen['id']} er en observation, men her skal der bruges en handling."
    assert shell("drop", made["id"]).told.startswith("tilbageblik drop: --because mangler.")
    assert shell("drop", made["id"], "--because", " ").status == 1
    assert shell.json("actions")[0]["status"] == "open"


def test_a_reply(shell: Shell, project: Made) -> None:
    seen = shell.json("log", "skærm", "Hvem betaler?", "--kind", "question")
    assert seen["waits"]
    made = shell.json("reply", seen["id"], "Det gør vi", "--as", "acted")
    assert made == seen | {"reply": "Det gør vi", "reply_as": "acted", "replied": "2026-11-24", "waits": False}
    assert shell.json("reply", seen["id"], "Nej", "--as", "no")["replied"] == "2026-11-24"


def test_only_concerns_and_questions_are_replied_to(shell: Shell, project: Made) -> None:
    seen = shell.json("log", "skærm", "En idé", "--kind", "idea")
    assert "Kun bekymringer og spørgsmål kan få svar" in shell("reply", seen["id"], "ja", "--as", "plan").told
    assert shell("reply", project["id"], "ja", "--as", "plan").status == 1
    asked = shell.json("log", "skærm", "Hvem?", "--kind", "question")
    assert shell("reply", asked["id"], " ", "--as", "plan").status == 1
    assert shell.json("observations", "--waiting") == [asked]


def test_a_lesson_that_is_not_used_any_more_has_no_outcome_to_tell(shell: Shell, project: Made) -> None:
    lesson = shell.json("lesson", "Skærm", "--title", "Spørg først", "--do", "Spørg", "--final")["id"]
    shell.done("new", "Affald")
    outcome = ("held", "held_because", "held_on")
    shell.done("decide", "Affald", lesson, "adapted", "--because", "kun om dagen")
    told = shell.json("held", "Affald", lesson, "helped", "--because", "det gik hurtigt")
    refused = shell.json("decide", "Affald", lesson, "no", "--because", "vi har ingen vagter")
    assert [refused[name] for name in outcome] == [None, "", None]
    for form in ("briefing", "markdown", "json"):
        out = shell.done("export", "Affald", "--format", form).out
        assert "vi har ingen vagter" in out
        assert "det gik hurtigt" not in out
        assert '"held": "helped"' not in out
    shell.done("undo")
    assert "det gik hurtigt" in shell.done("export", "Affald", "--format", "briefing").out
    shell.done("redo")
    again = shell.json("decide", "Affald", lesson, "adapted", "--because", "kun om dagen")
    assert [again[name] for name in outcome] == [told[name] for name in outcome]


def test_what_an_answer_was_before_is_told(shell: Shell, project: Made) -> None:
    action = shell.json("action", "skærm", "Ring til it")["id"]
    shell.done("drop", action, "--because", "ingen penge")
    assert "droppet: ingen penge" in shell("done", action).told
    assert shell.done("done", action).err == ""
    asked = shell.json("log", "skærm", "Hvem har ansvaret?", "--kind", "question")["id"]
    shell.done("reply", asked, "Se vagtplanen", "--as", "plan")
    assert "Se vagtplanen" in shell("reply", asked, "Lederen", "--as", "acted").told


def test_a_draft_of_another_project_is_called_so_where_one_meets_it(shell: Shell, project: Made) -> None:
    shell.done("new", "Låse")
    for title, ends in (("Spørg dem", ("--final",)), ("Ring først", ())):
        shell.done("lesson", "Låse", "--title", title, "--do", "Spørg", *ends)
    shell.done("project", "Låse", "--ending", "Spørg natholdet først")
    told = shell("review", "skærm").out
    assert told.count("Til de næste: Spørg natholdet først") == 2
    assert "Ring først (udkast, " in told
    assert "Spørg dem (ikke" in told


def test_what_goes_with_an_earlier_decision_is_named(shell: Shell, project: Made) -> None:
    shell.done("new", "Låse")
    lesson = shell.json("lesson", "Låse", "--title", "Spørg dem", "--do", "Spørg", "--final")["id"]
    taken = ("adapted", "--because", "kun om natten", "--measure", "Ring først")
    _, planned = shell.done("decide", "skærm", lesson, *taken).lines
    assert "Ring først" in planned, "the action that was made is told, too"
    told = shell("decide", "skærm", lesson, "later").told
    assert "Ring først" in told
    restored = told.rpartition(" ")[2]
    assert shell.done("restore", restored).status == 0


def test_a_second_project_of_one_name_is_told_of_and_named_by_its_id(shell: Shell, project: Made) -> None:
    assert project["id"][-7:] in shell("new", "skærmbesøg").err
    told = shell("log", "Skærmbesøg", "Et").told
    assert f": {project['id'][-7:]}, " in told


def test_a_final_lesson_needs_more_than_its_title(shell: Shell) -> None:
    shell.done("new", "Skærm")
    refused = shell("lesson", "Skærm", "--title", "Spørg", "--final")
    draft = shell.json("lesson", "Skærm", "--title", "Spørg")["id"]
    again = shell("edit", draft, "--status", "endelig")
    assert refused.status == again.status == 1
    assert "hvad I lærte" in refused.err == again.err
    assert shell.json("edit", draft, "--do", "Gå turen med", "--status", "endelig")["status"] == "final"
