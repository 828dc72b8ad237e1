//! The world that Typst sets a document in: a template, fonts, and this document's data. There is nothing else in it.

use std::collections::HashSet;

use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, Source},
    text::{Font, FontBook},
    utils::LazyHash,
};

/// The shipped fonts (OFL, `fonts/OFL.txt`): the three scripts, regular and bold.
const FONTS: [&[u8]; 6] = [
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../fonts/NotoSansBengali-Regular.ttf"),
    include_bytes!("../fonts/NotoSansBengali-Bold.ttf"),
    include_bytes!("../fonts/NotoSansDevanagari-Regular.ttf"),
    include_bytes!("../fonts/NotoSansDevanagari-Bold.ttf"),
];

const TEMPLATE: &str = include_str!("sheet.typ");

/// What all documents share.
pub(crate) struct Stock {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    characters: HashSet<u32>,
    template: Source,
}

impl Stock {
    pub(crate) fn new() -> Self {
        let fonts: Vec<Font> = FONTS.into_iter().flat_map(|font| Font::iter(Bytes::new(font))).collect();
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            characters: fonts.iter().flat_map(|font| font.info().coverage.iter()).collect(),
            fonts,
            template: Source::detached(TEMPLATE),
        }
    }

    /// Whether one of the fonts has the character.
    pub(crate) fn can_draw(&self, character: char) -> bool {
        character.is_ascii_graphic() || self.characters.contains(&character.into())
    }
}

/// One document's world.
pub(crate) struct Setting<'a> {
    pub stock: &'a Stock,
    /// What stands on the document.
    pub sheet: Bytes,
    /// Grey values of the owner's picture.
    pub logo: Bytes,
    /// Grey values of the code that cameras read.
    pub qr: Bytes,
}

impl World for Setting<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.stock.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.stock.book
    }

    fn main(&self) -> FileId {
        self.stock.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.stock.template.id() {
            Ok(self.stock.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id.get().vpath().get_without_slash() {
            "sheet.json" => Ok(self.sheet.clone()),
            "logo" => Ok(self.logo.clone()),
            "qr" => Ok(self.qr.clone()),
            _ => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.stock.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
