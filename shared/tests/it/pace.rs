//! Calls begin apart, in the order in which they are asked for.

use shared::pace::Pace;

#[test]
fn calls_begin_at_once_where_the_last_one_is_long_ago_and_apart_where_not() {
    // How far apart, when they are asked for, when they begin: with patience for two seconds.
    let table = [
        (350, vec![0, 10, 20], vec![Ok(0), Ok(350), Ok(700)]),
        (350, vec![0, 400, 2_000], vec![Ok(0), Ok(400), Ok(2_000)]),
        (1_050, vec![0, 0, 0, 700], vec![Ok(0), Ok(1_050), Err(2_100), Ok(2_100)]),
        (0, vec![5, 5, 6], vec![Ok(5), Ok(5), Ok(6)]),
    ];
    for (apart_ms, asked, begin) in table {
        let mut pace = Pace::default();
        let begun: Vec<_> = asked.iter().map(|at| pace.take(*at, apart_ms, 2_000)).collect();
        assert_eq!(begun, begin, "{apart_ms} ms apart, asked for at {asked:?}");
    }
}

#[test]
fn a_rest_holds_everybody_and_is_never_made_shorter() {
    let mut pace = Pace::default();
    pace.rest(1_000);
    pace.rest(400);
    assert_eq!(pace.take(0, 50, 2_000), Ok(1_000));
    pace.rest(9_000);
    assert_eq!(pace.take(1_100, 50, 2_000), Err(9_000));
    assert_eq!(pace.take(9_100, 50, 2_000), Ok(9_100));
}
