"""A document as a council might publish it, and one full of text that means no good; both made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from html import escape

from radplan.documents.charts import (
    Activity,
    ActivityGroup,
    Bound,
    BudgetWords,
    Drawing,
    Milestone,
    PlanningWords,
    Share,
    Source,
    Theme,
    budget_chart,
    planning_chart,
)

PLANNING_WORDS = PlanningWords(
    title="Planning van de activiteiten",
    approximate="bij benadering",
    open_end="begin of einde open",
    milestone="mijlpaal",
    milestone_span="wanneer een mijlpaal kan vallen",
    months=("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    quarter="K",
)
BUDGET_WORDS = BudgetWords("Begroting per thema en geldbron", "Geldbronnen", "Thema's")


def euro(amount: int) -> str:
    return "€\u00a0" + f"{amount:,}".replace(",", ".")


def source(name: str, label: str, planned: int, ceiling: int | None = None) -> Source:
    granted = None if ceiling is None else Decimal(ceiling)
    return Source(
        name, label, Decimal(planned), euro(planned), granted, f"toegekend {euro(ceiling)}" if ceiling else ""
    )


def theme(label: str, **shares: int) -> Theme:
    parts = tuple(Share(name, Decimal(amount), euro(amount)) for name, amount in shares.items())
    return Theme(label, parts, euro(sum(shares.values())))


SOURCES = (
    source("v2019", "Versterkingsgelden 2019", 457500, 457500),
    source("v2018", "Overgeheveld uit 2018", 27000, 27000),
    source("anders", "Niet genoemde bron", 20240),
)
THEMES = (
    theme("Programmacoördinatie", v2019=35000),
    theme("Preventie", v2019=180000, v2018=27000),
    theme("Persoonsgerichte en systeemgerichte aanpak", v2019=117500, anders=20240),
    theme("Regionale ondersteuning Oost-Nederland", v2019=125000),
)


def month(start: int, end: int, year: int = 2019) -> tuple[Bound, Bound]:
    last = date(year + end // 12, end % 12 + 1, 1)
    return (
        Bound(date(year, start, 1), date(year, start, 28)),
        Bound(date(year, end, 1), date.fromordinal(last.toordinal() - 1)),
    )


SPRING = Bound(date(2019, 3, 1), date(2019, 5, 31))
AUTUMN = Bound(date(2019, 9, 1), date(2019, 11, 30))
YEAR = Bound(date(2019, 1, 1), date(2019, 12, 31))
GROUPS = (
    ActivityGroup(
        "Preventie",
        (
            Activity(
                "Krachtenveldanalyse rechts-extremisme",
                "april tot en met juni 2019",
                *month(4, 6),
                milestones=(Milestone("Rapport aan het college", month(6, 6)[1], "juni 2019"),),
            ),
            Activity("Jongerenraad", "voorjaar tot en met najaar 2019", SPRING, AUTUMN),
            Activity(
                "Weerbaarheidstraining op scholen in Presikhaaf en Malburgen-West", "voorjaar 2019", SPRING, SPRING
            ),
            Activity("Oudersteunpunt", "hele jaar 2019", *month(1, 12)),
        ),
    ),
    ActivityGroup(
        "Persoonsgerichte aanpak",
        (
            Activity("Casusoverleg", "vanaf januari 2019", month(1, 1)[0], None),
            Activity("Nazorg", "tot uiterlijk najaar 2019", None, AUTUMN),
            Activity("Training signaleren", "in 2019", YEAR, YEAR),
            Activity("Pilot duidingspool", "datum nog niet bekend"),
        ),
    ),
    ActivityGroup(
        "Regionale ondersteuning",
        (
            Activity(
                "Expertisecentrum",
                "januari tot en met december 2019",
                *month(1, 12),
                milestones=(Milestone("Evaluatie", AUTUMN, "najaar 2019"),),
            ),
        ),
    ),
)
PERIOD = (date(2019, 1, 1), date(2019, 12, 31))


def charts() -> Mapping[str, Drawing]:
    return {
        "budget": budget_chart("budget", SOURCES, THEMES, BUDGET_WORDS),
        "planning": planning_chart("planning", GROUPS, PERIOD, PLANNING_WORDS),
    }


def _activity(name: str, title: str, cost: int) -> str:
    return f"""
