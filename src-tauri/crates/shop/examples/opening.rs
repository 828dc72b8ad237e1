//! Measures how long a demo shop takes to open: `cargo run --release -p tillup-shop --example opening`.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::time::Instant;

use tillup_shop::DemoShop;

#[tokio::main]
async fn main() {
    let mut times = Vec::new();
    for _ in 0..21 {
        let began = Instant::now();
        let demo = DemoShop::open(None).await.unwrap();
        times.push(began.elapsed());
        drop(demo);
    }
    let first = times.remove(0);
    times.sort_unstable();
    println!("a demo shop opens: first {first:?}, median {:?}, slowest {:?}", times.get(10), times.last());
}
