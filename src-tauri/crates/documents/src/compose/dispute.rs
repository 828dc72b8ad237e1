//! Complaints: what an operator needs to look into one, and a text to pass on.

use tillup_core::money::MoneyError;

use super::Composer;
use crate::{
    document::Dispute,
    sheet::Block,
    text,
    words::{Arg, Speaker},
};

pub(super) fn dispute(composer: &mut Composer<'_>, dispute: &Dispute) -> Result<(), MoneyError> {
    let (sale, complaint, speaker) = (&dispute.sale, &dispute.complaint, composer.speaker);
    let title = speaker.say(&format!("complaint-{}", complaint.opened.complaint.code()));
    composer.head(&dispute.shop, title);
    composer.copy(dispute.copy);
    // An operator cannot look into half a number: here nothing is masked.
    let charged = speaker.figures(&sale.number.grouped());
    composer.push(Block::Lead { label: speaker.say("number-charged"), value: charged });
    if let Some(meant) = &complaint.opened.meant_for {
        composer.push(Block::Lead {
            label: speaker.say("number-meant"),
            value: speaker.figures(&meant.grouped()),
        });
    }
    composer.pair("operator", composer.operator(sale));
    if let Some(pack) = &sale.pack {
        composer.pair("pack", text::shortened(pack.lines().next().unwrap_or_default(), 80));
    }
    composer.total(speaker.say("amount"), sale.amount);
    composer.pair("sold", speaker.moment(sale.created_at));
    composer.pair("state", speaker.say_once(&format!("state-{}", sale.status)));
    composer.pair("receipt-no", speaker.figures(&sale.receipt_no));
    composer.pair("provider", sale.provider.clone());
    composer.pair("reference", sale.reference.clone());
    for (key, told) in
        [("provider-reference", &sale.provider_reference), ("operator-reference", &sale.operator_reference)]
    {
        if let Some(told) = told {
            composer.pair(key, text::shortened(told, 60));
        }
    }
    composer.rule();
    composer.pair("dispute-no", speaker.count(complaint.id));
    composer.pair("opened-at", speaker.moment(complaint.at));
    composer.pair("clerk", complaint.by.clone());
    if !complaint.opened.note.trim().is_empty() {
        composer.push(Block::Text { label: speaker.say("note"), text: complaint.opened.note.clone() });
    }
    composer.heading("to-pass-on");
    composer.push(Block::Quote { text: text_to_pass_on(dispute, speaker) });
    composer.push(Block::Qr { text: sale.reference.clone() });
    Ok(())
}

/// What the operator or provider is told, in the first language.
pub(crate) fn text_to_pass_on(dispute: &Dispute, speaker: &Speaker) -> String {
    let (sale, complaint) = (&dispute.sale, &dispute.complaint.opened);
    let number = sale.number.grouped();
    let receipt = speaker.figures(&sale.receipt_no);
    let mut lines = vec![
        speaker.say_once(&format!("ask-{}", complaint.complaint.code())),
        speaker.tell_once(
            "dispute-charged",
            &[
                ("number", Arg::Figures(&number)),
                ("amount", Arg::Text(&speaker.money(sale.amount))),
                ("operator", Arg::Text(&sale.operator)),
                ("at", Arg::Text(&speaker.moment(sale.created_at))),
            ],
        ),
    ];
    if let Some(meant) = &complaint.meant_for {
        lines.push(speaker.tell_once("dispute-meant", &[("number", Arg::Figures(&meant.grouped()))]));
    }
    lines.push(speaker.tell_once("dispute-reference", &[("reference", Arg::Text(&sale.reference))]));
    if let Some(theirs) = &sale.operator_reference {
        lines.push(speaker.tell_once("dispute-operator", &[("reference", Arg::Text(theirs))]));
    }
    if let Some(theirs) = &sale.provider_reference {
        let args = [("provider", Arg::Text(&sale.provider)), ("reference", Arg::Text(theirs))];
        lines.push(speaker.tell_once("dispute-provider", &args));
    }
    let from = [("shop", Arg::Text(&dispute.shop.name)), ("receipt", Arg::Text(&receipt))];
    lines.push(speaker.tell_once("dispute-from", &from));
    lines.join("\n")
}
