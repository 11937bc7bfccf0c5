"""Fuzzy dates: every form with the days and the EDTF worked out by hand, in a project of 2020."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sheets.dates import MONTH_NAMES, Certainty, DateFault, FuzzyDate, explain_fault, read_fuzzy_date

PROJECT_YEAR = 2020
DAY, INTERVAL, ONE_OF, TO_DEFINE = Certainty

# text | spans (a day, or first..last, « ; » between alternatives) | EDTF; « * » when the year is assumed
DAYS = """
7 mai 2020                            | 2020-05-07 | 2020-05-07
7 mai                                 | 2020-05-07 | 2020-05-07 *
le 1er mai 2020                       | 2020-05-01 | 2020-05-01
07/05/2020                            | 2020-05-07 | 2020-05-07
7/5/20                                | 2020-05-07 | 2020-05-07
7/5                                   | 2020-05-07 | 2020-05-07 *
07.05.2020                            | 2020-05-07 | 2020-05-07
07-05-2020                            | 2020-05-07 | 2020-05-07
12/03/2024                            | 2024-03-12 | 2024-03-12
2020-05-07                            | 2020-05-07 | 2020-05-07
2020-05-07 14:32                      | 2020-05-07 | 2020-05-07
2020-05-07T14:32:10+02:00             | 2020-05-07 | 2020-05-07
lundi 8 juin 2020                     | 2020-06-08 | 2020-06-08
lun. 8 juin 2020                      | 2020-06-08 | 2020-06-08
29 févr. 2020                         | 2020-02-29 | 2020-02-29
5 juin 2020 11h-12h30                 | 2020-06-05 | 2020-06-05
5 juin de 11h à 12h30                 | 2020-06-05 | 2020-06-05 *
5 juin 2020, de 9 à 12 h 30           | 2020-06-05 | 2020-06-05
5 juin 2020 (14:00 - 16:00)           | 2020-06-05 | 2020-06-05
vendredi 5 juin 2020 après-midi       | 2020-06-05 | 2020-06-05
5 juin 2020, horaire à définir        | 2020-06-05 | 2020-06-05
du 8 au 8 juin 2020                   | 2020-06-08 | 2020-06-08
"""
INTERVALS = """
du 8 juin au 6 juillet 2020           | 2020-06-08..2020-07-06 | 2020-06-08/2020-07-06
du 8 juin au 6 juillet                | 2020-06-08..2020-07-06 | 2020-06-08/2020-07-06 *
du 8 au 12 juin                       | 2020-06-08..2020-06-12 | 2020-06-08/2020-06-12 *
du lundi 8 au vendredi 12 juin 2020   | 2020-06-08..2020-06-12 | 2020-06-08/2020-06-12
du 5 juin 14h au 6 juin 2020 12h      | 2020-06-05..2020-06-06 | 2020-06-05/2020-06-06
8 juin - 6 juillet 2020               | 2020-06-08..2020-07-06 | 2020-06-08/2020-07-06
8-12 juin 2020                        | 2020-06-08..2020-06-12 | 2020-06-08/2020-06-12
entre le 8 et le 12 juin 2020         | 2020-06-08..2020-06-12 | 2020-06-08/2020-06-12
les 13 et 14 juin 2020                | 2020-06-13..2020-06-14 | 2020-06-13/2020-06-14
08/06/2020 - 06/07/2020               | 2020-06-08..2020-07-06 | 2020-06-08/2020-07-06
2020-06-08/2020-07-06                 | 2020-06-08..2020-07-06 | 2020-06-08/2020-07-06
à partir du 8 juin jusqu’au 12 juin   | 2020-06-08..2020-06-12 | 2020-06-08/2020-06-12 *
de juin à septembre 2020              | 2020-06-01..2020-09-30 | 2020-06/2020-09
juillet et août 2020                  | 2020-07-01..2020-08-31 | 2020-07/2020-08
de mi-juin à fin juillet 2020         | 2020-06-11..2020-07-31 | 2020-06-11~/2020-07-31
du 20 décembre au 5 janvier 2021      | 2020-12-20..2021-01-05 | 2020-12-20/2021-01-05
du 20 décembre 2020 au 5 janvier      | 2020-12-20..2021-01-05 | 2020-12-20/2021-01-05
du 20 décembre au 5 janvier           | 2020-12-20..2021-01-05 | 2020-12-20/2021-01-05 *
de septembre à juin 2021              | 2020-09-01..2021-06-30 | 2020-09/2021-06
semaine du 6 juillet 2020             | 2020-07-06..2020-07-12 | 2020-07-06/2020-07-12
semaine du 5 juin 2020                | 2020-06-01..2020-06-07 | 2020-06-01/2020-06-07
sem. du 31/12/2020                    | 2020-12-28..2021-01-03 | 2020-12-28/2021-01-03
semaine du 8 au 12 juin 2020          | 2020-06-08..2020-06-12 | 2020-06-08/2020-06-12
semaine 28 de 2020                    | 2020-07-06..2020-07-12 | 2020-07-06/2020-07-12
S28 2020                              | 2020-07-06..2020-07-12 | 2020-07-06/2020-07-12
semaine 53 de 2020                    | 2020-12-28..2021-01-03 | 2020-12-28/2021-01-03
mars 2024                             | 2024-03-01..2024-03-31 | 2024-03
courant juin                          | 2020-06-01..2020-06-30 | 2020-06 *
07/2020                               | 2020-07-01..2020-07-31 | 2020-07
début septembre                       | 2020-09-01..2020-09-10 | 2020-09-01/2020-09-10~ *
mi-juin                               | 2020-06-11..2020-06-20 | 2020-06-11~/2020-06-20~ *
fin juillet 2020                      | 2020-07-21..2020-07-31 | 2020-07-21~/2020-07-31
fin février 2020                      | 2020-02-21..2020-02-29 | 2020-02-21~/2020-02-29
1re quinzaine de juin 2020            | 2020-06-01..2020-06-15 | 2020-06-01/2020-06-15
seconde quinzaine de février 2020     | 2020-02-16..2020-02-29 | 2020-02-16/2020-02-29
vers le 15 juin 2020                  | 2020-06-12..2020-06-18 | 2020-06-15~
vers juillet 2020                     | 2020-07-01..2020-07-31 | 2020-07~
printemps 2020                        | 2020-03-01..2020-05-31 | 2020-21
été 2020                              | 2020-06-01..2020-08-31 | 2020-22
hiver 2020                            | 2020-12-01..2021-02-28 | 2020-24
hiver 2020-2021                       | 2020-12-01..2021-02-28 | 2020-24
fin de l’été 2020                     | 2020-08-01..2020-08-31 | 2020-08~
T3 2020                               | 2020-07-01..2020-09-30 | 2020-35
3e trimestre 2020                     | 2020-07-01..2020-09-30 | 2020-35
premier semestre 2021                 | 2021-01-01..2021-06-30 | 2021-40
2020                                  | 2020-01-01..2020-12-31 | 2020
fin 2020                              | 2020-09-01..2020-12-31 | 2020-09~/2020-12
"""
ALTERNATIVES = """
fin juillet ou début septembre 2020   | 2020-07-21..2020-07-31 ; 2020-09-01..2020-09-10 | [2020-07-21..2020-07-31,2020-09-01..2020-09-10]
fin décembre ou début janvier 2021    | 2020-12-21..2020-12-31 ; 2021-01-01..2021-01-10 | [2020-12-21..2020-12-31,2021-01-01..2021-01-10]
septembre ou juillet 2020             | 2020-07-01..2020-07-31 ; 2020-09-01..2020-09-30 | [2020-07,2020-09]
juin/juillet 2020                     | 2020-06-01..2020-06-30 ; 2020-07-01..2020-07-31 | [2020-06,2020-07]
8, 9 ou 10 juin 2020                  | 2020-06-08 ; 2020-06-09 ; 2020-06-10            | [2020-06-08,2020-06-09,2020-06-10]
semaine du 6 ou du 13 juillet 2020    | 2020-07-06..2020-07-12 ; 2020-07-13..2020-07-19 | [2020-07-06..2020-07-12,2020-07-13..2020-07-19]
du 8 au 9 ou du 15 au 16 juin         | 2020-06-08..2020-06-09 ; 2020-06-15..2020-06-16 | [2020-06-08..2020-06-09,2020-06-15..2020-06-16] *
"""  # noqa: E501
TENTATIVE = """
Date à définir / semaine du 13 juillet 2020     | 2020-07-13..2020-07-19 | 2020-07-13?/2020-07-19?
à définir (semaine du 13 juillet)               | 2020-07-13..2020-07-19 | 2020-07-13?/2020-07-19? *
semaine du 13 juillet 2020, date à préciser     | 2020-07-13..2020-07-19 | 2020-07-13?/2020-07-19?
7 mai 2020 ?                                    | 2020-05-07             | 2020-05-07?
fin juillet 2020 (à confirmer)                  | 2020-07-21..2020-07-31 | 2020-07-21%/2020-07-31?
été 2020 (à confirmer)                          | 2020-06-01..2020-08-31 | 2020-06?/2020-08?
Date à définir / fin juillet ou début septembre | 2020-07-21..2020-07-31 ; 2020-09-01..2020-09-10 | [2020-07-21..2020-07-31,2020-09-01..2020-09-10] *
"""  # noqa: E501
# text | earliest | latest | EDTF
OPEN = """
avant le 15 juin                      |            | 2020-06-14 | ../2020-06-14 *
avant juillet 2020                    |            | 2020-06-30 | ../2020-06-30
avant fin juin 2020                   |            | 2020-06-30 | ../2020-06-30
d’ici fin juin                        |            | 2020-06-30 | ../2020-06-30 *
d’ici à mi-juin 2020                  |            | 2020-06-20 | ../2020-06-20~
jusqu’en septembre 2020               |            | 2020-09-30 | ../2020-09
le 15 juin 2020 au plus tard          |            | 2020-06-15 | ../2020-06-15
à partir de septembre                 | 2020-09-01 |            | 2020-09/.. *
à partir de la mi-juin 2020           | 2020-06-11 |            | 2020-06-11~/..
à compter du 15 juin 2020             | 2020-06-15 |            | 2020-06-15/..
dès l’automne 2020                    | 2020-09-01 |            | 2020-09/..
après le 15 juin 2020                 | 2020-06-16 |            | 2020-06-16/..
après l’été 2020                      | 2020-09-01 |            | 2020-09-01/..
"""
NOTHING_KNOWN = ("date à définir", "à définir", "À PRÉCISER", "Date a confirmer", "Jour à fixer", "?", "(à définir)")
IMPOSSIBLE = (
    *("31 juin", "31 février 2020", "29 février 2021", "32/01/2020", "12/13/2020", "45/13/2020", "2020-02-30", "0 mai"),
    *("du 8 juin au 31 juin", "semaine du 31 juin", "S53 2021", "31 juin ou 1er juillet", "à définir / 31 juin"),
    *("du 12 juin 2020 au 8 juin 2020", "du 12 au 8 juin", "du 6 juillet au 8 juin", "2021-2020"),
)
UNREADABLE = (
    *("", " ", "bientôt", "à définir avec Paul", "8", "du 8", "les 8 et 15 juin", "7 mai 20", "mar 2020", "5 juin 25h"),
    *("12h30", "S1 2021", "2020-21", "hiver 2020/2025", "fin du 7 mai", "43958", "7 мая 2020", "VRAI", "8 juin" * 50),
    "à fixer d’ici fin juin",  # it is the choice that is due in June
)


def read(text: str) -> FuzzyDate:
    when = read_fuzzy_date(text, PROJECT_YEAR)
    assert when is not None, text
    return when


def rows(*tables: str) -> list[list[str]]:
    lines = "".join(tables).strip().splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line.strip()]


def parse_spans(cell: str) -> tuple[tuple[date, date], ...]:
    ends = [span.strip().split("..") for span in cell.split(";")]
    return tuple((date.fromisoformat(end[0]), date.fromisoformat(end[-1])) for end in ends)


CERTAINTIES = ((DAYS, DAY), (INTERVALS, INTERVAL), (ALTERNATIVES, ONE_OF), (TENTATIVE, TO_DEFINE))
CLOSED = [(*row, certainty) for table, certainty in CERTAINTIES for row in rows(table)]
EVERY_TEXT = [row[0] for row in [*CLOSED, *rows(OPEN)]]


@pytest.mark.parametrize(("text", "spans", "edtf", "certainty"), CLOSED, ids=[row[0] for row in CLOSED])
def test_each_form_has_its_days_its_certainty_and_its_notation(
    text: str, spans: str, edtf: str, certainty: Certainty
) -> None:
    when = read(text)
    assert when.spans == parse_spans(spans)
    assert (when.earliest, when.latest) == (when.spans[0][0], when.spans[-1][1])
    assert when.certainty is certainty
    assert when.edtf == edtf.removesuffix(" *")
    assert when.assumed_year == (PROJECT_YEAR if edtf.endswith("*") else None)


@pytest.mark.parametrize(("text", "earliest", "latest", "edtf"), rows(OPEN), ids=[row[0] for row in rows(OPEN)])
def test_a_date_bounded_on_one_side_leaves_the_other_unknown(text: str, earliest: str, latest: str, edtf: str) -> None:
    when = read(text)
    assert [str(day or "") for day in (when.earliest, when.latest)] == [earliest, latest]
    assert (when.spans, when.certainty, when.edtf) == ((), INTERVAL, edtf.removesuffix(" *"))
    assert when.assumed_year == (PROJECT_YEAR if edtf.endswith("*") else None)


def test_a_bound_may_be_tentative() -> None:
    when = read("à partir de septembre 2020 (à confirmer)")
    assert (when.earliest, when.latest, when.certainty) == (date(2020, 9, 1), None, TO_DEFINE)
    assert when.edtf == "2020-09?/.."


@pytest.mark.parametrize("text", NOTHING_KNOWN)
def test_a_date_to_define_alone_knows_nothing(text: str) -> None:
    assert read(text) == FuzzyDate(None, None, TO_DEFINE, text, "XXXX", ())


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_a_date_that_does_not_exist_is_impossible(text: str) -> None:
    assert read_fuzzy_date(text, PROJECT_YEAR) is None
    assert explain_fault(text, PROJECT_YEAR) is DateFault.IMPOSSIBLE


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_is_no_date_is_unreadable(text: str) -> None:
    assert read_fuzzy_date(text, PROJECT_YEAR) is None
    assert explain_fault(text, PROJECT_YEAR) is DateFault.UNREADABLE


TYPINGS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "non-breaking spaces": lambda text: text.replace(" ", "\u00a0"),
    "thin spaces, doubled": lambda text: text.replace(" ", "\u202f "),
    "straight apostrophes": lambda text: text.replace("’", "'"),
    "en dashes": lambda text: text.replace(" - ", " – "),
    "no accents": lambda text: text.translate(str.maketrans("éèêûàôÉÀ", "eeeuaoEA")),
    "decomposed accents": lambda text: text.replace("é", "e\u0301").replace("û", "u\u0302"),
    "outer spaces and a full stop": lambda text: f"  {text}. ",
}


@pytest.mark.parametrize("typing", TYPINGS)
def test_typography_changes_nothing(typing: str) -> None:
    for text in EVERY_TEXT:
        plain, typed = read(text), read(TYPINGS[typing](text))
        assert (typed.earliest, typed.latest, typed.edtf) == (plain.earliest, plain.latest, plain.edtf), text
        assert (typed.spans, typed.certainty, typed.assumed_year) == (plain.spans, plain.certainty, plain.assumed_year)


@pytest.mark.parametrize(
    ("month", "names"),
    [
        *((1, "jan janv. janvier"), (2, "fév fév. févr. février"), (3, "mars"), (4, "avr. avril"), (5, "mai")),
        *((6, "juin"), (7, "juil. juill. juillet"), (8, "août aout"), (9, "sep. sept. septembre")),
        *((10, "oct. octobre"), (11, "nov. novembre"), (12, "déc dec. décembre")),
    ],
)
def test_months_may_be_shortened(month: int, names: str) -> None:
    for name in names.split():
        assert read(f"3 {name} 2020").earliest == date(2020, month, 3)
        assert read(f"{name} 2020").edtf == f"2020-{month:02}"


@pytest.mark.parametrize(
    "value", [date(2020, 5, 1), datetime(2020, 5, 1, 14, 32), 43952, 43952.6, "2020-05-01", "2020-05-01 14:32"]
)
def test_a_date_that_nobody_typed_in_french_is_worded_in_french(value: str | float | date) -> None:
    first_of_may = date(2020, 5, 1)
    expected = FuzzyDate(first_of_may, first_of_may, DAY, "1er mai 2020", "2020-05-01", ((first_of_may,) * 2,))
    assert read_fuzzy_date(value, PROJECT_YEAR) == expected


def test_text_is_kept_as_typed() -> None:
    assert read(" Semaine du 6  Juillet ").text == "Semaine du 6  Juillet"


def test_a_year_typed_alone_is_a_number_for_sheets_and_stays_a_year() -> None:
    assert read_fuzzy_date(2021, PROJECT_YEAR) == read_fuzzy_date(2021.0, PROJECT_YEAR) == read("2021")


@pytest.mark.parametrize(
    "value",
    [*(0, 1, -1, 32873, 73416, 2020.5, 10**30, -(10**30)), *(math.nan, math.inf, -math.inf)]
    + [True, False, None, [], {}, b"7 mai 2020", time(14, 32), object()],
)
def test_other_values_are_no_dates(value: object) -> None:
    assert read_fuzzy_date(value, PROJECT_YEAR) is None  # type: ignore[arg-type]


def test_serial_numbers_are_read_from_1990_to_2100() -> None:
    assert read_fuzzy_date(32874, PROJECT_YEAR).earliest == date(1990, 1, 1)  # type: ignore[union-attr]
    assert read_fuzzy_date(73415, PROJECT_YEAR).earliest == date(2100, 12, 31)  # type: ignore[union-attr]


def test_what_french_leaves_open_is_said_approximate() -> None:
    assert all(read(text).approximate for text in ("fin juillet", "mi-juin", "vers le 15 juin", "à partir de mi-juin"))
    assert not any(read(text).approximate for text in ("juillet", "7 mai", "été 2020", "d’ici fin juin", "à définir"))


def test_reading_again_costs_nothing() -> None:
    assert read("du 8 juin au 6 juillet 2020") is read("du 8 juin au 6 juillet 2020")


# Properties ----------------------------------------------------------------------------------------------------------

EDTF_DATE = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
EDTF = re.compile(
    rf"XXXX|{EDTF_DATE}[~?%]?|(?:\.\.|{EDTF_DATE}[~?%]?)/(?:\.\.|{EDTF_DATE}[~?%]?)"
    rf"|\[{EDTF_DATE}(?:\.\.{EDTF_DATE})?(?:,{EDTF_DATE}(?:\.\.{EDTF_DATE})?)+\]"
)
WORDS = [
    *(word for text in EVERY_TEXT for word in re.findall(r"[^\W\d]+|\d+|[^\w\s]", text)),
    *("31", "30", "29", "0", "99", "décembre", "janvier", "2100", "1800", "2199", "?", "(", "ou", "au", "-", "/"),
]
days = st.dates(date(1800, 1, 8), date(2199, 12, 20))


def check(when: FuzzyDate | None) -> None:
    """What holds of every date."""
    if when is None:
        return
    assert all(start <= end for start, end in when.spans)
    assert EDTF.fullmatch(when.edtf), when
    if when.spans:
        assert when.earliest == min(start for start, _ in when.spans)
        assert when.latest == max(end for _, end in when.spans)
    else:
        assert when.earliest is None or when.latest is None
    assert (when.certainty is not ONE_OF) or len(when.spans) > 1
    assert (when.certainty is not DAY) or when.earliest == when.latest is not None


@given(st.text(), st.integers(-10, 10**20))
@example("29 février", 2021)
@example("semaine du 31 décembre", 9999)
@example("hiver", 9999)
@example("hiver", 1)
@example("du 20 décembre au 5 janvier", 1)
@example("\ud800 7 mai \x00", 2020)
def test_no_text_raises(text: str, year: int) -> None:
    check(read_fuzzy_date(text, year))
    assert explain_fault(text, year) in DateFault


@given(st.lists(st.sampled_from(WORDS), max_size=8), st.sampled_from(["", " "]))
def test_no_disorder_of_our_own_words_raises_or_gives_an_incoherent_date(words: list[str], space: str) -> None:
    check(read_fuzzy_date(space.join(words), PROJECT_YEAR))


@given(st.one_of(st.floats(), st.integers(), st.dates(), st.datetimes(), st.booleans(), st.none(), st.binary()))
def test_no_value_raises(value: object) -> None:
    check(read_fuzzy_date(value, PROJECT_YEAR))  # type: ignore[arg-type]


@given(days)
def test_a_day_is_the_same_day_however_it_is_written(day: date) -> None:
    month = MONTH_NAMES[day.month - 1]
    for text in (
        *(f"{day.day} {month} {day.year}", f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", day.isoformat()),
        *(f"{day.day}/{day.month}/{day.year}", f"Le {day.day} {month.upper()} {day.year} à 9h", f"{day} 23:59:59"),
    ):
        assert read(text).spans == ((day, day),), text
        assert (read(text).certainty, read(text).edtf) == (DAY, day.isoformat())


@given(days)
def test_a_week_holds_its_day_from_monday_to_sunday(day: date) -> None:
    ((monday, sunday),) = read(f"semaine du {day:%d/%m/%Y}").spans
    assert monday <= day <= sunday
    assert (monday.weekday(), sunday - monday) == (0, timedelta(days=6))
    year, week, _ = day.isocalendar()
    assume(1800 <= year < 2200)
    assert read(f"semaine {week} de {year}").spans == ((monday, sunday),)


@given(days, days)
def test_an_interval_goes_forward_or_is_impossible(start: date, end: date) -> None:
    text = f"du {start:%d/%m/%Y} au {end:%d/%m/%Y}"
    when = read_fuzzy_date(text, PROJECT_YEAR)
    assert (when.spans if when else explain_fault(text, PROJECT_YEAR)) == (
        ((start, end),) if start <= end else DateFault.IMPOSSIBLE
    )


@given(st.integers(1800, 2199), st.sampled_from(MONTH_NAMES))
def test_the_three_parts_of_a_month_make_the_month(year: int, month: str) -> None:
    parts = [read(f"{part} {month} {year}").spans[0] for part in ("début", "mi", "fin")]
    assert read(f"{month} {year}").spans == ((parts[0][0], parts[-1][1]),)
    assert all(after[0] - before[1] == timedelta(days=1) for before, after in zip(parts, parts[1:], strict=False))


@given(days, st.integers(1990, 2100))
def test_only_a_text_without_year_depends_on_the_project(day: date, year: int) -> None:
    with_year, without = f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}", f"1er {MONTH_NAMES[day.month - 1]}"
    assert read_fuzzy_date(with_year, year) == read(with_year)
    assert read_fuzzy_date(without, year).earliest == date(year, day.month, 1)  # type: ignore[union-attr]
