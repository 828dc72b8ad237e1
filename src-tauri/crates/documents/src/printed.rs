//! A document that was set: as dots, picture and PDF.

use tillup_core::{bitmap::Bitmap, printing::Paper};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;
use typst_render::RenderOptions;

use crate::{
    look::LookTrouble,
    press::{DocumentError, KEPT},
};

/// Dots of a printer in a point: eight in a millimetre.
const DOTS_PER_POINT: f64 = 203.2 / 72.0;

/// Dots of a picture of a sheet in a point: 144 to the inch.
const SHEET_DOTS_PER_POINT: f64 = 2.0;

/// How light a dot may be to be printed black. Above half, so that thin strokes do not break off.
const LIGHTEST_BLACK: u8 = 150;

/// A document that was set for a paper.
pub struct Printed {
    pages: PagedDocument,
    paper: Paper,
    /// Why the built-in look was taken for the owner's.
    pub trouble: Option<LookTrouble>,
}

impl Printed {
    pub(crate) fn new(pages: PagedDocument, paper: Paper, trouble: Option<LookTrouble>) -> Self {
        Self { pages, paper, trouble }
    }

    /// As black dots, eight to the millimetre, pages one below the other: on a roll exactly as wide as it prints.
    ///
    /// # Errors
    /// A picture that is no whole rows.
    pub fn bitmap(&self) -> Result<Bitmap, DocumentError> {
        let grey = self.grey(DOTS_PER_POINT);
        let width = self.paper.dots().unwrap_or(grey.width);
        let mut dots = Vec::with_capacity(grey.light.len() / 8);
        for row in grey.light.chunks(grey.width.max(1)) {
            let mut row = row.to_vec();
            row.resize(width, u8::MAX);
            dots.extend(row.chunks(8).map(|eight| {
                eight.iter().enumerate().fold(0_u8, |byte, (place, light)| {
                    if *light <= LIGHTEST_BLACK { byte | (0x80 >> place) } else { byte }
                })
            }));
        }
        Bitmap::from_bytes(width, dots).ok_or_else(|| DocumentError::File("no whole rows of dots".to_owned()))
    }

    /// As a PNG: of a roll dot by dot what is printed, of sheets all of them one below the other.
    ///
    /// # Errors
    /// A picture that cannot be written.
    pub fn png(&self) -> Result<Vec<u8>, DocumentError> {
        if self.paper.dots().is_none() {
            let grey = self.grey(SHEET_DOTS_PER_POINT);
            let height = grey.light.len() / grey.width.max(1);
            return png(grey.width, height, png::BitDepth::Eight, &grey.light);
        }
        let bitmap = self.bitmap()?;
        let light: Vec<u8> = bitmap.bytes().iter().map(|byte| !byte).collect();
        png(bitmap.width(), bitmap.height(), png::BitDepth::One, &light)
    }

    /// As a PDF with its fonts in it and text that can be searched.
    ///
    /// # Errors
    /// A PDF that cannot be written.
    pub fn pdf(&self) -> Result<Vec<u8>, DocumentError> {
        let options =
            PdfOptions { creator: Smart::Custom(Some("Tillup".to_owned())), ..PdfOptions::default() };
        let made = typst_pdf::pdf(&self.pages, &options);
        comemo::evict(KEPT);
        made.map_err(|errors| {
            let told: Vec<_> = errors.iter().map(|error| error.message.as_str()).collect();
            DocumentError::File(told.join("; "))
        })
    }

    fn grey(&self, dots_per_point: f64) -> Grey {
        let options = RenderOptions { pixel_per_pt: dots_per_point.into(), ..RenderOptions::default() };
        let pages: Vec<_> =
            self.pages.pages().iter().map(|page| typst_render::render(page, &options)).collect();
        // Pages are equally wide, so that one below the other is one after the other. Everything is drawn in greys on white, so
        // any of the three colours tells how light a dot is.
        let width = pages.first().map_or(0, |page| page.width());
        let mut light = Vec::with_capacity(pages.iter().map(|page| page.pixels().len()).sum());
        for page in &pages {
            light.extend(page.pixels().iter().map(|dot| dot.red()));
        }
        Grey { width: usize::try_from(width).unwrap_or(0), light }
    }
}

/// How light each dot is, row by row.
struct Grey {
    width: usize,
    light: Vec<u8>,
}

fn png(width: usize, height: usize, depth: png::BitDepth, light: &[u8]) -> Result<Vec<u8>, DocumentError> {
    let side = |side: usize| u32::try_from(side).map_err(|error| DocumentError::File(error.to_string()));
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, side(width)?, side(height)?);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(depth);
    encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(light))
        .map_err(|error| DocumentError::File(error.to_string()))?;
    Ok(file)
}
