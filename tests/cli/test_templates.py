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


def test_in_radplan_s_own_templates_nothing_is_foreign(radplan: Run, write: Write) -> None:
    plan = write(SOUND)
    for line in radplan("templates", "list").out.splitlines():
        name = line.split()[0]
        if name.endswith(".j2"):
            assert radplan("templates", "eject", name, "--plan", plan).code == 0
    assert radplan("templates", "check", "--plan", plan).code == 0


NAMED = {
    "{% for": (1, "het sjabloon houdt op midden in een opdracht: }} of %} ontbreekt"),
    "<p>\n{{ plan.title": (2, "het sjabloon houdt op midden in een opdracht: }} of %} ontbreekt"),
    "{% for x in [1] %}\n<p>": (2, "{% for %} wordt niet gesloten: {% endfor %} ontbreekt"),
    "<p>\n{% endfor %}": (2, "{% endfor %} hoort nergens bij: er staat geen opdracht open"),
    "{% if plan %}{% for x in [1] %}\n{% endif %}": (
        2,
        "{% endif %} staat hier te vroeg: eerst moet {% for %} gesloten worden",
    ),
    "{% foreach %}": (1, "de opdracht {% foreach %} bestaat niet"),
    "{# tekst": (1, "een opmerking die met {# begint, wordt niet gesloten: #} ontbreekt"),
    "{{ plan.title|hoofdletter }}": (1, "het filter hoofdletter bestaat niet"),
    "{{ plan is mooi }}": (1, "de test mooi bestaat niet"),
    "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}": (
        1,
        "in dit sjabloon staan te veel haken, blokken of berekeningen binnen elkaar",
    ),
    "{{ " + "9" * 5000 + " }}": (
        1,
        "hier ontstaat een getal van meer dan 4.300 cijfers; groter mag een getal in een sjabloon niet zijn",
    ),
    b"<p>caf\xe9</p>": (1, "dit sjabloon is geen UTF-8; bewaar het opnieuw met die codering"),
    " " * 1_000_001: (1, "dit sjabloon is groter dan 1.000 kB; meer leest radplan er niet"),
}
RUNNING = {
    "\n{{ 1/0 }}": (2, "hier wordt door nul gedeeld"),
    "\n{{ range(100001) }}": (2, "range() gaat in een sjabloon tot 100.000 getallen; hier zijn het er meer"),
    "\n{% include 'plan.html.j2' %}": (2, "hier roept het sjabloon (of een macro) steeds zichzelf aan, zonder eind"),
    "\n{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}": (2, "hier roept het sjabloon (of een macro) steeds zichzelf aan, zonder eind"),
    "\n{% include '/etc/passwd' %}": (2, "er is geen sjabloon /etc/passwd"),
    "\n{{ plan.titel }}": (2, "titel is niet bekend; radplan templates check noemt alle namen die niet bekend zijn"),
    "\n{{ 1 + 'a' }}": (2, "hier gaat het mis in het sjabloon; Jinja zegt: unsupported operand type(s) for +: 'int' and 'str'"),
    "\n{{ plan.title.ljust('a') }}": (2, "hier gaat het mis in het sjabloon; Jinja zegt: "),
}  # fmt: skip
CIRCLES = {
    "itself": ({"plan": "\n{% include 'plan.html.j2' %}"}, ["plan.html.j2:2 plan.html.j2"]),
    "what it extends": ({"plan": "{% extends 'plan.html.j2' %}"}, ["plan.html.j2:1 plan.html.j2"]),
    "two of each other": (
        {"plan": "{% include 'summary.html.j2' %}", "summary": "{% include 'plan.html.j2' %}"},
        ["plan.html.j2:1 plan.html.j2", "summary.html.j2:1 summary.html.j2"],
    ),
    "a macro": ({"plan": "{% macro m() %}\n{{ m() }}\n{% endmacro %}"}, ["plan.html.j2:2 m"]),
    "macros of each other": (
        {"plan": "{% macro m() %}{{ n() }}{% endmacro %}\n{% macro n() %}{{ m() }}{% endmacro %}"},
        ["plan.html.j2:1 m", "plan.html.j2:2 n"],
    ),
    "with an end": (
        {"plan": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{% endif %}{{ 0 if not n else m(0) }}{% endmacro %}"
                 "{% if plan.version %}{% include 'plan.html.j2' %}{% endif %}"},
        [],
    ),
}  # fmt: skip


