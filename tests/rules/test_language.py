"""The sums behind the rules on language hold for any text, and a municipality's own words count."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from radplan.findings import Finding
from radplan.model.texts import placeholders
from radplan.reading import read
from radplan.rules import module
from radplan.rules.naming.spelling import within
from radplan.rules.personal.accounts import is_iban
from radplan.rules.personal.bsn import passes_eleven
from radplan.rules.readability import readability, syllables
from radplan.rules.rule import Case
from radplan.rules.stigmatising_term import terms
from radplan.rules.wording import blanked
from radplan.settings import THRESHOLDS, Settings
from radplan.suggest import distance

WORDS = st.text("abcdefghijklmnopqrstuvwxyzéëïöü", min_size=1, max_size=20)
# Behind `nl.` and other abbreviations no sentence ends.
SENTENCES = st.lists(WORDS, max_size=20).map(lambda words: f"{' '.join([*words, 'gemeente'])}. ")


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """A number that passes the eleven-test: the last digit follows from the others."""
    others = draw(st.text("0123456789", min_size=8, max_size=8))
    last = sum(int(digit) * weight for digit, weight in zip(others, range(9, 1, -1), strict=True)) % 11
    assume(last < 10 and int(others) > 0)
    return f"{others}{last}"


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("plan", 1), ("zijn", 1), ("nieuw", 1), ("sneeuw", 1), ("bureau", 2), ("sociaal", 3), ("ideeën", 3),
        ("gemeente", 3), ("jihadisme", 4), ("nationaal", 4), ("theologie", 4), ("analyse", 4), ("beïnvloeden", 4),
        ("coördinatie", 5), ("individueel", 5), ("radicalisering", 6), ("pr", 1), ("2019", 1),
    ],
)  # fmt: skip
def test_syllables_of_dutch_words(word: str, count: int) -> None:
    assert syllables(word) == count
    assert syllables(word.upper()) == count


@given(WORDS)
def test_a_word_has_a_syllable_and_no_more_than_letters(word: str) -> None:
    assert 1 <= syllables(word) <= len(word)


@given(SENTENCES, st.integers(1, 5))
def test_saying_it_again_makes_it_no_harder(sentence: str, times: int) -> None:
    once, again = readability(sentence), readability(sentence * times)
    assert (once.lix, once.flesch_douma) == (again.lix, again.flesch_douma)
    assert again.words == times * once.words


@given(SENTENCES)
def test_splitting_a_sentence_makes_it_no_harder(sentence: str) -> None:
    split = readability(sentence.replace(" ", ". ", 1))
    assert split.lix <= readability(sentence).lix
    assert split.flesch_douma >= readability(sentence).flesch_douma


def test_a_reader_counts_words_not_marks() -> None:
    plain = readability("Zie het plan van de gemeente. Het kost niet veel.")
    assert readability("Zie [het plan](https://www.ridderveen.nl/a-b-c) van de gemeente. Het kost niet veel.") == plain
    assert readability("Dit geldt o.a. voor art. 3.").sentences == 2
    assert readability("Dit geldt o.a. voor jongeren.").sentences == 1
    assert readability("- een\n- twee\n- drie").sentences == 3
    assert readability("").lix == 0


@given(st.text(max_size=300))
def test_any_text_can_be_measured(text: str) -> None:
    measured = readability(text)
    assert measured.lix >= 0
    assert measured.long_words <= measured.words <= measured.syllables or not measured.words


@given(numbers(), st.integers(0, 8), st.integers(1, 9))
def test_the_eleven_test_notices_one_wrong_digit(number: str, at: int, more: int) -> None:
    assert passes_eleven(number)
    wrong = f"{number[:at]}{(int(number[at]) + more) % 10}{number[at + 1 :]}"
    assert not passes_eleven(wrong)


def test_the_eleven_test_on_known_numbers() -> None:
    assert passes_eleven("111222333")
    assert passes_eleven("123456782")
    assert passes_eleven("10000008") == passes_eleven("010000008")
    assert not passes_eleven("123456789")
    assert not passes_eleven("000000000")


def test_the_check_digits_of_an_iban() -> None:
    assert is_iban("NL91 ABNA 0417 1643 00")
    assert is_iban("BE68539007547034")
    assert not is_iban("NL92 ABNA 0417 1643 00")


@given(st.text("abc", max_size=8), st.text("abc", max_size=8), st.integers(0, 2))
def test_close_names_are_as_close_as_counted(one: str, other: str, changes: int) -> None:
    if within(one, other, changes):
        assert distance(one, other) <= changes
    if distance(one, other) <= changes:
        assert within(one, other, changes)


@given(st.text(max_size=200))
def test_blanking_keeps_every_place(text: str) -> None:
    assert len(blanked(text)) == len(text)


def test_an_opening_brace_that_is_never_closed_is_no_placeholder() -> None:
    assert [found.name for found in placeholders("{{ a {{ costs.total }} \\{{ no }} {{ themes.a.planned }} {{")] == [
        "costs.total", "themes.a.planned",
    ]  # fmt: skip
    assert not list(placeholders("{{" * 100_000))


def test_a_municipality_changes_the_list_of_terms() -> None:
    changed = terms(("hangplek: ontmoetingsplek", "-Probleemjongeren", "Wijktuig"))
    assert changed["hangplek"] == "ontmoetingsplek"
    assert changed["wijktuig"] == ""
    assert "probleemjongeren" not in changed
    assert "probleemjongeren" in terms(())


def found(rule: str, tmp_path: Path, text: str, settings: Settings | None = None) -> list[Finding]:
    """What one rule finds in a small plan."""
    path = tmp_path / "plan.yaml"
    head = "radplan: 1\nmunicipality: {name: Ridderveen}\ntitle: Plan\nperiod: {year: 2019}\n"
    path.write_text(head + text, encoding="utf-8")
    folder = read(str(path))
    assert folder.plan
    return list(module(rule).check(Case(folder, folder.plan, settings or Settings())))


def marked(rule: str, tmp_path: Path, text: str, around: str = "") -> list[str]:
    """The words that one rule marks in a text of one paragraph."""
    lines = "".join(f"  {line}\n" for line in text.split("\n"))
    whole = f"purpose: |\n{lines}{around}"
    places = [finding.place for finding in found(rule, tmp_path, whole)]
    written = (tmp_path / "plan.yaml").read_text(encoding="utf-8").split("\n")
    return [written[place.line - 1][place.column - 1 : place.end_column - 1] for place in places]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("De training begint op XX april.", "XX"),
        ("Er zijn XX deelnemers.", "XX"),
        ("De heer XX doet mee.", "XX"),
        ("Circa XX jonge ouders doen mee.", "XX"),
        ("Het aantal deelnemers is XX.", "XX"),
        ("Dat is XX% van de leerlingen.", "XX"),
        ("De wijk [xx] doet mee.", "[xx]"),
        ("Besloten op xx-xx-2019.", "xx-xx-2019"),
        ("Besloten op DD-MM-2019.", "DD-MM-2019"),
        ("Besloten op DD-MM-JJJJ.", "DD-MM-JJJJ"),
        ("Besloten in april 20XX.", "20XX"),
        ("Zie hoofdstuk XXX.", "XXX"),
        ("De training is in [locatie].", "[locatie]"),
        ("Beste «naam», welkom.", "«naam»"),
        ("Beste <<naam>>, welkom.", "<<naam>>"),
        ("Naam: ……", "……"),
        ("Naam: …", "…"),
        ("[Opmerking: nakijken] De wijk doet mee.", "[Opmerking: nakijken]"),
        ("De locatie is [n.t.b.].", "[n.t.b.]"),
        ("Todo bedrag aanvullen", "Todo"),
        ("- todo bedrag aanvullen", "todo"),
        ("To-do: bedrag aanvullen.", "To-do:"),
        ("Tik hier om tekst in te voeren.", "Tik hier om tekst in te voeren"),
        ("[Klik hier en typ]", "[Klik hier en typ]"),
        ("De kosten zijn #REF! in 2019.", "#REF!"),
        ("De kosten zijn #VERW! in 2019.", "#VERW!"),
        ("Extreemrechts in úw gemeente.", "in úw gemeente"),
        ("De wijk [nog invullen] doet mee.", "[nog invullen]"),
        ("De wijk (nog in te vullen door de wijkraad) doet mee.", "(nog in te vullen door de wijkraad)"),
        ("Zie Fout! Bladwijzer niet gedefinieerd.", "Fout! Bladwijzer niet gedefinieerd"),
        ("Lorem ipsum dolor sit amet.", "Lorem ipsum dolor sit amet"),
        ("Tekst volgt.", "Tekst volgt"),
        ("De inleiding is kort. Tekst volgt nog.", "Tekst volgt"),
        ("Aantal deelnemers: nog in te vullen", "nog in te vullen"),
        ("Nog in te vullen door het college.", "Nog in te vullen"),
        ("Bedrag nog invullen", "nog invullen"),
        ("| Datum | nog invullen | 2019 |", "nog invullen"),
        ("De wijk en de datum [datum][1] staan vast.", "[datum]"),
        ("Zie bijlage XX.", "XX"),
        ("Zie pagina XX.", "XX"),
        ("Zie bladzijde XX van dit plan.", "XX"),
        ("Hoofdstuk XX gaat daarover.", "XX"),
        ("The training starts on XX April.", "XX"),
        ("De conferentie kost € ….", "€ …"),
        ("De zaal is gereserveerd voor … euro.", "…"),
        ("Van [startdatum] af.", "[startdatum]"),
        ("Tot [einddatum] toe, en dat is in mei.", "[einddatum]"),
        ("In [maand] 2019 is de evaluatie.", "[maand]"),
        ("Xx personen doen mee.", "Xx"),
        ("Er is € XX.XXX begroot.", "€ XX.XXX"),
        ("De groepen binnen uw gemeente worden geteld.", "binnen uw gemeente"),
        ("Zie bijlage ??.", "??"),
        ("Zie bijlage ?? voor de lijst met scholen.", "??"),
        ("Er zijn ?? scholen.", "??"),
        ("Aantal scholen: ??", "??"),
        ("De school levert dit aan. (nog aanvullen)", "(nog aanvullen)"),
        ("De training is in maart. [nog aanvullen]", "[nog aanvullen]"),
        ("[nog uitzoeken]", "[nog uitzoeken]"),
        ("Nog aanvullen", "Nog aanvullen"),
        ("Nog aanvullen door Els.", "Nog aanvullen"),
        ("Vul hier uw tekst in.", "Vul hier uw tekst in"),
        ("Zie p. XX.", "XX"),
    ],
)  # fmt: skip
def test_a_draft_leaves_gaps_and_notes(tmp_path: Path, text: str, left: str) -> None:
    assert marked("leftover-text", tmp_path, text) == [left]


@pytest.mark.parametrize(
    "text",
    [
        "Wie wil, kan de vragenlijst nog invullen.",
        "Het zelf in te vullen Format Quickscan staat op de website.",
        "Ouders die de lijst nog invullen, horen in mei meer.",
        "U kunt hier invullen wat u vindt.",
        "De vacature is nog in te vullen door het college.",
        "De tekst volgt de lijn van het veiligheidsbeleid.",
        "Tekst volgt de lijn van het beleid.",
        "Nog in te vullen vacatures worden in mei verdeeld.",
        "De vacature is\nnog in te vullen door het college.",
        "Amsterdam voert drie kruisen: XXX.",
        "Dat is eerder beschreven [Naam auteur, 2017].",
        "Zie [datum][1] en [naam][].\n\n[1]: https://www.ridderveen.nl/datum\n[naam]: plan.md",
        "Stuur een bericht aan [email].",
        'De wijkraad schrijft: "Jongeren [...] voelen zich gehoord."',
        "De wijkraad schrijft: “Jongeren […] voelen zich gehoord.”",
        "De wijkraad schrijft: ‘Jongeren […] voelen zich gehoord.’",
        "> Jongeren […] voelen zich gehoord.",
        "Wie wat doet, staat op de TO DO-lijst en de TODO-lijst.",
        "Zie deel XX van de reeks en hoofdstuk XX over scholen.",
        "De groep De XX speelt in het jongerencentrum.",
        "Todo el mundo doet mee, en er is veel te doen.",
        "De actie #RIDDERVEEN is bekend.",
        "De leus «wijk voor iedereen» hangt aan het raam.",
        "Zie hoofdstuk XX van het boek en bijlage XX bij de regeling, en artikel XX.",
        "De GGD geeft voorlichting over TBC.",
        "Begroot is € 15.000,-- ... en later meer, gerekend in euro.",
        'De toelichting bij de Quickscan vraagt: "Welke vormen komen in uw gemeente voor?"',
        "Het format bevat de vraag 'Welke partners zijn er in uw gemeente?'.",
        "Hoe kan dat ?? De school vraagt: hoe dan?? En “wat nu”?? zegt zij.",
        "Partners kunnen de lijst nog aanvullen. De school moet nog uitzoeken wat er speelt.",
    ],
)
def test_an_ordinary_sentence_is_no_leftover(tmp_path: Path, text: str) -> None:
    assert marked("leftover-text", tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("Hij is op 3 mei 2001 geboren.", "3 mei 2001"),
        ("Hij werd op 3 mei 2001 geboren in Ridderveen.", "3 mei 2001"),
        ("De jongere, die op 3 mei 2001 is geboren, doet mee.", "3 mei 2001"),
        ("De jongere is op 3 mei 2001 in Ridderveen geboren.", "3 mei 2001"),
        ("De jongere is geboren te Ridderveen aan de Rijn op 3 mei 2001.", "3 mei 2001"),
        ("Geboortedatum deelnemer: 12-03-1998", "12-03-1998"),
        ("geb.dat.: 03-05-2001", "03-05-2001"),
        ("Zijn geboortedag is 3 mei 2001.", "3 mei 2001"),
        ("Het netwerk helpt een jongere die is geboren op 3 mei 2001.", "3 mei 2001"),
        ("Contactpersoon: Anja de Vries, 0575-654321.", "0575-654321"),
        ("Contactpersoon: A. de Vries (0575 65 43 21).", "0575 65 43 21"),
        ("Projectleider Anja de Vries, telefoon 026-3775286.", "026-3775286"),
        ("Projectleider Xenia Yildiz, tel. 026-3775286.", "026-3775286"),
        ("Bel Ahmed op 0575-654321.", "0575-654321"),
        ("Bel (0575) 65 43 21 (Anja de Vries).", "(0575) 65 43 21"),
        ("Zijn privénummer is 0575-512345.", "0575-512345"),
        ("Thuisnummer 0575-654321", "0575-654321"),
        ("Haar privételefoon is 0575/654321.", "0575/654321"),
        ("Bel 06.12.34.56.78.", "06.12.34.56.78"),
        ("Bel 06/12345678.", "06/12345678"),
        ("Bel [06-12345678](tel:+31612345678).", "06-12345678"),
        ("Mail [a.jansen@ridderveen.nl](mailto:a.jansen@ridderveen.nl).", "a.jansen@ridderveen.nl"),
        ("Mail a.de.vries@ridderveen.nl.", "a.de.vries@ridderveen.nl"),
        ("Mail de.vries@ridderveen.nl.", "de.vries@ridderveen.nl"),
        ("Mail j.noord@ridderveen.nl.", "j.noord@ridderveen.nl"),
        ("Mail koenraad@gmail.com.", "koenraad@gmail.com"),
        ("Hij woont op Hoofdstraat 5.", "Hoofdstraat 5"),
        ("Zij wonen in de Rozenstraat 12 met hun ouders.", "Rozenstraat 12"),
        ("Een jongere, woonachtig op Van der Capellenlaan 7, doet mee.", "Van der Capellenlaan 7"),
        ("Zijn woonadres is Coehoornsingel 3a.", "Coehoornsingel 3a"),
        ("Huisadres: Polsbroek 7", "Polsbroek 7"),
        ("Huisbezoek: Rozenstraat 12 te Ridderveen", "Rozenstraat 12"),
        ("De jongere zit op Laan naar Eme 103, 7204 LZ.", "Laan naar Eme 103, 7204 LZ"),
        ("De jongere zit op ’s-Gravenhof 6, 7201 DN.", "’s-Gravenhof 6, 7201 DN"),
        ("De jongere zit op Schoolstraat 6, 3861 DN Nijkerk.", "Schoolstraat 6, 3861 DN"),
        ("Zijn burgerservicenr. 123456782 is bekend.", "123456782"),
        ("Zijn sofinr 123456782 is bekend.", "123456782"),
        ("Zijn BSN is 123-456-782.", "123-456-782"),
        ("Dossier 12 noemt 123456782 (BSN).", "123456782"),
        ("Rekening nl91abna0417164300.", "nl91abna0417164300"),
        ("Rekening NL91.ABNA.0417.1643.00.", "NL91.ABNA.0417.1643.00"),
        ("Rekening NL20-INGB-0001-2345-67.", "NL20-INGB-0001-2345-67"),
        ("Meld zorgen bij Anja Jansen, 06-12345678, of bij het meldpunt.", "06-12345678"),
        ("Bel Anja Jansen van het meldpunt op 06-12345678.", "06-12345678"),
        ("Meld zorgen bij Anja Jansen (06-12345678) of bij de hulplijn (0800-1351).", "06-12345678"),
        ("Piet de Vries (meldpunt): 06-12345678", "06-12345678"),
        ("Wijkagent Karim de Wit van de hulplijn: 06-12345678.", "06-12345678"),
        ("Bel het meldpunt op 06-12345678 (Anja Jansen).", "06-12345678"),
        ("Op 12 maart 1999 werd hij in Arnhem geboren.", "12 maart 1999"),
        ("Op 3 mei 2001 werd zij geboren.", "3 mei 2001"),
        ("Op 3 mei 2001 is zijn dochter te Alphen aan den Rijn geboren.", "3 mei 2001"),
        ("Verdachte, 3 mei 2001 te Arnhem geboren, zit vast.", "3 mei 2001"),
        ("**Geboren:** 01/02/2000", "01/02/2000"),
        ("| Naam | Geboortedatum |\n| --- | --- |\n| S. B. | 12-03-1999 |", "12-03-1999"),
        ("Naam | Geboren | Wijk\n--- | :-: | ---\nS. B. | 12 maart 1999 | De Enk", "12 maart 1999"),
        ("| Naam | Woonadres |\n| --- | --- |\n| S. Bakker | Dorpsstraat 12 |", "Dorpsstraat 12"),
        ("| **Naam** | **Adres** |\n| --- | --- |\n| Sanne Bakker | Dorpsstraat 12 |", "Dorpsstraat 12"),
        ("Betrokkene verblijft bij zijn oom op Klarendalseweg 201.", "Klarendalseweg 201"),
        ("Hij is verhuisd naar de Kastanjelaan 3.", "Kastanjelaan 3"),
        ("Het gezin verhuisde naar Laan van Meerdervoort 12.", "Laan van Meerdervoort 12"),
        ("Betrokkene staat ingeschreven op Van Goghstraat 5-III.", "Van Goghstraat 5-III"),
        ("Adres van de ouders: Molenstraat 112-2.", "Molenstraat 112-2"),
        ("Het gezin verbleef enige tijd op Kastanjelaan 3.", "Kastanjelaan 3"),
        ("Betrokkene lives at 12 High Street.", "12 High Street"),
        ("Contact via Anja (anja@ridderveen.nl).", "anja@ridderveen.nl"),
        ("Mail Jan via jan@rijnstad.nl.", "jan@rijnstad.nl"),
        ("Bel Samira op 06\u00a048291734.", "06\u00a048291734"),
        ("Bel Samira op 06‑48291734.", "06‑48291734"),
        ("Bel Samira op 06–48291734.", "06–48291734"),
        ("Bel Samira op 06 – 48 29 17 34.", "06 – 48 29 17 34"),
        ("Mobiel: +31\u00a06\u202f48\u00a029\u00a017\u00a034", "+31\u00a06\u202f48\u00a029\u00a017\u00a034"),
        ("Bel (+31) 6 48291734.", "(+31) 6 48291734"),
        ("Bel Hans de Boer op 0575–521188.", "0575–521188"),
        ("Het BSN van de jongen is 111\u00a0222\u00a0333.", "111\u00a0222\u00a0333"),
        ("IBAN NL91\u00a0ABNA\u00a00417\u00a01643\u00a000", "NL91\u00a0ABNA\u00a00417\u00a01643\u00a000"),
        ("Het gezin woont aan de Lijsterbesstraat\u00a031.", "Lijsterbesstraat\u00a031"),
        (
            "Zorgen komen binnen bij het meldpunt.\n\nMevrouw Demir, Lijsterbesstraat 31, 7203 AB Zutphen, meldde dit.",
            "Lijsterbesstraat 31, 7203 AB",
        ),
        (
            "De school deed later mee. De jongen, Lijsterbesstraat 31, 7203 AB Zutphen, kreeg een mentor.",
            "Lijsterbesstraat 31, 7203 AB",
        ),
        (
            "Dat zei het meldpunt. De familie Demir (Lijsterbesstraat 31, 7203 AB) kreeg hulp. De school ook.",
            "Lijsterbesstraat 31, 7203 AB",
        ),
    ],
)  # fmt: skip
def test_a_person_is_found_in_every_notation(tmp_path: Path, text: str, private: str) -> None:
    assert marked("personal-data", tmp_path, text) == [private]


@pytest.mark.parametrize(
    "text",
    [
        "Jongeren geboren na 1 mei 2001 krijgen een brief.",
        "Wie is geboren vanaf 1-1-2000, krijgt een brief.",
        "Jongeren geboren tussen 1 januari 1995 en 31 december 2000 doen mee.",
        "Jongeren geboren voor 1 mei 2001 of vóór 1 mei 1999 doen niet mee.",
        "Jongeren geboren op 1 mei 2001 of later doen mee.",
        "Het netwerk is geboren op 12 maart 2018.",
        "Een initiatief dat op 12 maart 2018 is geboren.",
        "De geboortedatum wordt sinds 25 mei 2018 niet meer gevraagd.",
        "Betaald met factuur 0612345678 en kenmerk 0687654321.",
        "Bel Veilig Thuis op 026-4424222.",
        "Contactpersoon: Stichting Welzijn Ridderveen, 026-4424222.",
        "Contactpersoon: GGD Gelderland, 026-4424222, of contactpersoon Ridderwerk Leesten, 026-4424222.",
        "Bel het jongerenwerk op 026-4424222, of de Emmaschool op 026-4424223.",
        "Op 06-12-2018 10 jongeren, op 06.12.2018 10 jongeren.",
        "GGD, Rijksstraatweg 65, 7231 AC Warnsveld",
        "De politie, Coehoornsingel 1, 7201 AA, en Kerk De Hoeksteen, Coehoornsingel 1, 7201 AA",
        "Theater Hanzehof, Coehoornsingel 1, 7201 AA",
        "Bibliotheek, ’s-Gravenhof 6, 7201 DN",
        "De inloop is in sporthal De Kade, Kade 2, 7201 AB",
        "Ridderwerk, Rozenstraat 12, 7204 AB, of ga naar Ridderwerk aan de Rozenstraat 12, 7204 AB.",
        "De training vindt plaats op de Rozenstraat 12, 7204 AB.",
        "Er wonen in Ridderveen 47.000 mensen, en in Leesten wonen er in De Enk 120 ouderen.",
        "Het BSN wordt niet gebruikt, wel zaaknummer 123456782 en zaak 111222333.",
        "Het BSN staat niet in dossier 123456782, KvK 111222333, besluit 123456782 of Staatsblad 111222333.",
        "De BSN-controle en de BSN-lijst gaan over 123456782.",
        "Wij gebruiken geen BSN. Het getal 123456782 is een voorbeeld.",
        "Het BSN ontbreekt in 123456782 berichten.",
        "wijkteam.noord@zutphen.nl, de.hoven@zutphen.nl, de.driehoek@zutphen.nl, het.huis@zutphen.nl",
        "Landelijk Steunpunt Extremisme: 06-81893529 (24 uur per dag)",
        "Het noodnummer van het crisisteam is 06-12345678.",
        "Bel Anja Jansen of de hulplijn: 06-81893529.",
        "De jeugdraad is op 1 september 2018 geboren als idee van de wijkraad.",
        "Op 12 maart 2018 is in Arnhem het netwerk geboren. Op 12 maart 2018 werd het netwerk geboren.",
        "| Naam | Start |\n| --- | --- |\n| S. B. | 12-03-2019 |\n\nGeboren uit een idee.",
        "| Naam | Adres |\n| --- | --- |\n| Buurthuis De Oase | Dorpsstraat 12 |\n| Ridderwerk | Kade 2 |",
        "| Locatie | Adres |\n| --- | --- |\n| De Hoek, beheerder Anja Jansen, buurthuis | Dorpsstraat 12 |",
        "Voor ouders verhuist het loket naar de Rijnstraat 20.",
        "Ridderwerk werkt door: zij zijn verhuisd naar de Rijnstraat 20.",
        "De stichting staat ingeschreven op Kastanjelaan 3. Het adres is Kastanjelaan 3.",
        "De training verblijft niet in Arnhem. Bezoekadres van de ouderraad: Kastanjelaan 3.",
        "Mail avg.fg@ridderveen.nl, of Ridderwerk via ridderwerk@ridderveen.nl, of jan@ridderveen.nl.",
        "Ridderwerk – Noord: de training loopt van 06–12–2018 tot 10–12–2018, in de jaren 2018–2021.",
        "Kom naar het wijkcentrum. Adres: Rozenstraat 12, 7204 AB Zutphen.",
        "Kom langs bij het wijkcentrum! U vindt het aan de Rozenstraat 12, 7204 AB Zutphen.",
        "Het gemeentehuis. U vindt ons op Rozenstraat 12, 7204 AB Zutphen.",
        "Het Veiligheidshuis helpt. Postadres: Postbus 12, 7201 AB Zutphen. Bezoek: Kade 2, 7201 AB Zutphen.",
        "## Het wijkcentrum\n\nRozenstraat 12, 7204 AB Zutphen",
        "Rozenstraat 12, 7204 AB Zutphen: hier is het wijkcentrum.",
        "wijkraadnoord@gmail.com, buurtvaders.zutphen@gmail.com, youth.works@zutphen.nl, moskee.zutphen@gmail.com",
    ],
)
def test_what_points_at_nobody_is_left_alone(tmp_path: Path, text: str) -> None:
    partners = "partners: [{id: ridderwerk, name: Ridderwerk, domain: community}]\n"
    assert marked("personal-data", tmp_path, text, partners) == []


@pytest.mark.parametrize(
    ("text", "postponed"),
    [
        ("De beoogde resultaten worden in 2020 nader uitgewerkt.", "worden in 2020 nader uitgewerkt"),
        ("De streefwaarden zijn nog niet bepaald.", "nog niet bepaald"),
        ("SMART-doelen worden nog opgesteld.", "worden nog opgesteld"),
        ("Resultaat: n.t.b", "n.t.b"),
        ("Het resultaat zal nog worden uitgewerkt.", "zal nog worden uitgewerkt"),
        ("Het aantal deelnemers is nog nader in te vullen.", "nog nader in te vullen"),
        ("In 2020 worden de doelen nader uitgewerkt.", "worden de doelen nader uitgewerkt"),
        ("In 2020 wordt nader bepaald wat de doelen zijn.", "wordt nader bepaald"),
        ("De doelen zijn bekend bij de raad en worden nader uitgewerkt.", "worden nader uitgewerkt"),
        ("De locatie staat vast, het aantal deelnemers is n.t.b.", "n.t.b."),
        ("De gemeente heeft doelen, die nog moeten worden bepaald.", "nog moeten worden bepaald"),
        ("Wij kiezen doelen die nog moeten worden uitgewerkt.", "nog moeten worden uitgewerkt"),
        ("Streefwaarde nog onbekend", "nog onbekend"),
        ("Doel wordt later toegevoegd.", "wordt later toegevoegd"),
        ("De resultaatafspraken worden nader uitgewerkt.", "worden nader uitgewerkt"),
        ("Beoogd resultaat\n\nNader te bepalen", "Nader te bepalen"),
        ("## Beoogd resultaat\n\n**Nader te bepalen.**", "Nader te bepalen"),
        ("Een nader te bepalen aantal jongeren doet mee.", "nader te bepalen"),
    ],
)
def test_a_target_is_postponed_in_many_words(tmp_path: Path, text: str, postponed: str) -> None:
    assert marked("postponed-target", tmp_path, text) == [postponed]


@pytest.mark.parametrize(
    "text",
    [
        "Het resultaat is bekend en de planning wordt nader uitgewerkt.",
        "De doelen staan vast, de locatie n.t.b.",
        "De planning wordt nader uitgewerkt en het doel is bekend.",
        "Voor dit doel wordt de planning nader uitgewerkt.",
        "Bij de doelen hoort een planning; die wordt nader uitgewerkt.",
        "De resultaten worden om 14.00 p.m. gepresenteerd.",
        "Het doel wordt nader uitgewerkt in hoofdstuk 4.",
        "In hoofdstuk 3 worden de doelen nader uitgewerkt.",
        "De doelen worden hieronder nader uitgewerkt.",
        "De doelen worden jaarlijks vastgesteld en nog eens besproken.",
        "De vorm van het verslag wordt in 2020 nader uitgewerkt.",
        "De locatie is nog onbekend. De resultaten zijn nog niet bekend bij de raad.",
        "De resultaten worden later toegevoegd aan het verslag.",
        "Locatie\n\nNader te bepalen",
        "De resultaten zijn bekend.\n\nNader te bepalen",
        "Het resultaat is een nader te bepalen datum.",
    ],
)
def test_what_is_postponed_is_no_target(tmp_path: Path, text: str) -> None:
    assert marked("postponed-target", tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("Het loket opent over enkele weken.", "over enkele weken"),
        ("Over twee jaar is het netwerk zelfstandig.", "Over twee jaar"),
        ("Op korte termijn komt er een convenant.", "Op korte termijn"),
        ("De analyse is over twee jaar geleden niets waard.", "twee jaar geleden"),
        ("Elke partner meldt signalen van de afgelopen maand.", "afgelopen maand"),
        ("De brief gaat morgen de deur uit.", "morgen"),
        ("Overmorgen gaat de brief weg.", "Overmorgen"),
        ("Dit jaar - en niet later - komt er een plan.", "Dit jaar"),
    ],
)
def test_a_time_by_the_day_of_writing_is_found(tmp_path: Path, text: str, relative: str) -> None:
    assert marked("relative-date", tmp_path, text) == [relative]


@pytest.mark.parametrize(
    "text",
    [
        "De kosten zijn verspreid over twee jaar. Het rapport gaat over twee jaar samenwerking.",
        "Over een week training zijn ouders tevreden. Over drie jaar verdeeld is dat weinig.",
        "De training heeft effecten op korte termijn en op lange termijn.",
        "Ieder kwartaal kijken wij terug op de afgelopen maanden.",
        "Elke maandag bespreekt de wijkagent de afgelopen week.",
        "Bij elk overleg bespreken de partners de signalen van de afgelopen maand.",
        "Deze maand- en kwartaalcijfers gaan naar de stuurgroep.",
        "Deze week- en weekendtarieven gelden, en dit jaar- en werkplan is leidend.",
        "De volgende week- en maandplanning hangt op school.",
        "Morgen begint vandaag, en jongeren denken vaak: morgen zien we wel weer.",
        "De jongeren van morgen komen elke morgen en op maandag morgen, in de morgen of de vroege morgen.",
    ],
)
def test_a_time_by_another_measure_is_left_alone(tmp_path: Path, text: str) -> None:
    assert marked("relative-date", tmp_path, text) == []


def test_sentences_that_are_labels_have_relative_dates_and_names_have_none(tmp_path: Path) -> None:
    said = "De aanpak gaat dit jaar weer door"
    labels = f"""goals: [{{id: g, title: "{said}"}}]
