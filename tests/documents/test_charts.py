"""The charts: well-formed whatever they are given, small, and readable without colour."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from radplan.documents.charts import (
    Activity,
    ActivityGroup,
    Bound,
    Drawing,
    Measure,
    MeasureWords,
    Milestone,
    Source,
    Theme,
    budget_chart,
    indicator_chart,
    planning_chart,
)
from radplan.documents.charts.drawing import wrap

from . import samples

NAMES = ["budget", "planning"]
JUNE = Bound(date(2019, 6, 1), date(2019, 6, 30))
SUMMER = Bound(date(2019, 6, 1), date(2019, 8, 31))


def drawn(*activities: Activity) -> Drawing:
    groups = (ActivityGroup("Thema", activities),) if activities else ()
    return planning_chart("p", groups, samples.PERIOD, samples.PLANNING_WORDS)


def boxes(drawing: Drawing) -> int:
    """How many bars stand beside the activities (those in the legend are 24 or 18 wide)."""
    return len(re.findall(r'<rect [^>]*height="15"', drawing.svg)) - len(
        re.findall(r'<rect [^>]*width="(24|18)" height="15"', drawing.svg)
    )


@pytest.mark.parametrize("name", NAMES)
def test_small_and_the_same_again(name: str) -> None:
    drawing = samples.charts()[name]
    assert len(drawing.svg.encode()) < 10_000
    assert drawing == samples.charts()[name]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("charts", [samples.charts, samples.hostile_charts])
def test_well_formed_and_named_in_words(name: str, charts: Callable[[], Mapping[str, Drawing]]) -> None:
    drawing = charts()[name]
    root = etree.fromstring(drawing.svg, etree.XMLParser(huge_tree=True))
    title, description = root[0], root[1]
    assert (root.get("role"), title.text, description.text) == ("img", drawing.title, drawing.description)
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (title.get("id"), description.get("id"))
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]*)\)", drawing.svg)) <= set(ids)
    assert all(str(node.tag).rpartition("}")[2] != "script" for node in root.iter())


@pytest.mark.parametrize("name", NAMES)
def test_nothing_falls_off_the_paper(name: str) -> None:
    for drawing in (samples.charts()[name], samples.hostile_charts()[name]):
        root = etree.fromstring(drawing.svg, etree.XMLParser(huge_tree=True))
        height = float(root.get("height", "0"))
        for node in root.iter("{*}text"):
            assert 0 <= float(node.get("x", "0")) < 720
            assert 0 < float(node.get("y", "0")) <= height
            assert float(node.get("x", "0")) + 5 * len(node.text or "") <= 720
        for node in root.findall("{*}rect"):
            assert float(node.get("x", "0")) + float(node.get("width", "0")) <= 720.1


def test_colour_is_never_the_only_sign() -> None:
    svg = samples.charts()["budget"].svg
    root = etree.fromstring(svg)
    numbers = [node.text for node in root.iter("{*}text") if (node.text or "").isdigit()]
    assert {"1", "2", "3"} <= set(numbers)
    assert len(re.findall("<pattern ", svg)) == len(samples.SOURCES) - 1


def test_nothing_to_draw() -> None:
    assert "</svg>" in budget_chart("b", (), (), samples.BUDGET_WORDS).svg
    assert "</svg>" in drawn().svg
    nothing = budget_chart(
        "b", (Source("a", "A", Decimal(0), "p.m."),), (Theme("T", (), "p.m."),), samples.BUDGET_WORDS
    )
    assert nothing.description == "Geldbronnen: A p.m. Thema's: T p.m."


def test_more_than_the_ceiling_reaches_past_the_line() -> None:
    source = Source("a", "A", Decimal(200), "€ 200", Decimal(100), "toegekend € 100")
    svg = budget_chart("b", (source,), (), samples.BUDGET_WORDS).svg
    bar = re.search(r'class="bar s0"', svg)
    line = re.search(r'<path d="M([\d.]+) [^"]*" class="ink"', svg)
    width = re.search(r'<rect x="236" y="[\d.]+" width="([\d.]+)" height="18"', svg)
    assert bar and line and width
    assert float(line[1]) == pytest.approx(236 + float(width[1]) / 2, abs=0.2)


def test_months_are_solid_seasons_are_approximate() -> None:
    assert boxes(drawn(Activity("a", "", JUNE, JUNE))) == 1
    assert "bij benadering" not in drawn(Activity("a", "", JUNE, JUNE)).svg
    season = drawn(Activity("a", "", SUMMER, SUMMER))
    assert boxes(season) == 1
    assert "bij benadering" in season.svg
    assert "stroke-dasharray" in season.svg


def test_between_two_seasons_lies_what_is_certain() -> None:
    spring = Bound(date(2019, 3, 1), date(2019, 5, 31))
    autumn = Bound(date(2019, 9, 1), date(2019, 11, 30))
    assert boxes(drawn(Activity("a", "", spring, autumn))) == 3


def test_an_open_end_has_an_arrow() -> None:
    assert "begin of einde open" in drawn(Activity("a", "", JUNE, None)).svg
    assert "begin of einde open" not in drawn(Activity("a", "", JUNE, JUNE)).svg


def test_without_dates_the_words_are_shown() -> None:
    assert ">nog niet bekend</text>" in drawn(Activity("a", "nog niet bekend")).svg


bounds = st.one_of(
    st.none(),
    st.tuples(st.none() | st.dates(), st.none() | st.dates()).map(
        lambda pair: Bound(*sorted(pair)) if all(pair) else Bound(*pair)  # type: ignore[type-var]
    ),
)


@settings(deadline=None)  # a slow machine is no fault
@given(start=bounds, end=bounds, label=st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=30))
def test_any_dates_and_any_words_make_a_drawing(start: Bound | None, end: Bound | None, label: str) -> None:
    etree.fromstring(drawn(Activity(label, label, start, end)).svg)


def test_the_way_from_an_unknown_baseline_has_no_bar() -> None:
    words = MeasureWords("Resultaten", "Nulmeting", "Streefwaarde", "Gerealiseerd", "niet gemeten")
    known = Measure("a", Decimal(4), "4", Decimal(12), "12", Decimal(8), "8")
    unknown = known._replace(baseline=None, baseline_label="niet bekend")
    assert len(re.findall('class="bar', indicator_chart("i", [known], words).svg)) == 1
    drawing = indicator_chart("i", [unknown], words).svg
    assert 'class="bar' not in drawing
    assert ">Gerealiseerd: 8<" in drawing


def diamonds(moment: Bound) -> list[float]:
    """Where the sign of a milestone stands, beside that of the same day with nothing open about it."""
    both = (moment, Bound(date(2019, 6, 1), date(2019, 6, 1)))
    milestones = tuple(Milestone("m", each, "") for each in both)
    svg = drawn(Activity("a", "", JUNE, JUNE, milestones)).svg
    return [float(x) for x in re.findall(r'class="ink" d="M([\d.]+) [\d.]+l7 7', svg)[:2]]


@pytest.mark.parametrize("moment", [Bound(None, date(2019, 5, 31)), Bound(date(2019, 6, 1), None)])
def test_a_milestone_before_or_after_a_date_stands_at_that_date(moment: Bound) -> None:
    found, meant = diamonds(moment)
    assert found == pytest.approx(meant, abs=1)


def test_the_dashes_of_a_milestone_are_in_the_legend() -> None:
    def chart(moment: Bound) -> str:
        return drawn(Activity("a", "", JUNE, JUNE, (Milestone("m", moment, ""),))).svg

    assert "wanneer een mijlpaal kan vallen" in chart(SUMMER)
    assert "wanneer een mijlpaal kan vallen" not in chart(JUNE)


@pytest.mark.parametrize("words", ["1 activiteit, € 10.000", "1 activiteit, €\u00a010.000"])
def test_an_amount_stays_on_one_line(words: str) -> None:
    assert wrap(words, 90) == ["1 activiteit,", "€\u00a010.000"]
