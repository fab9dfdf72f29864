//! The signing book with ten thousand dossiers: `cargo bench --bench book`; a number behind `--` tries it on fewer.
//!
//! Each line is what the screen does for a key: the trays counted and one listed, a filter letter, a dossier brought up
//! and drawn, the home screen. Beside it stand the same questions asked of `SQLite`, in memory and indexed, by Python in the
//! same run; both must find the same. The aim of each is one frame, 16 milliseconds. A missed aim ends with status 1.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a bench stops where a test would fail")]

mod measure;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use measure::{Sample, Verdict, worked};
use paraphe::desk::Moment;
use paraphe::domain::circuit::{Asked, Quorum, Step, Task, Who};
use paraphe::domain::digest::digests;
use paraphe::domain::dossier::{Deed, DocumentKind, FileRef, Particulars, Status};
use paraphe::domain::fact::Fact;
use paraphe::domain::ids::{AppointmentId, DossierId, EntryId, FileHash, PersonId, PostId, TaskId};
use paraphe::domain::order::Meta;
use paraphe::domain::people::{Account, Appointment, Person, Place, Post, PostKind};
use paraphe::domain::state::State;
use paraphe::domain::tray::{Tray, Viewer};
use paraphe::text::Lang;
use paraphe::tui::action::Layer;
use paraphe::tui::model::Model;
use paraphe::tui::screen::{book, home};
use paraphe::tui::view;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Dossiers, posts, and milliseconds of a frame.
const DOSSIERS: usize = 10_000;
const POSTS: usize = 1_000;
const FRAME: f64 = 16.0;
/// What is typed in the filter.
const TYPED: &str = "convention étude 42";

fn today() -> NaiveDate {
    "2027-06-01".parse().unwrap()
}

/// A state, and how many entries made it.
#[derive(Default)]
struct World {
    state: State,
    entries: u64,
}

impl World {
    fn apply(&mut self, by: &PersonId, at: DateTime<Utc>, fact: Fact) -> EntryId {
        let id = EntryId::new(format!("{:064x}", self.entries));
        let past = BTreeMap::from([("log".to_owned(), self.entries)]);
        let meta = Meta {
            id: id.clone(),
            log: "log".into(),
            seq: self.entries,
            lamport: self.entries,
            at,
            on: Some(at.date_naive()),
            by: by.clone(),
            acting: None,
            past,
        };
        self.state.apply(&meta, fact);
        self.entries += 1;
        id
    }
}

fn person(n: usize) -> PersonId {
    PersonId::new(format!("p{n:05}"))
}

fn post(n: usize) -> PostId {
    PostId::new(format!("post{:05}", n % POSTS))
}

/// People with a post each, and dossiers in every stage: a third of them on their way, some of those late.
fn world(dossiers: usize) -> World {
    let mut world = World::default();
    let start: DateTime<Utc> = "2027-01-02T08:00:00Z".parse().unwrap();
    for n in 0..POSTS {
        let name = format!("Prénom{n} Nom{}", n * 7 % POSTS);
        let (mail, phone) = (format!("p{n}@essai.fr"), String::new());
        let someone = Person { id: person(n), name, mail, phone };
        world.apply(&person(0), start, Fact::PersonRecorded { person: someone });
        let titled = Post {
            id: post(n),
            title: format!("Fonction {n}"),
            kind: if n == 0 { PostKind::Head } else { PostKind::Other },
            place: Place::Institute,
            above: None,
        };
        world.apply(&person(0), start, Fact::PostCreated { post: titled });
        let (from, until) = (start.date_naive(), None);
        let appointment =
            Appointment { id: AppointmentId::new(format!("a{n}")), post: post(n), person: person(n), from, until };
        world.apply(&person(0), start, Fact::AppointmentMade { appointment });
    }
    let account = Account { person: person(0), administrator: true, ..Account::default() };
    world.apply(&person(0), start, Fact::AccountOpened { account });
    for n in 0..dossiers {
        dossier(&mut world, n, start + TimeDelta::minutes(20 * i64::try_from(n).unwrap()));
    }
    world
}

