"""What commands use instead of the declared models judges as those do, and nobody misses what was kept of it."""

from __future__ import annotations

import pickle
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic_core import ValidationError

from radplan import kept as kept_files
from radplan.model import compiled, core
from radplan.model.compiling import ROOTS
from radplan.model.declared import plan as declared
from radplan.model.declared import realisation as declared_realisation
from radplan.model.plan import Cost, Funding, Period, Plan
from radplan.model.realisation import Realisation
from radplan.reading import read

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDERS = [read(str(path)) for path in sorted(EXAMPLES.glob("*/plan.yaml"))]
PLANS = [(Plan, declared.Plan, folder.places.root) for folder in FOLDERS]
BESIDE = [
    (Realisation, declared_realisation.Realisation, folder.realisation.places.root)
    for folder in FOLDERS
    if folder.realisation
]
WRONG: list[Any] = [
    "", " ", "-5", "15.000", "€ 1,-", "2019-02-30", "geen", "total", "9" * 40, "1", [], {}, ["x"], [{}], {"id": "x"},
    {"id": "Ünïek"}, {"onbekend": "1"}, [{"id": "a", "title": "t"}], None,
]  # fmt: skip


def paths(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value."""
    steps = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path, *(inner for step, value in steps for inner in paths(value, (*path, step)))]


def changed(node: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The data with something else at a path; None takes a key away."""
    if not path:
        return value
    step, *rest = path
    if isinstance(node, dict):
        kept = {str(key): item for key, item in node.items() if key != step or rest or value is not None}
        return {**kept, str(step): changed(node[step], tuple(rest), value)} if str(step) in kept else kept
    return [changed(item, tuple(rest), value) if index == step else item for index, item in enumerate(node)]


def judged(model: Any, data: Any) -> Any:
    """The values that a model reads in the data, or else all that it says is wrong."""
    try:
        read = model.model_validate if issubclass(model, BaseModel) else compiled.validator(model).validate_python
        return plain(read(data, context={}))
    except ValidationError as error:
        return [(item["loc"], item["type"], repr(item.get("ctx"))) for item in error.errors(include_url=False)]


def plain(value: Any) -> Any:
    """A part as a mapping with the name of its model, and all that it holds likewise."""
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if hasattr(value, "model_construct"):
        return type(value).__name__, {name: plain(item) for name, item in value}
    return value


@pytest.mark.parametrize(("used", "model", "data"), PLANS + BESIDE)
def test_the_examples_are_read_alike(used: Any, model: Any, data: Any) -> None:
    assert judged(used, data) == judged(model, data)
    assert judged(model, data)[0] == model.__name__


@settings(max_examples=300, deadline=None, database=None)
@given(st.data())
def test_a_wrong_value_anywhere_is_judged_alike(data: st.DataObject) -> None:
    used, model, right = data.draw(st.sampled_from(PLANS + BESIDE))
    path = data.draw(st.sampled_from(paths(right)))
    wrong = changed(right, path, data.draw(st.sampled_from(WRONG)))
    assert judged(used, wrong) == judged(model, wrong)


@pytest.mark.parametrize("name", ROOTS)
def test_the_parts_of_a_file_are_those_declared(name: str) -> None:
    module = import_module(f"radplan.model.declared.{name}")
    for part, used in compiled.parts(name).items():
        fields = [(field.name, field.key) for field in used.fields]
        assert fields == [(key, field.alias or key) for key, field in getattr(module, part).model_fields.items()]


def test_a_part_is_a_value() -> None:
    year = Period.model_construct(year=2019)
    assert year == Period.model_construct(year=2019) != Period.model_construct(year=2020)
    assert len({year, Period.model_construct(year=2019)}) == 1
    assert year != "2019"
    assert repr(year) == "Period(year=2019, start=None, end=None)"
    with pytest.raises(AttributeError, match="year"):
        year.year = 2020
    with pytest.raises(AttributeError, match="year"):
        del year.year


def test_what_is_left_out_has_its_default() -> None:
    assert Cost.model_construct(item="zaal").basis == "budgeted"
    one, other = Funding.model_construct(), Funding.model_construct()
    assert one.granted_by_year == {}
    assert one.granted_by_year is not other.granted_by_year


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where models are kept for the time of a test; nothing is remembered of others."""
    monkeypatch.setattr(kept_files, "FOLDER", tmp_path / "made")
    monkeypatch.setattr(compiled, "compiled", compiled.compiled.__wrapped__)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "made"


def forbid_making(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "make", lambda name: pytest.fail(f"{name} made again"))


def test_models_are_made_once(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = compiled.compiled("exceptions")
    assert [path.name for path in kept.iterdir()] == [f"exceptions-{core.__version__}.pickle"]
    forbid_making(monkeypatch)
    assert compiled.compiled("exceptions") == made


def test_other_declarations_are_other_models(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled.compiled("exceptions")
    for source in compiled.MADE_OF:
        copy = tmp_path / source.format("exceptions")
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes((compiled.HERE / source.format("exceptions")).read_bytes())
    monkeypatch.setattr(compiled, "HERE", tmp_path)
    before = compiled.compiled("exceptions")["stamp"]
    (tmp_path / "declared/exceptions.py").write_bytes(b"# other")
    compiled.checksum.cache_clear()  # as in the next command
    assert compiled.compiled("exceptions")["stamp"] != before


def test_another_pydantic_makes_its_own(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled.compiled("exceptions")
    monkeypatch.setattr(core, "__version__", "0.1")
    compiled.compiled("exceptions")
    assert len(list(kept.iterdir())) == 2


@pytest.mark.parametrize(
    "left", [b"", b"half", kept_files.sealed(pickle.dumps({"stamp": None})), kept_files.sealed(pickle.dumps([]))]
)
def test_what_is_left_of_a_file_is_made_again(kept: Path, left: bytes) -> None:
    made = compiled.compiled("exceptions")
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    changed = (bytes([*whole[:at], whole[at] ^ 1, *whole[at + 1 :]]) for at in range(0, len(whole), 97))
    for rest in (left, whole[: len(whole) // 2], *changed):
        file.write_bytes(rest)
        assert compiled.compiled("exceptions") == made
        assert file.read_bytes() == whole


def test_where_nothing_can_be_kept_the_models_work(kept: Path) -> None:
    kept.write_text("no folder")
    assert compiled.compiled("exceptions")["names"] == ("Acceptance", "Exceptions")


def test_python_that_keeps_nothing_is_followed(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled.compiled("exceptions")
    assert not kept.exists()


def test_the_same_declarations_give_the_same_bytes() -> None:
    assert pickle.dumps(compiled.make("plan")) == pickle.dumps(compiled.make("plan"))
    assert str(id(declared.Plan)).encode() not in compiled.make("plan")["schemas"]["Plan"]
