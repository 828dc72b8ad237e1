//! Exports for other programs.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use serde_json::json;
use tillup_core::{engine::EngineError, export::ExportFilter, operator::OperatorCode};
use tillup_shop::{Export, Format, ShopError};

use super::{Session, selling::status_of};
use crate::{
    args::{self, ExportPlace, ExportSalesArgs, SheetFormat},
    failure::Failure,
    progress::Counted,
};

/// Writes the file and tells what is in it.
pub fn run(session: &Session<'_>, what: args::Export) -> Result<u8, Failure> {
    match what {
        args::Export::Sales(args) => sales(session, args),
        args::Export::Journal(place) => written(session, &place, "journal", |export| {
            session.shop.export_journal(&session.who, place.from, place.to, export)
        }),
    }
}

fn sales(session: &Session<'_>, args: ExportSalesArgs) -> Result<u8, Failure> {
    let operator =
        args.operator.as_deref().map(OperatorCode::parse).transpose().map_err(EngineError::from)?;
    let filter = ExportFilter {
        from: args.place.from,
        to: args.place.to,
        status: args.status.as_deref().map(status_of).transpose()?,
        operator: operator.map(|code| code.as_str().to_owned()),
        account: args.account,
        clerk: args.clerk,
    };
    let (format, name) = match args.format {
        SheetFormat::Csv => (Format::Csv, "csv"),
        SheetFormat::Xlsx => (Format::Xlsx, "xlsx"),
    };
    written(session, &args.place, name, |export| {
        session.shop.export_sales(&session.who, &filter, format, export)
    })
}

/// Has the file written, shows how far it is, and tells the end.
fn written(
    session: &Session<'_>,
    place: &ExportPlace,
    format: &str,
    write: impl FnOnce(Export<'_>) -> Result<u64, ShopError>,
) -> Result<u8, Failure> {
    if place.to < place.from {
        return Err(Failure::Usage("--to lies before --from".to_owned()));
    }
    let called_off = called_off_by_keyboard()?;
    let mut bar = Counted::new("rows written");
    let rows = write(Export {
        target: &place.out,
        overwrite: place.overwrite,
        progress: &mut |rows, of| bar.at(rows, of),
        called_off: &called_off,
    })?;
    drop(bar);
    let file = place.out.display().to_string();
    session.output.answer(
        || json!({ "exported": { "file": file, "rows": rows, "format": format } }),
        || format!("{rows} rows written to {file}"),
    )?;
    Ok(0)
}

/// What Ctrl-C sets. Pressed a second time it ends the program no sooner: the export looks at this all the time.
fn called_off_by_keyboard() -> Result<Arc<AtomicBool>, Failure> {
    let called_off = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&called_off);
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::Output)?;
    let (waits, is_waiting) = std::sync::mpsc::channel();
    thread::spawn(move || {
        runtime.block_on(async {
            let mut pressed = std::pin::pin!(tokio::signal::ctrl_c());
            // The first look at it takes the signal over; only then may the export begin.
            let first =
                std::future::poll_fn(|context| std::task::Poll::Ready(pressed.as_mut().poll(context)));
            let at_once = first.await.is_ready();
            let _ = waits.send(());
            if at_once || pressed.await.is_ok() {
                set.store(true, Ordering::Relaxed);
            }
        });
    });
    // Where no thread waits, Ctrl-C ends the program as it ends any other.
    let _ = is_waiting.recv();
    Ok(called_off)
}
