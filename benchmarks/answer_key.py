"""An answer key: faults of every rule's kind, planted in realistic plans at known places; recall and precision.

python benchmarks/answer_key.py             plant, check, and say what was missed or invented
python benchmarks/answer_key.py --seed 7 --plans 50

A plan gets a few faults at a time, chosen by the seed, each in another part. Every planted fault has to be found at its
line and column, and nothing else that is an error or a warning; a plan without faults has to stay without findings.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from radplan.checking import check
from radplan.findings import Severity
from radplan.reading import read
from radplan.settings import Settings

TODAY = date(2020, 6, 1)
PLAN = """\
radplan: 1
municipality: {name: NAME, code: CODE}
title: Uitvoeringsplan veiligheid en weerbaarheid
period: {year: 2019}
language: nl
status: adopted
summary: De gemeente helpt jongeren en ouders. Dat doen wij met scholen, met de politie en met mensen uit de wijk. Iedereen kan meedoen en wij vertellen elk jaar hoe het gaat.
goals:
  - {id: weerbaarheid, title: Jongeren zijn weerbaar, term: long}
roles:
  - {id: coordinator, title: Programmacoördinator, backup: adviseur}
  - {id: adviseur, title: Adviseur veiligheid}
partners:
  - {id: scholen, name: Scholengroep De Waterkant, domain: education}
  - {id: politie, name: politie, domain: safety}
analysis:
  text: In 2018 is het lokale beeld met partners besproken.
  date: 2018-11
  source: gemeente en politie
  phenomena: [{id: extreemrechts, title: Rechtsextremisme, seriousness: beperkt}]
funding:
  - id: rijk-2019
    title: Rijksbijdrage 2019
    kind: grant
    year: 2019
    granted: 250000
  - id: overgeheveld
    title: Overgeheveld uit 2018
    kind: carry_over
    from: rijk-2018
    decision: besluit
    granted: 20000
  - id: eigen
    title: Eigen middelen
    kind: own_budget
    granted: 50000
decisions:
  - {id: besluit, body: council, number: 2018-31, date: 2018-12-12}
themes:
  - id: preventie
    title: Preventie
    goal: Voorkomen dat jongeren afglijden
    intro: Dit thema richt zich op jongeren en hun omgeving.
    activities:
      - id: training
        title: Training van wijkteams
        description: |
          Wijkteams leren signalen te herkennen en te bespreken.
          De training kost {{ costs.total }} in 2019.
        goals: [weerbaarheid]
        owner: coordinator
        executor: scholen
        partners: [scholen, politie]
        audience: [wijkteams]
        track: prevention
        levels: [group]
        stages: [early]
        planning:
          start: 2019-03
          end: 2019-11
          milestones:
            - {id: aftrap, date: 2019-04-01, title: Aftrap}
        costs:
          - id: trainers
            item: Trainers
            amount: 120000
            funding: rijk-2019
          - id: zalen
            item: Zaalhuur
            amount: 30000
            funding: [{id: rijk-2019, share: 60}, {id: eigen, share: 40}]
        indicators:
          - id: getraind
            title: Getrainde medewerkers
            type: outcome
            unit: medewerkers
            ascending: true
            baseline: {value: 10, date: 2018-12}
            targets: [{date: 2019-12, value: 60}]
            source: presentielijsten
        evaluation: {type: process, by: scholen, due: 2019-12}
      - id: onderzoek
        title: Onderzoek naar de lokale aanpak
        description: Onderzoekers bekijken in 2019 hoe de aanpak werkt.
        goals: [weerbaarheid]
        owner: adviseur
        planning: {start: voorjaar 2019, end: najaar 2019}
        costs:
          - {item: Onderzoek, amount: 100000, funding: rijk-2019}
        costs_note: Het onderzoek kost in 2019 samen {{ costs.onderzoek }}.
        indicators:
          - {id: rapport, title: Afgeronde deelonderzoeken, type: outcome, unit: onderzoeken, ascending: true, baseline: {value: 0, date: 2018-12}, targets: [{date: 2019-12, value: 7}], source: archief}
  - id: begeleiding
    title: Persoonsgerichte begeleiding
    goal: Mensen op weg helpen
    activities:
      - id: begeleiding-gezinnen
        title: Begeleiding van gezinnen
        description: Gezinnen krijgen in 2019 hulp die bij hen past.
        goals: [weerbaarheid]
        owner: coordinator
        planning: {start: 2019, end: 2019, recurrence: continuous}
        costs:
          - {item: Hulpverleners, amount: 20000, funding: overgeheveld}
          - {item: Coördinatie, amount: '€ 30.000,-', funding: eigen}
        indicators:
          - {id: gezinnen, title: Geholpen gezinnen, type: outcome, unit: gezinnen, ascending: true, baseline: {value: 0, date: 2018-12}, targets: [{date: 2019-12, value: 25}], source: registratie}
communication:
  text: De gemeente vertelt inwoners in 2019 wat zij doet.
evaluation: {text: Partners bespreken eind 2019 wat er is bereikt., due: 2019-12}
promises:
  - {id: rapportage, title: Rapportage over de voortgang, to: gemeenteraad, due: 2020-12, kind: report, activity: training}
