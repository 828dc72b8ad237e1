//! The owner's totals out of the ledger beside the same totals by programs that owners' accountants know: a plain query by
//! `sqlite3`, DuckDB over the exported CSV, hledger over the exported journal. They must agree to the last digit, so this
//! also ends where they do not. The ledger is one that the example `figures` has filled:
//!
//!   cargo run --release --package tillup-ledger --example figures -- 500000 FOLDER
//!   cargo bench --package tillup-tests --bench totals -- FOLDER

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::expect_used)]

use std::{
    fs::File,
    io::BufWriter,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use tillup_core::{export::ExportFilter, money::Money, report::GroupBy};
use tillup_exports::{CsvSales, Journal, SalesWriter, XlsxSales};
use tillup_ledger::SqliteLedger;

/// hledger keeps a whole journal in memory, some kilobytes for a sale.
const MOST_FOR_HLEDGER: u64 = 600_000;

fn main() {
    // `cargo bench` adds its own `--bench`.
    let folder = std::env::args().skip(1).find(|arg| !arg.starts_with("--")).map(PathBuf::from);
    let Some(folder) = folder else {
        println!("totals: no folder with a ledger was named");
        return;
    };
    let path = folder.join("ledger.sqlite3");
    let ledger = SqliteLedger::open(&path).unwrap();
    let ours = ours(&ledger);
    let (csv, journal) = (folder.join("sales.csv"), folder.join("books.journal"));
    let sales =
        sheet(&ledger, &csv, "CSV", |file, calendar| Box::new(CsvSales::new(file, calendar).unwrap()));
    sheet(&ledger, &folder.join("sales.xlsx"), "XLSX", |file, calendar| {
        Box::new(XlsxSales::new(file, calendar).unwrap())
    });
    agree("sqlite3", &ours, by_sqlite3(&path));
    agree("DuckDB", &ours, by_duckdb(&csv));
    books(&ledger, &journal);
    if sales <= MOST_FOR_HLEDGER {
        agree("hledger", &ours, by_hledger(&journal));
    } else {
        println!("hledger: left out, {sales} sales do not fit into its memory");
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// All that the ledger has.
fn whole() -> (NaiveDate, NaiveDate) {
    (day("2021-11-01"), day("2026-12-31"))
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let began = Instant::now();
    (work(), began.elapsed())
}

/// What was sold in all, after a year by month was timed.
fn ours(ledger: &SqliteLedger) -> Money {
    let (from, to) = (day("2025-11-01"), day("2026-10-31"));
    let (months, took) = timed(|| ledger.report(from, to, Some(GroupBy::Month)).unwrap());
    println!("Tillup: a year by month in {took:?}, {} months", months.first().unwrap().groups.len());
    let (from, to) = whole();
    ledger.report(from, to, None).unwrap().first().unwrap().totals.amount
}

fn agree(who: &str, ours: &Money, theirs: Option<String>) {
    let Some(theirs) = theirs else { return };
    let theirs = Money::parse(theirs.trim(), ours.currency()).expect("an amount");
    assert_eq!(*ours, theirs, "{who} finds another total");
}

fn rate(what: &str, rows: u64, took: Duration) {
    let millis = u64::try_from(took.as_millis()).unwrap().max(1);
    println!("{what}: {rows} rows in {took:?}, {} a second", rows * 1_000 / millis);
}

type Writer<'a> = Box<dyn SalesWriter + 'a>;

fn sheet(
    ledger: &SqliteLedger,
    file: &Path,
    form: &str,
    writer: impl FnOnce(BufWriter<File>, tillup_core::calendar::Calendar) -> Writer<'static>,
) -> u64 {
    let (from, to) = whole();
    let filter = ExportFilter { from, to, status: None, operator: None, account: None, clerk: None };
    let out = BufWriter::new(File::create(file).unwrap());
    let (rows, took) = timed(|| {
        let (writer, rows) = ledger
            .export_sales::<_, Refused>(
                &filter,
                |_, calendar| Ok(writer(out, calendar)),
                |writer, sale| Ok(writer.write(sale)?),
            )
            .unwrap();
        writer.finish().unwrap();
        rows
    });
    rate(&format!("export as {form}"), rows, took);
    rows
}

fn books(ledger: &SqliteLedger, file: &Path) {
    let (from, to) = whole();
    let out = BufWriter::new(File::create(file).unwrap());
    let (rows, took) = timed(|| {
        let (journal, rows) = ledger
            .export_journal::<_, Refused>(
                from,
                to,
                |books| Ok(Journal::new(out, "Figures", books)?),
                |journal, entry| Ok(journal.write(entry)?),
            )
            .unwrap();
        journal.finish().unwrap();
        rows
    });
    rate("export as journal", rows, took);
}

/// Whatever the ledger or the file refuses.
type Refused = Box<dyn std::error::Error>;

/// What it prints, and how long it took from start to end; none where it is not there.
fn answer(who: &str, what: &str, command: &mut Command) -> Option<String> {
    let (ran, took) = timed(|| command.output());
    let Ok(ran) = ran else {
        println!("{who}: not here");
        return None;
    };
    if !ran.status.success() {
        println!("{who}: {}", String::from_utf8_lossy(&ran.stderr).lines().last().unwrap_or("failed"));
        return None;
    }
    println!("{who}: {what} in {took:?}");
    Some(String::from_utf8(ran.stdout).unwrap())
}

fn by_sqlite3(ledger: &Path) -> Option<String> {
    let ask = |what: &str, query: &str| {
        answer("sqlite3", what, Command::new("sqlite3").arg("-readonly").arg(ledger).arg(query))
    };
    ask(
        "a year by month",
        "SELECT strftime('%Y-%m', final_at / 1000 + 21600, 'unixepoch') AS month, count(*), sum(amount), sum(commission)
         FROM sales WHERE status = 'succeeded' AND final_at >= 1761933600000 AND final_at < 1793469600000 GROUP BY month",
    );
    ask(
        "all that was sold",
        "SELECT sum(amount) / 10000 || '.' || printf('%04d', sum(amount) % 10000) FROM sales WHERE status = 'succeeded'",
    )
}

fn by_duckdb(csv: &Path) -> Option<String> {
    let program = format!(
        r#"
import duckdb, sys, time
started = time.time()
db = duckdb.connect()
db.execute("SET enable_progress_bar = false")
db.execute("CREATE TABLE sales AS SELECT * FROM read_csv('{}', all_varchar=true)")
loaded = time.time()
db.execute("""SELECT strftime(CAST("Settled at" AS TIMESTAMP), '%Y-%m') AS month, count(*), sum(CAST("Amount" AS DECIMAL(18,4)))
  FROM sales WHERE "State" = 'succeeded' AND "Settled at" >= '2025-11-01' AND "Settled at" < '2026-11-01' GROUP BY month""").fetchall()
asked = time.time()
print(f"DuckDB: loaded in {{loaded - started:.3f}} s, a year by month in {{(asked - loaded) * 1000:.1f}} ms", file=sys.stderr)
print(db.execute("""SELECT sum(CAST("Amount" AS DECIMAL(18,4))) FROM sales WHERE "State" = 'succeeded'""").fetchone()[0])
"#,
        csv.display()
    );
    let ran = Command::new("python3").arg("-c").arg(program).output().ok()?;
    let told = String::from_utf8(ran.stderr).unwrap();
    println!("{}", told.lines().last().unwrap_or("DuckDB: nothing told"));
    ran.status.success().then(|| String::from_utf8(ran.stdout).unwrap())
}

fn by_hledger(journal: &Path) -> Option<String> {
    let ask = |what: &str, more: &[&str]| {
        let mut command = Command::new("hledger");
        command.arg("-f").arg(journal).arg("balance").args(more).env("LC_ALL", "C.UTF-8");
        answer("hledger", what, &mut command)
    };
    ask(
        "a year by month",
        &["--monthly", "--begin", "2025-11-01", "--end", "2026-11-01", "income", "assets:drawer"],
    );
    let told = ask(
        "all that was sold",
        &["assets:drawer", "--flat", "--no-total", "--layout", "bare", "--output-format", "csv"],
    )?;
    // "account","commodity","balance" and then one line.
    let line = told.lines().nth(1)?;
    line.rsplit(',').next().map(|amount| amount.trim_matches('"').to_owned())
}
