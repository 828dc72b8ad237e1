//! What the engine promises, whichever provider sells.

mod abroad;
mod evidence;
mod following;
mod guard;
mod kept;
mod memory;
mod pauses;
mod quoting;
mod reaching;
mod recovery;
mod refusals;
mod resolving;
mod reversal;
mod routing;
mod telling;
mod totals;
mod typing;
