//! Hostile files are read in a child process of our own program: little memory, little time, no file, no key.
//!
//! The parent ([`run`]) gives bytes and takes JSON or a stable word of trouble; the child ([`serve`]) is what
//! `paraphe --reader xlsx` does before anything else. A child that is killed is one file that cannot be read, never
//! the end of the program. This module must not know what becomes of what was read.

use crate::domain::trouble::{InputFault, Outcome, PdfRefusal, Trouble};
use crate::exchange::table::Table;
use crate::exchange::xlsx;
use crate::paper::areas::{self, Areas};
use crate::paper::text;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Address space of a child.
const MEMORY: u64 = 512 << 20;
/// Processor time of a child, seconds.
const PROCESSOR: u64 = 5;
/// Time that a child may take in all.
const WALL: Duration = Duration::from_secs(5);
/// Most bytes given to a child.
const GIVEN: usize = 128 << 20;
/// Most bytes taken from a child.
const TAKEN: u64 = 64 << 20;
/// How often a child that has nothing more to say is looked at.
const BEAT: Duration = Duration::from_millis(2);

/// What reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reader {
    /// This process, without limits: for tests, and for readers that were tried and found tame.
    InProcess,
    /// A child running this program: our own.
    Program(PathBuf),
}

/// What is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// The first sheet of a workbook, as a table.
    Xlsx,
    /// The lines of each page of a PDF.
    PdfText,
    /// Where text stands in a PDF.
    PdfAreas,
}

impl Job {
    const ALL: [Job; 3] = [Self::Xlsx, Self::PdfText, Self::PdfAreas];

    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::PdfText => "pdf-text",
            Self::PdfAreas => "pdf-areas",
        }
    }
}

/// The first sheet of a workbook.
pub fn sheet(reader: &Reader, file_name: &str, bytes: &[u8]) -> Outcome<Table> {
    result(reader, Job::Xlsx, file_name, bytes)
}

/// The lines of each page of a PDF.
pub fn pages(reader: &Reader, file_name: &str, bytes: &[u8]) -> Outcome<Vec<Vec<String>>> {
    result(reader, Job::PdfText, file_name, bytes)
}

/// Where text stands in a PDF, and the tags of stamps in it.
pub fn areas(reader: &Reader, file_name: &str, bytes: &[u8]) -> Outcome<Areas> {
    result(reader, Job::PdfAreas, file_name, bytes)
}

fn result<T: DeserializeOwned>(reader: &Reader, job: Job, file_name: &str, bytes: &[u8]) -> Outcome<T> {
    let named = |trouble| match trouble {
        Trouble::Input { line, why, .. } => Trouble::Input { file: file_name.to_owned(), line, why },
        other => other,
    };
    let json = run(reader, job, bytes).map_err(named)?;
    serde_json::from_slice(&json).map_err(|_| named(failed("result")))
}

/// Reads bytes; the result is JSON. A trouble with the bytes names no file: [`sheet`] and [`pages`] do.
pub fn run(reader: &Reader, job: Job, input: &[u8]) -> Outcome<Vec<u8>> {
    if input.len() > GIVEN {
        return Err(input_trouble(InputFault::TooLarge));
    }
    match reader {
        Reader::InProcess => work(job, input),
        Reader::Program(program) => {
            let mut command = Command::new(program);
            command.args(["--reader", job.word()]);
            within(command, input, WALL)
        }
    }
}

fn input_trouble(why: InputFault) -> Trouble {
    Trouble::Input { file: String::new(), line: None, why }
}

fn failed(how: impl Into<String>) -> Trouble {
    input_trouble(InputFault::ChildFailed(how.into()))
}

fn work(job: Job, input: &[u8]) -> Outcome<Vec<u8>> {
    match job {
        Job::Xlsx => json(&xlsx::read("", input)?),
        Job::PdfText => json(&text::pages(input)?),
        Job::PdfAreas => json(&areas::areas(input)?),
    }
}

