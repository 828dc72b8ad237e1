//! The page that shows whether a printer is set up well: edges, darkness, letters of the three scripts, the code for cameras.

use super::Composer;
use crate::{
    document::TestPage,
    sheet::{Block, Tone},
    words::{Language, Speaker},
};

pub(super) fn test_page(composer: &mut Composer<'_>, page: &TestPage) {
    let speaker = composer.speaker;
    composer.head(&page.shop, speaker.say("test-page"));
    composer.pair("printer", page.printer.clone());
    composer.pair("printer-at", page.address.clone());
    composer.pair("made", speaker.moment(page.made_at));
    composer.push(Block::Gauge);
    composer.note("edges");
    composer.stamp(Tone::Loud, speaker.say("test-loud"), &["test-loud-note"]);
    composer.heading("scripts");
    for language in Language::ALL {
        let alone = Speaker::new(vec![language], page.shop.timezone);
        composer.push(Block::Note { words: vec![alone.say_once("sample")] });
    }
    composer.push(Block::Qr { text: "TILLUP".to_owned() });
}
