"""Subjects 12 to 26: cooperation, signals, support, continuity, organisation, communication, evaluation."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from radplan.model.plan import Activity
from radplan.quickscan.approach import expertise
from radplan.quickscan.evidence import Evidence, Found, Look, graded, lacking

OUTSIDE = ("safety", "care", "education")


# E. Working together


def inside_municipality(look: Look) -> Found:
    """12. Safety, care and education connected inside the municipality."""
    departments = tuple(
        look.of("department", f"roles[{index}].department", title=role.title, department=role.department)
        for index, role in enumerate(look.plan.roles)
        if role.department
    )
    return Found(departments, lacking(departments=len({item.text.values["department"] for item in departments}) < 2))


def with_partners(look: Look) -> Found:
    """13. Safety, care and education connected with partners outside."""
    domains = {partner.domain for partner in look.plan.partners}
    missing = {f"no_{domain}": domain not in domains for domain in OUTSIDE}
    undomained = sum(partner.domain is None for partner in look.plan.partners)
    return Found(look.partners_in(OUTSIDE), lacking(**missing, partners_without_domain=undomained))


def social_domain(look: Look) -> Found:
    """14. Professionals of the social domain know the subject."""
    trained = expertise(look)
    return Found(trained.evidence, tuple(text for text in trained.missing if text.key != "training-without-reach"))


def care_partners(look: Look) -> Found:
    """15. It is known which care partners can help; small municipalities join what exists."""
    care = look.partners_in(("care",))
    region = look.has("region")
    return Found((*care, *region), lacking(no_care=not care))


# F. Signals


def reporting(look: Look) -> Found:
    """16. A structure for reporting signals, with the core partners."""
    evidence = (*look.has("signalling.text", "signalling.report_to", "signalling.covenant"), *contacts(look))
    missing = lacking(
        no_report_to=not look.value("signalling.report_to"), no_covenant=not look.value("signalling.covenant")
    )  # fmt: skip
    return Found(evidence, missing)


def feedback(look: Look) -> Found:
    """17. Who reports knows how, where and when, and hears back."""
    evidence = look.has("signalling.report_to", "signalling.feedback", "signalling.text")
    missing = lacking(
        no_report_to=not look.value("signalling.report_to"), no_feedback=not look.value("signalling.feedback")
    )  # fmt: skip
    return Found(evidence, missing)


# G. Support


def national_support(look: Look) -> Found:
    """18. Use of what the state offers."""
    named = look.partners_named("national")
    working = look.activities("supported", lambda activity: supporter(look, activity))
    in_kind = tuple(
        look.of("in-kind", f"funding[{index}].title", title=source.title)
        for index, source in enumerate(look.plan.funding)
        if source.kind == "in_kind" and look.mentions("national", f"{source.title} {source.provider}")
    )
    evidence = (*working, *in_kind, *named)
    return Found(evidence, lacking(no_support=not evidence), graded(working or in_kind, named))


def supporter(look: Look, activity: Activity) -> str:
    """The national organisation that carries out an activity or takes part in it."""
    names = (activity.executor, *activity.partners)
    named = [look.partners[name].name if name in look.partners else name for name in names if name]
    return next((name for name in named if look.mentions("national", name)), "")


def regional_initiatives(look: Look) -> Found:
    """19. Regional initiatives are known and joined."""
    region = (look.of("in-region", "region", name=look.plan.region.name),) if look.plan.region else ()
    partners = look.partners_named("regional")
    active = any(look.joining(item) for item in look.plan.partners if look.mentions("regional", item.name))
    joined = active or bool(look.plan.region and (look.plan.region.lead or look.plan.region.municipalities))
    missing = lacking(no_region=not region, not_joined=not joined)
    return Found((*region, *partners), missing, graded(region and joined, region or partners))


# H. Continuity


def more_than_one(look: Look) -> Found:
    """20. The tasks aren't all with one person."""
    owned = Counter(trail.activity.owner for trail in look.trails if trail.activity.owner)
    roles = {role.id: role for role in look.plan.roles}
    evidence = tuple(
        look.of("role-tasks", f"roles[{index}].title", title=role.title, count=owned[role.id])
        for index, role in enumerate(look.plan.roles)
    )
    backed = any(roles[name].backup not in (None, name) for name in owned if name in roles)
    most = max(owned.values(), default=0)
    spread = len(owned) > 1 and most * 2 <= len(look.trails)
    missing = lacking(
        activities_without_owner=len(look.trails) - sum(owned.values()), no_backup=not backed,
        one_owner=bool(owned) and not spread,
    )  # fmt: skip
    return Found(evidence, missing, graded(spread, len(owned) > 1 or backed))


