"""Charts as SVG. A chart knows no language: amounts and dates come with their wording, and its words are handed in."""

from radplan.documents.charts.budget import BudgetWords, Share, Source, Theme, budget_chart
from radplan.documents.charts.coverage import CoverageRow, CoverageWords, coverage_chart
from radplan.documents.charts.drawing import Drawing
from radplan.documents.charts.indicators import Measure, MeasureWords, indicator_chart
from radplan.documents.charts.planning import (
    Activity,
    ActivityGroup,
    Bound,
    Milestone,
    PlanningWords,
    planning_chart,
)
from radplan.documents.charts.spending import Spending, SpendingWords, spending_chart

__all__ = [
    "Activity",
    "ActivityGroup",
    "Bound",
    "BudgetWords",
    "CoverageRow",
    "CoverageWords",
    "Drawing",
    "Measure",
    "MeasureWords",
    "Milestone",
    "PlanningWords",
    "Share",
    "Source",
    "Spending",
    "SpendingWords",
    "Theme",
    "budget_chart",
    "coverage_chart",
    "indicator_chart",
    "planning_chart",
    "spending_chart",
]
