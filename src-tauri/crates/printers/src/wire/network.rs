//! Raw bytes over TCP, as most network printers take them.

use std::io::{ErrorKind, Read, Write};
use std::net::{IpAddr, Shutdown, SocketAddr, TcpStream, ToSocketAddrs};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use socket2::SockRef;

use super::{STALL, Wire};
use crate::outcome::Trouble;

/// How long finding and reaching it may take.
const CONNECT: Duration = Duration::from_secs(3);
/// What the system may hold of a document that the printer has not taken yet. Little, so that sending goes at the printer's
/// pace, and what is given up does not print later.
const IN_FLIGHT: usize = 4096;
/// How long a printer may take to hang up after us. Many never do.
const HANG_UP: Duration = Duration::from_secs(2);

pub(super) struct Network {
    stream: TcpStream,
}

impl Network {
    pub(super) fn connect(host: &str, port: u16) -> Result<Self, Trouble> {
        let until = Instant::now() + CONNECT;
        let mut trouble = Trouble::Unreachable;
        for address in resolve(host, port)? {
            let left = until.saturating_duration_since(Instant::now()).max(Duration::from_millis(1));
            match TcpStream::connect_timeout(&address, left) {
                Ok(stream) => return Self::prepare(stream).map_err(|error| Trouble::of_line(&error)),
                Err(error) if error.kind() == ErrorKind::ConnectionRefused => trouble = Trouble::Refused,
                Err(error) if error.kind() == ErrorKind::PermissionDenied => trouble = Trouble::NotPermitted,
                Err(_) => {}
            }
        }
        Err(trouble)
    }

    fn prepare(stream: TcpStream) -> std::io::Result<Self> {
        stream.set_nodelay(true)?;
        stream.set_write_timeout(Some(STALL))?;
        SockRef::from(&stream).set_send_buffer_size(IN_FLIGHT)?;
        Ok(Self { stream })
    }
}

/// The addresses of a host. The system may take long to ask for a name, and cannot be told how long.
fn resolve(host: &str, port: u16) -> Result<Vec<SocketAddr>, Trouble> {
    if let Ok(address) = host.parse::<IpAddr>() {
        return Ok(vec![SocketAddr::new(address, port)]);
    }
    let (tell, told) = mpsc::channel();
    let host = host.to_owned();
    thread::spawn(move || tell.send((host.as_str(), port).to_socket_addrs().map(Vec::from_iter)));
    match told.recv_timeout(CONNECT) {
        Ok(Ok(addresses)) => Ok(addresses),
        Ok(Err(_)) | Err(_) => Err(Trouble::Unreachable),
    }
}

impl Wire for Network {
    fn write(&mut self, bytes: &[u8]) -> Result<usize, Trouble> {
        loop {
            match self.stream.write(bytes) {
                Ok(0) => return Err(Trouble::Lost),
                Ok(taken) => return Ok(taken),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(Trouble::of_line(&error)),
            }
        }
    }

    fn read(&mut self, wait: Duration) -> Result<Vec<u8>, Trouble> {
        let mut buffer = [0; 256];
        // A timeout of nothing would mean to wait for ever.
        self.stream.set_nonblocking(wait.is_zero()).map_err(|error| Trouble::of_line(&error))?;
        if !wait.is_zero() {
            self.stream.set_read_timeout(Some(wait)).map_err(|error| Trouble::of_line(&error))?;
        }
        let read = self.stream.read(&mut buffer);
        self.stream.set_nonblocking(false).map_err(|error| Trouble::of_line(&error))?;
        match read {
            Ok(0) => Err(Trouble::Lost),
            Ok(count) => Ok(buffer.iter().take(count).copied().collect()),
            Err(error) => match error.kind() {
                ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted => Ok(Vec::new()),
                _ => Err(Trouble::Lost),
            },
        }
    }

    /// Hangs up, and looks whether the printer does so in order or breaks off with bytes on the way.
    fn finish(&mut self) -> Result<(), Trouble> {
        self.stream.shutdown(Shutdown::Write).map_err(|_| Trouble::Lost)?;
        self.stream.set_read_timeout(Some(HANG_UP)).map_err(|_| Trouble::Lost)?;
        let until = Instant::now() + HANG_UP;
        let mut buffer = [0; 256];
        while Instant::now() < until {
            match self.stream.read(&mut buffer) {
                Ok(0) => return Ok(()),
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                    return Ok(());
                }
                Err(_) => return Err(Trouble::Lost),
            }
        }
        Ok(())
    }

    fn abandon(&mut self) {
        if let Err(error) = SockRef::from(&self.stream).set_linger(Some(Duration::ZERO)) {
            tracing::debug!(%error, "what the system still holds for the printer may arrive");
        }
    }
}