fn json(value: &impl Serialize) -> Outcome<Vec<u8>> {
    let bytes = serde_json::to_vec(value).map_err(|_| failed("result"))?;
    if bytes.len() as u64 > TAKEN { Err(input_trouble(InputFault::TooLarge)) } else { Ok(bytes) }
}

/// Runs a child. Its environment is empty; of our open files it has its three pipes and no other, since everything
/// that is opened here closes itself in children.
fn within(mut command: Command, input: &[u8], wall: Duration) -> Outcome<Vec<u8>> {
    let deadline = Instant::now() + wall;
    let mut child = command
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| Trouble::io(Path::new(command.get_program()), &e))?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (Some(mut stdin), Some(stdout), Some(stderr)) = (stdin, stdout, stderr) else {
        return Err(failed("pipe"));
    };
    thread::scope(|scope| {
        // A child that stops reading has its reasons, which its status will tell.
        scope.spawn(move || stdin.write_all(input));
        let told = scope.spawn(move || taken(stdout, TAKEN));
        let word = scope.spawn(move || taken(stderr, 4096));
        let status = wait(&mut child, deadline);
        let told = told.join().unwrap_or_default();
        let word = word.join().unwrap_or_default();
        judge(status?, told, &word)
    })
}

/// All that comes out of a pipe, and one byte more than it may be where it is too much.
fn taken(pipe: impl Read, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What was read before a fault is as good as nothing: the status of the child tells.
    let _ = pipe.take(most + 1).read_to_end(&mut bytes);
    bytes
}

/// Waits for the end of a child, and kills it when its time is up.
fn wait(child: &mut Child, deadline: Instant) -> Outcome<ExitStatus> {
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status),
            Ok(None) if Instant::now() < deadline => thread::sleep(BEAT),
            late => {
                let how = if late.is_ok() { "time" } else { "wait" };
                // Already gone is as well.
                let _ = child.kill();
                let _ = child.wait();
                return Err(failed(how));
            }
        }
    }
}

fn judge(status: ExitStatus, told: Vec<u8>, word: &[u8]) -> Outcome<Vec<u8>> {
    if told.len() as u64 > TAKEN {
        return Err(input_trouble(InputFault::TooLarge));
    }
    match (status.code(), status.signal()) {
        (Some(0), _) => Ok(told),
        (Some(1), _) => {
            let word = String::from_utf8_lossy(word);
            Err(trouble_of(word.trim()).unwrap_or_else(|| failed("status 1")))
        }
        (Some(code), _) => Err(failed(format!("status {code}"))),
        (None, signal) => Err(failed(format!("signal {}", signal.unwrap_or_default()))),
    }
}

/// The trouble of a stable word, as far as readers have any.
fn trouble_of(code: &str) -> Option<Trouble> {
    let faults = [
        InputFault::UnknownFormat,
        InputFault::TooLarge,
        InputFault::NotText,
        InputFault::Malformed(String::new()),
        InputFault::ChildFailed("status 1".to_owned()),
    ];
    let refusals = [
        PdfRefusal::NotPdf,
        PdfRefusal::JunkBefore,
        PdfRefusal::Encrypted,
        PdfRefusal::DamagedXref,
        PdfRefusal::Unreadable { detail: String::new() },
        PdfRefusal::NoPages,
        PdfRefusal::TooLarge { megabytes: 0 },
        PdfRefusal::TooSlow,
    ];
    let known = faults.into_iter().map(input_trouble).chain(refusals.into_iter().map(Trouble::from));
    known.into_iter().find(|t| t.code() == code)
}

/// What the child does: limits itself, reads its input, writes the result as JSON or a stable word of trouble. The
/// exit status is 0 or 1.
pub fn serve(job: &str) -> u8 {
    answer(job, &mut std::io::stdin(), &mut std::io::stdout(), &mut std::io::stderr())
}