<section id="{name}"><h3>{title}</h3>
<p>Jongeren, ouders en professionals herkennen signalen <em>op tijd</em> en weten bij wie zij terechtkunnen. De gemeente
werkt daarin samen met scholen, het jongerenwerk en het <a href="https://example.org/veiligheidshuis">Veiligheidshuis</a>.</p>
<h4>Activiteiten</h4>
<ul><li>gesprekken met sleutelfiguren in de wijk</li><li>twee trainingen van een dag voor wijkcoaches:
<ul><li>herkennen en duiden</li><li>het goede gesprek</li></ul></li><li>een bijeenkomst voor ouders</li></ul>
<h4>Planning</h4><p>april tot en met juni 2019</p>
<h4>Kosten</h4><p>De kosten zijn {euro(cost)}, uit de versterkingsgelden 2019.<span class="note">Exclusief btw, prijspeil
2019.</span></p>
<h4>Beoogd resultaat</h4><p>Aan het eind van 2019 hebben zestig professionals de training gevolgd.</p>
<table><caption>Indicatoren van {title}</caption>
<thead><tr><th scope="col">Indicator</th><th scope="col">Soort</th><th scope="col" class="amount">Nulmeting</th><th scope="col"
class="amount">Doel</th><th scope="col">Bron</th></tr></thead>
<tbody><tr><th scope="row">Getrainde professionals</th><td>prestatie</td><td class="amount">0</td><td class="amount">60</td>
<td>presentielijsten</td></tr></tbody></table>
</section>"""


def _rows(name: str, rows: list[tuple[str, int, int]]) -> str:
    body = "".join(
        f'<tr><th scope="row">{title}</th><td class="amount">{euro(grant)}</td>'
        f'<td class="amount">{euro(other) if other else "–"}</td></tr>'
        for title, grant, other in rows
    )
    return f"""<tbody><tr class="group"><th scope="rowgroup" colspan="3">{name}</th></tr>{body}
<tr class="subtotal"><th scope="row">Subtotaal</th><td class="amount">{euro(sum(row[1] for row in rows))}</td>
<td class="amount">{euro(sum(row[2] for row in rows))}</td></tr></tbody>"""


def plan() -> str:
    """The fragment of a whole plan."""
    return f"""<header class="cover"><p class="organisation">Gemeente Arnhem</p><h1>Uitvoeringsplan aanpak radicalisering 2019</h1>
