//! Completes a path from the folder that it names, and tidies paths that were pasted or dropped.

use std::path::{Path, PathBuf};

/// Most entries of a folder that are looked at, and most that are offered.
const LOOKED_AT: usize = 5000;
const OFFERED: usize = 40;

/// The paths that a typed one could go on with, sorted; folders end in `/`. Hidden files only where a dot was typed.
pub fn suggest(typed: &str) -> Vec<String> {
    if typed == "~" {
        return vec!["~/".to_owned()];
    }
    let (folder, start) = typed.rfind('/').map_or(("", typed), |at| typed.split_at(at + 1));
    let looked = if folder.is_empty() { PathBuf::from(".") } else { expand(folder) };
    let Ok(entries) = std::fs::read_dir(looked) else {
        return Vec::new();
    };
    let mut found: Vec<String> = entries
        .take(LOOKED_AT)
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let hidden = name.starts_with('.') && !start.starts_with('.');
            let slash = if entry.path().is_dir() { "/" } else { "" };
            // A name that is whole already goes on only where it is a folder's.
            let fits = name.starts_with(start) && !hidden && (name != *start || !slash.is_empty());
            fits.then(|| format!("{folder}{name}{slash}"))
        })
        .collect();
    found.sort();
    found.truncate(OFFERED);
    found
}

/// What all suggestions begin with.
pub fn common(suggestions: &[String]) -> String {
    let Some(first) = suggestions.first() else {
        return String::new();
    };
    let mut end = first.len();
    for other in &suggestions[1..] {
        let same = first.char_indices().zip(other.chars()).find(|((_, a), b)| a != b).map(|((at, _), _)| at);
        end = end.min(same.unwrap_or(first.len().min(other.len())));
    }
    first[..end].to_owned()
}

/// The path with the home folder written out.
pub fn expand(typed: &str) -> PathBuf {
    match (typed.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => Path::new(&home).join(rest),
        _ => PathBuf::from(typed),
    }
}

/// A path as file managers and shells paste it: quotes, `file://` and what it escapes taken away.
pub fn tidy(pasted: &str) -> String {
    let text = pasted.trim();
    let quoted = |q: char| text.strip_prefix(q).and_then(|t| t.strip_suffix(q));
    let text = quoted('\'').or_else(|| quoted('"')).unwrap_or(text);
    match text.strip_prefix("file://") {
        Some(address) => unescape(address),
        None => text.to_owned(),
    }
}

fn unescape(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let code = behind.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        if let Some(byte) = code.and_then(|two| u8::from_str_radix(two, 16).ok()).filter(|_| first == b'%') {
            bytes.push(byte);
            rest = &behind[2..];
        } else {
            bytes.push(first);
            rest = behind;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_completed_from_its_folder() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["note.pdf", "notes", ".cache"] {
            std::fs::create_dir(dir.path().join(name)).unwrap();
        }
        let typed = format!("{}/no", dir.path().display());
        let found = suggest(&typed);
        assert_eq!(found.len(), 2);
        assert_eq!(common(&found), format!("{}/note", dir.path().display()));
        assert!(suggest(&format!("{}/", dir.path().display())).iter().all(|s| !s.contains(".cache")));
        assert_eq!(suggest("/no/such/folder/x"), Vec::<String>::new());
        let whole = format!("{}/notes", dir.path().display());
        assert_eq!(suggest(&whole), [format!("{whole}/")], "a folder that is named in full is gone into");
        std::fs::write(dir.path().join("seul.csv"), "").unwrap();
        assert_eq!(suggest(&format!("{}/seul.csv", dir.path().display())), Vec::<String>::new());
    }

    #[test]
    fn a_tilde_is_the_home_folder() {
        assert_eq!(suggest("~"), ["~/"]);
        let home = std::env::var_os("HOME").unwrap();
        assert_eq!(expand("~/a/b"), Path::new(&home).join("a/b"));
        assert_eq!(expand("~autre/b"), Path::new("~autre/b"));
        for path in suggest("~/") {
            assert!(path.starts_with("~/"), "{path}");
        }
    }

    #[test]
    fn dropped_files_lose_their_wrapping() {
        assert_eq!(tidy("file:///tmp/un%20dossier/%C3%A9t%C3%A9.pdf\r\n"), "/tmp/un dossier/été.pdf");
        assert_eq!(tidy("'/tmp/a b.csv' "), "/tmp/a b.csv");
        assert_eq!(tidy("/tmp/100%.csv"), "/tmp/100%.csv");
    }
}