promises: [{{id: p, title: "{said}"}}]
signalling: {{feedback: "{said}"}}
continuity: {{policy: "{said}"}}
themes:
  - id: t
    title: T
    activities:
      - {{id: a, title: A, planning: {{milestones: [{{id: m, date: 2019-05, title: "{said}"}}]}}, evaluation: {{method: "{said}"}}}}
"""
    assert len(found("relative-date", tmp_path, labels)) == 6
    names = f"""partners: [{{id: p, name: "{said}", domain: community}}]
roles: [{{id: r, title: "{said}"}}]
funding: [{{id: f, title: "{said}", granted: 5}}]
themes: [{{id: t, title: "{said}"}}]
"""
    assert not found("relative-date", tmp_path, names)
    assert not found("relative-date", tmp_path, labels.replace("dit jaar", "in 2019, dit jaar"))


@pytest.mark.parametrize(
    "result", ["Wordt in 2020 nader uitgewerkt", "Zal nog worden uitgewerkt", "Nog nader in te vullen", "t.b.d."]
)
def test_an_intended_result_is_postponed_as_a_whole(tmp_path: Path, result: str) -> None:
    themes = f"themes: [{{id: t, title: T, activities: [{{id: a, title: A, intended_results: [{result}]}}]}}]"
    assert marked("postponed-target", tmp_path, "Niets.", themes) == [result]


@pytest.mark.parametrize(
    "result", ["Een nader te bepalen datum is gekozen", "De uitkomsten zijn nog niet bekend bij de raad"]
)
def test_an_intended_result_may_speak_of_what_is_postponed(tmp_path: Path, result: str) -> None:
    themes = f"themes: [{{id: t, title: T, activities: [{{id: a, title: A, intended_results: [{result}]}}]}}]"
    assert not found("postponed-target", tmp_path, themes)


def test_an_empty_evaluation_is_none(tmp_path: Path) -> None:
    themes = "themes: [{id: t, title: T, activities: [{id: a, title: A, evaluation: {}}]}]"
    assert len(found("no-evaluation", tmp_path, f"evaluation: {{}}\n{themes}")) == 1
    assert len(found("no-evaluation", tmp_path, "evaluation:")) == 1
    assert not found("no-evaluation", tmp_path, themes.replace("{}", "{method: gesprekken}"))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Er zijn probleem-jongeren en Risico-jongeren.", ["probleem-jongeren", "Risico-jongeren"]),
        ("Het woord is aan de ‘probleemjongeren’ zelf.", ["probleemjongeren"]),
        ("Stichting Allochtonen Ridderveen helpt allochtonen.", ["allochtonen"]),
        ("De probleem jongeren, en de probleem\u00adjongeren.", ["probleem jongeren", "probleem\u00adjongeren"]),
        ("Een hanggroepjongere in een probleembuurt.", ["hanggroepjongere", "probleembuurt"]),
        ("Hanggroepjongeren in probleembuurten.", ["Hanggroepjongeren", "probleembuurten"]),
        ("Er is een probleem met jongeren. Het probleem: jongeren haken af.", []),
        ("Wij gebruiken het woord allochtoon niet, en de term probleemwijk evenmin.", []),
        ("Het woord is aan de allochtonen.", ["allochtonen"]),
        ('De gemeente schrijft niet over "probleemjongeren" maar over jongeren met een hulpvraag.', []),
        ('Wij noemen niemand "hangjongere" of "probleemjongere", en jongeren noemen wij niet "straattuig".', []),
        ('De wijkagent schrijft over "probleemjongeren" en noemt ze "straattuig".', ["probleemjongeren", "straattuig"]),
        ("Wij gebruiken het woord ‘allochtoon’ niet meer.", []),
        ("De termen “allochtoon” en “autochtoon”, en de term 'niet-westerse allochtoon', zijn van toen.", []),
        ("De termen “autochtoon” en “allochtoon” zijn van toen.", []),
        ('Wij spreken over inwoners, niet over "probleemjongeren".', []),
        ('Wij schrijven niet "allochtoon" maar "inwoner".', []),
        ('Het gaat niet om etiketten als "kansarm" of "allochtoon".', []),
        ('Etiketten als "allochtoon" helpen niet.', []),
        ("De woorden kansarm en allochtoon helpen niet.", []),
        ("Woorden als allochtoon en probleemwijk staan niet in onze brieven.", []),
        ("In oude stukken heet dit nog “achterstandswijk”; dat woord gebruiken wij niet meer.", []),
        ("Met deze woorden en daden bereiken wij allochtonen.", ["allochtonen"]),
        ("In andere woorden, allochtonen doen mee.", ["allochtonen"]),
        ('De politie is er niet voor "probleemjongeren".', ["probleemjongeren"]),
    ],
)
def test_a_term_in_a_name_or_as_a_word_is_none(tmp_path: Path, text: str, terms: list[str]) -> None:
    partners = "partners: [{id: p, name: Stichting Allochtonen Ridderveen, domain: community}]"
    assert marked("stigmatising-term", tmp_path, text, partners) == terms


def test_a_municipality_adds_a_term_and_takes_one_off(tmp_path: Path) -> None:
    settings = Settings(words={"stigmatising-term": ("hangplek", "-raddraaiers")})
    assert len(found("stigmatising-term", tmp_path, "purpose: De raddraaiers op de hangplek.", settings)) == 1
    assert len(found("stigmatising-term", tmp_path, "purpose: De raddraaiers op de hangplek.")) == 1


def test_a_municipality_adds_a_leftover(tmp_path: Path) -> None:
    settings = Settings(words={"leftover-text": ("sjabloongemeente",)})
    assert len(found("leftover-text", tmp_path, "purpose: Dit is van sjabloongemeente.", settings)) == 1
    assert not found("leftover-text", tmp_path, "purpose: Dit is van sjabloongemeente.")


def test_a_municipality_sets_what_is_small(tmp_path: Path) -> None:
    settings = Settings(thresholds={**THRESHOLDS, "small-number": Decimal(10)})
    assert len(found("small-number", tmp_path, "purpose: Wij volgen zeven jongeren.", settings)) == 1
    assert not found("small-number", tmp_path, "purpose: Wij volgen zeven jongeren.")


def test_a_text_that_could_not_be_read_is_no_leftover(tmp_path: Path) -> None:
    assert not found("leftover-text", tmp_path, "purpose: {file: weg.md}\nvision: []\nsummary: ''")
    assert len(found("leftover-text", tmp_path, "purpose: …")) == 1
    assert len(found("leftover-text", tmp_path, "purpose: TBC")) == 1


@pytest.mark.parametrize("rule", ["no-indicator", "no-owner", "goal-without-activity", "activity-without-goal"])
def test_what_was_mended_is_not_judged(tmp_path: Path, rule: str) -> None:
    """An activity whose file is missing, or whose indicators can't be read, lacks nothing as far as anybody knows."""
    text = """goals: [{id: g, title: Doel}]
themes:
  - id: preventie
    title: Preventie
    activities:
      - {file: weg.md}
      - {id: training, title: Training, indicators: veel, owner: [], goals: {}}
"""
    assert not found(rule, tmp_path, text)
    whole = text.replace("{file: weg.md}", "{id: weg, title: Weg}").replace("goals: {}", "goals: []")
    assert found(rule, tmp_path, whole)


