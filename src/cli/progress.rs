//! Looking on while the desk works: how far it has come, on one line of a terminal, and Ctrl-C.

use crate::desk::Watch;
use crate::text::Lang;
use crate::text::cli::said;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use std::io::{IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// How often the line is written again.
const BEAT: Duration = Duration::from_millis(100);

/// Whether somebody has asked this program to stop. From the first call on, a first Ctrl-C asks and a second one ends
/// the program at once.
pub fn stopped() -> bool {
    asked().load(Ordering::Relaxed)
}

fn asked() -> &'static Arc<AtomicBool> {
    static ASKED: OnceLock<Arc<AtomicBool>> = OnceLock::new();
    ASKED.get_or_init(|| {
        let asked = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            let _ = flag::register_conditional_shutdown(signal, 128 + signal, asked.clone());
            let _ = flag::register(signal, asked.clone());
        }
        asked
    })
}

/// Works, while somebody looks on.
pub fn watched<T>(lang: Lang, work: impl FnOnce(&Watch) -> T) -> T {
    let watch = Watch::default();
    if stopped() {
        watch.cancel();
    }
    let (working, at_work) = channel();
    std::thread::scope(|scope| {
        let looked_at = watch.clone();
        scope.spawn(move || look_on(&looked_at, &at_work, lang));
        let result = work(&watch);
        drop(working);
        result
    })
}

fn look_on(watch: &Watch, at_work: &Receiver<()>, lang: Lang) {
    let mut stderr = std::io::stderr();
    let terminal = stderr.is_terminal();
    let (mut told, mut stopping) = (false, false);
    while at_work.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
        if stopped() && !stopping {
            watch.cancel();
            stopping = true;
            let _ = writeln!(stderr, "{}{}", if told { "\r\u{1b}[K" } else { "" }, said::STOPPING.of(lang));
        }
        let (done, total) = watch.progress();
        if terminal && !stopping && (done, total) != (0, 0) {
            told = true;
            let _ = write!(stderr, "\r\u{1b}[K{}", said::progress(done, total, lang));
            let _ = stderr.flush();
        }
    }
    if told && !stopping {
        let _ = write!(stderr, "\r\u{1b}[K");
        let _ = stderr.flush();
    }
}
