"""`radplan render`: whole files or nothing, templates of one's own in a sandbox, and hostile text shown as text."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

import radplan.documents.render as documents
from cli.samples import ARNHEM, BROKEN, SOUND, Run, Write

HOSTILE = (
    "<script>alert(1)</script> {% for x in y %} {{{{ 7 }}}} <img src=x onerror=y> [k](javascript:alert(2)) *sterk*"
)


def test_the_suffix_of_the_output_says_the_format(radplan: Run, tmp_path: Path) -> None:
    for name, start in (("plan.md", "Gemeente Arnhem\n\n# "), ("plan.html", "<!"), ("plan.json", "{")):
        result = radplan("render", ARNHEM, "--output", tmp_path / name)
        assert (result.code, result.out) == (0, "")
        assert name in result.err
        assert (tmp_path / name).read_text("utf-8").lstrip().startswith(start)
    json.loads((tmp_path / "plan.json").read_text("utf-8"))


def test_rendering_twice_gives_the_same_bytes(radplan: Run, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        radplan("render", ARNHEM, "--output", tmp_path / name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(
    radplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "plan.html"
    old.write_text("oud", encoding="utf-8")

    def interrupted(*_: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    assert radplan("render", ARNHEM, "--output", old).code == 130
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("plan.html", "oud")]


def test_what_is_no_regular_file_is_never_replaced(radplan: Run, write: Write, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    result = radplan("render", write(SOUND), "--to", "md", "--output", pipe)
    written = os.read(reader, 1 << 16)
    os.close(reader)
    assert result.code == 0
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert b"# Plan van aanpak" in written


def test_a_link_stays_a_link(radplan: Run, write: Write, tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")
    assert radplan("render", write(SOUND), "--output", tmp_path / "link.md").code == 0
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").is_file()


def test_an_output_folder_that_is_not_there(radplan: Run, tmp_path: Path) -> None:
    result = radplan("render", ARNHEM, "--output", tmp_path / "weg" / "plan.html")
    assert result.code == 2
    assert "weg" in result.err
    assert list(tmp_path.iterdir()) == []


def test_a_plan_with_errors_is_not_written(radplan: Run, write: Write) -> None:
    plan = write(BROKEN)
    output = plan.with_name("plan.md")
    result = radplan("render", plan, "--output", output)
    assert (result.code, result.out, output.exists()) == (1, "", False)
    assert "unknown-reference" in result.err


def test_a_draft_is_written_and_marked(radplan: Run, write: Write) -> None:
    result = radplan("render", write(BROKEN), "--draft")
    assert result.code == 0
    assert "concept" in result.out.lower()
    assert "concept" not in radplan("render", write(SOUND)).out.lower()


def test_several_plans_make_no_document(radplan: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.yaml").write_text(SOUND, encoding="utf-8")
    result = radplan("render", tmp_path)
    assert (result.code, result.out) == (2, "")


def test_templates_of_the_plans_own_folder_go_first(radplan: Run, write: Write) -> None:
    plan = write(SOUND)
    own = plan.parent / "templates"
    own.mkdir()
    shipped = documents.shipped() / "plan.html.j2"
    (own / shipped.name).write_text(shipped.read_text("utf-8"), encoding="utf-8")
    plain = radplan("render", plan)
    assert plain.code == 0
    text = shipped.read_text("utf-8").replace("{{ plan.title }}", "{{ plan.title }} van ons huis")
    (own / shipped.name).write_text(text, encoding="utf-8")
    mine = radplan("render", plan)
    assert mine.code == 0
    assert "van ons huis" in mine.out
    assert "van ons huis" not in plain.out


@pytest.mark.parametrize(
    "template",
    [
        "<p>{{ ''.__class__.__mro__ }}</p>", "{% include '../../../../etc/passwd' %}", "{% include '/etc/passwd' %}",
        "<p>{{ plan.title.nope }}</p>", "{% for %}", "<p>{{ lipsum() }}</p>",
        "<p>{{ view.__init__.__globals__ }}</p>", "<p>{{ plan.__class__.__subclasses__() }}</p>",
    ],
)  # fmt: skip
def test_templates_run_in_a_sandbox(radplan: Run, write: Write, template: str) -> None:
    plan = write(SOUND)
    own = plan.parent / "templates"
    own.mkdir()
    (own / "plan.html.j2").write_text(template, encoding="utf-8")
    output = plan.with_name("plan.md")
    result = radplan("render", plan, "--output", output)
    assert result.code in (1, 2)
    assert "plan.html.j2" in result.err or "passwd" in result.err
    assert "root:" not in result.out + result.err
    assert "Traceback" not in result.err
    assert not output.exists()


def test_hostile_text_comes_out_as_text(radplan: Run, write: Write) -> None:
    said = HOSTILE.replace("{{{{", r"\{{").replace("}}}}", "}}")
    block = "\n".join(["        description: |", f"          {said}"])
    plan = write(
        SOUND.replace("        description: Professionals leren signalen herkennen.", block).replace(
            "Training", "T <b>x</b>"
        )
    )
    html = radplan("render", plan, "--to", "html").out
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "{% for x in y %}" in html
    assert "{{ 7 }}" in html
    assert "<img src=x" not in html
    assert 'href="javascript:' not in html
    assert "<b>x</b>" not in html
    assert "<strong>sterk</strong>" in html or "<em>sterk</em>" in html
    markdown = radplan("render", plan, "--to", "md").out
    assert "alert(1)" in markdown
    assert "<script>" not in markdown.replace("\\<script", "").replace("&lt;script", "")
    assert "](javascript:" not in markdown
