//! The owner's look of receipts: read once, put right where it is broken.

use std::{collections::BTreeSet, io::Cursor};

use base64::{Engine, prelude::BASE64_STANDARD};
use image::{DynamicImage, ImageReader, Limits, imageops::FilterType};
use tillup_core::printing::{Logo, ReceiptField, ReceiptLook};

use crate::words::Language;

/// Why the built-in look was taken for what the owner had set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LookTrouble {
    /// Header or footer speak of something that cannot be filled in.
    #[error(
        "{{{0}}} cannot be filled in; use {{shop}}, {{address}}, {{clerk}}, {{receipt}}, {{date}}, {{time}} or {{amount}}"
    )]
    UnknownPlaceholder(String),
    /// A brace without its partner.
    #[error("a brace is not closed; braces stand around what is filled in, as in {{shop}}")]
    UnclosedBrace,
    /// Header or footer are too long.
    #[error("header and footer have at most 600 characters each")]
    TooLong,
    /// The logo cannot be read.
    #[error("the logo is no PNG or JPEG picture")]
    NoPicture,
    /// The logo is too large.
    #[error("the logo has more than 512 KB or more than 4,000 dots to a side")]
    PictureTooLarge,
    /// A language that documents do not speak, or more than two.
    #[error("receipts speak one or two of bn, en and hi")]
    Languages,
}

impl LookTrouble {
    /// A stable word.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownPlaceholder(_) => "placeholder",
            Self::UnclosedBrace => "brace",
            Self::TooLong => "too_long",
            Self::NoPicture => "logo",
            Self::PictureTooLarge => "logo_too_large",
            Self::Languages => "languages",
        }
    }
}

/// Why this look cannot be used, where it cannot.
pub fn look_trouble(look: &ReceiptLook) -> Option<LookTrouble> {
    Look::check(look).err()
}

/// Most bytes of a logo.
const MOST_BYTES: usize = 512 * 1024;
/// Most dots to a side of a logo.
const MOST_DOTS: u32 = 4_000;
/// Most characters of header or footer.
const MOST_TEXT: usize = 600;

/// A look that holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Look {
    pub header: Vec<Piece>,
    pub footer: Vec<Piece>,
    pub logo: Option<DynamicImage>,
    pub languages: Vec<Language>,
    pub mask_number: bool,
    pub paper_saving: bool,
    pub left_off: BTreeSet<ReceiptField>,
}

impl Look {
    /// The owner's look, or the built-in one and why.
    pub(crate) fn read(look: &ReceiptLook) -> (Self, Option<LookTrouble>) {
        match Self::check(look) {
            Ok(read) => (read, None),
            // Masking is kept: a broken look is no reason to print what was not to be printed.
            Err(trouble) => (Self { mask_number: look.mask_number, ..Self::default() }, Some(trouble)),
        }
    }

    /// Without the logo, for forms that have no pictures.
    pub(crate) fn read_words(look: &ReceiptLook) -> Self {
        Self::read(&ReceiptLook { logo: None, ..look.clone() }).0
    }

    fn check(look: &ReceiptLook) -> Result<Self, LookTrouble> {
        let mut languages = Vec::new();
        for code in &look.languages {
            let language = Language::from_code(code).ok_or(LookTrouble::Languages)?;
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
        if languages.len() > 2 {
            return Err(LookTrouble::Languages);
        }
        Ok(Self {
            header: pieces(&look.header)?,
            footer: pieces(&look.footer)?,
            logo: look.logo.as_ref().map(picture).transpose()?,
            languages,
            mask_number: look.mask_number,
            paper_saving: look.paper_saving,
            left_off: look.left_off.clone(),
        })
    }

    /// Whether that part stands on the receipt.
    pub(crate) fn shows(&self, field: ReceiptField) -> bool {
        !self.left_off.contains(&field)
    }
}

/// A piece of the owner's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// As it is.
    Text(String),
    /// To be filled in.
    Place(Place),
}

/// What can be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Shop,
    Address,
    Clerk,
    Receipt,
    Date,
    Time,
    Amount,
}

/// What can be filled in, by its name.
const PLACES: [(&str, Place); 7] = [
    ("shop", Place::Shop),
    ("address", Place::Address),
    ("clerk", Place::Clerk),
    ("receipt", Place::Receipt),
    ("date", Place::Date),
    ("time", Place::Time),
    ("amount", Place::Amount),
];

/// The names of what can be filled into header and footer, between braces.
pub fn placeholders() -> impl Iterator<Item = &'static str> {
    PLACES.into_iter().map(|(name, _)| name)
}

