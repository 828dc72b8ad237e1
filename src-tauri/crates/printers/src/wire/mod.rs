//! The ways on which bytes go to a printer and come back.

mod network;
mod serial;
mod usb;
#[cfg(windows)]
mod usb_windows;

use std::time::Duration;

use tillup_core::printing::PrinterAddress;

pub(crate) use serial::found as serial_found;
pub(crate) use usb::found as usb_found;

use crate::outcome::Trouble;

/// How long a printer may take nothing before it is given up.
const STALL: Duration = Duration::from_secs(10);

/// Bytes to a printer and back.
pub(crate) trait Wire: Send {
    /// Hands over some of these bytes, at least one. An error means that none of them left.
    fn write(&mut self, bytes: &[u8]) -> Result<usize, Trouble>;

    /// Whether anything can come back.
    fn can_answer(&self) -> bool {
        true
    }

    /// What came in; waits at most that long for the first byte, and is empty when nothing came.
    fn read(&mut self, wait: Duration) -> Result<Vec<u8>, Trouble>;

    /// Waits, for a bounded time, until everything that was handed over arrived.
    fn finish(&mut self) -> Result<(), Trouble>;

    /// Keeps what was handed over and has not arrived from being printed, as far as that can be done.
    fn abandon(&mut self) {}

    /// Whether the connection itself tells that there is no paper.
    fn lacks_paper(&mut self) -> bool {
        false
    }
}

/// Reaches a printer; a queue is not reached by a wire.
pub(crate) fn connect(address: &PrinterAddress) -> Result<Box<dyn Wire>, Trouble> {
    match address {
        PrinterAddress::Network { host, port } => Ok(Box::new(network::Network::connect(host, *port)?)),
        PrinterAddress::Usb { vendor, product, serial } => usb::connect(*vendor, *product, serial.as_deref()),
        PrinterAddress::Serial { port, baud } => Ok(Box::new(serial::Serial::open(port, *baud)?)),
        PrinterAddress::Spooler { .. } => Err(Trouble::NoSuchPrinter),
    }
}