def place(plan: Path, name: str, text: str | bytes) -> Path:
    """A template of one's own beside a plan."""
    template = plan.with_name("templates") / f"{name}.html.j2"
    template.parent.mkdir(exist_ok=True)
    template.write_bytes(text if isinstance(text, bytes) else text.encode())
    return template


@pytest.mark.parametrize("case", NAMED, ids=lambda case: ascii(case)[:30])
def test_the_notation_is_spoken_of_in_ones_own_language(radplan: Run, write: Write, case: str) -> None:
    plan = write(SOUND)
    template, (line, said) = place(plan, "plan", case), NAMED[case]
    checked = radplan("templates", "check", "--plan", plan, "--lang", "nl")
    assert (checked.code, checked.out) == (1, f"{template}:{line} {said}\n")
    rendered = radplan("render", plan, "--lang", "nl")
    assert (rendered.code, rendered.out, rendered.err) == (1, "", f"plan.html.j2:{line}: {said}\n")
    assert radplan("templates", "check", "--plan", plan, "--lang", "en").out != checked.out


@pytest.mark.parametrize("case", RUNNING)
def test_what_goes_wrong_while_it_runs_is_spoken_of_in_ones_own_language(radplan: Run, write: Write, case: str) -> None:
    plan, (line, said) = write(SOUND), RUNNING[case]
    place(plan, "plan", case)
    rendered = radplan("render", plan, "--lang", "nl")
    assert (rendered.code, rendered.out) == (1, "")
    assert rendered.err.startswith(f"plan.html.j2:{line}: {said}")
    assert radplan("render", plan, "--lang", "en").err.startswith(f"plan.html.j2:{line}: ")


@pytest.mark.parametrize("case", CIRCLES)
def test_what_calls_itself_without_end_is_told(radplan: Run, write: Write, case: str) -> None:
    plan, (texts, told) = write(SOUND), CIRCLES[case]
    for name, text in texts.items():
        place(plan, name, text)
    folder = plan.with_name("templates")
    checked = radplan("templates", "check", "--plan", plan, "--lang", "nl")
    expected = [f"{folder}/{line} roept hier zichzelf aan, zonder eind" for line in told]
    assert checked.out.splitlines() == expected
    assert checked.code == int(bool(told))


@pytest.mark.parametrize("text", ["{{ 1/0 }}", "{% for", "{{ 'a'*10**10 }}"])
def test_a_page_of_ones_own_at_fault_is_no_fault_of_radplan(radplan: Run, write: Write, text: str) -> None:
    plan = write(SOUND)
    place(plan, "page", f"\n{text}")
    rendered = radplan("render", plan, "--to", "html", "--lang", "nl")
    assert (rendered.code, rendered.out) == (1, "")
    assert rendered.err.startswith("page.html.j2:2: ")


def test_what_a_macro_of_radplan_is_wrongly_asked_is_told_where_it_is_asked(radplan: Run, write: Write) -> None:
    plan = write(SOUND)
    place(plan, "plan", "<h1>x</h1>\n{% import 'parts.html.j2' as parts %}\n{{ parts.own(1, 2, 3, 4, 5, 6, 7) }}")
    assert radplan("render", plan, "--lang", "nl").err.startswith("plan.html.j2:3: ")


def test_what_a_template_makes_itself_is_known(radplan: Run, write: Write) -> None:
    plan = write(SOUND + "roles: [{id: a, title: Adviseur, organisation: Gemeente}]\n")
    own = (
        '<header class="head"><h1>T</h1></header>{% set kleuren = {"accentje": "rood"} %}'
        "{% macro rij(item) %}<p>{{ item.naam }}</p>{% endmacro %}<p>{{ kleuren.accentje }}</p>"
        '{{ rij({"naam": "Jan"}) }}{% for g in plan.roles | groupby("organisation") %}<p>{{ g.grouper }}: '
        "{% for r in g.list %}{{ r.title }}{% endfor %}</p>{% endfor %}"
    )
    place(plan, "plan", own)
    assert radplan("templates", "check", "--plan", plan).code == 0
    assert "Gemeente: Adviseur" in radplan("render", plan).out
    place(plan, "plan", own.replace("r.title", "r.titel"))
    assert "titel is not known" in radplan("templates", "check", "--plan", plan).out
