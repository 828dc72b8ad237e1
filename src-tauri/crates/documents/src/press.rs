//! Sets documents: in blocks, then by Typst.

use image::{DynamicImage, GrayImage, Luma, imageops};
use serde::Serialize;
use serde_json::Value;
use tillup_core::{
    money::MoneyError,
    printing::{Paper, ReceiptLook},
};
use typst::foundations::Bytes;
use typst_layout::PagedDocument;

use crate::{
    compose::{self, speaker},
    document::Document,
    look::Look,
    printed::Printed,
    qr::qr,
    sheet::{Block, Sheet},
    text,
    world::{Setting, Stock},
};

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// Its figures do not add up to an amount.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// It could not be set.
    #[error("the document could not be set: {0}")]
    Setting(String),
    /// Its picture or file could not be made.
    #[error("the document's file could not be made: {0}")]
    File(String),
}

/// How many documents ago a result that Typst keeps was last needed before it is forgotten: what all documents share stays, what
/// was one document's goes.
pub(crate) const KEPT: usize = 2;

/// Sets documents. Its fonts are read and its template is parsed once; share it between threads by `Arc`.
pub struct Press {
    stock: Stock,
}

impl Default for Press {
    fn default() -> Self {
        Self::new()
    }
}

impl Press {
    /// A press with its fonts at hand.
    pub fn new() -> Self {
        Self { stock: Stock::new() }
    }

    /// Sets a document for a paper. A look that is broken is replaced by the built-in one, and [`Printed::trouble`] says why.
    ///
    /// # Errors
    /// Figures that cannot be added up; a fault of the template.
    pub fn set(
        &self,
        document: &Document,
        look: &ReceiptLook,
        paper: Paper,
    ) -> Result<Printed, DocumentError> {
        let (look, trouble) = Look::read(look);
        let sheet = compose::sheet(document, &look, &speaker(document, &look))?;
        let pages = self.lay_out(&sheet, &look, paper);
        comemo::evict(KEPT);
        Ok(Printed::new(pages?, paper, trouble))
    }

    fn lay_out(&self, sheet: &Sheet, look: &Look, paper: Paper) -> Result<PagedDocument, DocumentError> {
        let reference = sheet.blocks.iter().find_map(|block| match block {
            Block::Qr { text } => Some(text.as_str()),
            _ => None,
        });
        let square = reference.and_then(qr);
        let logo = look.logo.as_ref().map(|logo| for_paper(logo, paper));
        // Numbers go as text: how they are read depends on features of the reader that other crates may turn on.
        let told = Told {
            sheet,
            paper: paper.code(),
            saving: if look.paper_saving { "yes" } else { "no" },
            qr: square.as_ref().map(|square| square.side.to_string()),
            logo: logo
                .as_ref()
                .map(|logo| Sides { width: logo.width().to_string(), height: logo.height().to_string() }),
        };
        let mut told =
            serde_json::to_value(told).map_err(|error| DocumentError::Setting(error.to_string()))?;
        self.clean(&mut told);
        let world = Setting {
            stock: &self.stock,
            sheet: Bytes::from_string(told.to_string()),
            logo: Bytes::new(logo.map(GrayImage::into_raw).unwrap_or_default()),
            qr: Bytes::new(square.map(|square| square.modules).unwrap_or_default()),
        };
        typst::compile::<PagedDocument>(&world).output.map_err(|errors| {
            let told: Vec<_> = errors.iter().map(|error| error.message.as_str()).collect();
            DocumentError::Setting(told.join("; "))
        })
    }

    /// Makes every text fit for paper: one place, so that none is forgotten.
    fn clean(&self, value: &mut Value) {
        match value {
            Value::String(told) => *told = text::for_paper(told, |character| self.stock.can_draw(character)),
            Value::Array(values) => values.iter_mut().for_each(|value| self.clean(value)),
            Value::Object(fields) => fields.values_mut().for_each(|value| self.clean(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

/// What the template is told.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    sheet: &'a Sheet,
    paper: &'static str,
    saving: &'static str,
    /// Modules to a side.
    qr: Option<String>,
    logo: Option<Sides>,
}

/// Dots of a picture.
#[derive(Serialize)]
struct Sides {
    width: String,
    height: String,
}

/// The owner's picture on white: for rolls in black dots as many as it gets, for sheets in its greys.
fn for_paper(logo: &DynamicImage, paper: Paper) -> GrayImage {
    let (width, height) = match paper {
        Paper::Roll58 => (240, 120),
        Paper::Roll80 => (360, 160),
        Paper::A4 => (1_000, 400),
    };
    let sized = if paper == Paper::A4 && logo.width() <= width && logo.height() <= height {
        logo.clone()
    } else {
        logo.resize(width, height, imageops::FilterType::Triangle)
    };
    let mut grey = GrayImage::from_fn(sized.width(), sized.height(), |_, _| Luma([255]));
    for (place, dot) in sized.to_luma_alpha8().enumerate_pixels().map(|(x, y, dot)| ((x, y), dot)) {
        let [light, alpha] = dot.0;
        let over_white = (u16::from(light) * u16::from(alpha) + 255 * (255 - u16::from(alpha))) / 255;
        grey.put_pixel(place.0, place.1, Luma([u8::try_from(over_white).unwrap_or(255)]));
    }
    if paper != Paper::A4 {
        imageops::dither(&mut grey, &imageops::BiLevel);
    }
    grey
}
