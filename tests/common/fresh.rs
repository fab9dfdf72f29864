//! Files in the tree that are made from the program: compared with it, or written anew with `PARAPHE_WRITE=1`.

use std::path::Path;

/// Fails unless the committed file is what the program makes of it today.
pub fn fresh(path: &str, made: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("PARAPHE_WRITE").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        return std::fs::write(&file, made).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    if kept == made {
        return;
    }
    let line = kept.lines().zip(made.lines()).position(|(a, b)| a != b);
    let line = line.unwrap_or_else(|| kept.lines().count().min(made.lines().count()));
    panic!(
        "{path} is stale from line {}: {:?} should be {:?}; run PARAPHE_WRITE=1 cargo test --test pictures --test guide",
        line + 1,
        kept.lines().nth(line),
        made.lines().nth(line)
    );
}