fn dossier(world: &mut World, n: usize, at: DateTime<Utc>) {
    let id = DossierId::new(format!("d{n:06}"));
    let posts: Vec<PostId> = (0..4).map(|step| post(n * 31 + step * 17)).collect();
    let steps: Vec<Step> =
        posts.iter().map(|p| Step::new(Asked::Visa, vec![Who::Post(p.clone())], Quorum::All, 5)).collect();
    let task = |(step, post): (usize, &PostId)| {
        Task::new(TaskId::new(format!("{id}.{step}")), step, Asked::Visa, post.clone())
    };
    let tasks: Vec<Task> = posts.iter().enumerate().map(task).collect();
    let document = FileRef { hash: FileHash::new(format!("{n:064x}")), name: "d.pdf".into(), size: 9_000, pages: 2 };
    let subject = ["d’étude", "de stage", "d’accueil", "de recherche"][n % 4];
    let opened = Fact::DossierOpened {
        dossier: id.clone(),
        number: format!("2027-{n:05}"),
        title: format!("Convention {subject} numéro {n} avec le laboratoire {}", n % 97),
        kind: DocumentKind::Agreement,
        structure: None,
        amount: None,
        circuit: "Essai".into(),
        document: document.clone(),
        annexes: Vec::new(),
        steps,
        tasks: tasks.clone(),
        particulars: Particulars::default(),
    };
    world.apply(&person(n % 50), at, opened);
    // Done by three in five; refused at the second step by a few; the others stand somewhere on their way.
    let done = if n % 5 < 3 { 4 } else { n % 4 };
    for (step, task) in tasks.iter().take(done).enumerate() {
        let at = at + TimeDelta::hours(i64::try_from(step).unwrap() + 1);
        let holder = person((n * 31 + step * 17) % POSTS);
        let deed = if n.is_multiple_of(40) && step == 1 { Deed::Refusal { reason: "Non".into() } } else { Deed::Visa };
        let refused = deed != Deed::Visa;
        let fact = Fact::Acted {
            dossier: id.clone(),
            round: 0,
            task: task.id.clone(),
            document: document.hash.clone(),
            deed,
            fields: BTreeMap::new(),
            day: Some(at.date_naive()),
        };
        world.apply(&holder, at, fact);
        if refused {
            return;
        }
    }
}

/// The rows that the yardstick asks: what stands in columns in a database.
fn rows(state: &State, number: &str) -> Value {
    let dossiers: Vec<Value> = state
        .dossiers
        .values()
        .map(|d| {
            let open: Vec<&TaskId> = d.open_tasks().into_iter().map(|t| &t.id).collect();
            let coming: Vec<&TaskId> = d.coming_tasks().into_iter().map(|t| &t.id).collect();
            let tasks: Vec<Value> = d
                .tasks
                .iter()
                .map(|t| {
                    let standing = if open.contains(&&t.id) {
                        "open"
                    } else if coming.contains(&&t.id) {
                        "coming"
                    } else {
                        "done"
                    };
                    json!({ "asked": t.asked.word(), "post": t.post.as_str(), "step": t.step, "standing": standing })
                })
                .collect();
            let acts: Vec<Value> =
                d.acts.iter().map(|a| json!({ "by": a.meta.by.as_str(), "deed": a.deed.word() })).collect();
            json!({
                "id": d.id.as_str(), "number": d.number, "title": d.title, "status": d.status.word(),
                "writer": d.writer.as_str(), "due": d.due().map(|day| day.to_string()), "tasks": tasks, "acts": acts,
            })
        })
        .collect();
    json!({
        "dossiers": dossiers, "held": [post(0).as_str()], "me": person(0).as_str(), "today": today().to_string(),
        "typed": TYPED, "number": number,
    })
}

fn yardstick(state: &State, number: &str) -> Value {
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let file = dir.path().join("rows.json");
    std::fs::write(&file, rows(state, number).to_string()).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/book_yardstick.py");
    let told =
        Command::new("python3").arg(script).arg(&file).output().expect("python3 is missing: apt-get install python3");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    serde_json::from_slice(&told.stdout).unwrap()
}

/// CPU milliseconds of a work: the median of blocks of a quarter of a second, each as long as the scheduler counts well,
/// and the worst of them.
fn often(mut work: impl FnMut()) -> (f64, f64) {
    let block = |work: &mut dyn FnMut()| {
        let (start, mut times) = (Instant::now(), 0);
        let all = worked(|| {
            while start.elapsed() < Duration::from_millis(250) {
                work();
                times += 1;
            }
        });
        all.1 / f64::from(times)
    };
    let sample = Sample::of((0..5).map(|_| block(&mut work)).collect());
    (sample.median(), sample.part(100))
}

