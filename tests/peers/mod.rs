//! What the proofs by foreign programs share: the programs themselves, a folder to work in, commands that must succeed.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// A file of `tests/peers`.
pub fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers").join(name)
}

/// The Python that has pyHanko and pymerkle, after making sure that every foreign program is there.
pub fn python() -> &'static Path {
    static PYTHON: OnceLock<PathBuf> = OnceLock::new();
    PYTHON.get_or_init(|| {
        let told = run(Command::new("sh").arg(script("setup.sh")));
        let place = told.trim().strip_prefix("peers ready: ").expect("setup.sh names the Python");
        PathBuf::from(place)
    })
}

/// The Go compiler, which Debian may keep outside of the search path.
#[allow(dead_code, reason = "not every proof needs Go")]
pub fn go() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let beside = versions.map(|v| v.path()).filter(|p| p.to_string_lossy().contains("/go-"));
    let mut known: Vec<PathBuf> = beside.map(|p| p.join("bin/go")).filter(|p| p.exists()).collect();
    known.sort();
    known.pop().unwrap_or_else(|| PathBuf::from("go"))
}

/// An empty folder of this name under the target directory.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs a command, whatever its exit status.
pub fn ask(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|e| panic!("{command:?}: {e}; run tests/peers/setup.sh"))
}

/// Runs a command that must succeed; its standard output.
pub fn run(command: &mut Command) -> String {
    let told = ask(command);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(told.status.success(), "{command:?} failed\n{}{}", text(&told.stdout), text(&told.stderr));
    text(&told.stdout)
}