@pytest.mark.parametrize(
    "text",
    [
        "In 2018 is één persoon uitgereisd naar Syrië.",
        "Eén jongere is in 2018 uitgereisd.",
        "Eén vrouw is teruggekeerd.",
        "Bij één persoon is een traject gestart.",
        "Drie van de 12 deelnemers zijn uitgevallen.",
        "Van de 12 deelnemers zijn er 3 uitgevallen.",
        "Er waren twaalf jongeren, van wie twee minderjarig.",
        "Van de jongeren die uitreisden: drie van hen zijn teruggekeerd.",
        "De gemeente kent twee radicale, jonge mannen.",
        "Het gaat om twee (2) jongeren.",
        "Het gaat om **twee** jongeren.",
        "Het gaat om **twee jongeren**.",
        "Aantal terugkeerders: 2",
        "Het aantal uitreizigers is 3.",
        "| Terugkeerders | 2 |",
        "| Groep | Aantal |\n| --- | --- |\n| Terugkeerders | 2 |",
        "| Jaar | Terugkeerders |\n| --- | --- |\n| 2018 | 2 |",
        "- Terugkeerders: 2",
        "Twee jeugdigen kregen hulp.",
        "Wij volgen drie rechts-extremisten en 2 linksextremisten.",
        "Er zijn twee neonazi's bekend.",
        "Er wonen drie moslima's en drie moslima’s in de wijk.",
        "Twee meiden en drie gezinnen kregen hulp.",
        "In drie gezinnen speelt geweld.",
        "Wij hebben zicht op twee jongeren.",
        "Elk jaar reizen twee jongeren uit.",
        "Per 1 januari 2019 zijn drie jongeren in begeleiding.",
        "In 2018, 3 jongeren keerden terug.",
        "Een moeder met twee kinderen is teruggekeerd uit Syrië.",
        "Twee Nederlanders, drie Syriërs, vier dames en 2 heren.",
        "In 2019 begeleiden wij één persoon.",
        "Eén van de twaalf deelnemers is uitgevallen.",
        "Er zijn twee personen aangehouden.",
        "Twee ouderparen deden mee.",
        "In 2018 keerde één man terug.",
        "Twaalf jongeren, waarvan 3 meisjes, deden mee.",
        "Tien jongeren deden mee, waarvan er twee stopten. Tien jongeren, waarvan er twee stopten.",
        "Bij twee casussen is hulp gestart.",
        "Drie van de 10 deelnemers zijn uitgevallen.",
        "Twaalf jongeren, onder wie twee van 15 jaar. Twaalf jongeren, waaronder drie minderjarigen.",
        "Een van de vier jongeren is vertrokken.",
        "Uitreizigers (3) en terugkeerders (2) worden gevolgd.",
        "De geradicaliseerde jongeren (3) krijgen hulp.",
        "Het aantal jongeren dat uitreisde: 3.",
        "Het aantal jongeren dat vorig jaar uitreisde, bedroeg vijf; het aantal dat terugkeerde is 2: twee jongeren.",
        "Er zijn drie 16-jarigen aangehouden.",
        "Er zijn drie zestienjarigen aangehouden.",
        "Twee (ex-)gedetineerden keren dit jaar terug.",
        "De wijkagent kent drie soevereinen.",
        "Op dit moment zitten 2 ingezetenen vast.",
        "De politie hield drie leden van een extreemrechtse groep aan.",
        "The municipality follows three radicalised youths.",
        "The police know three young men.",
        "The police know three violent extremists.",
        "Last year 4 young people travelled to Syria.",
        "In 2018 one person was arrested.",
        "In het stuk staat dat drie jongeren zijn uitgereisd.",
        "Een serie meldingen gaat over twee broers.",
        "Twee jongeren uit de wijk kregen hulp.",
        "De politie hield twee personen aan.",
        "Vorige week 3 jongeren aangehouden.",
        "| Groep | Aantal personen |\n| --- | --- |\n| Terugkeerders | 2 |",
        "| Groep | Aantal in 2018 |\n| --- | --- |\n| Terugkeerders | 2 |",
        "Aantal personen in de aanpak: 3.",
        "- Jongeren in de aanpak: 3",
        "- Jongeren in de wijk: 3",
        "Aantal cliënten in begeleiding: 2",
        "Het aantal personen in de aanpak is 3.",
        "Het aantal personen op de lijst bedraagt twee.",
        "Het casusoverleg besprak in 2024 één persoon.",
        "In 2024 werd één persoon besproken.",
        "De politie hield één man aan.",
        "De politie sprak met één persoon.",
    ],
)
def test_a_count_of_a_few_people_is_found(tmp_path: Path, text: str) -> None:
    lines = "\n".join(f"  {line}" for line in text.split("\n"))
    assert found("small-number", tmp_path, f"purpose: |\n{lines}\n")


