"""`overview` on the command line: what several projects show together."""

from __future__ import annotations

import pytest

from tests.tui.cli.conftest import Made, Shell


@pytest.fixture
def two_projects(shell: Shell, project: Made) -> Made:
    """Two projects in which 4.4 bit, one with an answered concern and a lesson that helped in the other."""
    other = shell.json("new", "Døre")
    bit = ("--pitfall", "4.4", "--sign", "bites", "--role")
    for _ in range(3):
        shell.done("log", project["id"], "prøvet for let", "--stage", "S4", *bit, "leder")
    shell.done("log", other["id"], "også her", "--stage", "S5", *bit, "Leder")
    shell.done("log", other["id"], "holder det?", "--kind", "concern", "--stage", "S5", "--date", "20.11")
    concern = next(each["id"] for each in shell.json("observations", other["id"]) if each["kind"] == "concern")
    shell.done("reply", concern, "ja", "--as", "acted")
    lesson = shell.json("lesson", project["id"], "--title", "Prøv det svære sted", "--pitfall", "4.4")["id"]
    shell.done("decide", other["id"], lesson, "applies")
    shell.done("held", other["id"], lesson, "helped")
    return {"first": project["id"], "other": other["id"], "lesson": lesson}


def test_all_projects_and_one_as_json(shell: Shell, two_projects: Made) -> None:
    found = shell.json("overview")
    none = {"handled": 0, "watch": 0, "none": 0}
    assert found["map"] == {"4.4": {"S4": {"bites": 3, **none}, "S5": {"bites": 1, **none}}}
    (row,) = found["recurrence"]
    assert (row["pitfall"], row["projects"], row["bites"], row["stages"]) == (
        "4.4",
        [two_projects["first"], two_projects["other"]],
        4,
        {"S4": 3, "S5": 1},
    )
    assert [(each["lesson"], each["helped"]) for each in row["lessons"]] == [(two_projects["lesson"], 1)]
    assert found["voices"] == {"leder": {"S4": 3, "S5": "fewer than 3"}, "": {"S5": "fewer than 3"}}
    known = {"raised": 1, "waiting": 0, "timed": 1, "median_days": 4.0, "longest_days": 4}
    told = {"oldest_waits": None, "oldest_waits_days": None, "waiting_ended": 0, "waiting_private": 0, "agreed": None}
    assert found["replies"] == {**known, **told}
    assert found["only_leaders"] == [two_projects["first"]]
    assert found["only_leaders_of"] == {two_projects["first"]: {"with_role": 3, "of": 3}}
    assert found["lessons"] == {"hurt": [], "unused": [], "unmet": []}
    assert len(found["unused_tags"]) == 15
    assert found["time"]["actions"] == {"done": 0, "dropped": 0, "late": 0, "late_ended": 0, "of": 0}
    weeks = {each.pop("week"): each for each in found["time"]["weeks"]}
    assert sum(each["raised"] for each in weeks.values()) == sum(each["answered"] for each in weeks.values()) == 1
    assert sum(each["decided"] for each in weeks.values()) == sum(each["learned"] for each in weeks.values()) == 1
    one = shell.json("overview", two_projects["other"])
    assert (list(one["map"]["4.4"]), one["recurrence"][0]["projects"]) == (["S5"], [two_projects["other"]])


def test_in_words_small_numbers_are_not_said_and_what_is_unknown_is_not_none(shell: Shell, two_projects: Made) -> None:
    told = shell("overview").out
    assert "4 Prøve: ×3" in told
    assert "4: 3 · 5: færre end 3" in told
    assert "ukendt" in told
    assert "ramte 2 af 2" in told
    assert "»Prøv det svære sted« (brugt i 1, hjalp i 1)" in told
    assert "1 af 1 er besvaret; svaret tog 4 dage\n" in told


def test_how_many_were_answered_in_the_agreed_time_is_told_with_its_number(shell: Shell, two_projects: Made) -> None:
    other = two_projects["other"]
    shell.done("project", other, "--reply-days", "3")
    shell.done("log", other, "og nu?", "--kind", "question", "--stage", "S5", "--date", "19.11")
    shell.done("log", two_projects["first"], "også os?", "--kind", "question", "--stage", "S5", "--date", "1.11")
    assert shell.json("overview")["replies"]["agreed"] == {"in_time": 0, "late": 1, "past": 1, "of": 2}
    told = shell("overview").out
    assert (
        "0 af 2 inden den aftalte tid; 2 venter, den ældste siden 01.11.2026; 1 har ventet længere end aftalt" in told
    )
    assert shell.json("overview", two_projects["first"])["replies"]["agreed"] is None, "nothing agreed is not none kept"
    assert "aftalt" not in shell("overview", two_projects["first"]).out


def test_of_roles_and_replies_it_is_told_how_many_are_behind_them(shell: Shell, project: Made) -> None:
    for role in ("leder", "leder", "leder", ""):
        shell.done("log", project["id"], "set", *(("--role", role) if role else ()))
    told = shell("overview").out
    assert "3 af 4 observationer har en rolle, og de er alle lederes." in told
    shell.json("new", "Døre")
    assert "alle ledere: Skærmbesøg (3 af 4)" in shell("overview").out


def test_what_is_only_noted_in_a_form_is_something_to_show(shell: Shell, project: Made) -> None:
    assert "ikke noget at vise" in shell("overview").out + shell("overview").err
    shell.done("card", project["id"], "trial", "question=Holder de?", "result=nogle gange")
    told = shell("overview")
    assert "Prøver, der ikke er taget stilling til: 1 (1 har et resultat)" in told.out
    assert "ikke noget at vise" not in told.out + told.err


def test_what_is_tagged_without_a_sign_is_said_not_to_count(shell: Shell, project: Made) -> None:
    shell.done("log", project["id"], "Lyden faldt ud", "--pitfall", "4.4", "--sign", "bites")
    assert "uden at sige" not in shell("overview").err
    shell.done("log", project["id"], "Skærmen frøs", "--kind", "hindered", "--pitfall", "4.4")
    assert shell("overview").err.startswith("1 observation er mærket uden at sige, om faldgruben bed (--sign).")
