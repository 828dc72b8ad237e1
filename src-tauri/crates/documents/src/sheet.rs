//! What a document is made of before it is set: blocks from top to bottom, in words. Every form of a document (picture, PDF, letters
//! alone, message) is made of the same blocks.

use serde::Serialize;

use crate::words::Words;

/// A document in blocks.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Sheet {
    /// The title that a PDF carries.
    pub title: String,
    /// The first language's code.
    pub language: &'static str,
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(crate) enum Block {
    /// The owner's picture.
    Logo,
    /// The shop's name.
    Name { text: String },
    /// A line in the middle: the address, the owner's lines.
    Middle { text: String },
    /// What the document is.
    Title { words: Words },
    /// White on black from edge to edge: a copy, a demo.
    Band { words: Words },
    /// Where a sale stands, large.
    Stamp { tone: Tone, words: Words, notes: Vec<Words> },
    /// A line across.
    Rule,
    /// What the following is about.
    Heading { words: Words },
    /// What matters most besides the total.
    Lead { label: Words, value: String },
    /// A label and what it is.
    Pair { label: Words, value: String, strong: bool },
    /// The largest of all figures.
    Total { label: Words, value: String },
    /// Free text under its label.
    Text { label: Words, text: String },
    /// Something to know, small.
    Note { words: Words },
    /// Text to be passed on as it is, in a frame.
    Quote { text: String },
    /// Figures by name.
    Table { columns: Vec<Column>, rows: Vec<Row>, total: Option<Row> },
    /// A line to sign on.
    Sign { label: Words },
    /// The picture that holds the reference, for cameras.
    Qr { text: String },
    /// Bars of growing darkness and a ruler from edge to edge.
    Gauge,
}

/// How a stamp looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Tone {
    /// Done.
    Calm,
    /// It ended, but not as was wanted.
    Firm,
    /// Not final: nobody may take it for done.
    Loud,
}

/// A column of figures; the last one's figures stand out.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Column {
    pub heading: Words,
}

/// A row of a table: a name, and a figure for each column; an empty one is not told.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    pub name: String,
    pub cells: Vec<String>,
}
