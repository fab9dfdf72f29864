//! The first thing a run does: its memory goes into no core file and to no other process, its files to nobody else; and
//! a file that may not grow is a fault of one act, not the end of the program.

use crate::text::{Lang, frame};
use rustix::fs::Mode;
use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit, umask};
use signal_hook::consts::SIGXFSZ;
use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// On a panic, says where it happened and nothing else: its message may hold a secret.
pub fn hush_panics(lang: Lang) {
    std::panic::set_hook(Box::new(move |info| {
        let _ = writeln!(std::io::stderr(), "{}", frame::panicked(info, lang));
    }));
}

/// Hardens this process. What the system refuses is told and the run goes on: a desk that does not open protects nobody.
pub fn harden() -> Result<(), std::io::Error> {
    umask(Mode::RWXG | Mode::RWXO);
    let core = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    let dumpable = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    // Caught, it lets the write fail like any other; nobody asks whether it came.
    let growth = signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
    core.and(dumpable).map_err(std::io::Error::from).and(growth.map(drop))
}