def own_money(look: Look) -> Found:
    """21. Not wholly dependent on outside money."""
    own = [source for source in look.ledger.sources if source.source.kind == "own_budget" and source.planned]
    evidence = tuple(look.of("own-money", found.path, title=found.source.title, amount=found.planned) for found in own)
    said = look.has("continuity.structural_funding")
    structural = any(source.source.structural for source in own)
    outside = outside_money(look)
    missing = lacking(no_own_money=not own, not_structural=not structural)
    return Found((*evidence, *said, *outside), missing, graded(own and structural, own or said))


def outside_money(look: Look) -> tuple[Evidence, ...]:
    """What comes from others, and when that ends."""
    return tuple(
        look.of("outside-money", source.path, title=source.source.title, amount=source.planned)
        for source in look.ledger.sources
        if source.planned > Decimal(0) and source.source.kind != "own_budget"
    )


def embedding(look: Look) -> Found:
    """22. Knowledge and approach are part of policy, processes and the ordinary budget."""
    parts = ("text", "policy", "structural_funding")
    missing = {f"no_continuity_{part}": not look.value(f"continuity.{part}") for part in parts}
    return Found(look.has(*(f"continuity.{part}" for part in parts)), lacking(**missing))


def networks(look: Look) -> Found:
    """23. Member of regional learning networks."""
    named = (*look.partners_named("network"), *tuple(look.said("network"))[:3])
    return Found(named, lacking(no_network=not named))


# I. Organisation


def first_contact(look: Look) -> Found:
    """24. Somebody whom partners can ask first."""
    found = [
        (index, role) for index, role in enumerate(look.plan.roles)
        if any(look.mentions("contact", text) for text in (role.title, role.duties))
    ]  # fmt: skip
    evidence = tuple(look.of("role", f"roles[{index}].title", title=role.title) for index, role in found)
    placed = any(role.department for _, role in found)
    missing = lacking(no_contact=not found, no_department=bool(found) and not placed)
    return Found(evidence, missing, graded(placed, found))


# J. Communication


def communication(look: Look) -> Found:
    """25. The public, professionals and politicians know that there is a programme, why, and whom to ask."""
    lines = look.plan.communication.lines if look.plan.communication else ()
    audiences = tuple(
        look.of("audience-line", f"communication.lines[{index}].audience", audience=line.audience)
        for index, line in enumerate(lines)
    )
    missing = lacking(no_communication=not look.plan.communication, no_contacts=not look.plan.contacts)
    return Found((*look.has("communication.text"), *audiences, *contacts(look)), missing)


def contacts(look: Look) -> tuple[Evidence, ...]:
    """Where people can go."""
    offices = enumerate(look.plan.contacts)
    return tuple(look.of("contact", f"contacts[{index}].title", title=office.title) for index, office in offices)


# K. Evaluation


def evaluation(look: Look) -> Found:
    """26. Monitoring and evaluation thought out beforehand."""
    measured = look.activities("indicators", lambda activity: len(measurable(activity)), "indicators")
    evaluated = look.activities("evaluation.activity", lambda activity: activity.evaluation, "evaluation")
    own = look.has("evaluation")
    outcome = any(item.type in ("outcome", "impact") for trail in look.trails for item in trail.activity.indicators)
    without = len(look.trails) - len(measured)
    unevaluated = len(look.trails) - len(evaluated)
    missing = lacking(
        activities_without_target=without,
        only_output=bool(measured) and not outcome,
        activities_without_evaluation=unevaluated,
        no_evaluation=not own,
    )
    full = outcome and not without and own and not unevaluated
    return Found((*own, *measured, *evaluated), missing, graded(full, measured))


def measurable(activity: Activity) -> list[str]:
    """The indicators of an activity that have a target."""
    return [indicator.id for indicator in activity.indicators if indicator.targets]