<p class="subtitle">Samen weerbaar</p><p class="meta">Vastgesteld door het college van burgemeester en wethouders op 14 mei 2019</p>
</header>
<nav class="contents"></nav>
<p class="notice">In deze openbare uitgave is één vertrouwelijke activiteit weggelaten.</p>
<section id="voorwoord"><h2>Voorwoord</h2><p class="lead">Arnhem is een stad waar mensen naar elkaar omkijken. Dat is de beste
bescherming tegen radicalisering.</p><p>Dit plan laat zien wat we in 2019 doen, wat het kost en wat u ervan merkt.</p>
<blockquote><p>Wie vroeg in gesprek gaat, hoeft later minder in te grijpen.</p></blockquote>
<p class="signature">Burgemeester</p></section>
<section id="doel"><h2>1. Doel en leeswijzer</h2><p>Het plan heeft drie doelen:</p>
<ol><li>nieuwe aanwas voorkomen en de weerbaarheid vergroten;</li><li>radicalisering tegengaan;</li><li>gemeenten in de regio
ondersteunen en adviseren.</li></ol>
<p>Hoofdstuk 2 beschrijft de activiteiten, <a href="#financien">het hoofdstuk Financiën</a> de kosten.</p>
<table class="facts"><tbody><tr><th scope="row">Opdrachtgever</th><td>Burgemeester</td></tr><tr><th scope="row">Contact</th>
<td><a href="tel:0900-1809">0900&nbsp;1809</a></td></tr></tbody></table></section>
<section id="preventie"><h2>2. Preventie</h2><p class="subtitle">Voorkomen van nieuwe aanwas</p>
{_activity("krachtenveldanalyse", "2.1 Krachtenveldanalyse rechts-extremisme", 25000)}
{_activity("jongerenraad", "2.2 Jongerenraad", 50000)}</section>
<section id="financien"><h2>3. Financiën</h2><p>Alle bedragen zijn ramingen in euro's. <a href="#tabel-begroting">Tabel 1</a> toont
de begroting per activiteit.</p>
<table id="tabel-begroting"><caption>Tabel 1. Begroting per activiteit en geldbron</caption>
<thead><tr><th scope="col">Activiteit</th><th scope="col" class="amount">Versterkingsgelden 2019</th><th scope="col"
class="amount">Overige bronnen</th></tr></thead>
{_rows("Preventie", [("Krachtenveldanalyse rechts-extremisme", 25000, 0), ("Jongerenraad", 155000, 27000)])}
{_rows("Persoonsgerichte aanpak", [("Casusoverleg en procesregie", 117500, 20240), ("Nazorg", 35000, 0)])}
<tfoot><tr><th scope="row">Totaal</th><td class="amount">{euro(332500)}</td><td class="amount">{euro(47240)}</td></tr></tfoot></table>
<figure id="figuur-1" data-chart="budget"><figcaption>Figuur 1. Begroting per thema en geldbron. De cijfers staan in tabel 1.
</figcaption></figure></section>
<section id="planning"><h2>4. Planning</h2><figure id="figuur-2" data-chart="planning"><figcaption>Figuur 2. Planning van de
activiteiten in 2019.</figcaption></figure>
<p class="small">Een seizoen is getekend over alle maanden die het kan betekenen.</p></section>"""


HOSTILE = """<script>alert(1)</script> {{7*7}} #import "x" ]]> & &amp; | * _ ` \\ # 1. שלום"""


def hostile() -> str:
    """A fragment whose every text tries something."""
    text = escape(HOSTILE)
    long = "Onafgebrokenlangwoord" * 19
    rows = "".join(
        f'<tr><th scope="row">{text}</th><td>{long[:40]}</td><td class="amount">{euro(number * 1000)}</td></tr>'
        for number in range(60)
    )
    return f"""<header class="cover"><p class="organisation">{text}</p><h1>{text}</h1></header><nav class="contents"></nav>
<section><h2>{text}<span class="note">{text}</span></h2><p>{text}</p><h3>{long}</h3><p>{long}</p></section>
<section><h2>{text}</h2><ul><li>{text}</li></ul><p><a href="javascript:alert(1)">{text}</a></p>
<table><caption>{text}</caption><thead><tr><th scope="col">{text}</th><th></th><th scope="col">x</th></tr></thead><tbody>{rows}</tbody>
</table>
<figure data-chart="budget"><figcaption>{text}</figcaption></figure>
<figure data-chart="planning"><figcaption>{text}</figcaption></figure></section>"""


def hostile_charts() -> Mapping[str, Drawing]:
    """Sixty rows with titles of four hundred characters, twenty sources, and a start in another century."""
    title = (HOSTILE + " ") * 7
    sources = tuple(source(f"s{number}", title[:400], 1000 * number, 500 * number) for number in range(20))
    themes = tuple(theme(title[:400], **{f"s{number % 20}": 100 * number, "s1": 2000}) for number in range(60))
    activities = tuple(Activity(title[:400], title[:400], *month(1 + number % 12, 12)) for number in range(60))
    old = Activity("W" * 400, "1900", Bound(date(1900, 1, 1), date(1900, 12, 31)), None)
    return {
        "budget": budget_chart("budget", sources, themes, BUDGET_WORDS),
        "planning": planning_chart("planning", (ActivityGroup(title, (*activities, old)),), PERIOD, PLANNING_WORDS),
    }
