//! CSV and XLSX: the same cells, whoever reads them.

use std::{path::Path, process::Command};

use calamine::{Data, Reader, Xlsx, open_workbook};
use tillup_core::{export::ExportFilter, sale::Status};
use tillup_exports::titles;

use crate::shop::{TITLES, TestShop, all, day};

/// Columns that hold amounts, and those that hold times.
const AMOUNTS: [usize; 4] = [13, 14, 15, 17];
const TIMES: [usize; 3] = [2, 3, 22];

/// RFC 4180, read by hand: cells in lines.
fn parsed(text: &str) -> Vec<Vec<String>> {
    let (mut lines, mut line, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => {
                rest.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => line.push(std::mem::take(&mut cell)),
            '\r' if !quoted && rest.peek() == Some(&'\n') => {}
            '\n' if !quoted => {
                line.push(std::mem::take(&mut cell));
                lines.push(std::mem::take(&mut line));
            }
            c => cell.push(c),
        }
    }
    lines
}

fn csv_of(shop: &TestShop, filter: &ExportFilter) -> Vec<Vec<String>> {
    shop.sales("sales.csv", filter);
    let text = std::fs::read_to_string(shop.path("sales.csv")).unwrap();
    let lines = parsed(text.strip_prefix('\u{feff}').expect("the mark of UTF-8"));
    assert_eq!(lines[0], titles().collect::<Vec<_>>());
    assert!(lines.iter().all(|line| line.len() == 24));
    lines
}