@pytest.mark.parametrize(
    "text",
    [
        "Eén op de vijf jongeren doet mee.",
        "Er gaat één jongere per school mee.",
        "Wij werken met één persoon als aanspreekpunt.",
        "Vwo 3 leerlingen doen niet mee.",
        "1) scholen\n2) jongeren\n3) leerkrachten\n4) ouders",
        "Voor scholen (1), jongeren 2) kinderen 3) jongeren 4) ouders.",
        "- 4) ouders",
        "4) ouders",
        "Artikel 2 lid 4 jongeren onder toezicht.",
        "Wij doen dit in de groepen 12, 3 jongeren.",
        "De meeste ouders hebben twee kinderen.",
        "Een gezin met vier kinderen betaalt niets.",
        "Elke school wijst twee personen aan als contactpersoon.",
        "Per wijk zijn er drie personen die signalen ophalen.",
        "De training wordt gegeven door twee personen.",
        "De werkgroep bestaat uit vier personen.",
        "De regie ligt bij drie mensen: de burgemeester, de wethouder en de officier.",
        "De meeste activiteiten zijn belegd bij voornamelijk één persoon binnen de gemeente.",
        "Elk casusoverleg heeft drie vaste deelnemers: politie, gemeente en OM.",
        "Wij willen drie jongeren opleiden tot rolmodel.",
        "Er is plaats voor vier jongeren.",
        "Het theaterstuk gaat over twee jongeren die radicaliseren.",
        "Stel dat twee leerlingen ruzie maken.",
        "Eén persoon voert de regie.",
        "Eén persoon is verantwoordelijk voor de regie.",
        "Er is één persoon aangewezen als contactpersoon.",
        "Als één jongere zich meldt, komt de politie.",
        "Eén jongere kan een hele klas veranderen.",
        "Drie van de vier jongeren voelt zich thuis.",
        "Er waren 12 bijeenkomsten voor jongeren in de wijk, waarvan drie online.",
        "Wij leiden 20 docenten op. Drie van hen worden trainer.",
        "Wij organiseren drie avonden voor jongeren. Van de ouders komen er velen.",
        "| Doelgroep | Prioriteit |\n| --- | --- |\n| Jongeren | 2 |",
        "| | Jongeren |\n| --- | --- |\n| Bijeenkomsten | 2 |",
        "Jongeren: 2 bijeenkomsten.",
        "Twee personen voeren de regie.",
        "Het is belangrijk dat er één persoon is die luistert.",
        "De vier gemeenten helpen jongeren. Groep 3 en 4 leerlingen doen mee.",
        "In de training oefenen deelnemers met twee casussen.",
        "De één is jongere, de ander ouder.",
        "Alle jongeren zijn één. Mensen zijn één geheel.",
        "Met één gezin, één plan, één regisseur werken wij samen.",
        "Onze kinderen zijn drie jaar of ouder.",
        "Iedere leerling krijgt twee vrienden als maatje.",
        "Eén op drie jongeren doet mee.",
        "Vier van de tien jongeren voelen zich niet thuis.",
        "Fase 1, 2 en 3 jongeren.",
        "De onderzoekers spraken met 31 respondenten, onder wie vier wijkagenten en twee imams.",
        "Aan tafel zaten 12 mensen, waaronder drie wethouders.",
        "Het overleg telt acht leden, van wie twee van de politie.",
        "Twaalf jongeren, van wie drie professionals het verhaal kennen.",
        "In het stuk reizen drie jonge mannen uit Brussel naar Syrië.",
        "In de voorstelling reizen twee vrienden naar Syrië.",
        "De serie gaat over twee broers.",
        "In het toneelstuk groeien twee jongens uit elkaar.",
        "In het rollenspel spelen twee jongeren een ruzie na.",
        "Voorbeeld: drie jongeren plaatsen een filmpje.",
        "In de documentaire vertellen drie ex-radicalen hun verhaal.",
        "Soms radicaliseren twee broers samen.",
        "Een van de vier jongeren voelt zich niet thuis.",
        "Bijeenkomsten ouders (2) en trainingen leerlingen (4).",
        "In 2019 organiseren we voor jongeren (3) bijeenkomsten.",
        "De coach begeleidt hooguit vier jongeren tegelijk.",
        "Niet meer dan twee personen mogen het dossier lezen.",
        "De buddy's werken in koppels van twee jongeren.",
        "Een of twee ouders mogen mee naar het gesprek.",
        "In week 3 jongeren uitnodigen.",
        "Twee moeders uit de wijk begeleiden de training.",
        "Twee ouders nemen namens de ouderraad deel aan de stuurgroep.",
        "Drie bewoners zitten in de klankbordgroep.",
        "Twee jongeren van de jeugdraad openen de conferentie.",
        "De gemeente stelt twee mensen aan voor het meldpunt.",
        "De raad vroeg om twee personen vrij te maken.",
        "Voor twee personen is een plek gereserveerd.",
        "In 2019 leiden we twee jongeren op tot ambassadeur.",
        "| Activiteit | Aantal bijeenkomsten |\n| --- | --- |\n| Ouders en jongeren | 3 |",
        "Voor jongeren (1), ouders (2) en kinderen (3) is er aanbod.",
        "Drie leden van de werkgroep extreemrechts komen bijeen, en een 3-jarige subsidie.",
        "One person was appointed for the task.",
        "In groepjes van drie leerlingen bespreken zij een stelling.",
        "In kleine groepen van vier deelnemers wordt geoefend.",
        "Groepjes van twee jongeren maken een filmpje.",
        "Het overleg besprak dat één persoon de regie voert. De gemeente sprak af dat één persoon de regie voert.",
        "De gemeente hield één persoon vrij voor de regie.",
        "- Jongeren in groep: 3",
        "- Deelnemers in ronde: 2",
        "- Jongeren in categorie: 3",
        "Het aantal jongeren in de aanpak is 3 keer zo groot.",
        "- Jongeren in de wijk: 3 bijeenkomsten",
    ],
)
def test_a_number_that_counts_nobody_is_left_alone(tmp_path: Path, text: str) -> None:
    lines = "\n".join(f"  {line}" for line in text.split("\n"))
    assert not found("small-number", tmp_path, f"purpose: |\n{lines}\n")


