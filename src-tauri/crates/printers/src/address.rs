//! Printers' addresses as a person writes them: `tcp://192.168.1.50:9100`, `usb:0416:5011`, `serial:COM3@9600`, `queue:Receipts`.

use tillup_core::printing::PrinterAddress;

/// Where receipt printers listen on the network.
const RAW_PORT: u16 = 9100;
/// What receipt printers on a serial port are set to, mostly.
const BAUD: u32 = 9600;

/// A text that is no printer's address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "this is no address of a printer; it is like tcp://192.168.1.50:9100, usb:0416:5011, serial:COM3@9600 or queue:Receipts"
)]
pub struct BadAddress;

/// Reads `tcp://HOST[:PORT]`, `usb:VENDOR:PRODUCT[:SERIAL]` with hexadecimal numbers, `serial:PORT[@BAUD]` or `queue:NAME`.
/// Port 9100 and 9600 baud are meant where none is given.
pub fn parse_address(text: &str) -> Result<PrinterAddress, BadAddress> {
    let text = text.trim();
    if text.chars().any(char::is_control) {
        return Err(BadAddress);
    }
    let address = if let Some(rest) = text.strip_prefix("tcp://") {
        network(rest)
    } else if let Some(rest) = text.strip_prefix("usb:") {
        usb(rest)
    } else if let Some(rest) = text.strip_prefix("serial:") {
        serial(rest)
    } else {
        text.strip_prefix("queue:").map(|queue| PrinterAddress::Spooler { queue: queue.to_owned() })
    };
    address.filter(is_whole).ok_or(BadAddress)
}

/// An address as [`parse_address`] reads it.
pub fn address_text(address: &PrinterAddress) -> String {
    match address {
        PrinterAddress::Network { host, port } if host.contains(':') => format!("tcp://[{host}]:{port}"),
        PrinterAddress::Network { host, port } => format!("tcp://{host}:{port}"),
        PrinterAddress::Usb { vendor, product, serial } => {
            let serial = serial.as_ref().map(|serial| format!(":{serial}")).unwrap_or_default();
            format!("usb:{vendor:04x}:{product:04x}{serial}")
        }
        PrinterAddress::Serial { port, baud } => format!("serial:{port}@{baud}"),
        PrinterAddress::Spooler { queue } => format!("queue:{queue}"),
    }
}

fn network(rest: &str) -> Option<PrinterAddress> {
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    let (host, port) = match rest.strip_prefix('[') {
        Some(bracketed) => {
            let (host, after) = bracketed.split_once(']')?;
            host.parse::<std::net::Ipv6Addr>().ok()?;
            match after {
                "" => (host, RAW_PORT),
                _ => (host, after.strip_prefix(':')?.parse().ok()?),
            }
        }
        None => match rest.split_once(':') {
            Some((host, port)) => (host, port.parse().ok()?),
            None => (rest, RAW_PORT),
        },
    };
    Some(PrinterAddress::Network { host: host.to_owned(), port })
}

fn usb(rest: &str) -> Option<PrinterAddress> {
    let (vendor, rest) = rest.split_once(':')?;
    let (product, serial) = match rest.split_once(':') {
        Some((product, serial)) => (product, Some(serial.to_owned())),
        None => (rest, None),
    };
    Some(PrinterAddress::Usb { vendor: hexadecimal(vendor)?, product: hexadecimal(product)?, serial })
}

fn hexadecimal(text: &str) -> Option<u16> {
    u16::from_str_radix(text, 16).ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn serial(rest: &str) -> Option<PrinterAddress> {
    let (port, baud) = match rest.rsplit_once('@') {
        Some((port, baud)) => (port, baud.parse().ok()?),
        None => (rest, BAUD),
    };
    Some(PrinterAddress::Serial { port: port.to_owned(), baud })
}

/// Whether no part that has to be there is empty, and none holds what would be read back as another.
fn is_whole(address: &PrinterAddress) -> bool {
    let is_name = |text: &str| !text.is_empty() && text.trim() == text;
    match address {
        PrinterAddress::Network { host, port } => {
            *port > 0 && is_name(host) && !host.contains(|c: char| c.is_whitespace() || "/@[]?#".contains(c))
        }
        PrinterAddress::Usb { serial, .. } => serial.as_deref().is_none_or(is_name),
        PrinterAddress::Serial { port, baud } => *baud > 0 && is_name(port),
        PrinterAddress::Spooler { queue } => is_name(queue),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_are_read_as_people_write_them() {
        let network = |host: &str, port| PrinterAddress::Network { host: host.to_owned(), port };
        assert_eq!(parse_address("tcp://192.168.1.50"), Ok(network("192.168.1.50", 9100)));
        assert_eq!(parse_address(" tcp://printer.local:9101/ "), Ok(network("printer.local", 9101)));
        assert_eq!(parse_address("tcp://[fe80::1]:9100"), Ok(network("fe80::1", 9100)));
        assert_eq!(
            parse_address("usb:0416:5011:A:1"),
            Ok(PrinterAddress::Usb { vendor: 0x0416, product: 0x5011, serial: Some("A:1".to_owned()) })
        );
        assert_eq!(
            parse_address("serial:COM3"),
            Ok(PrinterAddress::Serial { port: "COM3".to_owned(), baud: 9600 })
        );
        assert_eq!(
            parse_address("queue:POS 58@counter"),
            Ok(PrinterAddress::Spooler { queue: "POS 58@counter".to_owned() })
        );
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "",
            "tcp://",
            "tcp://:9100",
            "tcp://host:0",
            "tcp://host:99999",
            "tcp://a b",
            "tcp://u@host:1",
            "tcp://[x]:1",
            "tcp://host:9100/x",
            "usb:0416",
            "usb:zz:1",
            "usb:+1:2",
            "usb:0416:5011:",
            "serial:",
            "serial:COM3@fast",
            "serial:COM3@0",
            "queue:",
            "192.168.1.50",
            "http://192.168.1.50",
            "queue:a\u{1b}b",
        ] {
            assert_eq!(parse_address(text), Err(BadAddress), "{text:?}");
        }
    }

    fn addresses() -> impl Strategy<Value = PrinterAddress> {
        prop_oneof![
            ("[a-z0-9.-]{1,20}", 1..=u16::MAX)
                .prop_map(|(host, port)| PrinterAddress::Network { host, port }),
            (any::<std::net::Ipv6Addr>(), 1..=u16::MAX)
                .prop_map(|(host, port)| PrinterAddress::Network { host: host.to_string(), port }),
            (any::<u16>(), any::<u16>(), proptest::option::of("[A-Za-z0-9:_-]{1,12}"))
                .prop_map(|(vendor, product, serial)| PrinterAddress::Usb { vendor, product, serial }),
            ("[A-Za-z0-9/@._-]{1,20}", 1..=u32::MAX)
                .prop_map(|(port, baud)| PrinterAddress::Serial { port, baud }),
            "[A-Za-z0-9][A-Za-z0-9 :@_()-]{0,18}[A-Za-z0-9]"
                .prop_map(|queue| PrinterAddress::Spooler { queue }),
        ]
    }

    proptest! {
        #[test]
        fn an_address_reads_back_as_it_is_written(address in addresses()) {
            prop_assert_eq!(parse_address(&address_text(&address)), Ok(address));
        }

        #[test]
        fn no_text_breaks_the_reader(text in ".{0,40}") {
            if let Ok(address) = parse_address(&text) {
                prop_assert_eq!(parse_address(&address_text(&address)), Ok(address));
            }
        }
    }
}
