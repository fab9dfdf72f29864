//! A desk with people who sign one after another, and what foreign judges say of what they signed.

use crate::common::{Bench, phrase};
use crate::world::{judged, judgements};
use paraphe::desk::*;
use paraphe::domain::circuit::{Asked, Circuit, Quorum, Step, Who};
use paraphe::domain::dossier::{DocumentKind, Dossier, Particulars};
use paraphe::domain::find;
use paraphe::domain::ids::{CircuitId, DossierId, PersonId, PostId};
use paraphe::domain::people::{Place as Where, PostKind};
use paraphe::domain::trouble::Outcome;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Each may sign.
pub struct House {
    pub bench: Bench,
    pub people: Vec<PersonId>,
    pub posts: Vec<PostId>,
}

impl House {
    pub fn new() -> Self {
        // Foreign judges ask whether certificates are in force today.
        Self::at(&(chrono::Utc::now() - chrono::TimeDelta::hours(12)).to_rfc3339())
    }

    pub fn at(at: &str) -> Self {
        let mut bench = Bench::new(at);
        let names =
            [("Anne Lemoine", "Directrice"), ("Karim Benali", "Délégué"), ("Zoé Martin", "Secrétaire générale")];
        let staff = names.map(|(name, title)| bench.staff(name, title, PostKind::Other, Where::Institute));
        for (holder, (_, title)) in staff.iter().zip(names) {
            bench.entitle(holder, Where::Institute, &format!("Décision de {title}"));
        }
        let (people, posts): (Vec<PersonId>, _) = staff.into_iter().unzip();
        for person in &people {
            bench.add_account(person);
        }
        Self { bench, people, posts }
    }

    /// A circuit of signatures, one a step.
    pub fn circuit(&mut self, signers: &[usize]) -> CircuitId {
        let step = |n: &usize| Step::new(Asked::Signature, vec![Who::Post(self.posts[*n].clone())], Quorum::All, 0);
        let name = format!("Circuit {signers:?}");
        if let Ok(known) = find::circuit(self.bench.state(), &name) {
            return known;
        }
        let steps = signers.iter().map(step).collect();
        self.bench
            .apply(&mut SetCircuit { circuit: Circuit { name: name.clone(), steps, ..Circuit::default() } })
            .unwrap();
        find::circuit(self.bench.state(), &name).unwrap()
    }

    pub fn begin_with(
        &mut self,
        signers: &[usize],
        document: PathBuf,
        annexes: Vec<PathBuf>,
        particulars: Particulars,
    ) -> DossierId {
        let circuit = self.circuit(signers);
        let mut new = NewDossier {
            title: "Convention".into(),
            kind: DocumentKind::Letter,
            structure: None,
            amount: None,
            circuit,
            document,
            annexes,
            particulars,
        };
        let number = self.bench.apply(&mut new).unwrap().done.remove(0);
        find::dossier(self.bench.state(), &number).unwrap().id.clone()
    }

    pub fn begin(&mut self, signers: &[usize]) -> DossierId {
        let document = self.bench.pdf("lettre.pdf", "Lettre");
        self.begin_with(signers, document, vec![], Particulars::default())
    }

    pub fn be(&mut self, n: usize) {
        let person = self.people[n].clone();
        self.bench.become_(&person);
    }

    pub fn act(&mut self, act: &mut dyn Verb) -> Outcome<Done> {
        let name = self.bench.state().people.name(self.bench.desk().me()).to_owned();
        act.give_passphrase(Hidden::new(phrase(&name)));
        self.bench.apply(act)
    }

    pub fn try_sign(&mut self, n: usize, dossier: &DossierId, how: Sealing) -> Outcome<Done> {
        self.be(n);
        let mut act = Act { how, ..Act::new(dossier.clone(), What::Sign) };
        self.act(&mut act)
    }

    pub fn sign(&mut self, n: usize, dossier: &DossierId) {
        self.try_sign(n, dossier, Sealing::default()).unwrap();
    }

    pub fn dossier(&self, id: &DossierId) -> Arc<Dossier> {
        self.bench.state().dossiers[id].clone()
    }

    /// The document of a dossier as it stands.
    pub fn document(&mut self, id: &DossierId) -> Vec<u8> {
        let path = self.bench.path(&format!("out-{}.pdf", self.dossier(id).current.hash));
        if !path.exists() {
            self.bench.apply(&mut SaveDocument { dossier: id.clone(), path: path.clone() }).unwrap();
        }
        std::fs::read(path).unwrap()
    }

    pub fn root(&self) -> Vec<u8> {
        Desk::root_of(&self.bench.place).unwrap()
    }

    /// What our own verifier says of the document.
    pub fn ours(&self, id: &DossierId) -> Vec<SignatureReport> {
        let Answer::Signatures { found, .. } = self.bench.ask(Question::VerifyDossier(id.clone())).unwrap() else {
            panic!("signatures")
        };
        found
    }

    /// Every judge, ourselves among them, finds every signature of the document good.
    pub fn assert_good(&mut self, id: &DossierId, folder: &str, count: usize) -> BTreeMap<String, Value> {
        let folder = crate::peers::folder(folder);
        let files = [("signed.pdf".to_owned(), self.document(id))];
        let said = judged(&folder, &files, &[self.root()]);
        for judge in ["pyhanko", "pdfsig", "openssl", "mutool"] {
            let found = judgements(&said["signed.pdf"], judge);
            assert!(found.len() == count && found.iter().all(|f| f["sound"] == true), "{judge}: {found:#?}");
        }
        let ours = self.ours(id);
        assert!(ours.len() == count && ours.iter().all(|s| s.verdict == Verdict::Valid), "{ours:#?}");
        said
    }
}
