//! Exports that do not come to their end.

use rusqlite::Connection;
use tillup_core::ledger::LedgerError;

use crate::shop::{TestShop, all};

/// Some handfuls of rows, so that the reader is ahead of what takes them.
const SALES: i64 = 1_200;

#[derive(Debug, PartialEq)]
enum Ended {
    Enough,
    Ledger(LedgerError),
}

impl From<LedgerError> for Ended {
    fn from(error: LedgerError) -> Self {
        Self::Ledger(error)
    }
}

/// Takes rows until there are `most`.
fn taken(shop: &TestShop, most: u64) -> Result<u64, Ended> {
    let mut took = 0;
    let each = |(): &mut (), _: &_| {
        took += 1;
        if took > most { Err(Ended::Enough) } else { Ok(()) }
    };
    shop.ledger.export_sales(&all(), |_, _| Ok(()), each).map(|((), rows)| rows)
}

#[test]
fn what_takes_the_rows_may_end_it_at_any_row() {
    let shop = TestShop::with(SALES);
    for most in [0, 1, 255, 256, 257, 1_199] {
        assert_eq!(taken(&shop, most), Err(Ended::Enough), "after {most}");
    }
    assert_eq!(taken(&shop, 1_200), Ok(1_200));
    let never = shop.ledger.export_sales(&all(), |_, _| Err::<(), _>(Ended::Enough), |(), _| Ok(()));
    assert_eq!(never, Err(Ended::Enough), "nor need it begin");
}

#[test]
fn a_row_that_cannot_be_read_is_told_and_not_left_out() {
    let shop = TestShop::with(SALES);
    let raw = Connection::open(shop.path("ledger.sqlite3")).unwrap();
    assert_eq!(raw.execute("UPDATE sales SET currency = 'XXX' WHERE receipt_no = 1000", []).unwrap(), 1);
    let told = taken(&shop, u64::MAX).unwrap_err();
    assert!(matches!(told, Ended::Ledger(LedgerError::Damaged(_))), "{told:?}");
}

#[test]
fn what_changes_meanwhile_is_not_in_it() {
    let shop = TestShop::with(600);
    let begin = |_, _| {
        let raw = Connection::open(shop.path("ledger.sqlite3")).unwrap();
        assert_eq!(raw.execute("UPDATE sales SET clerk = 'somebody else'", []).unwrap(), 600);
        Ok::<_, Ended>(())
    };
    let each = |(): &mut (), sale: &tillup_core::export::SaleLine| {
        assert_ne!(sale.clerk, "somebody else");
        Ok(())
    };
    assert_eq!(shop.ledger.export_sales(&all(), begin, each), Ok(((), 600)));
}