def drifted(tmp_path: Path, kind: str, name: str, text: str) -> list[Finding]:
    """Where a text has the name of a partner (p) or the title of an activity (a) written differently."""
    partner = f'partners: [{{id: p, name: "{name}"}}]'
    activity = f'themes: [{{id: t, title: T, activities: [{{id: a, title: "{name}"}}]}}]'
    return found("name-drift", tmp_path, f"{partner if kind == 'p' else activity}\npurpose: |\n  {text}\n")


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [
        ("p", "Mozaïek", "Wij werken met Mozaiek samen."),
        ("p", "Mozaïek", "Wij werken met MOZAÏEK samen."),
        ("p", "GGNet", "Wij werken met GGnet samen."),
        ("p", "GGNet", "Wij werken met GGNET samen."),
        ("p", "GGNet", "Wij werken met GG-Net samen."),
        ("p", "Zozijn", "Wij werken met ZoZijn samen."),
        ("p", "Movièra", "Wij werken met Moviera samen."),
        ("p", "Moviera", "Wij werken met Movièra samen."),
        ("p", "Incluzio", "Wij werken met Inclusio samen."),
        ("p", "Incluzio", "Wij werken met Incluzo samen."),
        ("p", "Incluzio", "Wij werken met INCLUZIO samen."),
        ("p", "Incluzio", "Wij werken met incluzio samen."),
        ("p", "Tactus", "Wij werken met TACTUS samen."),
        ("p", "Fier", "Wij werken met FIER samen."),
        ("p", "Stimenz", "Wij werken met Stimentz samen."),
        ("p", "Stimenz", "Stimentz werkt mee."),
        ("a", "Jeugdraad", "De Jeudraad komt bijeen."),
        ("p", "JP van den Bent", "Wij werken met JP van de Bent samen."),
        ("p", "JP van den Bent", "Wij werken met JP van der Bent samen."),
        ("p", "Leger des Heils", "Wij werken met Leger de Heils samen."),
        ("p", "Moskee El Fath", "Wij werken met Moskee Al Fath samen."),
        ("a", "Weerbaarheidstraining", "De weerbaarheids training gaat door."),
        ("a", "Zichtbare en betrokken ouders", "De activiteit Zichtbaar en betrokken ouders gaat door."),
        ("a", "Zichtbare en betrokken ouders", "De activiteit 'zichtbaar en betrokken ouders' gaat door."),
        ("a", "Zichtbare en betrokken ouders", "Wij werken met zichtbaar en betrokken ouders in de wijk."),
        ("a", "Zichtbare en betrokken ouders", "Zichtbaar en betrokken ouders gaat door."),
        ("a", "Zichtbare en betrokken ouders", 'Het project "Zichtbaar en betrokken ouders" gaat door.'),
        ("p", "Oumnia Works", "Met Oumina Works."),
        ("p", "Oumnia Works", "Met Oumnia\u00a0works."),
        ("p", "EMMA", "Het bureau Emma deed onderzoek."),
        ("p", "Jonge Helden", "Het project Jonge helden gaat door."),
        ("p", "Openbaar Ministerie", "Het Openbaar ministerie besluit."),
        ("p", "Universiteit Utrecht", "De Universiteit Utrect onderzoekt."),
        ("a", "Netwerk van sleutelfiguren", 'De activiteit "Netwerken van sleutelfiguren" gaat door.'),
    ],
)
def test_a_name_written_differently_is_found(tmp_path: Path, kind: str, name: str, text: str) -> None:
    assert drifted(tmp_path, kind, name, text)


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [
        ("a", "Netwerk van sleutelfiguren", "Wij hebben netwerken van sleutelfiguren."),
        ("a", "Netwerk van sleutelfiguren", "Netwerken van sleutelfiguren zijn belangrijk."),
        ("a", "Dialoogavonden in de wijk", "Er is een dialoogavond in de wijk."),
        ("a", "Dialoogavonden in de wijk", "Er zijn dialoogavonden in de wijken."),
        ("a", "Huisbezoeken door wijkagenten", "Een huisbezoek door wijkagenten helpt."),
        ("a", "Trainingen voor scholen", "Een training voor scholen helpt."),
        ("a", "Voorlichting op scholen", "De voorlichting op school helpt."),
        ("a", "Voorlichting op scholen", "De voorlichtingen op scholen helpen."),
        ("a", "Ouders in gesprek", "Een ouder in gesprek met school."),
        ("a", "Sterke ouders", "Wij willen sterkere ouders."),
        ("a", "Veilig op school", "Zij voelen zich veiliger op school."),
        ("a", "Analyse extreemrechts", "De analyses extreemrechts helpen."),
        ("a", "Analyse extreemrechts", "Analyses extreemrechts helpen."),
        ("a", "Samen sterker", "Wij staan samen sterk."),
        ("a", "Samen Sterk", "Wij staan samen sterk."),
        ("a", "Ouders en kinderen", "Voor ouders én kinderen."),
        ("p", "Bureau Oost", "Wij werken met Bureau West samen."),
        ("p", "Bureau Oost", "Wij werken met Bureau Post samen."),
        ("p", "Team Noord-West", "Wij werken met Team Noord-Oost samen."),
        ("p", "De driehoek", "In de driehoek is besproken."),
        ("p", "Gemeente Lochem", "Met de gemeente Lochem en anderen."),
        ("p", "Politie Oost-Nederland", "Met de politie Oost-Nederland."),
        ("p", "Fier", "Wij zijn fier op hen. Fier helpt."),
        ("p", "Mozaïek", "Een mozaïek van culturen. Een mozaiek."),
        ("p", "Politie", "De politie komt. Politiek. De politieke steun."),
        ("p", "Veiligheidshuis", "Het veiligheidshuis."),
        ("p", "Zozijn", "Zo zijn wij. Het is zo zijn."),
        ("p", "Jeugdzorg", "De jeugdzorg werkt."),
        ("p", "Halt", "Wij houden halt."),
        ("a", "Weerbaarheidstraining", "De weerbaarheidstrainingen. Weerbaarheidstraining."),
        ("p", "Raad van de Kinderbescherming", "De Raad voor de Kinderbescherming"),
        ("p", "Oumnia Works", "Met Oumnia\u00a0Works."),
        ("p", "Jonge Helden", "Wij hebben jonge helden nodig in de wijk."),
        ("p", "Centrum voor Jeugd en Gezin", "De wijk is een centrum voor jeugd en gezin."),
        ("p", "Openbaar Ministerie", "Het openbaar ministerie vervolgt."),
        ("p", "Universiteit Utrecht", "De universiteit Utrecht is gevraagd."),
        ("p", "EMMA", "Emma Jansen is voorzitter. Emma van den Berg ook."),
        ("p", "Gemeente Ridderveen", "Gemeente Ridderveens beleid is helder."),
    ],
)
def test_ordinary_language_is_no_name_written_differently(tmp_path: Path, kind: str, name: str, text: str) -> None:
    assert not drifted(tmp_path, kind, name, text)
