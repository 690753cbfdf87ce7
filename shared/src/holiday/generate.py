"""Writes table.rs, the public holidays of the world, from the Python package `holidays`.

Once a year, or when a government has moved a day:

    python3 -m venv target/holidays
    target/holidays/bin/pip install --upgrade holidays
    target/holidays/bin/python shared/src/holiday/generate.py

Then read what it prints, look through the difference, run `cargo test -p shared holiday`, and carry over the
package's licence into LICENSE-holidays if it has changed. Nothing here depends on the day on which it runs; the years
are written down below.
"""

import importlib.metadata
import itertools
import pathlib
import re
from collections import Counter, defaultdict

import holidays

FIRST_YEAR = 2025
LAST_YEAR = 2035
# Some of the package's tables of other calendars end before the last year. What was there in every year for at least
# so many years, and then never again, has run out; the region is not known beyond that.
RUNS_OUT_AFTER_YEARS = 6
# ISO 3166-2 has changed this one; the package still has the old code.
CODES = {"IN-TS": "IN-TG"}
# Where the package puts another language first than the one most people there speak.
NAMES = {"NO-50": "Trøndelag", "NO-55": "Troms", "NO-56": "Finnmark"}

YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


def country_names():
    """Names of countries by code, from the table in the package's own description."""
    metadata = importlib.metadata.metadata("holidays")
    description = metadata.get_payload() or metadata["Description"]
    cells = re.findall(r"<td>([^<]+)</td>\s*<td>([A-Z]{2})</td>", description)
    return {code: name.removesuffix(" (the)") for name, code in cells}


def subdivision_name(code, aliases):
    """The name of a subdivision among what else the package calls it: no abbreviation, and in letters of
    Western European languages if there is such a name."""
    if code in NAMES:
        return NAMES[code]
    names = [alias for alias in aliases if not alias.isupper() and len(alias) > 1]
    western = [name for name in names if all(ord(letter) < 256 for letter in name)]
    return (western or names)[0]


def read_days(country, subdivision):
    """The public holidays of a region: name -> year -> [month * 100 + day]."""
    entity = holidays.country_holidays(country)
    language = "en_US" if "en_US" in entity.supported_languages else None
    years = [year for year in YEARS if entity.start_year <= year <= entity.end_year]
    found = holidays.country_holidays(
        country, subdiv=subdivision, years=years, language=language, categories=holidays.PUBLIC
    )
    days = defaultdict(lambda: defaultdict(list))
    for date, names in sorted(found.items()):
        if date.year in YEARS:
            # A day may be two holidays at once.
            for name in names.split("; "):
                days[" ".join(name.split())][date.year].append(date.month * 100 + date.day)
    return days


def last_known_year(country, days):
    """The last year for which the package knows everything about a region."""
    last = min(LAST_YEAR, holidays.country_holidays(country).end_year)
    seen = defaultdict(set)
    for name, years in days.items():
        seen[re.sub(r" \((estimated|observed|observed, estimated)\)", "", name)].update(years)
    for years in seen.values():
        every_year = range(FIRST_YEAR, max(years) + 1)
        if len(every_year) >= RUNS_OUT_AFTER_YEARS and years == set(every_year):
            last = min(last, max(years))
    return last


def rows_of(days, last_year):
    """The days as rows of one date a year; a holiday that comes twice in a year has two rows."""
    for name, years in days.items():
        kept = {year: dates for year, dates in years.items() if year <= last_year}
        for nth in range(max(map(len, kept.values()), default=0)):
            dates = [kept.get(year, []) for year in YEARS]
            yield name, tuple(of_year[nth] if nth < len(of_year) else 0 for of_year in dates)


def read_regions():
    """All regions that have holidays, in order of their codes: (code, name, last year, rows)."""
    names = country_names()
    regions = []
    for country, subdivisions in holidays.list_supported_countries(include_aliases=False).items():
        aliases = holidays.country_holidays(country).get_subdivision_aliases() if subdivisions else {}
        # Towns and school zones have no code of ISO 3166-2.
        coded = [code for code in subdivisions if re.fullmatch(r"[A-Z0-9]{1,3}", code)]
        for subdivision in [None, *coded]:
            code = country if subdivision is None else f"{country}-{subdivision}"
            code = CODES.get(code, code)
            name = names[country] if subdivision is None else subdivision_name(code, aliases[subdivision])
            days = read_days(country, subdivision)
            last_year = last_known_year(country, days)
            rows = list(rows_of(days, last_year))
            if rows:
                regions.append((code, name, last_year, rows))
            else:
                print(f"left out, because it has no public holidays: {code} {name}")
            if rows and last_year < LAST_YEAR:
                print(f"known until {last_year}: {code} {name}")
    return sorted(regions)


