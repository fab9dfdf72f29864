//! How far a long piece of work has come, and whether somebody wants it stopped.

use crate::domain::trouble::{Outcome, Trouble};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Shared between whoever works and whoever looks on. The default one is looked at by nobody.
#[derive(Clone, Debug, Default)]
pub struct Watch(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    stop: AtomicBool,
    done: AtomicU64,
    total: AtomicU64,
    /// Where the work halts; zero: nowhere.
    halt: AtomicU64,
}

impl Watch {
    /// Asks for the work to stop before it changes anything.
    pub fn cancel(&self) {
        self.0.stop.store(true, Ordering::Relaxed);
    }

    /// Halts the work for ever once so many things are done, at least one: for proofs of what a kill leaves behind.
    pub fn halt_at(&self, done: usize) {
        self.0.halt.store(done as u64, Ordering::Relaxed);
    }

    /// Says how many things are done of how many; fails where the work is to stop.
    pub fn step(&self, done: usize, total: usize) -> Outcome<()> {
        self.0.done.store(done as u64, Ordering::Relaxed);
        self.0.total.store(total as u64, Ordering::Relaxed);
        while done > 0 && self.0.halt.load(Ordering::Relaxed) == done as u64 {
            std::thread::park();
        }
        if self.0.stop.load(Ordering::Relaxed) { Err(Trouble::Cancelled) } else { Ok(()) }
    }

    /// Things done and things to do; a total of zero means that it is not known.
    pub fn progress(&self) -> (u64, u64) {
        (self.0.done.load(Ordering::Relaxed), self.0.total.load(Ordering::Relaxed))
    }
}
