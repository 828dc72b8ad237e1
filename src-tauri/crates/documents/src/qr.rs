//! The code that cameras read.

use qrcode::{Color, EcLevel, QrCode};

/// White modules that cameras need around it.
const QUIET: usize = 2;

/// A square of grey values, one byte a module, with its quiet edge.
pub(crate) struct Square {
    /// Modules to a side.
    pub side: usize,
    /// Row by row: 0 is black, 255 white.
    pub modules: Vec<u8>,
}

/// The text as a code that survives a tenth of it being smudged; `None` where it is too long for one.
pub(crate) fn qr(text: &str) -> Option<Square> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let side = code.width() + 2 * QUIET;
    let mut modules = vec![255; side * side];
    for (place, _) in code.to_colors().iter().enumerate().filter(|(_, color)| **color == Color::Dark) {
        let (row, column) = (place / code.width() + QUIET, place % code.width() + QUIET);
        if let Some(module) = modules.get_mut(row * side + column) {
            *module = 0;
        }
    }
    Some(Square { side, modules })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_fits_into_the_smallest_code_with_its_corners_in_place() {
        let square = qr("01KAJ5V2QXN8R4T7W0YZ").unwrap();
        assert_eq!(square.side, 21 + 2 * QUIET);
        let row: Vec<bool> = (0..7).map(|x| square.modules[(QUIET) * square.side + QUIET + x] == 0).collect();
        assert_eq!(row, [true; 7], "the upper left finder begins with seven black modules");
        assert!(square.modules[..QUIET * square.side].iter().all(|module| *module == 255));
        assert!(qr(&"x".repeat(5_000)).is_none());
    }
}
