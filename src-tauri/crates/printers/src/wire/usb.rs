//! Printers on a USB port, as the class for printers describes them, without a driver of the system's.

use std::time::Duration;

use nusb::descriptors::TransferType;
use nusb::transfer::{Bulk, ControlIn, ControlType, Direction, In, Out, Recipient, TransferError};
use nusb::{Device, DeviceInfo, Endpoint, Interface, MaybeFuture};
use tillup_core::printing::PrinterAddress;

use super::{STALL, Wire};
use crate::discovery::Found;
use crate::outcome::Trouble;

/// The class of printers.
const PRINTER: u8 = 7;
/// The class's question for the state of the port, and the bit of its answer that says that there is no paper.
const GET_PORT_STATUS: u8 = 1;
const PAPER_EMPTY: u8 = 0x20;
const PORT_STATUS: Duration = Duration::from_millis(300);

struct Usb {
    interface: Interface,
    out: Endpoint<Bulk, Out>,
    back: Option<Endpoint<Bulk, In>>,
}

/// Opens the printer of these ids. On Windows a printer is under the system's driver for printers, mostly, and is reached
/// through it.
pub(super) fn connect(vendor: u16, product: u16, serial: Option<&str>) -> Result<Box<dyn Wire>, Trouble> {
    #[cfg(windows)]
    if let Some(wire) = super::usb_windows::connect(vendor, product, serial) {
        return wire;
    }
    let device = printers()
        .find(|device| {
            device.vendor_id() == vendor
                && device.product_id() == product
                && serial.is_none_or(|serial| device.serial_number() == Some(serial))
        })
        .ok_or(Trouble::NoSuchPrinter)?;
    let device = device.open().wait().map_err(trouble_opening)?;
    Ok(Box::new(claim(&device)?))
}

/// The printers on this machine's USB ports.
pub(crate) fn found() -> Vec<Found> {
    printers()
        .map(|device| {
            let parts = [device.manufacturer_string(), device.product_string()];
            let name = parts.into_iter().flatten().map(str::trim).collect::<Vec<_>>().join(" ");
            let address = PrinterAddress::Usb {
                vendor: device.vendor_id(),
                product: device.product_id(),
                serial: device.serial_number().filter(|serial| !serial.trim().is_empty()).map(str::to_owned),
            };
            Found { name: if name.is_empty() { crate::address_text(&address) } else { name }, address }
        })
        .collect()
}

fn printers() -> impl Iterator<Item = DeviceInfo> {
    let devices: Vec<_> = match nusb::list_devices().wait() {
        Ok(devices) => devices.collect(),
        Err(error) => {
            tracing::debug!(%error, "USB devices cannot be listed");
            Vec::new()
        }
    };
    devices
        .into_iter()
        .filter(|device| device.class() == PRINTER || device.interfaces().any(|part| part.class() == PRINTER))
}

fn trouble_opening(error: nusb::Error) -> Trouble {
    match error.kind() {
        nusb::ErrorKind::Busy => Trouble::Busy,
        nusb::ErrorKind::PermissionDenied | nusb::ErrorKind::Unsupported => Trouble::NotPermitted,
        nusb::ErrorKind::Disconnected | nusb::ErrorKind::NotFound => Trouble::NoSuchPrinter,
        _ => Trouble::Unreachable,
    }
}

/// Takes the part of the device that prints.
fn claim(device: &Device) -> Result<Usb, Trouble> {
    let configuration = device.active_configuration().map_err(|_| Trouble::Unreachable)?;
    for part in configuration.interface_alt_settings().filter(|part| part.class() == PRINTER) {
        let bulk = |direction| {
            part.endpoints()
                .find(|end| end.transfer_type() == TransferType::Bulk && end.direction() == direction)
                .map(|end| end.address())
        };
        let Some(out) = bulk(Direction::Out) else { continue };
        let interface =
            device.detach_and_claim_interface(part.interface_number()).wait().map_err(trouble_opening)?;
        if part.alternate_setting() != 0 {
            interface.set_alt_setting(part.alternate_setting()).wait().map_err(trouble_opening)?;
        }
        let out = interface.endpoint(out).map_err(trouble_opening)?;
        let back = bulk(Direction::In).and_then(|back| interface.endpoint(back).ok());
        return Ok(Usb { interface, out, back });
    }
    Err(Trouble::NoSuchPrinter)
}

impl Wire for Usb {
    fn write(&mut self, bytes: &[u8]) -> Result<usize, Trouble> {
        let done = self.out.transfer_blocking(bytes.to_vec().into(), STALL);
        match done.status {
            // What a printer took before it stood still has left.
            _ if done.actual_len > 0 => Ok(done.actual_len),
            Ok(()) | Err(TransferError::Cancelled) => Err(Trouble::TimedOut),
            Err(TransferError::Stall | TransferError::Fault) => Err(Trouble::Fault),
            Err(_) => Err(Trouble::Lost),
        }
    }

    fn can_answer(&self) -> bool {
        self.back.is_some()
    }

    fn read(&mut self, wait: Duration) -> Result<Vec<u8>, Trouble> {
        let Some(back) = self.back.as_mut() else { return Ok(Vec::new()) };
        let buffer = back.allocate(back.max_packet_size());
        let done = back.transfer_blocking(buffer, wait.max(Duration::from_millis(2)));
        match done.status {
            Ok(()) | Err(TransferError::Cancelled) => {
                Ok(done.buffer.iter().take(done.actual_len).copied().collect())
            }
            Err(TransferError::Disconnected) => Err(Trouble::Lost),
            Err(_) => {
                // One that says it can answer and does not: it is not asked again.
                self.back = None;
                Ok(Vec::new())
            }
        }
    }

    /// A transfer ends only when the printer took it.
    fn finish(&mut self) -> Result<(), Trouble> {
        Ok(())
    }

    fn lacks_paper(&mut self) -> bool {
        let question = ControlIn {
            control_type: ControlType::Class,
            recipient: Recipient::Interface,
            request: GET_PORT_STATUS,
            value: 0,
            index: u16::from(self.interface.interface_number()),
            length: 1,
        };
        let answer = self.interface.control_in(question, PORT_STATUS).wait();
        answer.is_ok_and(|bytes| bytes.first().is_some_and(|state| state & PAPER_EMPTY != 0))
    }
}
