"""What is planted is found, where it was planted, and nothing is invented."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "answer_key.py"


@pytest.fixture(scope="module")
def key() -> ModuleType:
    spec = importlib.util.spec_from_file_location("answer_key", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["answer_key"] = module
    spec.loader.exec_module(module)
    return module


def test_a_clean_plan_has_no_findings(key: ModuleType, tmp_path: Path) -> None:
    for name, code in key.TOWNS:
        assert key.found_in(key.PLAN.replace("NAME", name).replace("CODE", code), tmp_path) == ()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_fault_is_found_and_none_invented(key: ModuleType, tmp_path: Path, seed: int) -> None:
    result = key.score(seed, 40, tmp_path)
    assert result.planted > 100
    assert (result.recall, result.precision) == (1, 1), (result.missed, result.invented)


def test_the_same_seed_plants_the_same(key: ModuleType) -> None:
    from random import Random

    assert key.plant(Random(5)) == key.plant(Random(5))
    assert key.plant(Random(5)) != key.plant(Random(6))


def test_each_fault_by_itself(key: ModuleType, tmp_path: Path) -> None:
    for fault in key.FAULTS:
        name, code = key.TOWNS[0]
        assert key.PLAN.count(fault.old) >= 1, fault
        text = key.PLAN.replace(fault.old, fault.new, 1).replace("NAME", name).replace("CODE", code)
        assert {rule for rule, _, _ in key.found_in(text, tmp_path)} == {fault.rule}, fault
