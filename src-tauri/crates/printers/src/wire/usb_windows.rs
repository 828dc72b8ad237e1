//! Printers on a USB port of Windows, through the driver for printers that Windows itself gives them. The queue that Windows
//! makes for such a printer may stand beside it unused.

use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread;
use std::time::Duration;

use escpos::driver::{Driver, WindowsUsbPrintDriver};

use super::{STALL, Wire};
use crate::outcome::Trouble;

/// The bit of the port's state that says that there is no paper.
const PAPER_EMPTY: u32 = 0x20;
/// What is handed to the driver at once.
const AT_ONCE: usize = 1024;

struct Usb {
    driver: WindowsUsbPrintDriver,
    pieces: SyncSender<Vec<u8>>,
    taken: Receiver<bool>,
    /// What went wrong with the piece before.
    trouble: Option<Trouble>,
}

/// The printer of these ids, if it is under this driver. Of two of a kind the serial number is in the path.
pub(super) fn connect(
    vendor: u16,
    product: u16,
    serial: Option<&str>,
) -> Option<Result<Box<dyn Wire>, Trouble>> {
    let device = WindowsUsbPrintDriver::list().ok()?.into_iter().find(|device| {
        device.vendor_id == Some(vendor)
            && device.product_id == Some(product)
            && serial.is_none_or(|serial| {
                device.device_path.to_ascii_lowercase().contains(&serial.to_ascii_lowercase())
            })
    })?;
    Some(match WindowsUsbPrintDriver::open(&device.device_path) {
        Ok(driver) => Ok(Box::new(Usb::new(driver))),
        // The device is there; that it cannot be opened means that another program has it open for itself.
        Err(_) => Err(Trouble::Busy),
    })
}

impl Usb {
    /// Writing to the driver cannot be bounded in time, so a thread does it; one that hangs ends when the device is unplugged.
    fn new(driver: WindowsUsbPrintDriver) -> Self {
        let (pieces, to_write) = mpsc::sync_channel::<Vec<u8>>(1);
        let (tell, taken) = mpsc::channel();
        let writer = driver.clone();
        thread::spawn(move || {
            for piece in to_write {
                if tell.send(writer.write(&piece).is_ok()).is_err() {
                    return;
                }
            }
        });
        Self { driver, pieces, taken, trouble: None }
    }
}

impl Wire for Usb {
    /// A piece on which the driver hangs or fails counts as one that left, because some of it may have; what went wrong with it
    /// is said afterwards.
    fn write(&mut self, bytes: &[u8]) -> Result<usize, Trouble> {
        self.finish()?;
        let piece: Vec<u8> = bytes.iter().take(AT_ONCE).copied().collect();
        let length = piece.len();
        self.pieces.send(piece).map_err(|_| Trouble::Lost)?;
        self.trouble = match self.taken.recv_timeout(STALL) {
            Ok(true) => None,
            Err(mpsc::RecvTimeoutError::Timeout) => Some(Trouble::TimedOut),
            Ok(false) | Err(mpsc::RecvTimeoutError::Disconnected) => Some(Trouble::Lost),
        };
        Ok(length)
    }

    fn can_answer(&self) -> bool {
        false
    }

    /// This driver waits for an answer for ever, so none is waited for: the port's state tells of paper.
    fn read(&mut self, _wait: Duration) -> Result<Vec<u8>, Trouble> {
        Ok(Vec::new())
    }

    fn finish(&mut self) -> Result<(), Trouble> {
        self.trouble.map_or(Ok(()), Err)
    }

    fn lacks_paper(&mut self) -> bool {
        self.driver.lpt_status().is_ok_and(|state| state & PAPER_EMPTY != 0)
    }
}
