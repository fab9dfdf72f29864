//! One flipped byte anywhere in the folder of a closed desk is found, and its file is named.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{Bench, FIRST, phrase};
use paraphe::desk::{AddPerson, AddPost, Appoint, Desk, NewDossier, Watch};
use paraphe::domain::dossier::DocumentKind;
use paraphe::domain::find;
use paraphe::domain::people::{Place as Where, PostKind};
use std::path::{Path, PathBuf};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn every_flipped_byte_is_named_by_the_doctor() {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    bench.apply(&mut AddPerson { name: "A B".into(), mail: "a@essai.fr".into(), phone: String::new() }).unwrap();
    let post = AddPost { title: "Chef".into(), kind: PostKind::Other, place: Where::Institute };
    bench.apply(&mut post.clone()).unwrap();
    let (person, post) = (bench.desk().me().clone(), find::post(bench.state(), "Chef").unwrap());
    bench.apply(&mut Appoint { person, post, from: bench.now.day, until: None }).unwrap();
    let structure = Bench::register();
    bench.apply(&mut paraphe::desk::ImportStructures { file: structure, source: None }).unwrap();
    let structure = bench.state().structures.keys().next().cloned();
    let place = Where::Structure(structure.clone().unwrap());
    bench.apply(&mut AddPost { title: "Directrice".into(), kind: PostKind::Director, place }).unwrap();
    let (person, post) = (bench.desk().me().clone(), find::post(bench.state(), "Directrice").unwrap());
    bench.apply(&mut Appoint { person, post, from: bench.now.day, until: None }).unwrap();
    let document = bench.pdf("lettre.pdf", "Lettre");
    let mut dossier = NewDossier {
        title: "Lettre".into(),
        kind: DocumentKind::Letter,
        structure,
        amount: None,
        circuit: "directeur".into(),
        document,
        annexes: vec![],
        particulars: paraphe::domain::dossier::Particulars::default(),
    };
    bench.apply(&mut dossier).unwrap();
    let me = bench.desk().me().clone();
    bench.close();
    let sound = bench.copy_of_desk();
    let mut all = Vec::new();
    files(&bench.place.folder, &mut all);
    let mut flips = 0;
    for file in &all {
        let content = std::fs::read(file).unwrap();
        let name = file.strip_prefix(&bench.place.folder).unwrap().display().to_string();
        let step = (content.len() / 5).max(1);
        let places = (0..content.len()).step_by(step).chain(content.len().checked_sub(1));
        // Every other time the highest bit: it makes of a text what is none.
        for (n, at) in places.enumerate() {
            let bit = if n % 2 == 1 { 7 } else { at % 7 };
            let mut bytes = content.clone();
            bytes[at] ^= 1 << bit;
            std::fs::write(file, &bytes).unwrap();
            let told = match Desk::doctor(&bench.place, &me, &phrase(FIRST), bench.now, &Watch::default()) {
                Ok(audit) => format!("{audit:?}"),
                Err(trouble) => format!("{trouble:?}"),
            };
            assert!(told.contains(&name), "{name}, byte {at}, bit {bit}: {told}");
            bench.put_back(&sound);
            flips += 1;
        }
    }
    assert!(flips > 50, "{flips} flips in {} files", all.len());
    bench.open();
    bench.assert_sound();
}
