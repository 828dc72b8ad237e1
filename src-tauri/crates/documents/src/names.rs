//! Names for files of documents.

use crate::document::Document;

/// A name for a document's file, without ending: safe on every system, and the same for the same document.
pub fn file_name(document: &Document) -> String {
    let of_sale = |kind: &str, receipt_no: &str, copy: u32| {
        let copy = if copy == 0 { String::new() } else { format!("-copy-{copy}") };
        format!("{kind}-{}{copy}", safe(receipt_no))
    };
    let of_days = |kind: &str, from: chrono::NaiveDate, to: chrono::NaiveDate| {
        if from == to { format!("{kind}-{from}") } else { format!("{kind}-{from}-{to}") }
    };
    match document {
        Document::Receipt(receipt) => of_sale("receipt", &receipt.sale.receipt_no, receipt.copy),
        Document::Refund(refund) => of_sale("refund", &refund.sale.receipt_no, refund.copy),
        Document::Dispute(dispute) => of_sale("dispute", &dispute.sale.receipt_no, dispute.copy),
        Document::Shift(report) => match &report.shift.count {
            Some(count) => format!("z-report-{}", count.z),
            None => {
                let made = report.made_at.with_timezone(&report.shop.timezone).format("%Y-%m-%d-%H%M%S");
                format!("x-report-{}-{made}", report.shift.id)
            }
        },
        Document::Day(statement) => of_days("day", statement.from, statement.to),
        Document::Commission(statement) => of_days("commission", statement.from, statement.to),
        Document::TestPage(_) => "test-page".to_owned(),
    }
}

/// Letters, digits and dashes of it, at most 60.
fn safe(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|character| if character.is_ascii_alphanumeric() { character } else { '-' })
        .take(60)
        .collect();
    let kept = kept.trim_matches('-');
    if kept.is_empty() { "0".to_owned() } else { kept.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_number_can_leave_the_folder() {
        for (text, name) in
            [("000123", "000123"), ("../../x", "x"), ("C:\\a|b", "C--a-b"), ("…", "0"), ("", "0")]
        {
            assert_eq!(safe(text), name);
        }
    }
}
