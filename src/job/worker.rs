//! The worker: one thread that owns the open desk and does what it is told, in order.

use super::{Clock, Order, Report};
use crate::desk::child::Reader;
use crate::desk::{Desk, Watch};
use crate::domain::trouble::{Rule, Trouble};
use std::collections::VecDeque;
use std::mem::discriminant;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

/// An order with its number and what looks on.
type Sent = (u64, Order, Watch);

/// The handle of the worker. Dropping it waits until the desk is closed in order.
#[derive(Debug)]
pub struct Worker {
    orders: Option<Sender<Sent>>,
    thread: Option<JoinHandle<()>>,
    outstanding: VecDeque<(u64, Watch)>,
}

impl Worker {
    /// Starts it; `reader` is where files of foreign formats are read. Each report is handed over as soon as it is known, from the worker's own thread.
    pub fn start(report: impl Fn(u64, Report) + Send + 'static, clock: Clock, reader: Reader) -> std::io::Result<Self> {
        let (orders, inbox) = channel();
        let thread = std::thread::Builder::new()
            .name("desk".to_owned())
            .spawn(move || Bench::new(inbox, clock, reader).work(&report))?;
        Ok(Self { orders: Some(orders), thread: Some(thread), outstanding: VecDeque::new() })
    }

    /// Sends an order; its reports carry this number. Numbers only grow.
    pub fn send(&mut self, number: u64, order: Order) {
        let watch = Watch::default();
        self.outstanding.push_back((number, watch.clone()));
        if let Some(orders) = &self.orders {
            // A worker that is gone has said so before.
            let _ = orders.send((number, order, watch));
        }
    }

    /// Takes note of a report: what was sent before it is done or was replaced.
    pub fn reported(&mut self, number: u64) {
        self.outstanding.retain(|(n, _)| *n > number);
    }

    /// How many orders are not reported yet.
    pub fn busy(&self) -> usize {
        self.outstanding.len()
    }

    /// Things done and things to do of the order at work.
    pub fn progress(&self) -> (u64, u64) {
        self.outstanding.front().map(|(_, watch)| watch.progress()).unwrap_or_default()
    }

