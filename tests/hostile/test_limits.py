"""A municipality's own template takes no more than a document needs, whatever it asks for."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.samples import ARNHEM, ROOT, SOUND
from radplan import api
from radplan.documents.limits import MOST
from radplan.documents.render import shipped

MEASURE = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], capture_output=True, timeout=60)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([done.returncode, used.ru_maxrss // 1024, used.ru_utime + used.ru_stime, done.stderr.decode()]))
"""
MEGABYTES = 400
SECONDS = 20
SPACE = "{% set ns = namespace(x='aaaaaaaaaa', n=[1]) %}"
HALF = "<h1>{{ plan.title }}</h1>\n"
SIZE, NUMBER, WORK = "5.000.000", "300 cijfers", "stappen"

TOO_MUCH = {
    "a text many times": ('{{ "a"*10**10 }}', SIZE),
    "a list many times": ("{{ (0,)*10**9 }}", SIZE),
    "a large number": ("{{ 10**5000 }}", NUMBER),
    "a larger number": ("{{ 3**(10**7) }}", NUMBER),
    "a number times itself": ("{% set ns = namespace(x=9**90) %}{% for i in range(40) %}{% set ns.x = ns.x * ns.x %}{% endfor %}", NUMBER),
    "a wide number": ('{{ "%1000000000d"|format(1) }}', SIZE),
    "a wide number by its operator": ('{{ "%1000000000d" % 1 }}', SIZE),
    "a width beside it": ('{{ "%*d" % (1000000000, 1) }}', SIZE),
    "a precise number": ('{{ "%.1000000000f"|format(1.0) }}', SIZE),
    "a wide gap": ('{{ "{:1000000000d}".format(1) }}', SIZE),
    "a gap as wide as is said": ('{{ "{:{}}".format(1, 1000000000) }}', SIZE),
    "a wide gap of a mapping": ('{{ "{a:1000000000}".format_map({"a": 1}) }}', SIZE),
    "a text to the left": ('{{ "x".ljust(10**10) }}', SIZE),
    "zeros": ('{{ "x".zfill(10**10) }}', SIZE),
    "tabs": ('{{ "\\t".expandtabs(10**10) }}', SIZE),
    "bytes": ('{{ (1).to_bytes(length=10**10, byteorder="big") }}', SIZE),
    "a text in the middle": ('{{ "a"|center(100000000) }}', SIZE),
    "an indent": ('{{ "a"|indent(1000000000) }}', SIZE),
    "a batch": ("{{ [1]|batch(10**9, 0)|list }}", SIZE),
    "slices": ("{{ [1]|slice(10**9)|list }}", SIZE),
    "JSON": ('{{ [[1]]|tojson(indent=10**9) }}', SIZE),
    "a rounding": ("{{ 2.5|round(10**8, 'floor') }}", NUMBER),
    "words for words": ('{{ ("a"*100000)|replace("a", "b"*100000) }}', SIZE),
    "words for words by their method": ('{{ ("a"*100000).replace("a", "b"*100000) }}', SIZE),
    "what stands between": ('{{ range(90000)|map("string")|join("b"*100000) }}', SIZE),
    "what stands between by its method": ('{{ ("b"*100000).join(range(90000)|map("string")) }}', SIZE),
    "a table of letters": ('{{ ("a"*100000).translate({97: "b"*100000}) }}', SIZE),
    "twice as long each time": (SPACE + "{% for i in range(40) %}{% set ns.x=ns.x+ns.x %}{% endfor %}", SIZE),
    "twice as long with a tilde": (SPACE + "{% for i in range(40) %}{% set ns.x=ns.x~ns.x %}{% endfor %}", SIZE),
    "twice as long in a block": (SPACE + "{% for i in range(40) %}{% set y %}{{ ns.x }}{{ ns.x }}{% endset %}{% set ns.x=y %}{% endfor %}", "000.000"),
    "twice as deep": (SPACE + "{% for i in range(60) %}{% set ns.n=[ns.n, ns.n] %}{% endfor %}{{ ns.n }}", SIZE),
    "twice as deep as a key": (SPACE + "{% for i in range(60) %}{% set ns.n=(ns.n, ns.n) %}{% endfor %}{{ {ns.n: 1} }}", SIZE),
    "namespaces in namespaces": (SPACE + "{% for i in range(60) %}{% set ns.n = namespace(a=ns.n, b=ns.n) %}{% endfor %}{{ ns.n }}", SIZE),
    "loops in loops": ("{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}", WORK),
    "loops of which nothing is taken": ("{% for i in range(99999) %}{% for j in range(99999) if false %}{% endfor %}{% endfor %}", WORK),
    "loops that call themselves": ("{% for i in range(9999) recursive %}{{ loop(range(9999)) if loop.depth < 9 }}{% endfor %}", WORK),
    "loops that write": ("{% for i in range(99999) %}{% for j in range(99) %}<p>x</p>{% endfor %}{% endfor %}", "000.000"),
    "macros that call macros": ("{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(90) }}", WORK),
    "what is looked for": ("{% set s = 'a'*4000000 %}{% for i in range(99999) %}{% if 'b' in s %}{% endif %}{% endfor %}", WORK),
    "parts of a text": ("{% set s = 'a'*4000000 %}{% for i in range(99999) %}{% set t = s[1:] %}{% endfor %}", WORK),
    "tests in filters": ("{% for i in range(99999) %}{% set t = range(99999)|select('none')|list %}{% endfor %}", WORK),
    "texts without tags": ('{{ ("<!---->"*600000)|striptags }}', "50.000"),
}  # fmt: skip


