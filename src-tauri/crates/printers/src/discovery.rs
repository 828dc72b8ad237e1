//! Finding printers: what is plugged in, the system's queues, and what listens for raw bytes on the shop's own networks.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::sync::Mutex;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::{Duration, Instant};

use if_addrs::{IfAddr, get_if_addrs};
use mdns_sd::{IfKind, ServiceDaemon, ServiceEvent};
use tillup_core::printing::PrinterAddress;

use crate::{queue, wire};

/// Where receipt printers listen.
const RAW_PORT: u16 = 9100;
/// What printers that take raw bytes call themselves on the network.
const RAW_SERVICE: &str = "_pdl-datastream._tcp.local.";
/// How long the whole search may take.
const SEARCH: Duration = Duration::from_secs(8);
/// How long it is listened for printers that say their names.
const LISTEN: Duration = Duration::from_secs(3);
/// How long one address may take to answer, and how many are asked at once.
const KNOCK: Duration = Duration::from_millis(300);
const AT_ONCE: usize = 32;
/// A machine in more networks than these is no till; the rest is left alone.
const NETWORKS: usize = 4;

/// A printer that seems to be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub address: PrinterAddress,
    /// What it or the system calls it.
    pub name: String,
}

/// Where to look for printers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// On this machine: USB, serial ports, queues.
    Here,
    /// Here and on the private networks that this machine is in.
    HereAndNetworks,
}

/// Looks for printers, for eight seconds at most; what is found later is left out.
pub fn discover(where_to: Where) -> Vec<Found> {
    let (tell, told) = mpsc::channel();
    let search = |look: fn() -> Vec<Found>| {
        let tell: Sender<Vec<Found>> = tell.clone();
        thread::spawn(move || tell.send(look()));
    };
    search(wire::usb_found);
    search(wire::serial_found);
    search(queue::found);
    if where_to == Where::HereAndNetworks {
        search(|| listen(LISTEN, None));
        search(|| own_networks().into_iter().flat_map(|own| find_by_scan(own, RAW_PORT)).collect());
    }
    drop(tell);
    let until = Instant::now() + SEARCH;
    let mut all = Vec::new();
    while let Ok(found) = told.recv_timeout(until.saturating_duration_since(Instant::now())) {
        all.extend(found);
    }
    once_each(all)
}

/// Leaves out what was found twice, and keeps the better name: one that is not only the address.
fn once_each(mut all: Vec<Found>) -> Vec<Found> {
    all.sort_by_key(|found| {
        let address = crate::address_text(&found.address);
        (address.contains(&found.name), address)
    });
    let mut seen = BTreeSet::new();
    all.retain(|found| seen.insert(crate::address_text(&found.address)));
    all.sort_by_key(|found| crate::address_text(&found.address));
    all
}

/// This machine's addresses in private networks.
fn own_networks() -> Vec<Ipv4Addr> {
    let interfaces = get_if_addrs().unwrap_or_else(|error| {
        tracing::debug!(%error, "the machine's networks cannot be listed");
        Vec::new()
    });
    let mut networks: Vec<_> = interfaces
        .into_iter()
        .filter(|interface| interface.is_oper_up() && !interface.is_p2p())
        .filter_map(|interface| match interface.addr {
            IfAddr::V4(own) if own.ip.is_private() => Some(own.ip),
            _ => None,
        })
        .collect();
    networks.sort();
    networks.dedup_by_key(|own| prefix(*own));
    networks.truncate(NETWORKS);
    networks
}

fn prefix(address: Ipv4Addr) -> [u8; 3] {
    let [a, b, c, _] = address.octets();
    [a, b, c]
}

/// What listens on this port among the 254 neighbours of an address, itself left out. Nothing is sent to them, and only private
/// addresses and those of this machine alone are asked: of any other, nothing is found.
pub fn find_by_scan(own: Ipv4Addr, port: u16) -> Vec<Found> {
    if !own.is_private() && !own.is_loopback() {
        return Vec::new();
    }
    let [a, b, c] = prefix(own);
    let neighbours = (1..=254).map(|last| Ipv4Addr::new(a, b, c, last)).filter(|neighbour| *neighbour != own);
    let left = Mutex::new(neighbours);
    let found = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some(neighbour) = left.lock().ok().and_then(|mut left| left.next()) {
                    let address = SocketAddr::from((neighbour, port));
                    if TcpStream::connect_timeout(&address, KNOCK).is_ok() {
                        found.lock().map(|mut found| found.push(at(neighbour, port, None))).ok();
                    }
                }
            });
        }
    });
    found.into_inner().unwrap_or_default()
}

