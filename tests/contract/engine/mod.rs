//! What the engine promises, whichever provider sells.

mod abroad;
mod evidence;
mod following;
mod guard;
mod memory;
mod pauses;
mod recovery;
mod refusals;
mod resolving;
mod reversal;
mod routing;
mod totals;