def run(folder: Path, templates: list[str], *arguments: str) -> tuple[int, int, float, str]:
    """The exit code, the megabytes and seconds, and what was said; the first of some templates is that of the plan."""
    (folder / "templates").mkdir()
    for number, template in enumerate(templates):
        name = f"own-{number}.html.j2" if number else "plan.html.j2"
        (folder / "templates" / name).write_text(HALF + template, encoding="utf-8")
    (folder / "plan.yaml").write_text(SOUND, encoding="utf-8")
    command = [sys.executable, "-m", "radplan", *arguments, "--lang", "nl"]
    done = subprocess.run([sys.executable, "-c", MEASURE, *command], cwd=folder, capture_output=True, check=True)
    code, megabytes, seconds, said = json.loads(done.stdout)
    return code, megabytes, seconds, said


@pytest.mark.parametrize("case", TOO_MUCH)
def test_what_asks_for_too_much_is_told(tmp_path: Path, case: str) -> None:
    template, limit = TOO_MUCH[case]
    code, megabytes, seconds, said = run(tmp_path, [template], "render", "--to", "html")
    assert code == 1
    assert said.startswith("plan.html.j2:2: ")
    assert limit in said
    assert (said.count("\n"), megabytes < MEGABYTES, seconds < SECONDS) == (1, True, True)


def test_a_check_runs_nothing_of_a_template(tmp_path: Path) -> None:
    templates = [template for template, _ in TOO_MUCH.values()]
    _, megabytes, seconds, said = run(tmp_path, templates, "templates", "check")
    assert (megabytes < MEGABYTES, seconds < SECONDS) == (True, True)
    assert said == ""


def test_radplan_s_own_templates_are_far_from_the_limits(tmp_path: Path) -> None:
    """A plan of sixty kilobytes takes a hundredth of what a document may."""
    plan = tmp_path / "arnhem-2019"
    shutil.copytree(ROOT / ARNHEM, plan)
    before = api.render(api.load(str(plan))).file("plan", "html")
    shutil.copytree(shipped(), plan / "templates", ignore=shutil.ignore_patterns("*.docx", "*.typ"))
    press = api.render(api.load(str(plan)))
    assert press.file("plan", "html") == before
    assert 0 < press.environment.meter.spent < MOST / 50  # type: ignore[attr-defined]
