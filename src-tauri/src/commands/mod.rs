//! What the window can ask for. Each command unpacks, checks the role, calls the shop and converts; nothing more.

pub mod overview;
