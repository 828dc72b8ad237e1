//! Serial ports, real ones and those of USB adapters and Bluetooth.

use std::io::{ErrorKind, Read, Write};
use std::thread;
use std::time::{Duration, Instant};

use serialport::{FlowControl, SerialPort, SerialPortType};
use tillup_core::printing::PrinterAddress;

use super::{STALL, Wire};
use crate::discovery::Found;
use crate::outcome::Trouble;

/// How often it is looked whether the port's buffer got emptier.
const LOOK: Duration = Duration::from_millis(20);
/// What most receipt printers are set to.
const BAUD: u32 = 9600;

pub(super) struct Serial {
    port: Box<dyn SerialPort>,
}

impl Serial {
    pub(super) fn open(port: &str, baud: u32) -> Result<Self, Trouble> {
        // A printer that holds up by XON and XOFF is heard; one that does not never sends these two.
        let opened = serialport::new(port, baud).flow_control(FlowControl::Software).timeout(STALL).open();
        opened.map(|port| Self { port }).map_err(|error| match error.kind() {
            serialport::ErrorKind::NoDevice => Trouble::NoSuchPrinter,
            serialport::ErrorKind::InvalidInput => Trouble::Refused,
            serialport::ErrorKind::Io(ErrorKind::NotFound) => Trouble::NoSuchPrinter,
            serialport::ErrorKind::Io(ErrorKind::PermissionDenied) => Trouble::NotPermitted,
            serialport::ErrorKind::Io(ErrorKind::WouldBlock | ErrorKind::ResourceBusy) => Trouble::Busy,
            _ => Trouble::Unreachable,
        })
    }

    fn set_timeout(&mut self, timeout: Duration) -> Result<(), Trouble> {
        self.port.set_timeout(timeout).map_err(|_| Trouble::Lost)
    }
}

impl Wire for Serial {
    fn write(&mut self, bytes: &[u8]) -> Result<usize, Trouble> {
        self.set_timeout(STALL)?;
        match self.port.write(bytes) {
            Ok(0) => Err(Trouble::Lost),
            Ok(taken) => Ok(taken),
            Err(error) => Err(Trouble::of_line(&error)),
        }
    }

    fn read(&mut self, wait: Duration) -> Result<Vec<u8>, Trouble> {
        let waiting = self.port.bytes_to_read().map_err(|_| Trouble::Lost)?;
        if wait.is_zero() && waiting == 0 {
            return Ok(Vec::new());
        }
        self.set_timeout(wait.max(Duration::from_millis(1)))?;
        let mut buffer = [0; 256];
        match self.port.read(&mut buffer) {
            Ok(count) => Ok(buffer.iter().take(count).copied().collect()),
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::TimedOut | ErrorKind::WouldBlock | ErrorKind::Interrupted
                ) =>
            {
                Ok(Vec::new())
            }
            Err(_) => Err(Trouble::Lost),
        }
    }

    /// Waits for the port's own buffer, which may stand still for ever when the printer holds up.
    fn finish(&mut self) -> Result<(), Trouble> {
        let mut left = u32::MAX;
        let mut moved = Instant::now();
        loop {
            let now_left = self.port.bytes_to_write().map_err(|_| Trouble::Lost)?;
            if now_left == 0 {
                return Ok(());
            }
            if now_left < left {
                (left, moved) = (now_left, Instant::now());
            } else if moved.elapsed() > STALL {
                return Err(Trouble::TimedOut);
            }
            thread::sleep(LOOK);
        }
    }

    fn abandon(&mut self) {
        if let Err(error) = self.port.clear(serialport::ClearBuffer::Output) {
            tracing::debug!(%error, "what the port still holds for the printer may arrive");
        }
    }
}

/// The serial ports of this machine. Whether a printer is on one, only its owner knows.
pub(crate) fn found() -> Vec<Found> {
    let ports = serialport::available_ports().unwrap_or_else(|error| {
        tracing::debug!(%error, "serial ports cannot be listed");
        Vec::new()
    });
    ports
        .into_iter()
        .map(|port| {
            let device = match port.port_type {
                SerialPortType::UsbPort(usb) => usb.product,
                SerialPortType::BluetoothPort => Some("Bluetooth".to_owned()),
                SerialPortType::PciPort | SerialPortType::Unknown => None,
            };
            let name = device
                .map_or_else(|| port.port_name.clone(), |device| format!("{} ({device})", port.port_name));
            Found { address: PrinterAddress::Serial { port: port.port_name, baud: BAUD }, name }
        })
        .collect()
}
