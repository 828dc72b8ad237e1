//! Receipts on paper: the very dots that were shown, nothing twice unasked, nothing lost, and the sale waits for none of it.

mod auto;
mod files;
mod killed;
mod paper;
mod roles;
mod settings;

use std::{
    collections::BTreeSet,
    sync::Arc,
    time::{Duration, Instant},
};

use tillup_core::{
    access::{Role, SignedIn},
    bitmap::Bitmap,
    engine::SellRequest,
    print_queue::{DocumentSubject, JobState, PrintJob},
    printing::{Paper, PrintMode, Printer, PrinterAddress, PrintingSettings},
    sale::{Sale, Status},
};
use tillup_printers::loopback::{Behaviour, LoopbackPrinter};
use tillup_shop::{DEMO_OWNER, DemoShop, Shop};
use tokio::task::JoinHandle;

/// As long as a busy machine may need for what comes in the end.
pub const PATIENT: Duration = Duration::from_secs(60);

pub fn owner() -> SignedIn {
    SignedIn { name: DEMO_OWNER.to_owned(), role: Role::Owner }
}

pub fn clerk() -> SignedIn {
    SignedIn { name: "clerk1".to_owned(), role: Role::Clerk }
}

pub fn printer(name: &str, address: PrinterAddress) -> Printer {
    Printer {
        name: name.to_owned(),
        address,
        paper: Paper::Roll58,
        mode: PrintMode::Raster,
        cut: true,
        drawer: false,
    }
}

/// A demo shop with a printer that is there, and what prints at work.
pub struct Scene {
    pub demo: DemoShop,
    pub paper: LoopbackPrinter,
    work: Vec<JoinHandle<()>>,
}

impl Drop for Scene {
    fn drop(&mut self) {
        for work in &self.work {
            work.abort();
        }
    }
}

impl Scene {
    pub async fn with(behaviour: Behaviour, auto_print: &[Status]) -> Self {
        let demo = DemoShop::open(None).await.unwrap();
        let paper = LoopbackPrinter::start(behaviour).unwrap();
        set(demo.shop(), vec![printer("Counter", paper.address().unwrap())], auto_print);
        let work = vec![
            tokio::spawn(Arc::clone(demo.shop()).keep_printing()),
            tokio::spawn(Arc::clone(demo.shop()).keep_auto_printing()),
        ];
        tokio::task::yield_now().await;
        Self { demo, paper, work }
    }

    pub fn shop(&self) -> &Arc<Shop> {
        self.demo.shop()
    }

    pub async fn sold(&self, number: &str) -> Sale {
        sold(self.shop(), number, DEMO_OWNER).await
    }

    /// The job once it is in one of these states.
    pub async fn once(&self, id: i64, states: &[JobState]) -> PrintJob {
        once(self.shop(), id, states).await
    }
}

pub fn set(shop: &Shop, printers: Vec<Printer>, auto_print: &[Status]) {
    let settings =
        PrintingSettings { printers, auto_print: auto_print.iter().copied().collect::<BTreeSet<_>>() };
    shop.save_printing(&owner(), &settings).unwrap();
}

pub async fn sold(shop: &Shop, number: &str, clerk: &str) -> Sale {
    let request = SellRequest {
        number: number.to_owned(),
        amount: Some("50".to_owned()),
        account: Some("irecharge-1".to_owned()),
        again: true,
        clerk: clerk.to_owned(),
        ..SellRequest::default()
    };
    let sale = shop.engine().sell(&request).await.unwrap();
    if sale.status().is_open() && number.ends_with("01") {
        return shop.engine().follow(&sale.reference, PATIENT).await.unwrap();
    }
    sale
}

pub async fn once(shop: &Shop, id: i64, states: &[JobState]) -> PrintJob {
    let began = Instant::now();
    loop {
        let job = shop.ledger().print_job(id).unwrap().unwrap();
        if states.contains(&job.state) {
            return job;
        }
        assert!(began.elapsed() < PATIENT, "{job:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

pub fn receipt_of(sale: &Sale) -> DocumentSubject {
    DocumentSubject::Receipt { reference: sale.reference.clone() }
}

/// What a PNG of black and white shows.
pub fn dots(png: &[u8]) -> Bitmap {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut light = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut light).unwrap();
    assert_eq!(info.bit_depth, png::BitDepth::One);
    let dark = light.iter().map(|byte| !byte).collect();
    Bitmap::from_bytes(usize::try_from(info.width).unwrap(), dark).unwrap()
}
