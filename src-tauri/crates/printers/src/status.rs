//! What a printer says of itself: the questions of ESC/POS and its answers, a byte each.

use crate::outcome::Trouble;

/// A question that is answered at once, whatever is in the buffer.
/// The later one tells more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Question {
    /// Is it ready?
    Printer,
    /// What does the paper's sensor see?
    Paper,
    /// Why is it not ready? Paper, cover and errors are all in it.
    OfflineCause,
}

impl Question {
    /// The one first that every printer answers which answers anything.
    pub(crate) const ALL: [Self; 3] = [Self::Printer, Self::Paper, Self::OfflineCause];

    /// The command.
    pub(crate) fn bytes(self) -> [u8; 3] {
        match self {
            Self::Printer => [0x10, 0x04, 1],
            Self::OfflineCause => [0x10, 0x04, 2],
            Self::Paper => [0x10, 0x04, 4],
        }
    }
}

/// Answered when everything before it was worked off.
pub(crate) const ARE_YOU_THROUGH: [u8; 3] = [0x1d, b'r', 1];

/// The answers, as far as they came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct State {
    printer: u8,
    offline_cause: u8,
    paper: u8,
}

impl State {
    /// Takes what came in after a question; whether an answer was among it. Bytes of another form are none.
    pub(crate) fn take(&mut self, question: Question, came: &[u8]) -> bool {
        let Some(answer) = came.iter().copied().find(|byte| byte & 0x93 == 0x12) else { return false };
        match question {
            Question::Printer => self.printer = answer,
            Question::OfflineCause => self.offline_cause = answer,
            Question::Paper => self.paper = answer,
        }
        true
    }

    /// What keeps it from printing, the cause before its effect.
    pub(crate) fn trouble(self) -> Option<Trouble> {
        if self.offline_cause & 0x04 != 0 {
            Some(Trouble::CoverOpen)
        } else if self.paper & 0x60 != 0 || self.offline_cause & 0x20 != 0 {
            Some(Trouble::PaperOut)
        } else if self.offline_cause & 0x40 != 0 {
            Some(Trouble::Fault)
        } else if self.printer & 0x08 != 0 {
            Some(Trouble::Offline)
        } else {
            None
        }
    }

    /// Whether the roll is nearly at its end.
    pub(crate) fn is_paper_low(self) -> bool {
        self.paper & 0x0c != 0
    }
}

/// The answer to [`ARE_YOU_THROUGH`] among what came in: whether there was paper when it was through.
pub(crate) fn through(came: &[u8]) -> Option<bool> {
    came.iter().find(|byte| **byte & 0x90 == 0).map(|byte| byte & 0x0c == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trouble(answers: [u8; 3]) -> Option<Trouble> {
        let mut state = State::default();
        for (question, answer) in Question::ALL.into_iter().zip(answers) {
            assert!(state.take(question, &[answer]));
        }
        state.trouble()
    }

    #[test]
    fn the_bits_of_the_answers_are_read() {
        assert_eq!(trouble([0x12, 0x12, 0x12]), None);
        assert_eq!(trouble([0x1a, 0x12, 0x12]), Some(Trouble::Offline));
        assert_eq!(trouble([0x1a, 0x12, 0x16]), Some(Trouble::CoverOpen));
        assert_eq!(trouble([0x1a, 0x12, 0x32]), Some(Trouble::PaperOut));
        assert_eq!(trouble([0x12, 0x72, 0x12]), Some(Trouble::PaperOut));
        assert_eq!(trouble([0x1a, 0x12, 0x52]), Some(Trouble::Fault));
        assert_eq!(
            trouble([0x1a, 0x72, 0x36]),
            Some(Trouble::CoverOpen),
            "an open cover has no paper in it either"
        );
    }

    #[test]
    fn a_roll_that_is_nearly_at_its_end_still_prints() {
        let mut state = State::default();
        assert!(state.take(Question::Paper, &[0x1e]));
        assert_eq!((state.trouble(), state.is_paper_low()), (None, true));
    }

    #[test]
    fn bytes_of_another_form_are_no_answers() {
        assert!(!State::default().take(Question::Printer, &[0x00, 0xff, 0x13]));
        assert_eq!(through(&[0x12, 0x16]), None);
        assert_eq!(through(&[0x12, 0x00]), Some(true));
        assert_eq!(through(&[0x03]), Some(true), "low is not out");
        assert_eq!(through(&[0x0f]), Some(false));
    }
}