fn answer(job: &str, input: &mut dyn Read, output: &mut dyn Write, word: &mut dyn Write) -> u8 {
    let done = limit().and_then(|()| {
        let job = Job::ALL.into_iter().find(|j| j.word() == job).ok_or_else(|| failed("job"))?;
        let result = work(job, &all(input)?)?;
        output.write_all(&result).and_then(|()| output.flush()).map_err(|_| failed("pipe"))
    });
    match done {
        Ok(()) => 0,
        Err(trouble) => {
            // With nobody there to hear it, the status says enough.
            let _ = writeln!(word, "{}", trouble.code());
            1
        }
    }
}

fn all(input: &mut dyn Read) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(GIVEN as u64 + 1).read_to_end(&mut bytes).map_err(|_| failed("pipe"))?;
    if bytes.len() > GIVEN { Err(input_trouble(InputFault::TooLarge)) } else { Ok(bytes) }
}

/// Little memory, little time, no core; and no file but the three pipes, which also means no network.
fn limit() -> Outcome<()> {
    let limits = [(Resource::As, MEMORY), (Resource::Cpu, PROCESSOR), (Resource::Core, 0), (Resource::Nofile, 3)];
    for (resource, most) in limits {
        // Whoever started us may have set a lower limit, which must not be raised.
        let most = getrlimit(resource).maximum.map_or(most, |m| m.min(most));
        let limit = Rlimit { current: Some(most), maximum: Some(most) };
        setrlimit(resource, limit).map_err(|_| failed("limits"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::xlsx::tests::inline;
    use std::fs::File;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", script]);
        command
    }

    /// What a child running a script comes to.
    fn ran(script: &str, input: &[u8], wall: Duration) -> Outcome<Vec<u8>> {
        within(shell(script), input, wall)
    }

    fn how(outcome: Outcome<Vec<u8>>) -> String {
        match outcome {
            Err(Trouble::Input { why: InputFault::ChildFailed(how), .. }) => how,
            other => panic!("{:?}", other.map(|b| b.len())),
        }
    }

    /// A child that does what ours does: this test program, made to enter [`entered_by_other_tests`].
    fn own(job: &str, input: &[u8]) -> Outcome<Vec<u8>> {
        let program = std::env::current_exe().unwrap();
        // The frame of the test program writes on the standard output: the result goes by another way.
        let script = format!(
            "exec 3>&1 >/dev/null; JOB={job} exec {} --ignored --exact --nocapture --test-threads=1 desk::child::tests::entered_by_other_tests",
            program.display()
        );
        ran(&script, input, WALL)
    }

    #[test]
    #[ignore = "the inside of a child process: the tests beside it enter here"]
    fn entered_by_other_tests() {
        let Ok(job) = std::env::var("JOB") else { return };
        let mut output = File::options().write(true).open("/proc/self/fd/3").unwrap();
        let status = match job.as_str() {
            "memory" => {
                limit().unwrap();
                let much = vec![1_u8; usize::try_from(2 * MEMORY).unwrap()];
                u8::from(much.len() == 1)
            }
            "limits" => {
                limit().unwrap();
                let found: Vec<_> = [Resource::As, Resource::Cpu, Resource::Core, Resource::Nofile]
                    .into_iter()
                    .map(|resource| getrlimit(resource).maximum)
                    .collect();
                let file = File::open("/dev/null").is_err();
                let network = std::net::TcpListener::bind("127.0.0.1:0").is_err();
                writeln!(output, "{found:?} {file} {network}").unwrap();
                0
            }
            job => answer(job, &mut std::io::stdin(), &mut output, &mut std::io::stderr()),
        };
        std::process::exit(i32::from(status));
    }

    #[test]
    fn a_child_reads_what_this_process_reads() {
        let bytes = inline(&[("A1", "Structure"), ("B1", "Nom"), ("A2", "U 1"), ("B2", "Zoë")]);
        let here = run(&Reader::InProcess, Job::Xlsx, &bytes).unwrap();
        assert_eq!(own("xlsx", &bytes).unwrap(), here);
        assert_eq!(sheet(&Reader::InProcess, "f.xlsx", &bytes).unwrap().rows[0].1, ["U 1", "Zoë"]);
    }

    #[test]
    fn troubles_come_out_of_a_child_as_they_are() {
        let corners = inline(&[("A1", "a"), ("XFD1048576", "b")]);
        assert_eq!(own("xlsx", b"no workbook"), Err(input_trouble(InputFault::UnknownFormat)));
        assert_eq!(own("xlsx", &corners), Err(input_trouble(InputFault::TooLarge)));
        assert_eq!(own("pdf-text", b"no pdf"), Err(PdfRefusal::NotPdf.into()));
        assert_eq!(how(own("other", b"")), "status 1");
    }

    #[test]
    fn a_child_has_little_memory_little_time_and_no_files() {
        assert_eq!(how(own("memory", b"")), "signal 6");
        let told = String::from_utf8(own("limits", b"").unwrap()).unwrap();
        let limits = [Some(MEMORY), Some(PROCESSOR), Some(0), Some(3)];
        assert_eq!(told.trim(), format!("{limits:?} true true"));
    }

    #[test]
    fn a_child_that_is_killed_is_a_clean_error_that_names_the_file() {
        assert_eq!(how(ran("kill -9 $$", b"", WALL)), "signal 9");
        assert_eq!(how(ran("kill -11 $$", &vec![0; 1 << 20], WALL)), "signal 11");
        assert_eq!(how(ran("exit 101", b"", WALL)), "status 101");
        assert_eq!(how(ran("exit 1", b"", WALL)), "status 1");
        let workbook = Reader::InProcess;
        match sheet(&workbook, "liste.xlsx", b"") {
            Err(Trouble::Input { file, why: InputFault::UnknownFormat, .. }) => assert_eq!(file, "liste.xlsx"),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_child_that_takes_too_long_is_stopped() {
        let began = Instant::now();
        assert_eq!(how(ran("exec /bin/sleep 60", b"", Duration::from_millis(50))), "time");
        assert_eq!(how(ran("exec /bin/sleep 60", &vec![0; 1 << 20], Duration::from_millis(50))), "time");
        assert!(began.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn a_child_that_says_too_much_or_nonsense_is_refused() {
        let flood = ran("exec /bin/cat /dev/zero", b"", Duration::from_mins(1));
        assert_eq!(flood, Err(input_trouble(InputFault::TooLarge)));
        let nonsense = result::<Table>(&Reader::Program("/bin/echo".into()), Job::Xlsx, "f.xlsx", b"");
        match nonsense {
            Err(Trouble::Input { file, why: InputFault::ChildFailed(how), .. }) => {
                assert_eq!((file.as_str(), how.as_str()), ("f.xlsx", "result"));
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_child_need_not_read_what_it_is_given() {
        assert_eq!(ran("echo ok", &vec![0; 10 << 20], WALL).unwrap(), b"ok\n");
    }

    #[test]
    fn a_child_gets_no_environment_and_no_file_of_ours() {
        let folder = tempfile::tempdir().unwrap();
        let _open = File::create(folder.path().join("key-of-the-desk")).unwrap();
        let told = ran("/bin/cat /proc/$$/environ; /bin/ls -l /proc/$$/fd", b"", WALL).unwrap();
        let told = String::from_utf8(told).unwrap();
        assert!(told.starts_with("total"), "{told}");
        assert!(told.contains("pipe:") && !told.contains("key-of-the-desk"), "{told}");
    }

    #[test]
    fn a_program_that_is_not_there_is_told() {
        let reader = Reader::Program("/nowhere/paraphe".into());
        match run(&reader, Job::Xlsx, b"") {
            Err(Trouble::Io { path, .. }) => assert_eq!(path, "/nowhere/paraphe"),
            other => panic!("{other:?}"),
        }
        let refused = run(&reader, Job::Xlsx, &vec![0; GIVEN + 1]);
        assert_eq!(refused, Err(input_trouble(InputFault::TooLarge)));
    }
}
