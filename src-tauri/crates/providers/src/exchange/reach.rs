//! Whether a host can be reached: a connection made and closed again, over which nothing is said.

use std::{
    net::{IpAddr, SocketAddr},
    time::{Duration, Instant},
};

use futures_util::future::select_ok;
use reqwest::Url;
use tillup_core::wire::NotSent;
use tokio::net::{TcpStream, lookup_host};
use url::Host;

/// A host that takes longer is as good as none to a clerk.
const LONGEST: Duration = Duration::from_secs(3);
/// Addresses of one name that are tried, all at once: one of a network that is not connected must not hold up the others.
const ADDRESSES: usize = 6;

/// How long it took to resolve the name and connect, which may take at most `limit` and [`LONGEST`].
pub(super) async fn reach(base_url: &str, limit: Duration) -> Result<Duration, NotSent> {
    let (host, port) = host_and_port(base_url)?;
    let started = Instant::now();
    let connected = tokio::time::timeout(limit.min(LONGEST), connect(host, port));
    connected.await.map_err(|_| NotSent::ConnectTimeout)??;
    Ok(started.elapsed())
}

async fn connect(host: Host<String>, port: u16) -> Result<(), NotSent> {
    let addresses: Vec<SocketAddr> = match host {
        Host::Ipv4(address) => vec![(IpAddr::from(address), port).into()],
        Host::Ipv6(address) => vec![(IpAddr::from(address), port).into()],
        Host::Domain(name) => {
            let found = lookup_host((name, port)).await.map_err(|_| NotSent::NoConnection)?;
            found.take(ADDRESSES).collect()
        }
    };
    if addresses.is_empty() {
        return Err(NotSent::NoConnection);
    }
    let connecting = addresses.into_iter().map(|address| Box::pin(TcpStream::connect(address)));
    select_ok(connecting).await.map(|_| ()).map_err(|_| NotSent::NoConnection)
}

fn host_and_port(base_url: &str) -> Result<(Host<String>, u16), NotSent> {
    let url = Url::parse(base_url.trim()).map_err(|_| NotSent::BadUrl)?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(NotSent::BadUrl);
    }
    let host = url.host().map(|host| host.to_owned()).ok_or(NotSent::BadUrl)?;
    Ok((host, url.port_or_known_default().ok_or(NotSent::BadUrl)?))
}
