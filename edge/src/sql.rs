//! SQLite inside a Durable Object: bindings, rows, migrations, transactions.
//!
//! The traps of worker 0.8 that this module keeps away (reference, stack.md 1): `one()` on no rows throws through
//! WebAssembly and hangs the request; a bound `bool` arrives as text; an `Err` does not undo what was executed.

use crate::json;
use crate::refusal::{Fault, Outcome, broken};
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use shared::interval::Interval;
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use worker::{SqlStorageValue, State, Storage};

/// A value that SQLite can hold.
pub trait ToSql {
    /// The value as the storage takes it.
    fn to_sql(&self) -> SqlStorageValue;
}

impl ToSql for str {
    fn to_sql(&self) -> SqlStorageValue {
        self.into()
    }
}

impl ToSql for String {
    fn to_sql(&self) -> SqlStorageValue {
        self.as_str().into()
    }
}

impl ToSql for i64 {
    fn to_sql(&self) -> SqlStorageValue {
        (*self).into()
    }
}

impl ToSql for u32 {
    fn to_sql(&self) -> SqlStorageValue {
        i64::from(*self).into()
    }
}

impl ToSql for bool {
    fn to_sql(&self) -> SqlStorageValue {
        i32::from(*self).into()
    }
}

/// Instants are milliseconds since 1970 in UTC (I7).
impl ToSql for Timestamp {
    fn to_sql(&self) -> SqlStorageValue {
        self.as_millisecond().into()
    }
}

impl<T: ToSql + ?Sized> ToSql for &T {
    fn to_sql(&self) -> SqlStorageValue {
        (**self).to_sql()
    }
}

impl<T: ToSql> ToSql for Option<T> {
    fn to_sql(&self) -> SqlStorageValue {
        self.as_ref().map_or(SqlStorageValue::Null, ToSql::to_sql)
    }
}

macro_rules! ids_to_sql {
    ($($id:ident),*) => {$(
        impl ToSql for shared::id::$id {
            fn to_sql(&self) -> SqlStorageValue {
                self.as_str().into()
            }
        }
    )*};
}
ids_to_sql!(
    AgencyId,
    SubAccountId,
    UserId,
    CalendarId,
    ScheduleId,
    AppointmentId,
    ContactId,
    SeriesId,
    GroupId,
    SlotMeetingId,
    BusySourceId,
    WebhookEndpointId,
    WebhookMessageId,
    WorkflowId,
    EnrolmentId,
    MessageId
);

/// The bindings of a statement, in the order of its `?`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::sql::ToSql::to_sql(&$value)),*] };
}

/// What is read from the rows of a query. Columns are matched to fields by name; [`row!`](crate::row) implements it.
pub trait FromRow: Sized {
    /// Reads one row.
    fn from_row(row: &mut Cells<'_>) -> Outcome<Self>;
}

/// What a column is read as.
pub trait FromSql: Sized {
    /// The value, if the cell holds one.
    fn from_sql(cell: SqlStorageValue) -> Option<Self>;
}

impl FromSql for String {
    fn from_sql(cell: SqlStorageValue) -> Option<Self> {
        match cell {
            SqlStorageValue::String(text) => Some(text),
            _ => None,
        }
    }
}

impl FromSql for i64 {
    fn from_sql(cell: SqlStorageValue) -> Option<Self> {
        match cell {
            SqlStorageValue::Integer(number) => Some(number),
            _ => None,
        }
    }
}

impl FromSql for u32 {
    fn from_sql(cell: SqlStorageValue) -> Option<Self> {
        i64::from_sql(cell)?.try_into().ok()
    }
}

impl<T: FromSql> FromSql for Option<T> {
    fn from_sql(cell: SqlStorageValue) -> Option<Self> {
        match cell {
            SqlStorageValue::Null => Some(None),
            cell => T::from_sql(cell).map(Some),
        }
    }
}

/// The cells of one row, each to be read once.
pub struct Cells<'a> {
    names: &'a [String],
    cells: Vec<SqlStorageValue>,
}

impl Cells<'_> {
    /// Reads a column. One that is missing, or holds something else, is a fault of the statement or the schema.
    pub fn read<T: FromSql>(&mut self, column: &str) -> Outcome<T> {
        T::from_sql(self.take(column)?).ok_or_else(|| broken(format!("column {column} holds something else")))
    }

    fn take(&mut self, column: &str) -> Outcome<SqlStorageValue> {
        let at = self.names.iter().position(|name| name == column);
        let cell = at.and_then(|at| self.cells.get_mut(at));
        let cell = cell.ok_or_else(|| broken(format!("no column is called {column}")))?;
        Ok(std::mem::replace(cell, SqlStorageValue::Null))
    }
}