"""
TOWNS = (("Arnhem", "gm0202"), ("Gouda", "gm0513"), ("Venlo", "gm0983"), ("Delft", "gm0503"), ("Huizen", "gm0406"))


@dataclass(frozen=True)
class Fault:
    """A fault: the part it is in, what is replaced by what, and the text in the replacement at which it is to be found.

    `part` keeps two faults of one plan apart; `at` may be empty for the start of the replacement.
    """

    rule: str
    part: str
    old: str
    new: str
    at: str = ""


FAULTS = (
    Fault("duplicate-key", "status", "status: adopted\n", "status: adopted\nstatus: draft\n", "status: draft"),
    Fault("unknown-key", "language", "language: nl", "taal: nl"),
    Fault("unknown-key", "intro", "    intro: Dit", "    inleiding: Dit", "inleiding"),
    Fault("unknown-key", "trainers", "            amount: 120000", "            ammount: 120000", "ammount"),
    Fault("missing-key", "granted-eigen", "  - id: eigen\n    title: Eigen middelen\n", "  - id: eigen\n", "id: eigen"),
    Fault("wrong-type", "goals", "        goals: [weerbaarheid]\n        owner: adviseur", "        goals: weerbaarheid\n        owner: adviseur", "weerbaarheid"),
    Fault("wrong-type", "direction", "ascending: true\n", "ascending: ja\n", "ja"),
    Fault("unknown-value", "status", "status: adopted", "status: vastgesteld", "vastgesteld"),
    Fault("unknown-value", "track", "track: prevention", "track: preventie", "preventie"),
    Fault("ambiguous-amount", "granted-eigen", "    granted: 50000", "    granted: 50.000", "50.000"),
    Fault("invalid-amount", "granted-over", "    granted: 20000", "    granted: 020000", "020000"),
    Fault("invalid-amount", "trainers", "            amount: 120000", "            amount: 120_000", "120_000"),
    Fault("invalid-date", "training-planning", "date: 2019-04-01", "date: 2019-04-31", "2019-04-31"),
    Fault("invalid-date", "training-planning", "date: 2019-04-01", "date: 1-4-2019", "1-4-2019"),
    Fault("empty-text", "kop", "title: Uitvoeringsplan veiligheid en weerbaarheid", "title: ''", "''"),
    Fault("forbidden-character", "intro", "richt zich op", "richt\u2028zich op", "\u2028"),
    Fault("invalid-id", "training-planning", "id: aftrap", "id: Aftrap!", "Aftrap!"),
    Fault("format-version", "versie", "radplan: 1\n", "radplan: 2\n", "2"),
    Fault("duplicate-id", "hulp", "id: gezinnen, title", "id: getraind, title", "getraind"),
    Fault("unknown-reference", "owner-training", "owner: coordinator\n        executor", "owner: coordinater\n        executor", "coordinater"),
    Fault("unknown-reference", "hulp", "amount: 20000, funding: overgeheveld", "amount: 20000, funding: over", "over"),
    Fault("unknown-placeholder", "trainers", "{{ costs.total }}", "{{ costs.totaal }}"),
    Fault("unknown-municipality", "town", "code: CODE", "code: gm9999", "gm9999"),
    Fault("budget-exceeded", "trainers", "    granted: 250000", "    granted: 230000", "230000"),
    Fault("funding-split", "zalen", "share: 40}]", "share: 39}]", "[{id: rijk-2019, share: 60}"),
    Fault("unfunded-cost", "coordinatie", "'€ 30.000,-', funding: eigen}", "'€ 30.000,-'}", "{item: Coördinatie"),
    Fault("amount-in-text", "trainers", "kost {{ costs.total }} in", "kost € 149.000 in", "€ 149.000"),
    Fault("carry-over-untraceable", "carry", "    decision: besluit\n", "", "id: overgeheveld"),
    Fault("funding-without-ceiling", "granted-eigen", "    kind: own_budget\n    granted: 50000\n", "    kind: own_budget\n", "id: eigen"),
    Fault("cost-outside-period", "coordinatie", "'€ 30.000,-', funding: eigen}", "'€ 30.000,-', funding: eigen, year: 2021}", "2021"),
    Fault("period-reversed", "training-planning", "          start: 2019-03\n          end: 2019-11", "          start: 2019-11\n          end: 2019-03", "2019-03"),
    Fault("outside-plan-period", "onderzoek-planning", "end: najaar 2019", "end: najaar 2020", "najaar 2020"),
    Fault("milestone-outside-activity", "training-planning", "date: 2019-04-01", "date: 2019-12-24", "2019-12-24"),
    Fault("promise-overdue", "promise", "due: 2020-12, kind", "due: 2020-03, kind", "2020-03"),
    Fault("relative-date", "communication", "vertelt inwoners in 2019 wat", "vertelt inwoners binnenkort wat", "binnenkort"),
    Fault("indicator-direction", "direction", "targets: [{date: 2019-12, value: 60}]", "targets: [{date: 2019-12, value: 5}]", "5"),
    Fault("personal-data", "training-text", "leren signalen", "(BSN 111222333) leren signalen", "111222333"),
    Fault("personal-data", "communication", "wat zij doet.", "wat zij doet; bel Jan Jansen op 06-12345678.", "06-12345678"),
    Fault("stigmatising-term", "intro", "richt zich op jongeren", "richt zich op probleemjongeren", "probleemjongeren"),
    Fault("leftover-text", "communication", "wat zij doet.", "wat zij doet. TODO", "TODO"),
    Fault("small-number", "begeleiding-text", "Gezinnen krijgen in 2019", "Twee jongeren krijgen in 2019", "Twee jongeren"),
    Fault("name-drift", "begeleiding-text", "hulp die bij hen past.", "hulp van Scholengroep de Waterkant.", "Scholengroep de Waterkant"),
)  # fmt: skip


@dataclass(frozen=True)
class Planted:
    """A plan with what is to be found in it: rule, line and column."""

    text: str
    expected: tuple[tuple[str, int, int], ...]


def plant(random: Random) -> Planted:
    """A plan with a few faults, each in another part."""
    name, code = random.choice(TOWNS)
    chosen: dict[str, Fault] = {}
    for fault in random.sample(FAULTS, 4):
        chosen.setdefault(fault.part, fault)
    text = PLAN.replace("NAME", name)
    marks: list[tuple[str, str]] = []
    for fault in chosen.values():
        assert text.count(fault.old) >= 1, fault
        marked = mark(fault, len(marks))
        text = text.replace(fault.old, marked, 1) if "\x01" in marked else mark_elsewhere(text, fault, len(marks))
        marks.append((fault.rule, f"\x01{len(marks)}\x02"))
    text = text.replace("CODE", code)
    return Planted(re.sub("\x01\\d+\x02", "", text), tuple(places(text, marks)))


def mark(fault: Fault, number: int) -> str:
    """The replacement with a mark where the fault is to be found; unmarked where that is elsewhere."""
    at = fault.new.find(fault.at)
    return fault.new if at < 0 else f"{fault.new[:at]}\x01{number}\x02{fault.new[at:]}"


def mark_elsewhere(text: str, fault: Fault, number: int) -> str:
    """The plan with the fault, and the mark at the last place before it where its text stands."""
    start = text.index(fault.old)
    at = text.rindex(fault.at, 0, start + len(fault.old))
    changed = text.replace(fault.old, fault.new, 1)
    return f"{changed[:at]}\x01{number}\x02{changed[at:]}"


def places(text: str, marks: list[tuple[str, str]]) -> Iterator[tuple[str, int, int]]:
    """The line and column of each mark."""
    for rule, sign in marks:
        before = re.sub("\x01\\d+\x02", "", text[: text.index(sign)])
        yield rule, before.count("\n") + 1, len(before) - before.rfind("\n")


def found_in(text: str, folder: Path) -> tuple[tuple[str, int, int], ...]:
    """The errors and warnings of a plan."""
    path = folder / "plan.yaml"
    path.write_text(text, encoding="utf-8", newline="\n")
    findings = check(read(str(path)), Settings(), TODAY)
    serious = [finding for finding in findings if finding.severity != Severity.ADVICE]
    return tuple((finding.rule, finding.place.line, finding.place.column) for finding in serious)


@dataclass(frozen=True)
class Score:
    """What was planted, found, missed and invented."""

    planted: int
    missed: Counter[tuple[str, int, int]]
    invented: Counter[tuple[str, int, int]]

    @property
    def recall(self) -> float:
        """The part of the planted faults that was found."""
        return 1 - self.missed.total() / self.planted

    @property
    def precision(self) -> float:
        """The part of what was found that was planted."""
        right = self.planted - self.missed.total()
        return right / (right + self.invented.total())


def score(seed: int, plans: int, folder: Path) -> Score:
    """Plant faults in a number of plans and check them."""
    random, planted = Random(seed), 0
    missed: Counter[tuple[str, int, int]] = Counter()
    invented: Counter[tuple[str, int, int]] = Counter()
    for _ in range(plans):
        plan = plant(random)
        expected, found = Counter(plan.expected), Counter(found_in(plan.text, folder))
        planted += expected.total()
        missed += expected - found
        invented += found - expected
    return Score(planted, missed, invented)


def main() -> int:
    """Print the score; exit code 1 where something was missed or invented."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=2019)
    parser.add_argument("--plans", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        clean = found_in(PLAN.replace("NAME", "Arnhem").replace("CODE", "gm0202"), Path(folder))
        result = score(options.seed, options.plans, Path(folder))
    print(
        f"{result.planted} faults in {options.plans} plans: recall {result.recall:.3f}, precision {result.precision:.3f}"
    )
    print(f"findings in the clean plan: {list(clean)}")
    for what, counter in (("missed", result.missed), ("invented", result.invented)):
        for (rule, line, column), times in counter.most_common(20):
            print(f"{what} {times} × {rule} at {line}:{column}")
    return int(bool(result.missed or result.invented or clean))


if __name__ == "__main__":
    sys.exit(main())
