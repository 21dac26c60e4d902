"""Plans to measure with: as many municipalities, or as long a plan, as one asks for. The same seed, the same bytes.

python benchmarks/generate.py FOLDER --plans 342
python benchmarks/generate.py FOLDER --lines 50000
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

THEMES = ("Preventie", "Persoonsgerichte aanpak", "Weerbaarheid", "Netwerk en samenwerking", "Kennis en expertise")
WORK = (
    "Training",
    "Analyse",
    "Onderzoek",
    "Voorlichting",
    "Ondersteuning",
    "Begeleiding",
    "Conferentie",
    "Casusoverleg",
)
WHOM = ("professionals", "ouders", "jongeren", "scholen", "sleutelfiguren", "wijkteams", "vrijwilligers", "docenten")
AIMS = (
    "De deelnemers herkennen signalen eerder en weten bij wie zij terechtkunnen.",
    "De gemeente voert de regie en stemt af met politie, onderwijs en zorg.",
    "Aan het eind van het jaar bespreken de partners wat er is bereikt en wat beter kan.",
    "Er is een vast aanspreekpunt voor vragen en zorgen, ook buiten kantooruren.",
    "Wat er wordt geleerd, blijft in het lokale netwerk en gaat niet verloren als het geld op is.",
)


def activity(random: Random, number: int) -> tuple[str, int]:
    """An activity as YAML, and what it costs."""
    work, whom = random.choice(WORK), random.choice(WHOM)
    amounts = [random.randrange(1, 90) * 500 for _ in range(random.randint(1, 3))]
    prose = "\n".join(f"          {random.choice(AIMS)}" for _ in range(random.randint(2, 6)))
    costs = "\n".join(
        f"          - item: {work} {index}\n            amount: {amount}\n            funding: versterkingsgelden"
        for index, amount in enumerate(amounts, start=1)
    )
    month = random.randint(1, 9)
    text = f"""\
      - id: activiteit-{number}
        title: {work} voor {whom} {number}
        description: |
{prose}
          De kosten zijn {{{{ costs.total }}}}, waarvan € {amounts[0]:,} voor het eerste deel.
        owner: coordinator
        goals: [weerbaarheid]
        audience: [{whom}]
        planning:
          start: 2019-{month:02}
          end: 2019-{month + 3:02}
          milestones:
            - {{id: verslag-{number}, date: 2019-{month + 3:02}, title: Verslag aan de opdrachtgever}}
        costs:
{costs}
        indicators:
          - id: bereik-{number}
            title: Aantal bereikte {whom}
            type: output
            unit: personen
            baseline: {{value: 0, date: 2018-12}}
            targets: [{{date: 2019-12, value: {random.randint(10, 200)}}}]
            source: presentielijsten
"""
    return text.replace(f"€ {amounts[0]:,}", f"€ {amounts[0]:,}".replace(",", ".")), sum(amounts)


def plan(random: Random, name: str, activities: int) -> str:
    """A whole plan, with a grant that it fits."""
    parts, total, number = [], 0, 0
    for index in range(min(len(THEMES), activities)):
        parts.append(f"  - id: thema-{index}\n    title: {THEMES[index]}\n    activities:\n")
        for _ in range(activities * (index + 1) // len(THEMES) - activities * index // len(THEMES)):
            number += 1
            text, costs = activity(random, number)
            parts.append(text)
            total += costs
    return f"""\
radplan: 1
municipality: {{name: {name}}}
title: Uitvoeringsplan aanpak radicalisering {name}
period: {{year: 2019}}
status: council
summary: {name} gaat radicalisering tegen. Ouders, jongeren en professionals leren signalen op tijd te zien.
purpose: |
  {AIMS[0]}
  {AIMS[1]}
goals:
  - {{id: weerbaarheid, title: De weerbaarheid vergroten}}
roles:
  - {{id: coordinator, title: Programmacoördinator, organisation: Gemeente {name}}}
funding:
  - id: versterkingsgelden
    title: Versterkingsgelden 2019
    kind: grant
    year: 2019
    granted: {total}
themes:
{"".join(parts)}evaluation: {{due: 2019-12}}
promises:
  - {{id: rapportage, title: Rapportage over de voortgang, to: gemeenteraad, due: 2019-12, kind: report}}
"""


def write_plans(folder: Path, count: int, seed: int = 2019) -> None:
    """A folder per municipality, each with a plan of about 740 lines."""
    random = Random(seed)
    for number in range(1, count + 1):
        home = folder / f"gemeente-{number:04}"
        home.mkdir(parents=True, exist_ok=True)
        (home / "plan.yaml").write_text(plan(random, f"Gemeente {number}", random.randint(15, 30)), encoding="utf-8")


def write_long_plan(folder: Path, lines: int, seed: int = 2019) -> None:
    """One plan of about as many lines."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.yaml").write_text(plan(Random(seed), "Langstad", lines // 31), encoding="utf-8")


def main() -> None:
    """Write what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plans", type=int, default=0)
    parser.add_argument("--lines", type=int, default=0)
    wanted = parser.parse_args()
    if wanted.plans:
        write_plans(wanted.folder, wanted.plans)
    if wanted.lines:
        write_long_plan(wanted.folder, wanted.lines)


if __name__ == "__main__":
    main()