fn at(host: Ipv4Addr, port: u16, name: Option<&str>) -> Found {
    let host = host.to_string();
    Found { name: name.unwrap_or(&host).to_owned(), address: PrinterAddress::Network { host, port } }
}

/// The printers that say their names, on all networks or on one alone.
fn listen(time: Duration, only: Option<IfKind>) -> Vec<Found> {
    heard(time, only).unwrap_or_else(|error| {
        tracing::debug!(%error, "printers that say their names cannot be heard");
        Vec::new()
    })
}

fn heard(time: Duration, only: Option<IfKind>) -> mdns_sd::Result<Vec<Found>> {
    let daemon = ServiceDaemon::new()?;
    if let Some(only) = only {
        daemon.disable_interface(IfKind::All)?;
        daemon.enable_interface(only)?;
    }
    let events = daemon.browse(RAW_SERVICE)?;
    let until = Instant::now() + time;
    let mut all = Vec::new();
    while let Ok(event) = events.recv_timeout(until.saturating_duration_since(Instant::now())) {
        let ServiceEvent::ServiceResolved(service) = event else { continue };
        let name = service.fullname.strip_suffix(RAW_SERVICE).map(|name| name.trim_end_matches('.'));
        let hosts = service.addresses.iter().filter_map(|address| match address.to_ip_addr() {
            IpAddr::V4(host) if host.is_private() || host.is_loopback() => Some(host),
            _ => None,
        });
        all.extend(hosts.map(|host| at(host, service.port, name)));
    }
    daemon.shutdown()?;
    Ok(all)
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use mdns_sd::ServiceInfo;

    use super::*;

    #[test]
    fn a_scan_finds_what_listens_on_the_port_and_nothing_else() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let neighbour = Ipv4Addr::new(127, 0, 0, 2);
        let began = Instant::now();
        assert_eq!(find_by_scan(neighbour, port), [at(Ipv4Addr::LOCALHOST, port, None)]);
        assert_eq!(find_by_scan(Ipv4Addr::LOCALHOST, port), [], "its own address is no neighbour");
        drop(listener);
        assert_eq!(find_by_scan(neighbour, port), []);
        assert!(began.elapsed() < SEARCH);
    }

    #[test]
    fn addresses_of_other_people_are_never_asked() {
        for foreign in [[8, 8, 8, 8], [100, 64, 0, 1], [169, 254, 1, 1], [172, 32, 0, 1], [0, 0, 0, 0]] {
            let began = Instant::now();
            assert_eq!(find_by_scan(Ipv4Addr::from(foreign), RAW_PORT), []);
            assert!(began.elapsed() < Duration::from_millis(50), "{foreign:?}");
        }
        assert!(own_networks().iter().all(Ipv4Addr::is_private));
    }

    #[test]
    fn a_printer_that_says_its_name_is_heard() {
        let daemon = ServiceDaemon::new().unwrap();
        daemon.disable_interface(IfKind::All).unwrap();
        daemon.enable_interface(IfKind::LoopbackV4).unwrap();
        let none: &[(&str, &str)] = &[];
        let service =
            ServiceInfo::new(RAW_SERVICE, "Counter 58", "counter58.local.", "127.0.0.1", 9100, none).unwrap();
        daemon.register(service).unwrap();
        let heard = listen(LISTEN, Some(IfKind::LoopbackV4));
        assert!(heard.contains(&at(Ipv4Addr::LOCALHOST, 9100, Some("Counter 58"))), "{heard:?}");
        daemon.shutdown().unwrap();
    }

    #[test]
    fn what_is_found_twice_is_listed_once_by_its_better_name() {
        let host = Ipv4Addr::new(192, 168, 1, 50);
        let named = at(host, 9100, Some("Counter"));
        assert_eq!(once_each(vec![at(host, 9100, None), named.clone(), at(host, 9100, None)]), [named]);
    }

    #[test]
    fn looking_on_this_machine_ends() {
        let began = Instant::now();
        discover(Where::Here);
        assert!(began.elapsed() < SEARCH + Duration::from_secs(1));
    }
}
