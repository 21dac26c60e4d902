"""Subjects 1 to 11: vision, local context, target groups, expertise."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from radplan.model.plan import Activity, Factor
from radplan.quickscan.evidence import Evidence, Found, Look, graded, lacking

STAGES = frozenset(("early", "in_process", "after_offence"))
INDIVIDUAL, TOGETHER = frozenset(("individual",)), frozenset(("group", "community"))


# A. Vision


def vision(look: Look) -> Found:
    """1. How radicalisation works, and which activity addresses which factor."""
    linked = look.activities("factors", lambda activity: factors_of(look, activity))
    told = look.has("vision")
    without = len(look.trails) - len(linked)
    missing = lacking(vision=not told, activities_without_factors=without)
    return Found((*told, *linked), missing, graded(told and not without, told or linked))


def mix(look: Look) -> Found:
    """2. Individuals and groups, over the stages of the process."""
    levels = {level for trail in look.trails for level in trail.activity.levels}
    stages = {stage for trail in look.trails for stage in trail.activity.stages}
    evidence = (
        *look.activities("levels", lambda activity: activity.levels, "levels"),
        *look.activities("stages", lambda activity: activity.stages, "stages"),
    )
    both = bool(levels & INDIVIDUAL and levels & TOGETHER)
    missing = lacking(
        no_individual=not levels & INDIVIDUAL, no_group=not levels & TOGETHER, no_early="early" not in stages,
        no_in_process="in_process" not in stages, no_after_offence="after_offence" not in stages,
    )  # fmt: skip
    return Found(evidence, missing, graded(both and stages >= STAGES, evidence))


def breeding_ground(look: Look) -> Found:
    """3. The local breeding ground, risk and trigger factors; vulnerable places and groups."""
    kinds = {factor.kind for factor in analysis_factors(look)}
    known = look.plan.analysis is not None
    missing = lacking(
        analysis=not known,
        no_breeding_ground=known and "breeding_ground" not in kinds,
        no_risk=known and "risk" not in kinds,
        no_trigger=known and "trigger" not in kinds,
    )
    return Found((*look.has("analysis.text"), *listed_factors(look)), missing)


def protective(look: Look) -> Found:
    """4. Strengthening protective factors."""
    known = {factor.id for factor in analysis_factors(look) if factor.kind == "protective"}
    linked = look.activities("factors", lambda activity: factors_of(look, activity, known))
    about = look.about("protective")
    said = tuple(look.said("protective"))[:3]
    addressed = {name for trail in look.trails for name in trail.activity.factors}
    missing = lacking(no_protective=not known, protective_unaddressed=len(known - addressed))
    return Found((*linked, *about, *said), missing, graded(known and known <= addressed, linked or about or said))


def linked_levels(look: Look) -> Found:
    """5. One aim, served at several levels at once."""
    served = {goal.id: levels_for(look, goal.id) for goal in look.plan.goals}
    evidence = tuple(
        look.of("goal-levels", f"goals[{index}].title", title=goal.title, what=tuple(sorted(served[goal.id])))
        for index, goal in enumerate(look.plan.goals)
        if len(served[goal.id]) > 1
    )
    full = any(levels & INDIVIDUAL and levels & TOGETHER for levels in served.values())
    levels = {level for trail in look.trails for level in trail.activity.levels}
    missing = lacking(goal_one_level=not full, activities_without_level=sum(not t.activity.levels for t in look.trails))
    return Found(evidence, missing, graded(full, len(levels) > 1))


def levels_for(look: Look, goal: str) -> frozenset[str]:
    """The levels at which a goal is worked on."""
    return frozenset(level for trail in look.trails if goal in trail.activity.goals for level in trail.activity.levels)


# B. Local context


def real_problems(look: Look) -> Found:
    """6. The approach answers problems that are really there."""
    linked = look.activities("phenomena", lambda activity: phenomena_of(look, activity))
    missing = lacking(analysis=look.plan.analysis is None, activities_without_phenomena=len(look.trails) - len(linked))
    return Found((*look.has("analysis"), *linked), missing)


def recent_analysis(look: Look) -> Found:
    """7. A recent local analysis of the forms that are there or coming up."""
    plan = look.plan.analysis
    dated = (look.of("analysis-dated", "analysis.date", date=plan.date),) if plan and plan.date else ()
    missing = lacking(
        analysis=plan is None, analysis_undated=plan is not None and plan.date is None,
        no_phenomena=plan is not None and not plan.phenomena,
    )  # fmt: skip
    return Found((*dated, *named_phenomena(look)), missing)


def input_of_partners(look: Look) -> Found:
    """8. What partners and the case meeting know is used."""
    plan = look.plan.analysis
    source = (look.of("analysis-source", "analysis.source", source=plan.source),) if plan and plan.source else ()
    meeting = tuple(look.said("cases"))[:3]
    return Found((*source, *meeting), lacking(analysis_source=not source, no_cases=not meeting))


# C. Target groups


def proportion(look: Look) -> Found:
    """9. Effort in proportion to the size and seriousness of each form."""
    plan = look.plan.analysis
    phenomena = plan.phenomena if plan else ()
    evidence = tuple(
        look.of("phenomenon" if phenomenon.seriousness else "phenomenon.unweighed",
                f"analysis.phenomena[{index}].title", title=phenomenon.title, count=len(found),
                amount=planned_for(look, found), seriousness=phenomenon.seriousness)
        for index, phenomenon in enumerate(phenomena)
        for found in [[t.activity.id for t in look.trails if phenomenon.id in t.activity.phenomena]]
    )  # fmt: skip
    unworked = sum(item.text.values["count"] == 0 for item in evidence)
    unweighed = sum(phenomenon.seriousness is None for phenomenon in phenomena)
    missing = lacking(no_phenomena=not phenomena, unworked=unworked, unweighed=unweighed)
    return Found(evidence, missing, graded(evidence and not (unworked or unweighed), evidence))


def planned_for(look: Look, activities: list[str]) -> Decimal:
    """What is planned for some activities together."""
    _, amount = look.ledger.sums(line for line in look.ledger.lines if line.trail.activity.id in activities)
    return amount


def no_stigma(look: Look) -> Found:
    """10. Diversity, and words that set nobody apart."""
    audiences = look.activities("audience", lambda activity: activity.audience, "audience")
    domains = {partner.domain for partner in look.plan.partners if partner.domain}
    spread = (look.of("domains", "partners", count=len(domains)),) if domains else ()
    missing = lacking(activities_without_audience=len(look.trails) - len(audiences))
    return Found((*spread, *audiences), missing)


# D. Expertise


def expertise(look: Look) -> Found:
    """11. Training and information for front-line workers, key persons, parents and peers."""
    courses = [trail.activity for trail in look.trails if look.is_about("training", trail.activity)]
    reached = [activity for activity in courses if activity.audience and reach(activity)]
    evidence = look.activities("training", lambda activity: look.is_about("training", activity))
    missing = lacking(
        no_training=not courses, training_without_audience=sum(not activity.audience for activity in courses),
        training_without_reach=sum(not reach(activity) for activity in courses),
    )  # fmt: skip
    return Found(evidence, missing, graded(reached, courses))


def reach(activity: Activity) -> bool:
    """Whether an activity says how many it is to reach."""
    return any(indicator.targets for indicator in activity.indicators)


# What the analysis names.


def analysis_factors(look: Look) -> tuple[Factor, ...]:
    """The factors of the analysis."""
    return look.plan.analysis.factors if look.plan.analysis else ()


def factors_of(look: Look, activity: Activity, among: set[str] | None = None) -> tuple[str, ...]:
    """The titles of the factors that an activity addresses; of some factors only, where these are given."""
    titles = {factor.id: factor.title for factor in analysis_factors(look)}
    return tuple(titles.get(name, name) for name in activity.factors if among is None or name in among)


def listed_factors(look: Look) -> Iterator[Evidence]:
    """The factors of the analysis, as evidence."""
    for index, factor in enumerate(analysis_factors(look)):
        yield look.of("factor", f"analysis.factors[{index}].title", title=factor.title)


def phenomena_of(look: Look, activity: Activity) -> tuple[str, ...]:
    """The titles of the phenomena that an activity is about."""
    phenomena = look.plan.analysis.phenomena if look.plan.analysis else ()
    titles = {phenomenon.id: phenomenon.title for phenomenon in phenomena}
    return tuple(titles.get(name, name) for name in activity.phenomena)


def named_phenomena(look: Look) -> Iterator[Evidence]:
    """The phenomena of the analysis, as evidence."""
    for index, phenomenon in enumerate(look.plan.analysis.phenomena if look.plan.analysis else ()):
        yield look.of("named", f"analysis.phenomena[{index}].title", title=phenomenon.title)
