//! What the owner sets of printing: printers, what prints by itself, and how receipts look.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::sale::Status;

/// What a document is laid out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// A roll of 58 mm, of which 48 mm are printed.
    Roll58,
    /// A roll of 80 mm, of which 72 mm are printed.
    Roll80,
    /// Sheets.
    A4,
}

impl Paper {
    /// All papers.
    pub const ALL: [Self; 3] = [Self::Roll58, Self::Roll80, Self::A4];

    /// A stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Roll58 => "roll58",
            Self::Roll80 => "roll80",
            Self::A4 => "a4",
        }
    }

    /// The paper of that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.code() == code)
    }

    /// Dots across a roll, at eight to the millimetre; sheets have none.
    pub fn dots(self) -> Option<usize> {
        match self {
            Self::Roll58 => Some(384),
            Self::Roll80 => Some(576),
            Self::A4 => None,
        }
    }

    /// Letters across in a printer's own type; of sheets, what a roll of 80 mm has.
    pub fn columns(self) -> usize {
        match self {
            Self::Roll58 => 32,
            Self::Roll80 | Self::A4 => 48,
        }
    }
}

/// Where a printer is reached.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "lowercase")]
pub enum PrinterAddress {
    /// By the network: raw bytes over TCP, port 9100 on most.
    Network {
        /// Name or address.
        host: String,
        /// Port.
        port: u16,
    },
    /// On a USB port, without a driver.
    Usb {
        /// Vendor id.
        vendor: u16,
        /// Product id.
        product: u16,
        /// Serial number, where two of a kind are plugged in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        serial: Option<String>,
    },
    /// On a serial port.
    Serial {
        /// `COM3`, `/dev/ttyUSB0`.
        port: String,
        /// Bits per second.
        baud: u32,
    },
    /// Through the system: a queue of the Windows spooler or of CUPS that passes bytes on as they are.
    Spooler {
        /// The queue's name.
        queue: String,
    },
}

/// How a printer is given a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "as", rename_all = "lowercase")]
pub enum PrintMode {
    /// As the picture that the preview shows, in all scripts.
    Raster,
    /// As letters of the printer's own type: quicker on old printers, in Latin letters alone, "Tk" and "Rs" for the signs.
    Text {
        /// The code page by its name, e.g. `PC437`; the names are the printing crate's.
        code_page: String,
    },
}

/// A printer that the owner set up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printer {
    /// What it is called; no other printer of the shop has this name.
    pub name: String,
    /// Where it is.
    pub address: PrinterAddress,
    /// What is in it.
    pub paper: Paper,
    /// How it is given a document.
    pub mode: PrintMode,
    /// Whether it cuts after each document.
    pub cut: bool,
    /// Whether a cash drawer hangs on it, to be opened with the first receipt of a sale for cash.
    pub drawer: bool,
}

/// A picture above the shop's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    /// PNG or JPEG, as base64.
    pub picture: String,
}

/// A part of the receipt that the owner may leave off. What makes it a receipt (number, amount, state, reference) always stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptField {
    /// The shop's address.
    Address,
    /// Who sold it.
    Clerk,
    /// The pack's conditions; its title stays.
    Conditions,
    /// The operator's transaction id.
    OperatorReference,
    /// The provider's transaction id.
    ProviderReference,
    /// The QR code of the reference.
    Qr,
    /// The service, where it is prepaid.
    Service,
}

impl ReceiptField {
    /// All that may be left off.
    pub const ALL: [Self; 7] = [
        Self::Address,
        Self::Clerk,
        Self::Conditions,
        Self::OperatorReference,
        Self::ProviderReference,
        Self::Qr,
        Self::Service,
    ];
}

/// How the owner has receipts look. The built-in look is the default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReceiptLook {
    /// Lines under the shop's name. `{shop}`, `{address}`, `{clerk}`, `{receipt}`, `{date}`, `{time}`, `{amount}` are filled in.
    pub header: String,
    /// Lines at the end, filled in alike.
    pub footer: String,
    /// A picture above all.
    pub logo: Option<Logo>,
    /// `bn`, `en`, `hi`, at most two of them; none: the shop's language.
    pub languages: Vec<String>,
    /// Whether the customer's number is masked.
    pub mask_number: bool,
    /// Whether it is set small and tight.
    pub paper_saving: bool,
    /// What is left off.
    pub left_off: BTreeSet<ReceiptField>,
}

/// Everything that the owner set of printing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PrintingSettings {
    /// The printers; receipts go to the first that is there.
    pub printers: Vec<Printer>,
    /// The states in which a sale's receipt prints by itself.
    pub auto_print: BTreeSet<Status>,
}

impl PrintingSettings {
    /// The printer that documents go to.
    pub fn first(&self) -> Option<&Printer> {
        self.printers.first()
    }

    /// The printer of that name.
    pub fn printer(&self, name: &str) -> Option<&Printer> {
        self.printers.iter().find(|printer| printer.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_read_back_as_they_were_kept() {
        let settings = PrintingSettings {
            printers: vec![Printer {
                name: "Counter".to_owned(),
                address: PrinterAddress::Network { host: "192.168.1.50".to_owned(), port: 9100 },
                paper: Paper::Roll58,
                mode: PrintMode::Text { code_page: "PC437".to_owned() },
                cut: true,
                drawer: false,
            }],
            auto_print: BTreeSet::from([Status::Succeeded, Status::Unknown]),
        };
        let kept = serde_json::to_string(&settings).unwrap();
        assert_eq!(serde_json::from_str::<PrintingSettings>(&kept).unwrap(), settings);
        assert_eq!(serde_json::from_str::<PrintingSettings>("{}").unwrap(), PrintingSettings::default());
    }

    #[test]
    fn a_look_of_an_unknown_form_is_not_read_as_if_it_were_known() {
        assert!(serde_json::from_str::<ReceiptLook>(r#"{"header":"x","colour":"red"}"#).is_err());
        assert!(serde_json::from_str::<ReceiptLook>(r#"{"header":"x"}"#).is_ok());
    }
}