    /// Asks everything that is at work or waits to stop before it changes anything.
    pub fn cancel(&self) {
        for (_, watch) in &self.outstanding {
            watch.cancel();
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What the worker's thread has before it.
struct Bench {
    inbox: Receiver<Sent>,
    waiting: VecDeque<Sent>,
    clock: Clock,
    reader: Reader,
    desk: Option<Desk>,
}

impl Bench {
    fn new(inbox: Receiver<Sent>, clock: Clock, reader: Reader) -> Self {
        Self { inbox, waiting: VecDeque::new(), clock, reader, desk: None }
    }

    fn work(mut self, report: &impl Fn(u64, Report)) {
        while let Some((number, order, watch)) = self.next() {
            let stop = watch.step(0, 0).err().filter(|_| !matches!(order, Order::Close));
            let done = match stop {
                Some(trouble) => undone(order, trouble),
                None => catch_unwind(AssertUnwindSafe(|| self.carry_out(order, &watch))).unwrap_or_else(|_| {
                    // Nothing that it holds can be trusted; dropping it wipes the keys, if that still works.
                    let desk = self.desk.take();
                    let _ = catch_unwind(AssertUnwindSafe(move || drop(desk)));
                    Report::Crashed
                }),
            };
            report(number, done);
        }
        if let Some(desk) = self.desk.take() {
            let _ = catch_unwind(AssertUnwindSafe(move || desk.close()));
        }
    }

    /// The next order. Of questions of one kind that wait, only the newest is asked.
    fn next(&mut self) -> Option<Sent> {
        if self.waiting.is_empty() {
            self.waiting.push_back(self.inbox.recv().ok()?);
        }
        while let Ok(sent) = self.inbox.try_recv() {
            self.waiting.push_back(sent);
        }
        loop {
            let first = self.waiting.pop_front()?;
            let replaced = self.waiting.iter().any(|later| same_question(&first.1, &later.1));
            if !replaced {
                return Some(first);
            }
        }
    }

    fn carry_out(&mut self, order: Order, watch: &Watch) -> Report {
        let now = (self.clock)();
        match order {
            Order::Look(place) => Report::Accounts(Desk::accounts(&place)),
            Order::Create(place, new) => {
                self.close();
                match Desk::create(&place, &new, now) {
                    Ok(desk) => self.open(desk, Vec::new()),
                    Err(trouble) => Report::Failed(trouble),
                }
            }
            Order::Unlock { place, person, passphrase, how } => {
                self.close();
                match Desk::unlock(&place, &person, &passphrase, now, how) {
                    Ok((desk, notices)) => self.open(desk, notices),
                    Err(trouble) => Report::Failed(trouble),
                }
            }
            Order::Plan(verb) => match &self.desk {
                None => Report::Refused { verb, trouble: nobody() },
                Some(desk) => match desk.plan(&*verb, now, watch) {
                    Ok(plan) => Report::Planned { verb, plan },
                    Err(trouble) => Report::Refused { verb, trouble },
                },
            },
            Order::Apply(mut verb) => match &mut self.desk {
                None => Report::Refused { verb, trouble: nobody() },
                Some(desk) => match verb.apply(desk, now, watch) {
                    Ok(mut done) => {
                        done.published = desk.publish((self.clock)());
                        let (state, read_only) = (Box::new(desk.state().clone()), desk.read_only().cloned());
                        Report::Applied { done, state, read_only }
                    }
                    Err(trouble) => Report::Refused { verb, trouble },
                },
            },
            Order::Ask(question) => match &self.desk {
                None => Report::Failed(nobody()),
                Some(desk) => match desk.ask(&question, now, watch) {
                    Ok(answer) => Report::Answered(answer),
                    Err(trouble) => Report::Failed(trouble),
                },
            },
            Order::Close => {
                self.close();
                Report::Closed
            }
        }
    }

    fn open(&mut self, mut desk: Desk, notices: Vec<crate::desk::Notice>) -> Report {
        desk.read_foreign_files_in(self.reader.clone());
        let report = Report::Opened {
            me: desk.me().clone(),
            state: Box::new(desk.state().clone()),
            read_only: desk.read_only().cloned(),
            notices,
        };
        self.desk = Some(desk);
        report
    }

    fn close(&mut self) {
        if let Some(desk) = self.desk.take() {
            desk.close();
        }
    }
}

/// The report of an order that was stopped before it was begun.
fn undone(order: Order, trouble: Trouble) -> Report {
    match order {
        Order::Plan(verb) | Order::Apply(verb) => Report::Refused { verb, trouble },
        _ => Report::Failed(trouble),
    }
}

/// No desk is open.
fn nobody() -> Trouble {
    Trouble::Rule(Rule::NoDesk { path: String::new() })
}

fn same_question(a: &Order, b: &Order) -> bool {
    matches!((a, b), (Order::Ask(a), Order::Ask(b)) if discriminant(a) == discriminant(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Hidden;
    use crate::desk::{Filter, Moment, NewDesk, Opening, Place, Question};
    use crate::domain::ids::{DossierId, PersonId};
    use std::sync::{Condvar, Mutex};

    fn nowhere() -> Place {
        Place { folder: "/nonexistent/paraphe".into(), state: "/nonexistent/state".into() }
    }

    fn unlock() -> Order {
        let passphrase = Hidden::new("la mer est bell".to_owned());
        Order::Unlock { place: nowhere(), person: PersonId::from("p"), passphrase, how: Opening::default() }
    }

    fn entries(skip: usize) -> Order {
        Order::Ask(Question::Entries(Filter { skip, ..Filter::default() }))
    }

    fn started(clock: Clock) -> (Worker, Receiver<(u64, Report)>) {
        let (reports, inbox) = channel();
        let worker = Worker::start(move |n, r| reports.send((n, r)).unwrap(), clock, Reader::InProcess).unwrap();
        (worker, inbox)
    }

    /// Closed until a test opens it: the clock of a worker that is kept waiting.
    static GATE: (Mutex<bool>, Condvar) = (Mutex::new(false), Condvar::new());

    fn waiting_clock() -> Moment {
        let mut open = GATE.0.lock().unwrap();
        while !*open {
            open = GATE.1.wait(open).unwrap();
        }
        Moment::now()
    }

    #[test]
    fn the_newest_question_of_a_kind_wins_and_what_waits_can_be_stopped() {
        let (mut worker, inbox) = started(waiting_clock);
        worker.send(1, unlock());
        worker.send(2, entries(0));
        worker.send(3, Order::Ask(Question::VerifyDossier(DossierId::from("d"))));
        worker.send(4, entries(1));
        worker.send(5, entries(2));
        worker.send(6, Order::Close);
        assert_eq!(worker.busy(), 6);
        worker.cancel();
        *GATE.0.lock().unwrap() = true;
        GATE.1.notify_all();
        let mut seen = Vec::new();
        while worker.busy() > 0 {
            let (number, report) = inbox.recv().unwrap();
            worker.reported(number);
            match number {
                3 | 5 => assert!(matches!(report, Report::Failed(Trouble::Cancelled)), "{report:?}"),
                6 => assert!(matches!(report, Report::Closed)),
                _ => {}
            }
            seen.push(number);
        }
        assert_eq!(seen, [1, 3, 5, 6]);
    }

    fn broken_clock() -> Moment {
        panic!("a canary that nobody must read")
    }

    #[test]
    fn a_panic_is_reported_and_the_worker_goes_on() {
        let (mut worker, inbox) = started(broken_clock);
        worker.send(1, unlock());
        worker.send(2, Order::Look(nowhere()));
        assert!(matches!(inbox.recv().unwrap(), (1, Report::Crashed)));
        assert!(matches!(inbox.recv().unwrap(), (2, Report::Crashed)));
        drop(worker);
        assert!(inbox.recv().is_err());
    }

    #[test]
    fn without_a_desk_everything_is_refused_and_the_verb_comes_back() {
        let (mut worker, inbox) = started(Moment::now);
        worker.send(1, Order::Apply(Box::new(crate::desk::Lift { logins: Vec::new() })));
        assert!(matches!(inbox.recv().unwrap(), (1, Report::Refused { trouble, .. }) if trouble.code() == "no-desk"));
        let new = NewDesk {
            organisation: "Institut".into(),
            uai: String::new(),
            portal: String::new(),
            domains: Vec::new(),
            name: "A".into(),
            mail: "a@b.fr".into(),
            post: String::new(),
            passphrase: Hidden::new(String::new()),
        };
        worker.send(2, Order::Create(nowhere(), Box::new(new)));
        assert!(matches!(inbox.recv().unwrap(), (2, Report::Failed(_))));
    }
}
