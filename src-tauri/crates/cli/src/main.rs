//! `tillupctl`: the shop from a terminal. Unpacks the command line, asks the shop, prints the answer.

mod args;
mod commands;
mod failure;
mod json;
mod output;
mod progress;
mod table;

use std::{io::BufRead, process::ExitCode};

use clap::{CommandFactory, Parser};
use secrecy::SecretString;

use crate::{
    args::{Cli, Command},
    failure::Failure,
    output::Output,
};

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return refuse_usage(&error),
    };
    log_to_stderr();
    let output = Output::new(cli.json);
    match run(cli, &output) {
        Ok(exit) => ExitCode::from(exit),
        Err(failure) => {
            let (code, exit) = failure.told();
            output.failure(code, &failure.to_string());
            ExitCode::from(exit)
        }
    }
}

/// Help and version go to standard output; a wrong command line is told in the asked form.
fn refuse_usage(error: &clap::Error) -> ExitCode {
    let wants_json = std::env::args_os().any(|argument| argument == "--json");
    if wants_json && error.use_stderr() {
        let text = error.to_string();
        let message = text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        Output::new(true).failure("usage", &message);
    } else {
        // Nothing can be done where the terminal is gone.
        let _ = error.print();
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

fn run(cli: Cli, output: &Output) -> Result<u8, Failure> {
    match cli.command {
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "tillupctl", &mut script);
            output.raw(&script)?;
            Ok(0)
        }
        Command::Demo => block_on(commands::demo::run(cli.data_dir.as_deref(), output)),
        _ => {
            let pin = pin(&cli)?;
            block_on(commands::run(cli, pin, output))
        }
    }
}

/// One thread is enough for one command, and quickest to start.
fn block_on(command: impl Future<Output = Result<u8, Failure>>) -> Result<u8, Failure> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::Output)?;
    let done = runtime.block_on(command);
    // A name that the system is still looking up must not hold the answer back.
    runtime.shutdown_background();
    done
}

fn pin(cli: &Cli) -> Result<Option<SecretString>, Failure> {
    if !cli.pin_stdin {
        return Ok(std::env::var("TILLUP_PIN").ok().map(SecretString::from));
    }
    let mut line = String::new();
    std::io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(|error| Failure::File { what: "standard input".to_owned(), error })?;
    Ok(Some(SecretString::from(line.trim_end_matches(['\r', '\n']))))
}

/// Our own events only: what libraries trace can hold URLs and headers, and so keys. `TILLUP_LOG` sets the level.
fn log_to_stderr() {
    let level = std::env::var("TILLUP_LOG").ok().and_then(|level| level.parse().ok());
    let level = level.unwrap_or(tracing::level_filters::LevelFilter::ERROR);
    let ours = tracing_subscriber::filter::Targets::new()
        .with_target("tillup_core", level)
        .with_target("tillup_ledger", level)
        .with_target("tillup_providers", level)
        .with_target("tillup_shop", level);
    use tracing_subscriber::{layer::SubscriberExt, util::SubscriberInitExt};
    let writer = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    // A second subscriber in one program is no reason not to sell.
    let _ = tracing_subscriber::registry().with(writer).with(ours).try_init();
}
