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

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::process::ExitStatusExt as _;
    use std::process::Command;

    /// The same test is the program that ends badly, when it is started so.
    #[test]
    fn a_process_that_ends_badly_leaves_no_secret_and_no_core() {
        const CANARY: &str = "canari 4471 au fond de la mine";
        const TEST: &str = "cli::harden::tests::a_process_that_ends_badly_leaves_no_secret_and_no_core";
        if std::env::var_os("PARAPHE_ENDS_BADLY").is_some() {
            harden().unwrap();
            hush_panics(Lang::Fr);
            assert!(std::thread::spawn(|| panic!("{CANARY}")).join().is_err());
            std::process::abort();
        }
        let folder = tempfile::tempdir().unwrap();
        // As much of a core as the system lets anybody ask for.
        let script = "ulimit -S -c \"$(ulimit -H -c)\" && exec \"$0\" --exact \"$1\" --nocapture";
        let mut command = Command::new("sh");
        command.args(["-c", script]).arg(std::env::current_exe().unwrap()).arg(TEST);
        let told = command.env("PARAPHE_ENDS_BADLY", "1").current_dir(folder.path()).output().unwrap();
        let said = [told.stdout, told.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        assert!(said.contains("harden.rs:") && said.contains("erreur interne"), "{said}");
        assert!(!said.contains(CANARY), "{said}");
        assert_eq!((told.status.signal(), told.status.core_dumped()), (Some(6), false));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
