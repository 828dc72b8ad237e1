//! The display that the windows are on, as the system sees it: who lies above whom, and the cross in a window's corner.

use x11rb::{
    connection::Connection,
    protocol::xproto::{Atom, AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, MapState, Window},
    rust_connection::RustConnection,
};

/// A connection to it.
pub struct Screen {
    connection: RustConnection,
    root: Window,
}

impl Screen {
    pub fn new() -> Self {
        let (connection, place) = x11rb::connect(None).unwrap();
        let root = connection.setup().roots[place].root;
        Self { connection, root }
    }

    fn atom(&self, name: &str) -> Atom {
        self.connection.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom
    }

    /// The windows that can be seen, the lowest first, each with the process that it belongs to.
    fn windows(&self) -> Vec<(Window, u32)> {
        let tree = self.connection.query_tree(self.root).unwrap().reply().unwrap();
        tree.children.into_iter().filter_map(|window| Some((window, self.process(window)?))).collect()
    }

    /// A window may go while it is asked about.
    fn process(&self, window: Window) -> Option<u32> {
        let seen = self.connection.get_window_attributes(window).ok()?.reply().ok()?;
        let pid = self.atom("_NET_WM_PID");
        let told = self.connection.get_property(false, window, pid, AtomEnum::CARDINAL, 0, 1).ok()?;
        let pid = told.reply().ok()?.value32()?.next()?;
        (seen.map_state == MapState::VIEWABLE).then_some(pid)
    }

    /// Whether this process has a window that can be seen.
    pub fn shows(&self, process: u32) -> bool {
        self.windows().iter().any(|(_, of)| *of == process)
    }

    /// The process whose window lies above all others.
    pub fn topmost(&self) -> Option<u32> {
        self.windows().last().map(|(_, process)| *process)
    }

    /// Asks the process's window to close, as the cross in its corner does; one that is gone needs no asking.
    pub fn ask_to_close(&self, process: u32) {
        let Some((window, _)) = self.windows().into_iter().find(|(_, of)| *of == process) else {
            return;
        };
        let data = [self.atom("WM_DELETE_WINDOW"), x11rb::CURRENT_TIME, 0, 0, 0];
        let event = ClientMessageEvent::new(32, window, self.atom("WM_PROTOCOLS"), data);
        // It may go while it is asked.
        let _ = self.connection.send_event(false, window, EventMask::NO_EVENT, event).unwrap().check();
    }
}
