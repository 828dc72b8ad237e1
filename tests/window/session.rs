//! One window with a driver of its own.

use std::{
    env, fs, mem,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use fantoccini::{
    Client, ClientBuilder, Locator,
    elements::Element,
    error::{CmdError, ErrorStatus},
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::processes::process_of;

/// Long enough for a machine that is building something else at the same time.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// How often it is looked whether something is there.
const LOOK: Duration = Duration::from_millis(50);

/// What the system asks of programs' looks.
#[derive(Clone, Copy)]
pub enum Look {
    Day,
    Night,
}

/// The window and the driver that moves it; both end with it, also when an assertion fails.
pub struct Session {
    pub client: Client,
    driver: Driver,
}

struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        // tauri-driver ends WebKitWebDriver, and that the window, when it is asked to stop; killed, it would leave both.
        let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ = self.0.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// How an element with this name for tests is found.
pub fn named(test_id: &str) -> String {
    format!("[data-testid=\"{test_id}\"]")
}

pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// A program of ours, built beside this test.
pub fn program(name: &str) -> PathBuf {
    let here = env::current_exe().unwrap();
    let program =
        here.parent().and_then(Path::parent).unwrap().join(name).with_extension(env::consts::EXE_EXTENSION);
    assert!(program.is_file(), "{} is missing: build it with `cargo build`", program.display());
    program
}

/// Whether the driver has no page any more.
fn is_lost(error: &CmdError) -> bool {
    matches!(error, CmdError::Standard(told) if told.error == ErrorStatus::InvalidSessionId)
}

/// Whether what was to be clicked was drawn anew, or was out of sight, at that moment.
fn moved(error: &CmdError) -> bool {
    let CmdError::Standard(told) = error else { return false };
    matches!(told.error, ErrorStatus::ElementNotInteractable | ErrorStatus::StaleElementReference)
}

/// Ends the windows on the folder that is among these arguments.
fn end_all_of(args: &[&str]) {
    for folder in args {
        while let Some(pid) = process_of(Path::new(folder)) {
            let _ = Command::new("kill").args(["-9", &pid.to_string()]).status();
            thread::sleep(LOOK);
        }
    }
}

impl Session {
    /// The counter, with these arguments, once it shows something.
    ///
    /// A driven page of WebKitGTK 2.50 dies now and then, in the library, while it loads; the counter loads it again, but its
    /// driver is gone then. Such a window is opened once more.
    pub async fn open(args: &[&str], look: Look) -> Self {
        Self::open_with(args, look, &[]).await
    }

    /// The same with these variables in its environment.
    pub async fn open_with(args: &[&str], look: Look, variables: &[(&str, &str)]) -> Self {
        for _ in 0..2 {
            let session = Self::of_program(&program("tillup"), args, look, variables).await;
            if session.shows_something().await {
                return session;
            }
            eprintln!("the web view's process died while its first page loaded");
            drop(session);
            end_all_of(args);
        }
        panic!("the web view dies at each start");
    }

    /// Waits for the first screen; false where the driver lost its page before.
    async fn shows_something(&self) -> bool {
        let began = Instant::now();
        let mut found = self.client.set_window_size(1366, 768).await;
        while began.elapsed() < PATIENCE {
            match found {
                Err(error) if is_lost(&error) => return false,
                _ => tokio::time::sleep(LOOK).await,
            }
            found = self.client.find(Locator::Css("main[aria-busy=\"false\"]")).await.map(drop);
            if found.is_ok() {
                return true;
            }
        }
        self.screenshot("nothing").await;
        panic!("the window shows nothing (see artifacts/nothing.png)");
    }

    /// Any program with a web view.
    pub async fn of_program(
        application: &Path,
        args: &[&str],
        look: Look,
        variables: &[(&str, &str)],
    ) -> Self {
        let (port, native_port) = (free_port(), free_port());
        let tauri_driver = env::var("TAURI_DRIVER").unwrap_or_else(|_| "tauri-driver".to_owned());
        let mut command = Command::new(&tauri_driver);
        command
            .args(["--port", &port.to_string(), "--native-port", &native_port.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .envs(variables.iter().copied());
        match look {
            Look::Day => command.env("GTK_THEME", "Adwaita"),
            Look::Night => command.env("GTK_THEME", "Adwaita:dark"),
        };
        let driver = Driver(command.spawn().unwrap_or_else(|error| panic!("{tauri_driver}: {error}")));

        let options = json!({ "application": application, "args": args });
        let wanted = [("tauri:options".to_owned(), options)].into_iter().collect();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(wanted);
        let address = format!("http://127.0.0.1:{port}");
        let mut tries = 0;
        let client = loop {
            match builder.connect(&address).await {
                Ok(client) => break client,
                // The driver is still starting.
                Err(_) if tries < 50 => tries += 1,
                Err(error) => panic!("no window: {error}"),
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        };
        Self { client, driver }
    }

    /// Waits until the window shows this screen, with everything on it.
    pub async fn screen(&self, name: &str) {
        self.wait(&format!("main[data-screen=\"{name}\"][aria-busy=\"false\"]")).await;
    }

    /// Waits until there is such an element.
    pub async fn wait(&self, css: &str) -> Element {
        let wait = self.client.wait().at_most(PATIENCE).every(LOOK);
        match wait.for_element(Locator::Css(css)).await {
            Ok(element) => element,
            Err(error) => {
                self.screenshot("not-there").await;
                let fault = self.fault().await;
                panic!("{css} does not come (see artifacts/not-there.png): {error}; {fault}");
            }
        }
    }

    /// What the window tells of a fault of its own.
    async fn fault(&self) -> Value {
        let script =
            format!("return document.querySelector('{}')?.textContent ?? 'no fault told'", named("fault"));
        self.run(&script).await
    }

    /// Waits until there is no such element any more.
    pub async fn wait_gone(&self, css: &str) {
        let began = Instant::now();
        while self.has(css).await {
            if began.elapsed() > PATIENCE {
                self.screenshot("still-there").await;
                panic!("{css} does not go (see artifacts/still-there.png)");
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Waits until keys go to such an element. Without a window manager no window is the active one, so `:focus` would not tell.
    pub async fn wait_focus(&self, css: &str) {
        let script = format!("return document.activeElement?.matches({}) === true", json!(css));
        let began = Instant::now();
        while self.run(&script).await != json!(true) {
            if began.elapsed() > PATIENCE {
                self.screenshot("no-focus").await;
                panic!("{css} does not get the focus (see artifacts/no-focus.png)");
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Whether there is such an element now.
    pub async fn has(&self, css: &str) -> bool {
        !self.client.find_all(Locator::Css(css)).await.unwrap().is_empty()
    }

    /// The element with this name for tests, as soon as it is there.
    pub async fn find(&self, test_id: &str) -> Element {
        self.wait(&named(test_id)).await
    }

    /// Clicks it as soon as it is there and stands still: what is refused because it moved was not clicked.
    pub async fn click(&self, css: &str) {
        let began = Instant::now();
        while let Err(error) = self.wait(css).await.click().await {
            assert!(moved(&error) && began.elapsed() < PATIENCE, "{css}: {error}");
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Writes into the field of this name, in place of what is in it.
    pub async fn fill(&self, test_id: &str, text: &str) {
        let field = self.find(test_id).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// The exact figure behind what is shown.
    pub async fn value(&self, test_id: &str) -> String {
        self.find(test_id).await.attr("data-value").await.unwrap().unwrap_or_default()
    }

    /// Runs a script in the page, past its content security policy, as WebDriver may.
    pub async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap()
    }

    /// Runs a script that calls `done` with its answer.
    pub async fn run_to_end(&self, script: &str) -> Value {
        let script = format!("const done = arguments[arguments.length - 1]; {script}");
        self.client.execute_async(&script, Vec::new()).await.unwrap()
    }

    /// Keeps a picture of the window in artifacts/, for a person to look at.
    pub async fn screenshot(&self, name: &str) {
        // The driver waits for the page's next frame, and one in which nothing changes draws none: a speck that cannot be
        // seen changes all the time.
        let speck = "const speck = document.createElement('i');
            speck.style.cssText = 'position: fixed; right: 0; bottom: 0; width: 1px; height: 1px';
            document.documentElement.append(speck);
            let turn = 0;
            const drawing = setInterval(() => { speck.style.background = `rgb(${turn++ % 9} 0 0 / 0)`; }, 16);
            window.stopDrawing = () => { clearInterval(drawing); speck.remove(); };";
        let _ = self.client.execute(speck, Vec::new()).await;
        let picture = timeout(PATIENCE, self.quiet_picture()).await;
        let _ = self.client.execute("window.stopDrawing()", Vec::new()).await;
        let folder = repository().join("artifacts");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}.png")), picture.unwrap().unwrap()).unwrap();
    }

    /// Parts that scroll are painted later than the rest: a picture like the one before it has them all.
    async fn quiet_picture(&self) -> Result<Vec<u8>, CmdError> {
        let mut picture = self.client.screenshot().await?;
        for _ in 0..4 {
            let before = mem::replace(&mut picture, self.client.screenshot().await?);
            if before == picture {
                break;
            }
        }
        Ok(picture)
    }

    pub async fn close(self) {
        self.client.close().await.unwrap();
        drop(self.driver);
    }

    /// For a window that is gone already: the driver has nobody to close.
    pub fn let_go(self) {
        drop(self.driver);
    }
}