impl Place {
    fn from_name(name: &str) -> Option<Self> {
        PLACES.into_iter().find(|(known, _)| *known == name.trim()).map(|(_, place)| place)
    }
}

fn pieces(text: &str) -> Result<Vec<Piece>, LookTrouble> {
    if text.chars().count() > MOST_TEXT {
        return Err(LookTrouble::TooLong);
    }
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or(LookTrouble::UnclosedBrace)?;
        let place = Place::from_name(name).ok_or_else(|| LookTrouble::UnknownPlaceholder(name.to_owned()))?;
        found.push(Piece::Text(without_brace(before)?));
        found.push(Piece::Place(place));
        rest = after;
    }
    found.push(Piece::Text(without_brace(rest)?));
    found.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
    Ok(found)
}

fn without_brace(text: &str) -> Result<String, LookTrouble> {
    if text.contains('}') { Err(LookTrouble::UnclosedBrace) } else { Ok(text.to_owned()) }
}

fn picture(logo: &Logo) -> Result<DynamicImage, LookTrouble> {
    if logo.picture.len() > MOST_BYTES.div_ceil(3) * 4 {
        return Err(LookTrouble::PictureTooLarge);
    }
    let bytes = BASE64_STANDARD.decode(logo.picture.trim()).map_err(|_| LookTrouble::NoPicture)?;
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| LookTrouble::NoPicture)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_DOTS);
    limits.max_image_height = Some(MOST_DOTS);
    limits.max_alloc = Some(128 * 1024 * 1024);
    reader.limits(limits);
    let picture = reader.decode().map_err(|error| match error {
        image::ImageError::Limits(_) => LookTrouble::PictureTooLarge,
        _ => LookTrouble::NoPicture,
    })?;
    // Paper needs no more, however the picture came.
    Ok(if picture.width() > 1_000 || picture.height() > 1_000 {
        picture.resize(1_000, 1_000, FilterType::Triangle)
    } else {
        picture
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trouble(look: ReceiptLook) -> Option<LookTrouble> {
        Look::read(&look).1
    }

    #[test]
    fn placeholders_are_found() {
        assert_eq!(
            pieces("Thank you, {shop}!").unwrap(),
            [Piece::Text("Thank you, ".into()), Piece::Place(Place::Shop), Piece::Text("!".into())]
        );
        assert_eq!(pieces("").unwrap(), []);
    }

    #[test]
    fn a_broken_look_falls_back_and_says_why() {
        let with = |header: &str| ReceiptLook { header: header.to_owned(), ..ReceiptLook::default() };
        assert_eq!(trouble(with("{colour}")), Some(LookTrouble::UnknownPlaceholder("colour".into())));
        assert_eq!(trouble(with("{shop")), Some(LookTrouble::UnclosedBrace));
        assert_eq!(trouble(with("shop}")), Some(LookTrouble::UnclosedBrace));
        assert_eq!(trouble(with(&"x".repeat(601))), Some(LookTrouble::TooLong));
        let logo = |picture: String| ReceiptLook { logo: Some(Logo { picture }), ..ReceiptLook::default() };
        assert_eq!(trouble(logo("no base64!".into())), Some(LookTrouble::NoPicture));
        assert_eq!(trouble(logo(BASE64_STANDARD.encode("<svg/>"))), Some(LookTrouble::NoPicture));
        assert_eq!(trouble(logo("A".repeat(1_000_000))), Some(LookTrouble::PictureTooLarge));
        let mut wide = Cursor::new(Vec::new());
        DynamicImage::new_luma8(4_001, 1).write_to(&mut wide, image::ImageFormat::Png).unwrap();
        assert_eq!(
            trouble(logo(BASE64_STANDARD.encode(wide.into_inner()))),
            Some(LookTrouble::PictureTooLarge)
        );
        let languages = |codes: &[&str]| ReceiptLook {
            languages: codes.iter().map(|code| (*code).to_owned()).collect(),
            ..ReceiptLook::default()
        };
        assert_eq!(trouble(languages(&["fr"])), Some(LookTrouble::Languages));
        assert_eq!(trouble(languages(&["bn", "en", "hi"])), Some(LookTrouble::Languages));
        assert_eq!(trouble(languages(&["bn", "en"])), None);
        let broken = ReceiptLook { mask_number: true, ..with("{") };
        assert!(Look::read(&broken).0.mask_number, "what was to be masked stays masked");
    }
}
