//! A program at which nobody does anything does nothing.

use crate::home::{Home, SMALL};
use std::time::{Duration, Instant};

/// Ticks of the processor that a process has used.
fn ticks(pid: u32) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let behind = stat.rsplit(')').next().unwrap();
    // The first field here is the third of the line: user and system time are the 14th and the 15th.
    behind.split_whitespace().skip(11).take(2).map(|n| n.parse::<u64>().unwrap()).sum()
}

#[test]
fn an_idle_desk_writes_nothing_and_computes_nothing() {
    let home = Home::french();
    home.fill_desk();
    let start = Instant::now();
    let door = home.start(&[], SMALL);
    door.wait("Ouvrir le bureau");
    println!("the lock screen stands after {} ms", (door.last_byte() - start).as_millis());
    door.press("ctrl-c").ended();
    let term = home.enter(&[], SMALL);
    for key in ["f2", "f3", "f5", "f8"] {
        term.press(key).wait(&format!("[{} ", key.to_uppercase()));
        let end = Instant::now() + Duration::from_secs(20);
        while !term.silent_for(Duration::from_millis(500)) {
            term.assert(Instant::now() < end, &format!("{key} does not come to rest"));
        }
        let before = ticks(term.pid());
        let rest = if key == "f2" { 3000 } else { 1500 };
        term.assert(term.silent_for(Duration::from_millis(rest)), "an idle program writes");
        let used = ticks(term.pid()) - before;
        term.assert(used <= 1, &format!("{used} ticks were used at rest on {key}"));
    }
    term.quit();
}
