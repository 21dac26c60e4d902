"""`radplan templates` as a person uses it, a mistake or two included."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.samples import SOUND, Run, Write


@pytest.mark.parametrize("action", ["show", "eject"])
def test_a_name_is_wanted(radplan: Run, tmp_path: Path, action: str) -> None:
    result = radplan("templates", action, "--plan", tmp_path)
    assert (result.code, result.out) == (2, "")
    assert "name a template; choose from" in result.err
    assert "council-letter" in result.err


@pytest.mark.parametrize("action", ["list", "check"])
def test_a_name_too_many(radplan: Run, action: str) -> None:
    result = radplan("templates", action, "plan", "--lang", "nl")
    assert (result.code, result.out) == (2, "")
    assert f"bij {action} hoort geen naam; “plan” is te veel." in result.err


@pytest.mark.parametrize("arguments", [("list",), ("show", "plan"), ("eject", "plan"), ("check",)], ids=" ".join)
def test_a_folder_that_is_not_there_is_not_made(radplan: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = radplan("templates", *arguments, "--plan", tmp_path / "nergens")
    assert (result.code, result.out) == (3, "")
    assert result.err == f"{tmp_path / 'nergens'}: there is no such file or folder\n"
    assert list(tmp_path.iterdir()) == []


def test_a_notation_at_fault_is_told_in_the_language_asked_for(radplan: Run, write: Write) -> None:
    plan = write(SOUND)
    template = plan.with_name("templates") / "plan.html.j2"
    template.parent.mkdir()
    template.write_text("<h1>Plan</h1>\n<p>{{ view.title </p>\n", encoding="utf-8")
    result = radplan("templates", "check", "--plan", plan, "--lang", "nl")
    assert result.code == 1
    assert result.out.startswith(f"{template}:2 hier klopt de notatie van het sjabloon niet; Jinja zegt: ")


def test_an_element_that_no_document_has_is_told_without_rendering(radplan: Run, write: Write) -> None:
    plan = write(SOUND)
    template = plan.with_name("templates") / "plan.html.j2"
    template.parent.mkdir()
    lines = (
        "<h1>{{ plan.title }}</h1>",
        "{% if view -%}",
        "<p>a < b</p>",
        "<h{{ 2 }}>Kop</h{{ 2 }}>",
        "  {%- endif %}",
        "<p><strong>x</strong>",
        "<blink>y</blink></p>",
        "{# <marquee> #}",
    )
    template.write_text("\n".join(lines), encoding="utf-8")
    result = radplan("templates", "check", "--plan", plan, "--lang", "nl")
    assert (result.code, result.out) == (1, f"{template}:7 het element <blink> kan niet in een document staan\n")


def test_in_radplan_s_own_templates_no_element_is_foreign(radplan: Run, write: Write) -> None:
    plan = write(SOUND)
    for line in radplan("templates", "list").out.splitlines():
        name = line.split()[0]
        if name.endswith(".j2"):
            assert radplan("templates", "eject", name, "--plan", plan).code == 0
    assert "can't stand in a document" not in radplan("templates", "check", "--plan", plan).out
