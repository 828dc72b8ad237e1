//! A printer on this machine that behaves like the cheap ones: a small buffer, slow, with sensors, and sometimes broken. It is
//! written from what ESC/POS printers do, and reads strictly.

mod decoder;
mod machine;

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use socket2::SockRef;
use tillup_core::bitmap::Bitmap;
use tillup_core::printing::PrinterAddress;

use decoder::{Command, Decoder};
use machine::{Back, Machine};

/// How a printer behaves. The default is a good one.
#[derive(Clone, Debug)]
pub struct Behaviour {
    /// Bytes that its buffer holds; when it is full, nothing more is taken.
    pub buffer: usize,
    /// How fast it prints; at once if not given.
    pub bytes_per_second: Option<u32>,
    /// Breaks the connection when it got so many bytes of documents.
    pub drops_after: Option<usize>,
    /// Runs out of paper when it printed so many bytes.
    pub paper_for: Option<usize>,
    /// Whether it answers.
    pub answers: Answers,
    /// Whether it takes no connections.
    pub refuses: bool,
}

impl Default for Behaviour {
    fn default() -> Self {
        Self {
            buffer: 4096,
            bytes_per_second: None,
            drops_after: None,
            paper_for: None,
            answers: Answers::AtOnce,
            refuses: false,
        }
    }
}

/// How a printer answers questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answers {
    /// All of them.
    AtOnce,
    /// Those for its state, and not whether it is through.
    QuestionsOnly,
    /// After that time.
    Late(Duration),
    /// None.
    Never,
}

/// Why a document ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It was cut off.
    Cut,
    /// Whoever sent it hung up in order.
    HungUp,
    /// The connection broke: it may be a part of a document.
    Broken,
}

/// What came out of the printer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its dots; the width is of whole bytes.
    pub picture: Bitmap,
    /// Its letters, in the bytes of the code page.
    pub text: Vec<u8>,
    /// The code page that was chosen.
    pub code_page: Option<u8>,
    /// Lines that were fed.
    pub fed_lines: usize,
    /// Why it ended.
    pub end: End,
}

/// A running printer; it is switched off when this is dropped.
pub struct LoopbackPrinter {
    machine: Arc<Machine>,
    address: Option<SocketAddr>,
}

impl LoopbackPrinter {
    /// A printer on the network of this machine.
    pub fn start(behaviour: Behaviour) -> std::io::Result<Self> {
        let refuses = behaviour.refuses;
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let printer = Self { machine: Arc::new(Machine::new(behaviour)), address: Some(address) };
        if refuses {
            return Ok(printer);
        }
        printer.run();
        let machine = Arc::clone(&printer.machine);
        // Like most, it talks with one at a time.
        thread::spawn(move || {
            for stream in listener.incoming() {
                if machine.is_stopping() {
                    return;
                }
                if let Ok(stream) = stream {
                    talk(&machine, stream);
                }
            }
        });
        Ok(printer)
    }

    /// A printer at the end of another line: a serial one.
    pub fn on(
        line: impl Read + Send + 'static,
        back: impl Write + Send + 'static,
        behaviour: Behaviour,
    ) -> Self {
        let printer = Self { machine: Arc::new(Machine::new(behaviour)), address: None };
        printer.run();
        let machine = Arc::clone(&printer.machine);
        thread::spawn(move || {
            let end = listen(&machine, line, &Arc::new(Mutex::new(Box::new(back))));
            machine.hang_up(end);
        });
        printer
    }

    fn run(&self) {
        let machine = Arc::clone(&self.machine);
        thread::spawn(move || machine.work());
    }

    /// Where it is; `None` of one that is on no network.
    pub fn address(&self) -> Option<PrinterAddress> {
        self.address.map(|at| PrinterAddress::Network { host: at.ip().to_string(), port: at.port() })
    }

    /// Takes the paper out, or puts new in.
    pub fn set_paper(&self, has_paper: bool) {
        self.machine.set_paper(has_paper);
    }

    /// Lets the roll be nearly at its end.
    pub fn set_paper_low(&self, is_low: bool) {
        self.machine.set_paper_low(is_low);
    }

    /// Opens the cover, or closes it.
    pub fn set_cover_open(&self, is_open: bool) {
        self.machine.set_cover_open(is_open);
    }

    /// What came out, in order.
    pub fn documents(&self) -> Vec<Document> {
        self.machine.documents()
    }

    /// Waits until so many documents came out; whether they did.
    pub fn wait_for(&self, documents: usize, time: Duration) -> bool {
        self.machine.wait_for(documents, time)
    }

    /// How often the drawer was opened.
    pub fn pulses(&self) -> usize {
        self.machine.pulses()
    }

    /// How many bytes of documents it got; questions are none.
    pub fn received(&self) -> usize {
        self.machine.received()
    }

    /// What it was sent and no printer understands.
    pub fn errors(&self) -> Vec<String> {
        self.machine.errors()
    }
}

impl Drop for LoopbackPrinter {
    fn drop(&mut self) {
        self.machine.stop();
        if let Some(address) = self.address {
            // Wakes the one that waits for connections.
            TcpStream::connect(address).ok();
        }
    }
}

fn talk(machine: &Machine, stream: TcpStream) {
    stream.set_nodelay(true).ok();
    stream.set_read_timeout(Some(Duration::from_millis(100))).ok();
    let Ok(back) = stream.try_clone() else { return };
    let Ok(line) = stream.try_clone() else { return };
    let end = listen(machine, line, &Arc::new(Mutex::new(Box::new(back))));
    if end == End::Broken {
        SockRef::from(&stream).set_linger(Some(Duration::ZERO)).ok();
    }
    machine.hang_up(end);
}

/// Reads what comes in until the line ends.
fn listen(machine: &Machine, mut line: impl Read, back: &Arc<Back>) -> End {
    let mut decoder = Decoder::default();
    let mut buffer = [0; 512];
    // Bytes of documents that were counted, of the command that is not whole yet.
    let mut counted = 0;
    let mut all = 0;
    loop {
        let room = machine.room(decoder.pending()).min(buffer.len());
        let Some(free) = buffer.get_mut(..room).filter(|free| !free.is_empty()) else { return End::Broken };
        let came = match line.read(free) {
            Ok(0) => return End::HungUp,
            Ok(came) => came,
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted
                ) =>
            {
                continue;
            }
            Err(_) => return End::Broken,
        };
        for byte in buffer.iter().take(came).copied() {
            if !decoder.is_question(byte) {
                if machine.behaviour().drops_after.is_some_and(|most| all >= most) {
                    return End::Broken;
                }
                machine.receive(1);
                all += 1;
            }
            counted += 1;
            match decoder.take(byte) {
                Ok(None) => {}
                Ok(Some(command)) => {
                    if command == Command::AreYouThrough {
                        all -= counted;
                        machine.forget(counted);
                    }
                    machine.accept(command, counted, back);
                    counted = 0;
                }
                Err(error) => {
                    machine.complain(error);
                    return End::Broken;
                }
            }
        }
    }
}
