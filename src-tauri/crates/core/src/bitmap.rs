//! A picture of black dots on white paper: what a receipt is before it is shown, filed or printed.

/// Dots in rows, one bit each, the leftmost in the highest bit; a set bit is black. A row fills whole bytes, and what is beyond
/// its width is white.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bitmap {
    width: usize,
    dots: Vec<u8>,
}

impl Bitmap {
    /// White paper of so many dots.
    pub fn white(width: usize, height: usize) -> Self {
        Self { width, dots: vec![0; width.div_ceil(8).saturating_mul(height)] }
    }

    /// The picture in these bytes; `None` where they are no whole rows. What lies beyond the width is made white.
    pub fn from_bytes(width: usize, mut dots: Vec<u8>) -> Option<Self> {
        let row_bytes = width.div_ceil(8);
        if row_bytes == 0 || !dots.len().is_multiple_of(row_bytes) {
            return None;
        }
        let beyond = row_bytes * 8 - width;
        for last in dots.chunks_exact_mut(row_bytes).filter_map(<[u8]>::last_mut) {
            *last &= 0xff_u8 << beyond;
        }
        Some(Self { width, dots })
    }

    /// Dots in a row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    pub fn height(&self) -> usize {
        self.dots.len().checked_div(self.row_bytes()).unwrap_or(0)
    }

    /// Bytes of a row.
    pub fn row_bytes(&self) -> usize {
        self.width.div_ceil(8)
    }

    /// All rows' bytes, one row after the other.
    pub fn bytes(&self) -> &[u8] {
        &self.dots
    }

    /// Bands of at most so many rows (at least one), from the top, each as its bytes: what a printer's small buffer takes at once.
    pub fn bands(&self, rows: usize) -> impl Iterator<Item = &[u8]> {
        self.dots.chunks(self.row_bytes().max(1).saturating_mul(rows.max(1)))
    }

    /// Whether a dot is black; what is outside is white.
    pub fn is_black(&self, x: usize, y: usize) -> bool {
        x < self.width
            && self.dots.get(y * self.row_bytes() + x / 8).is_some_and(|byte| byte & (0x80 >> (x % 8)) != 0)
    }

    /// Makes a dot black; one that is outside is left out.
    pub fn blacken(&mut self, x: usize, y: usize) {
        let place = y * self.row_bytes() + x / 8;
        if let Some(byte) = self.dots.get_mut(place).filter(|_| x < self.width) {
            *byte |= 0x80 >> (x % 8);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_where_they_were_put_and_nowhere_else() {
        let mut bitmap = Bitmap::white(10, 3);
        bitmap.blacken(0, 0);
        bitmap.blacken(9, 2);
        bitmap.blacken(10, 0);
        bitmap.blacken(0, 3);
        let black: Vec<_> = (0..20)
            .flat_map(|x| (0..4).map(move |y| (x, y)))
            .filter(|&(x, y)| bitmap.is_black(x, y))
            .collect();
        assert_eq!(black, [(0, 0), (9, 2)]);
        assert_eq!((bitmap.width(), bitmap.height(), bitmap.row_bytes()), (10, 3, 2));
        assert_eq!(bitmap.bytes(), [0x80, 0, 0, 0, 0, 0x40]);
    }

    #[test]
    fn bands_make_the_whole_and_bytes_read_back() {
        let mut bitmap = Bitmap::white(9, 5);
        bitmap.blacken(8, 4);
        assert_eq!(bitmap.bands(2).map(<[u8]>::len).collect::<Vec<_>>(), [4, 4, 2]);
        assert_eq!(bitmap.bands(2).flatten().copied().collect::<Vec<_>>(), bitmap.bytes());
        assert_eq!(Bitmap::from_bytes(9, bitmap.bytes().to_vec()), Some(bitmap));
        assert_eq!(Bitmap::from_bytes(9, vec![0; 3]), None, "no whole rows");
        let cleaned = Bitmap::from_bytes(9, vec![0, 0x7f]).unwrap();
        assert_eq!(cleaned, Bitmap::white(9, 1), "beyond the width is white");
    }
}