struct Report {
    verdict: Verdict,
    theirs: Value,
}

impl Report {
    fn line(&mut self, title: &str, (ours, worst): (f64, f64), against: Option<&str>) {
        let said = self.verdict.of(ours, FRAME);
        let theirs = against.and_then(|key| self.theirs[key].as_f64());
        let shown = theirs.map_or_else(|| format!("{:>9} {:>7}", "", ""), |t| format!("{t:>9.3} {:>7.2}", ours / t));
        println!("  {title:<52} {ours:>9.3} {worst:>9.3} {shown} {FRAME:>6.0} {said}");
    }
}

fn main() {
    let size = measure::size(DOSSIERS);
    let world = world(size);
    let state = &world.state;
    let (me, day) = (person(0), today());
    let number = format!("2027-{:05}", size / 2);
    let id = DossierId::new(format!("d{:06}", size / 2));
    let theirs = yardstick(state, &number);
    let circulating = state.dossiers.values().filter(|d| d.status == Status::Circulating).count();
    println!("\n{size} dossiers, {circulating} on their way, {POSTS} posts, each held");
    println!("  {:<52} {:>9} {:>9} {:>9} {:>7} {:>6}", "milliseconds", "median", "worst", "sqlite", "ratio", "aim");
    let counts = Viewer::new(state, &me, day).counts();
    for (tray, count) in Tray::ALL.into_iter().zip(counts) {
        if let Some(found) = theirs["found"]["counts"][tray.word()].as_u64() {
            assert_eq!(count as u64, found, "{tray:?}: both find the same");
        }
    }
    let mut report = Report { verdict: Verdict::default(), theirs };
    report.line("all trays counted", often(|| _ = black_box(Viewer::new(state, &me, day).counts())), Some("counts"));
    let all = often(|| drop(black_box(Viewer::new(state, &me, day).tray(Tray::All))));
    report.line("the largest tray listed, the latest first", all, Some("tray"));
    let mut model = Model::new(Lang::Fr, Moment { at: "2027-06-01T09:00:00Z".parse().unwrap(), day });
    (model.state, model.me, model.size, model.screen) = (state.clone(), me.clone(), (120, 40), Layer::Book);
    model.book.tray = Tray::ALL.len() - 1;
    let anew = often(|| {
        model.book.shelf = book::Shelf::default();
        book::refresh(&mut model);
    });
    report.line("the screen made anew: trays counted, one listed", anew, None);
    let after = often(|| {
        let known = Arc::make_mut(&mut model.state.dossiers).get_mut(&id).unwrap();
        *known = Arc::new((**known).clone());
        book::refresh(&mut model);
    });
    report.line("the screen after an act on one dossier", after, None);
    filtering(&mut report, &mut model);
    let up = often(|| book::show(&mut model, &id));
    report.line("a dossier brought up", up, Some("open"));
    model.book.inside = true;
    let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 40));
    report.line("drawn, with its detail", often(|| _ = black_box(view::draw(&model, &mut buffer))), None);
    report.line("the home screen made anew", often(|| home::refresh(&mut model)), None);
    let told = often(|| drop(black_box(digests(state, day, |_| true))));
    println!("  {:<52} {:>9.3} {:>9.3}   (no key waits for it)", "what everybody is to be told", told.0, told.1);
    report.verdict.end();
}

/// A filter typed letter by letter: the first letter makes the texts, the others look at them.
fn filtering(report: &mut Report, model: &mut Model) {
    let type_in = |model: &mut Model, typed: &str| {
        model.filters.insert(Layer::Book, typed.to_owned());
        book::refresh(model);
    };
    // The picture that the letter is typed on has counted the trays already: its time is taken off.
    let picture = often(|| {
        model.book.shelf = book::Shelf::default();
        type_in(model, "");
    });
    let both = often(|| {
        model.book.shelf = book::Shelf::default();
        type_in(model, "");
        type_in(model, "c");
    });
    report.line("the first letter of a filter", (both.0 - picture.0, both.1 - picture.0), None);
    let whole = often(|| type_in(model, TYPED));
    let found = model.book.names.len() as u64;
    report.line("a later letter of it", whole, Some("search"));
    assert!(
        report.theirs["found"]["search"].as_u64().is_some_and(|theirs| theirs <= found),
        "both find the same titles"
    );
    model.filters.clear();
}