fn workbook(file: &Path) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook(file).unwrap();
    let name = book.sheet_names()[0].clone();
    assert_eq!(book.worksheet_formula(&name).unwrap().used_cells().count(), 0, "no formulas");
    book.worksheet_range(&name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

/// Has LibreOffice write a file anew in another form; it comes with `scripts/setup-debian.sh test`.
fn by_libreoffice(shop: &TestShop, name: &str, to: &str, reading: Option<&str>) {
    let out = shop.path("office");
    let profile = format!("-env:UserInstallation=file://{}", shop.path("profile").display());
    let mut office = Command::new("soffice");
    office.args([&profile, "--headless", "--convert-to", to, "--outdir"]).arg(&out);
    office.args(reading.map(|filter| format!("--infilter={filter}")));
    let ran = office.arg(shop.path(name)).output();
    let ran =
        ran.unwrap_or_else(|error| panic!("LibreOffice is not here ({error}): scripts/setup-debian.sh test"));
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

/// `290.00` and `290` are one amount.
fn number(text: &str) -> f64 {
    text.parse().unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

/// What a cell of a workbook says in the words of the CSV; the apostrophe is the CSV's own.
fn same(cell: &Data, csv: &str, column: usize) -> bool {
    match cell {
        Data::Empty => csv.is_empty(),
        Data::Float(value) => AMOUNTS.contains(&column) && value.to_bits() == number(csv).to_bits(),
        Data::DateTime(at) => {
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            let moment = format!("{date} {hour:02}:{minute:02}:{second:02}");
            TIMES.contains(&column) && (date == csv || moment == csv)
        }
        Data::String(text) => {
            let is_text = !AMOUNTS.contains(&column) && !TIMES.contains(&column);
            is_text && (text == csv || csv.strip_prefix('\'') == Some(text))
        }
        _ => false,
    }
}

#[test]
fn csv_and_workbook_have_the_same_cells_typed_in_one_and_harmless_in_the_other() {
    let shop = TestShop::with(120);
    let csv = csv_of(&shop, &all());
    assert_eq!((shop.sales("sales.xlsx", &all()), csv.len()), (120, 121));
    let sheet = workbook(&shop.path("sales.xlsx"));
    assert_eq!(sheet.len(), csv.len());
    for (row, line) in sheet.iter().zip(&csv).skip(1) {
        for (column, (cell, text)) in row.iter().zip(line).enumerate() {
            assert!(same(cell, text, column), "column {column}: {cell:?} and {text:?}");
            assert!(!text.starts_with(['=', '+', '-', '@', '\t', '\r']), "{text:?}");
        }
    }
    let packs: Vec<&String> = csv.iter().map(|line| &line[12]).collect();
    for title in TITLES {
        assert!(packs.iter().any(|pack| pack.trim_start_matches('\'') == title), "{title:?} in {packs:?}");
    }
    let on_credit = csv.iter().skip(1).filter(|line| line[23] == "'@করিম, \"চা\"").count();
    assert_eq!(on_credit, 20, "by the debtor's name");
    // The first sale is half an hour before the cut-off.
    assert_eq!(csv[1][0..4], ["000001", &csv[1][1], "2026-11-21 02:30:00", "2026-11-20"]);
    assert_eq!(
        (csv[1][6].as_str(), csv[1][13].as_str(), csv[1][17].as_str()),
        ("01700000000", "290.00", "8.7001")
    );
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "needs LibreOffice: scripts/setup-debian.sh test")]
fn libreoffice_reads_every_cell_as_it_was_written() {
    let shop = TestShop::with(60);
    let csv = csv_of(&shop, &all());
    shop.sales("sales.xlsx", &all());
    // The workbook, written by LibreOffice as CSV: amounts as they are kept, not as they are shown.
    by_libreoffice(&shop, "sales.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false", None);
    let read = std::fs::read_to_string(shop.path("office/sales.csv")).unwrap();
    let read = parsed(&read.replace("\r\n", "\n"));
    assert_eq!(read.len(), csv.len());
    for (theirs, ours) in read.iter().zip(&csv).skip(1) {
        for (column, (theirs, ours)) in theirs.iter().zip(ours).enumerate() {
            let agree = match column {
                _ if AMOUNTS.contains(&column) => number(theirs).to_bits() == number(ours).to_bits(),
                _ => theirs == ours || Some(theirs.as_str()) == ours.strip_prefix('\''),
            };
            assert!(agree, "column {column}: {theirs:?} and {ours:?}");
        }
    }
    // The CSV, opened by LibreOffice with every column as text, and saved as a workbook.
    let columns: Vec<String> = (1..=24).map(|column| format!("{column}/2")).collect();
    let reading = format!("Text - txt - csv (StarCalc):44,34,76,1,{}", columns.join("/"));
    by_libreoffice(&shop, "sales.csv", "xlsx", Some(&reading));
    let opened = workbook(&shop.path("office/sales.xlsx"));
    assert_eq!(opened.len(), csv.len());
    for (theirs, ours) in opened.iter().zip(&csv) {
        for (cell, text) in theirs.iter().zip(ours) {
            assert_eq!(&cell.to_string(), text);
        }
    }
}

#[test]
fn filters_narrow_and_days_begin_at_the_cut_off() {
    let shop = TestShop::with(120);
    let everything = csv_of(&shop, &all());
    let narrowed = |column: usize, word: &str, filter: ExportFilter| {
        let expected: Vec<_> =
            everything.iter().skip(1).filter(|line| line[column] == word).cloned().collect();
        assert!(!expected.is_empty() && expected.len() < 120, "{word}");
        assert_eq!(csv_of(&shop, &filter)[1..], expected, "{word}");
    };
    narrowed(3, "2026-11-20", ExportFilter { from: day("2026-11-20"), to: day("2026-11-20"), ..all() });
    narrowed(4, "failed", ExportFilter { status: Some(Status::Failed), ..all() });
    narrowed(7, "GP", ExportFilter { operator: Some("GP".to_owned()), ..all() });
    narrowed(10, "india", ExportFilter { account: Some("india".to_owned()), ..all() });
    assert_eq!(csv_of(&shop, &ExportFilter { clerk: Some("nobody".to_owned()), ..all() }).len(), 1);
}