def chunks(items, width):
    """Items as lines of source of about a width."""
    line = ""
    for item in items:
        if line and len(line) + len(item) > width:
            yield line.rstrip()
            line = ""
        line += f"{item}, "
    if line:
        yield line.rstrip()


def source(regions):
    """The text of table.rs."""
    count = Counter(row for _, _, _, rows in regions for row in rows)
    rows = sorted(count)
    names = sorted({name for name, _ in rows})
    dates = sorted({row_dates for _, row_dates in rows})
    name_at = {name: at for at, name in enumerate(names)}
    dates_at = {row_dates: at for at, row_dates in enumerate(dates)}
    row_at = {row: at for at, row in enumerate(rows)}
    ends = list(itertools.accumulate(len(region_rows) for _, _, _, region_rows in regions))
    assert max(len(rows), len(names), len(dates), ends[-1]) < 2**16
    written_names = [*names, *(name for _, name, _, _ in regions)]
    assert not any(letter in name for name in written_names for letter in '"\\\n')

    def written(row_dates):
        if len(set(row_dates)) == 1:
            return f"[{row_dates[0]}; YEARS]"
        return f"[{', '.join(map(str, row_dates))}]"

    out = [
        f"//! The public holidays of the world, {FIRST_YEAR} to {LAST_YEAR}. Written by generate.py; do not edit.",
        "//!",
        f"//! Made from `holidays` {importlib.metadata.version('holidays')}, which is",
        "//! Copyright (c) Vacanza Team and individual contributors,",
        "//! Copyright (c) dr-prodigy <dr.prodigy.github@gmail.com>, 2017-2023,",
        "//! Copyright (c) ryanss <ryanssdev@icloud.com>, 2014-2017;",
        "//! MIT licence, whose text is in LICENSE-holidays beside this file.",
        "",
        "/// The first year of the table.",
        f"pub(super) const FIRST_YEAR: i16 = {FIRST_YEAR};",
        "/// How many years the table has.",
        f"pub(super) const YEARS: usize = {len(YEARS)};",
        "",
        "/// Names of holidays, one on each line.",
        'pub(super) static NAMES: &str = "' + "\n".join(names) + '";',
        "",
        "/// When a holiday is, as month * 100 + day in each year; 0 in a year without it.",
        f"pub(super) static DATES: [[u16; YEARS]; {len(dates)}] = [",
        *(f"    {line}" for line in chunks(map(written, dates), 100)),
        "];",
        "",
        "/// Holidays: the line of the name in `NAMES`, and the place in `DATES`.",
        f"pub(super) static HOLIDAYS: [(u16, u16); {len(rows)}] = [",
        *(f"    {line}" for line in chunks((f"({name_at[n]}, {dates_at[d]})" for n, d in rows), 100)),
        "];",
        "",
        "/// Regions in order of their codes, one on each line: code, name.",
        'pub(super) static REGIONS: &str = "' + "\n".join(f"{code} {name}" for code, name, _, _ in regions) + '";',
        "",
        "/// Of each region, where its places end that begin where the region before has its end, and the last year that",
        "/// is known.",
        f"pub(super) static ENDS: [(u16, i16); {len(regions)}] = [",
        *(f"    {line}" for line in chunks((f"({end}, {region[2]})" for end, region in zip(ends, regions)), 100)),
        "];",
        "",
        "/// Of each region after the other, the places in `HOLIDAYS`.",
        f"pub(super) static PLACES: [u16; {ends[-1]}] = [",
    ]
    for code, name, _, region_rows in regions:
        out.append(f"    // {code} {name}")
        out.extend(f"    {line}" for line in chunks((str(row_at[row]) for row in sorted(region_rows)), 100))
    out.extend(["];", ""])
    return "\n".join(out)


if __name__ == "__main__":
    table = pathlib.Path(__file__).with_name("table.rs")
    found = read_regions()
    table.write_text(source(found), encoding="utf-8")
    print(f"{len(found)} regions written to {table}")
