//! The commands in the stream, read as strictly as no printer reads them: what is not known is an error.

/// A command, or a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// ESC @
    Initialise,
    /// DLE EOT
    Question(u8),
    /// GS r
    AreYouThrough,
    /// GS v 0
    Picture { row_bytes: usize, dots: Vec<u8> },
    /// ESC d
    Feed(u8),
    /// GS V
    Cut,
    /// ESC p
    Pulse,
    /// ESC t
    CodePage(u8),
    /// A letter, or the end of a line.
    Letter(u8),
}

/// Bytes of a command that is not whole yet.
#[derive(Default)]
pub(super) struct Decoder {
    pending: Vec<u8>,
}

impl Decoder {
    /// Takes a byte; a command if it is the last of one.
    pub(super) fn take(&mut self, byte: u8) -> Result<Option<Command>, String> {
        self.pending.push(byte);
        let command = match self.pending.as_slice() {
            [0x10] | [0x10, 4] => None,
            [0x10, 4, which @ (1 | 2 | 4)] => Some(Command::Question(*which)),
            [0x1b] | [0x1b, b'd' | b't' | b'p'] => None,
            [0x1b, b'@'] => Some(Command::Initialise),
            [0x1b, b'd', lines] => Some(Command::Feed(*lines)),
            [0x1b, b't', table] => Some(Command::CodePage(*table)),
            [0x1b, b'p', 0 | 1] | [0x1b, b'p', 0 | 1, _] => None,
            [0x1b, b'p', _, _, _] => Some(Command::Pulse),
            [0x1d] | [0x1d, b'r' | b'V'] | [0x1d, b'V', 66] => None,
            [0x1d, b'r', 1] => Some(Command::AreYouThrough),
            [0x1d, b'V', 66, _] => Some(Command::Cut),
            [0x1d, b'v'] | [0x1d, b'v', b'0'] | [0x1d, b'v', b'0', 0] => None,
            [0x1d, b'v', b'0', 0, ..] if self.pending.len() < 8 => None,
            [0x1d, b'v', b'0', 0, wide, wider, high, higher, dots @ ..] => {
                let row_bytes = usize::from(u16::from_le_bytes([*wide, *wider]));
                let rows = usize::from(u16::from_le_bytes([*high, *higher]));
                if row_bytes == 0 || rows == 0 {
                    return Err("a picture without dots".to_owned());
                }
                (dots.len() == row_bytes * rows).then(|| Command::Picture { row_bytes, dots: dots.to_vec() })
            }
            [letter] if *letter == b'\n' || (*letter >= 0x20 && *letter != 0x7f) => {
                Some(Command::Letter(*letter))
            }
            unknown => return Err(format!("unknown command {unknown:02x?}")),
        };
        if command.is_some() {
            self.pending.clear();
        }
        Ok(command)
    }

    /// Bytes that were taken and are no command yet.
    pub(super) fn pending(&self) -> usize {
        self.pending.len()
    }

    /// Whether this byte would belong to a question, which is no part of a document.
    pub(super) fn is_question(&self, byte: u8) -> bool {
        self.pending.first().map_or(byte, |first| *first) == 0x10
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Vec<Command>, String> {
        let mut decoder = Decoder::default();
        let mut commands = Vec::new();
        for byte in bytes {
            commands.extend(decoder.take(*byte)?);
        }
        Ok(commands)
    }

    #[test]
    fn what_a_printer_would_take_for_something_else_is_an_error() {
        for bytes in
            [b"\x1bX".as_slice(), b"\x1d(", b"\x00", b"\x7f", b"\x1dV\x00", b"\x1dv0\x01", b"\x10\x14", b"\r"]
        {
            assert!(read(bytes).is_err(), "{bytes:02x?}");
        }
    }

    #[test]
    fn commands_are_read_back() {
        let commands = read(b"\x1b@A\n\x1dv0\x00\x01\x00\x02\x00\x1b@\x10\x04\x01").unwrap();
        let picture = Command::Picture { row_bytes: 1, dots: vec![0x1b, b'@'] };
        assert_eq!(
            commands,
            [
                Command::Initialise,
                Command::Letter(b'A'),
                Command::Letter(b'\n'),
                picture,
                Command::Question(1)
            ]
        );
    }
}
