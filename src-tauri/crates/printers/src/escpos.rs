//! A document as the commands of a receipt printer.

use tillup_core::bitmap::Bitmap;

use crate::code_page::CodePage;

/// Bytes of picture that are sent at once: less than the buffer of the cheapest printers.
pub const BAND_BYTES: usize = 3072;
/// Rows that are sent at once at most: some printers take no more.
const BAND_ROWS: usize = 128;
/// Bytes of text that are sent at once, about.
const TEXT_BYTES: usize = 1024;

/// Clears what an earlier document left set.
const INITIALISE: [u8; 2] = [0x1b, b'@'];
/// A pulse of 50 ms on the drawer's pin 2, then half a second of rest.
const OPEN_DRAWER: [u8; 5] = [0x1b, b'p', 0, 25, 250];
/// Feeds to the cutter and cuts, but for a point that holds the paper.
const CUT: [u8; 4] = [0x1d, b'V', 66, 0];

/// What is to be printed.
#[derive(Clone, Copy, Debug)]
pub enum Content<'a> {
    /// A picture, dot by dot; of one that is wider than the printer, the printer leaves off the right.
    Picture(&'a Bitmap),
    /// Lines in the printer's own letters.
    Text {
        /// The lines, with line feeds between them.
        lines: &'a str,
        /// The letters.
        code_page: CodePage,
    },
}

/// A document for a printer.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// What is on it.
    pub content: Content<'a>,
    /// Lines of paper to feed after it, so that it can be torn off.
    pub feed: u8,
    /// Whether it is cut off.
    pub cut: bool,
    /// Whether the cash drawer is opened, before anything is printed.
    pub drawer: bool,
}

/// All bytes of a document, as [`crate::Ready::print`] sends them.
pub fn encode(job: &Job<'_>) -> Vec<u8> {
    pieces(job).flatten().collect()
}

/// The bytes of a document in pieces that the smallest buffer takes, each of whole commands.
pub(crate) fn pieces<'a>(job: &Job<'a>) -> impl Iterator<Item = Vec<u8>> + use<'a> {
    let content: Box<dyn Iterator<Item = Vec<u8>>> = match job.content {
        Content::Picture(picture) => Box::new(bands(picture)),
        Content::Text { lines, code_page } => Box::new(text(lines, code_page)),
    };
    std::iter::once(start(job)).chain(content).chain(std::iter::once(end(job)))
}

fn start(job: &Job<'_>) -> Vec<u8> {
    let mut bytes = INITIALISE.to_vec();
    if job.drawer {
        bytes.extend(OPEN_DRAWER);
    }
    if let Content::Text { code_page, .. } = job.content {
        bytes.extend([0x1b, b't', code_page.table()]);
    }
    bytes
}

fn end(job: &Job<'_>) -> Vec<u8> {
    let mut bytes = vec![0x1b, b'd', job.feed];
    if job.cut {
        bytes.extend(CUT);
    }
    bytes
}

fn bands(picture: &Bitmap) -> impl Iterator<Item = Vec<u8>> {
    let row_bytes = picture.row_bytes().max(1);
    let rows = (BAND_BYTES / row_bytes).clamp(1, BAND_ROWS);
    picture.bands(rows).filter_map(move |band| {
        let [wide, wider] = u16::try_from(row_bytes).ok()?.to_le_bytes();
        let [high, higher] = u16::try_from(band.len() / row_bytes).ok()?.to_le_bytes();
        Some([&[0x1d, b'v', b'0', 0, wide, wider, high, higher], band].concat())
    })
}

fn text(lines: &str, code_page: CodePage) -> impl Iterator<Item = Vec<u8>> {
    let mut lines = lines.lines().peekable();
    std::iter::from_fn(move || {
        lines.peek()?;
        let mut bytes = Vec::new();
        while bytes.len() < TEXT_BYTES {
            let Some(line) = lines.next() else { break };
            bytes.extend(code_page.line(line));
            bytes.push(b'\n');
        }
        Some(bytes)
    })
    .flat_map(|bytes| bytes.chunks(TEXT_BYTES).map(<[u8]>::to_vec).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(content: Content<'_>) -> Job<'_> {
        Job { content, feed: 3, cut: false, drawer: false }
    }

    #[test]
    fn a_picture_is_a_command_with_its_size_and_its_rows() {
        let mut picture = Bitmap::white(10, 2);
        picture.blacken(9, 1);
        let bytes = encode(&job(Content::Picture(&picture)));
        assert_eq!(bytes, b"\x1b@\x1dv0\x00\x02\x00\x02\x00\x00\x00\x00\x40\x1bd\x03");
    }

    #[test]
    fn the_drawer_opens_before_and_the_cut_comes_last_and_only_when_asked() {
        let picture = Bitmap::white(8, 1);
        let bytes = encode(&Job { cut: true, drawer: true, ..job(Content::Picture(&picture)) });
        assert_eq!(bytes, b"\x1b@\x1bp\x00\x19\xfa\x1dv0\x00\x01\x00\x01\x00\x00\x1bd\x03\x1dVB\x00");
    }

    #[test]
    fn text_names_its_letters_and_ends_each_line() {
        let code_page = CodePage::named("PC850").unwrap();
        let bytes = encode(&job(Content::Text { lines: "Total\r\n\n৳20", code_page }));
        assert_eq!(bytes, b"\x1b@\x1bt\x02Total\n\nTk20\n\x1bd\x03");
    }

    #[test]
    fn no_piece_is_larger_than_the_smallest_buffer() {
        let text = "x".repeat(5_000) + &"\nline".repeat(900);
        let code_page = CodePage::named("PC437").unwrap();
        assert!(
            pieces(&job(Content::Text { lines: &text, code_page }))
                .all(|piece| piece.len() <= 2 * TEXT_BYTES)
        );
        for (width, height) in [(8, 1000), (384, 1000), (576, 3000), (9, 1), (8 * 3072, 3), (8 * 4000, 3)] {
            let picture = Bitmap::white(width, height);
            let most = 8 + BAND_BYTES.max(picture.row_bytes());
            let sizes: Vec<_> = pieces(&job(Content::Picture(&picture))).map(|piece| piece.len()).collect();
            assert!(sizes.iter().all(|size| *size <= most), "{width}x{height}: {sizes:?}");
        }
    }

    #[test]
    fn a_picture_without_dots_is_no_command() {
        for picture in [Bitmap::white(0, 5), Bitmap::white(384, 0)] {
            assert_eq!(encode(&job(Content::Picture(&picture))), b"\x1b@\x1bd\x03");
        }
    }
}