/// Declares what is read from rows. There are so many of these that serde's way of reading each would be a tenth of
/// the Worker.
#[macro_export]
macro_rules! row {
    ($(#[$attribute:meta])* $visible:vis struct $name:ident {
        $($(#[$of_field:meta])* $field_visible:vis $field:ident: $type:ty),* $(,)?
    }) => {
        $(#[$attribute])*
        $visible struct $name {
            $($(#[$of_field])* $field_visible $field: $type),*
        }

        impl $crate::sql::FromRow for $name {
            fn from_row(row: &mut $crate::sql::Cells<'_>) -> $crate::refusal::Outcome<Self> {
                Ok(Self { $($field: row.read(stringify!($field))?),* })
            }
        }
    };
}

/// Reads an instant back from its column.
pub fn instant(ms: i64) -> Outcome<Timestamp> {
    Timestamp::from_millisecond(ms).map_err(|error| broken(format!("stored instant {ms}: {error}")))
}

/// Reads a stretch of time back from its two columns.
pub fn interval(start: i64, end: i64) -> Outcome<Interval> {
    Interval::new(instant(start)?, instant(end)?).map_err(|error| broken(error.to_string()))
}

/// Reads an id, a document or anything else that parses from a text column.
pub fn parsed<T: TryFrom<String>>(text: String) -> Outcome<T>
where
    T::Error: std::fmt::Display,
{
    T::try_from(text).map_err(|error| broken(format!("stored text: {error}")))
}

/// Rows of one text of [`Sql::many_rows`]. A text holds 2 MB at most (Cloudflare's limit on a value): 250 bytes a row.
const PAGE_ROWS: usize = 8_000;

/// The database of one Durable Object.
pub struct Sql {
    storage: Storage,
    database: worker::SqlStorage,
    generation: Cell<u64>,
}

#[wasm_bindgen]
extern "C" {
    /// `DurableObjectStorage`, for the method that the worker crate does not bind.
    type SyncStorage;

    #[wasm_bindgen(method, catch, js_name = transactionSync)]
    fn transaction_sync(
        this: &SyncStorage,
        closure: &mut dyn FnMut() -> Result<JsValue, JsValue>,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = setAlarm)]
    fn set_alarm(this: &SyncStorage, ms: f64) -> Result<JsValue, JsValue>;
}

impl Sql {
    /// Opens the object's database and brings its schema up to date: each migration runs once, in order.
    pub fn open(state: &State, migrations: &[&str]) -> Self {
        let storage = state.storage();
        let sql = Self { database: storage.sql(), storage, generation: Cell::new(0) };
        if let Err(fault) = sql.migrate(migrations) {
            // A constructor cannot fail; every statement that follows will, and say which table is missing.
            worker::console_error!("migration failed: {fault}");
        }
        sql
    }

    fn migrate(&self, migrations: &[&str]) -> Outcome<()> {
        row! { struct Row { done: i64 } }
        self.run("CREATE TABLE IF NOT EXISTS _migrations (version INTEGER PRIMARY KEY)", vec![])?;
        let row: Option<Row> =
            self.first("SELECT COALESCE(MAX(version), 0) AS done FROM _migrations", vec![])?;
        let done = row.map_or(0, |row| row.done);
        for (version, migration) in (1_i64..).zip(migrations) {
            if version > done {
                self.transaction(|| {
                    self.run(migration, vec![])?;
                    self.run("INSERT INTO _migrations (version) VALUES (?)", args![version])
                })?;
            }
        }
        Ok(())
    }

    /// A number that is another one whenever what was read before may have changed: what is kept of it in memory is
    /// right as long as the number is the same.
    pub fn generation(&self) -> u64 {
        self.generation.get()
    }

    fn begin_generation(&self) {
        self.generation.set(self.generation.get() + 1);
    }

    /// Every statement goes through here.
    fn execute(&self, statement: &str, args: Vec<SqlStorageValue>) -> Outcome<worker::SqlCursor> {
        if !statement.starts_with("SELECT") {
            self.begin_generation();
        }
        Ok(self.database.exec(statement, (!args.is_empty()).then_some(args))?)
    }

    /// Runs a statement and reads nothing back.
    pub fn run(&self, statement: &str, args: Vec<SqlStorageValue>) -> Outcome<()> {
        self.execute(statement, args)?;
        Ok(())
    }

    /// Runs a statement and says how many rows it wrote (rows of indexes included).
    pub fn written(&self, statement: &str, args: Vec<SqlStorageValue>) -> Outcome<usize> {
        Ok(self.execute(statement, args)?.rows_written())
    }

    /// All rows of a query.
    pub fn rows<T: FromRow>(&self, query: &str, args: Vec<SqlStorageValue>) -> Outcome<Vec<T>> {
        let (names, rows) = self.cells(query, args)?;
        rows.into_iter().map(|cells| T::from_row(&mut Cells { names: &names, cells })).collect()
    }

    /// All rows of a query that may have thousands: read as JSON arrays of `columns`, a page of rows in one text. As
    /// cells, each of their values would cross from JavaScript by itself, which takes many times as long.
    pub fn many_rows<T: DeserializeOwned>(
        &self,
        columns: &str,
        query: &str,
        mut args: Vec<SqlStorageValue>,
    ) -> Outcome<Vec<T>> {
        row! { struct Page { page: String } }
        // Nothing is written between the pages, so the same plan meets the rows in the same order.
        let statement = format!(
            "SELECT json_group_array(json_array({columns})) AS page FROM ({query} LIMIT {PAGE_ROWS} OFFSET ?)"
        );
        let mut rows = Vec::new();
        loop {
            args.push(i64::try_from(rows.len()).unwrap_or(i64::MAX).into());
            let page: Option<Page> = self.first(&statement, args.clone())?;
            args.pop();
            let page: Vec<T> = serde_json::from_str(&page.map_or_else(|| "[]".to_owned(), |page| page.page))?;
            let is_last = page.len() < PAGE_ROWS;
            rows.extend(page);
            if is_last {
                return Ok(rows);
            }
        }
    }

    /// The columns of a query by their names, and its rows.
    fn cells(
        &self,
        query: &str,
        args: Vec<SqlStorageValue>,
    ) -> Outcome<(Vec<String>, Vec<Vec<SqlStorageValue>>)> {
        let cursor = self.execute(query, args)?;
        let rows = cursor.raw().collect::<worker::Result<_>>()?;
        Ok((cursor.column_names(), rows))
    }

    /// The first row of a query, if there is one.
    pub fn first<T: FromRow>(&self, query: &str, args: Vec<SqlStorageValue>) -> Outcome<Option<T>> {
        let (names, rows) = self.cells(query, args)?;
        rows.into_iter().next().map(|cells| T::from_row(&mut Cells { names: &names, cells })).transpose()
    }

    /// Runs `work` as one transaction: what it wrote is kept if it returns `Ok`, and gone if it returns `Err`.
    pub fn transaction<T>(&self, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        let (mut work, mut outcome) = (Some(work), None);
        let ended = self.atomically(&mut || {
            outcome = work.take().map(|work| work());
            matches!(outcome, Some(Ok(_)))
        });
        match (outcome, ended) {
            (Some(Ok(done)), Ok(())) => Ok(done),
            (Some(Err(fault)), _) | (_, Err(fault)) => Err(fault),
            (None, Ok(())) => Err(broken("a transaction ran nothing")),
        }
    }

    /// Keeps what `work` wrote if it says so, and undoes it if not.
    fn atomically(&self, work: &mut dyn FnMut() -> bool) -> Outcome<()> {
        let mut kept = false;
        let result = self.storage.as_raw().unchecked_ref::<SyncStorage>().transaction_sync(&mut || {
            kept = work();
            if kept { Ok(JsValue::UNDEFINED) } else { Err(JsValue::from_str("rolled back")) }
        });
        if !kept {
            self.begin_generation();
        }
        result.map(drop).map_err(|error| Fault::Broken(error.into()))
    }

    /// Makes the object's alarm ring now, as a part of the transaction that this is called in: what was written in it is
    /// attended to, whatever becomes of whoever wrote it.
    pub fn ring(&self) -> Outcome<()> {
        #[expect(clippy::cast_precision_loss, reason = "milliseconds of a date are far below 2^53")]
        let now_ms = worker::Date::now().as_millis() as f64;
        let set = self.storage.as_raw().unchecked_ref::<SyncStorage>().set_alarm(now_ms);
        set.map(drop).map_err(|error| Fault::Broken(error.into()))
    }

    /// The one row of the `facts` table with this key, as JSON.
    pub fn fact<T: DeserializeOwned>(&self, key: &str) -> Outcome<Option<T>> {
        row! { struct Row { value: String } }
        let row: Option<Row> = self.first("SELECT value FROM facts WHERE key = ?", args![key])?;
        Ok(row.map(|row| json::read(&row.value)).transpose()?)
    }

    /// Writes a fact.
    pub fn set_fact<T: serde::Serialize>(&self, key: &str, value: &T) -> Outcome<()> {
        let value = serde_json::to_string(value)?;
        self.run("INSERT OR REPLACE INTO facts (key, value) VALUES (?, ?)", args![key, value])
    }

    /// Forgets a fact.
    pub fn clear_fact(&self, key: &str) -> Outcome<()> {
        self.run("DELETE FROM facts WHERE key = ?", args![key])
    }
}

/// The table behind [`Sql::fact`], for a schema that has facts about the object as a whole.
pub const FACTS_TABLE: &str = "CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;";
