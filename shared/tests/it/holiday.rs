//! Public holidays: days that governments have announced, regions and their codes, years that are not known.

use jiff::civil::Date;
use proptest::prelude::*;
use shared::holiday::{Holiday, HolidayYears, Region, YearUnknown, holiday_name, holidays, is_holiday};

fn region(code: &str) -> Region {
    Region::parse(code).unwrap_or_else(|invalid| panic!("{code}: {invalid}"))
}

fn dates(code: &str, year: i16) -> Vec<String> {
    let found = holidays(region(code), year).expect("a year that is known");
    found.iter().map(|holiday| holiday.date.strftime("%m-%d").to_string()).collect()
}

/// As the governments' own lists have them; where a day is made up for, the day itself is there, too.
#[test]
fn days_that_were_announced() {
    let table = [
        ("GB-ENG", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28"),
        ("GB-SCT", 2027, "01-01 01-02 01-04 03-26 05-03 05-31 08-02 11-30 12-25 12-26 12-27 12-28"),
        ("GB", 2026, "01-01 04-03 05-04 05-25 12-25 12-26 12-28"),
        ("US", 2026, "01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25"),
        ("DE", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26"),
        ("DE-BY", 2026, "01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 10-03 11-01 12-25 12-26"),
        ("FR", 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25"),
        ("AU-NSW", 2026, "01-01 01-26 04-03 04-04 04-05 04-06 04-25 04-27 06-08 10-05 12-25 12-26 12-28"),
        (
            "JP",
            2026,
            "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 \
            11-03 11-23",
        ),
        ("ZA", 2027, "01-01 03-21 03-22 03-26 03-29 04-27 05-01 06-16 08-09 09-24 12-16 12-25 12-26 12-27"),
    ];
    for (code, year, days) in table {
        assert_eq!(dates(code, year).join(" "), days, "{code} {year}");
    }
}

#[test]
fn single_days() {
    let table = [
        ("GB-ENG", "2026-08-31", Some("Late Summer Bank Holiday")),
        ("GB-SCT", "2026-08-31", None),
        ("GB-SCT", "2026-11-30", Some("Saint Andrew's Day")),
        ("GB", "2028-04-14", Some("Good Friday")),
        ("US-CA", "2026-03-31", Some("Cesar Chavez Day")),
        ("US", "2026-03-31", None),
        ("US", "2026-10-12", Some("Columbus Day")),
        // California does not keep this one.
        ("US-CA", "2026-10-12", None),
        ("AU-NSW", "2026-06-08", Some("King's Birthday")),
        // Queensland keeps the King's Birthday in October.
        ("AU-QLD", "2026-06-08", None),
        ("AU-QLD", "2026-10-05", Some("King's Birthday")),
        ("CA-NL", "2026-07-01", Some("Canada Day")),
        ("WS", "2026-10-12", Some("White Sunday (Lotu a Tamaiti)")),
        ("IN", "2026-08-15", Some("Independence Day")),
        ("IN-MH", "2026-09-14", Some("Ganesh Chaturthi")),
        ("IN", "2026-09-14", None),
        ("NZ", "2027-06-25", Some("Matariki")),
        ("NZ", "2028-02-29", None),
        ("GB", "2035-12-31", None),
    ];
    for (code, day, name) in table {
        let date: Date = day.parse().expect("a date");
        assert_eq!(holiday_name(region(code), date), Ok(name), "{code} {day}");
        assert_eq!(is_holiday(region(code), date), Ok(name.is_some()), "{code} {day}");
    }
    let both = holidays(region("CA-NL"), 2026).expect("known");
    let names: Vec<&str> = both
        .iter()
        .filter(|holiday| holiday.date == Date::constant(2026, 7, 1))
        .map(|holiday| holiday.name)
        .collect();
    assert_eq!(names, ["Canada Day", "Memorial Day"]);
}

#[test]
fn codes_and_names() {
    let table = [
        ("GB", "GB", "United Kingdom", "GB"),
        ("gb-eng", "GB-ENG", "England", "GB"),
        ("DE-BY", "DE-BY", "Bayern", "DE"),
        ("US-CA", "US-CA", "California", "US"),
        ("AU-NSW", "AU-NSW", "New South Wales", "AU"),
        ("CA-NL", "CA-NL", "Newfoundland and Labrador", "CA"),
        ("IN-TG", "IN-TG", "Telangana", "IN"),
        ("ws", "WS", "Samoa", "WS"),
        ("AD-02", "AD-02", "Canillo", "AD"),
    ];
    for (written, code, name, country) in table {
        let region = region(written);
        assert_eq!((region.code(), region.name(), region.country().code()), (code, name, country));
        let stored = serde_json::to_string(&region).expect("JSON");
        assert_eq!(stored, format!("\"{code}\""));
        assert_eq!(serde_json::from_str::<Region>(&stored).expect("stored"), region);
    }
    // Ukraine has no days off while it is at war: nothing to keep, so no region.
    for unknown in ["", "UK", "GB-", "GB-ENGLAND", "-ENG", "XX", "US-CA ", "G", "UA", "ſU"] {
        let refused = Region::parse(unknown).expect_err(unknown);
        assert_eq!((refused.code, &*refused.field), ("invalid_region", "region"), "{unknown}");
    }
}

#[test]
fn all_regions() {
    let codes: Vec<&str> = Region::all().map(Region::code).collect();
    assert!(codes.is_sorted_by(|one, next| one < next));
    assert!(codes.len() > 800, "{}", codes.len());
    assert_eq!(codes.first(), Some(&"AD"));
    assert!(Region::all().all(|region| Region::parse(region.code()) == Ok(region)));
}

#[test]
fn a_year_that_is_not_known_is_no_year_without_holidays() {
    let table = [
        ("GB", 2024, false),
        ("GB", 2025, true),
        ("GB", 2035, true),
        ("GB", 2036, false),
        ("LK", 2026, true),
        ("LK", 2027, false),
        ("GB", i16::MIN, false),
        ("GB", -9999, false),
        ("GB", i16::MAX, false),
    ];
    for (code, year, known) in table {
        let region = region(code);
        assert_eq!(holidays(region, year).is_ok(), known, "{code} {year}");
        assert_eq!(region.years().contains(year), known, "{code} {year}");
        if let Ok(day) = Date::new(year, 6, 15) {
            assert_eq!(is_holiday(region, day).is_ok(), known, "{code} {year}");
            assert_eq!(holiday_name(region, day).is_ok(), known, "{code} {year}");
        }
    }
    let years = HolidayYears { first: 2025, last: 2026 };
    let unknown = YearUnknown { region: region("LK"), year: 2027, years };
    assert_eq!(holidays(region("LK"), 2027), Err(unknown));
    let said = "The public holidays of LK are known for the years 2025 to 2026, not for 2027.";
    assert_eq!(unknown.to_string(), said);
}

/// Every region has holidays in every year for which it says that it is known; a table that ran out would not.
#[test]
fn no_known_year_is_empty() {
    for region in Region::all() {
        let years = region.years();
        for year in years.first..=years.last {
            let count = holidays(region, year).expect("known").len();
            assert!((1..60).contains(&count), "{region} has {count} in {year}");
        }
    }
}

/// Subdivisions keep the days of their country; only where the law says otherwise, not all of them.
#[test]
fn subdivisions_keep_the_days_of_their_country() {
    const WITH_EXCEPTIONS: [&str; 4] = ["AU", "IN", "MY", "US"];
    let mut inherited = 0;
    for region in Region::all().filter(|region| region.country() != *region) {
        let country = region.country();
        for year in region.years().first..=region.years().last.min(country.years().last) {
            let own = holidays(region, year).expect("known");
            let national = holidays(country, year).expect("known");
            let lacking =
                national.iter().filter(|day| !own.iter().any(|other| other.date == day.date)).count();
            inherited += national.len() - lacking;
            let most = if WITH_EXCEPTIONS.contains(&country.code()) { 3 } else { 0 };
            assert!(lacking <= most, "{region} lacks {lacking} of {national:?} in {year}");
        }
    }
    assert!(inherited > 50_000, "{inherited}");
}

proptest! {
    /// A day is a holiday exactly if the year's list has it.
    #[test]
    fn a_day_is_a_holiday_if_its_year_lists_it(place in 0..Region::all().count(), day in 0_i64..11 * 365) {
        let region = Region::all().nth(place).expect("in range");
        let date = Date::constant(2025, 1, 1).saturating_add(jiff::SignedDuration::from_hours(24 * day));
        let Ok(listed) = holidays(region, date.year()) else {
            prop_assert!(is_holiday(region, date).is_err());
            return Ok(());
        };
        let on_the_day: Vec<&Holiday> = listed.iter().filter(|holiday| holiday.date == date).collect();
        prop_assert_eq!(is_holiday(region, date), Ok(!on_the_day.is_empty()));
        prop_assert_eq!(holiday_name(region, date), Ok(on_the_day.first().map(|holiday| holiday.name)));
        prop_assert!(listed.is_sorted_by(|one, next| one < next));
        prop_assert!(listed.iter().all(|holiday| holiday.date.year() == date.year()));
    }

    #[test]
    fn any_text_is_a_code_or_refused(text in ".{0,8}|[A-Z]{2}(-[A-Z0-9]{1,3})?") {
        if let Ok(region) = Region::parse(&text) {
            prop_assert!(region.code().eq_ignore_ascii_case(&text));
        }
    }
}
