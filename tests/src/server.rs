//! The real binary, serving on a free port with a data folder of its own.

use std::collections::HashSet;
use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::binary::{self, scratch};
use crate::client::Client;
use crate::database::{Database, Kind};

/// The moment at which demo data is made and every server under test starts: a Tuesday morning.
pub const MORNING: &str = "2026-11-24T09:00:00+08:00";

/// The password of every account of the demo data.
pub const PASSWORD: &str = "sanyou-demo-2026";

const READY: Duration = Duration::from_mins(2);
const STOP: Duration = Duration::from_secs(30);

/// How a server is to be started.
#[derive(Clone, Debug)]
pub struct Start {
    kind: Kind,
    clock: String,
    environment: Vec<(String, String)>,
}

impl Start {
    /// On this database, at [`MORNING`], without mail.
    pub fn on(kind: Kind) -> Self {
        Self {
            kind,
            clock: MORNING.to_owned(),
            environment: Vec::new(),
        }
    }

    /// Starts its clock here instead.
    #[must_use]
    pub fn clock(mut self, instant: &str) -> Self {
        instant.clone_into(&mut self.clock);
        self
    }

    /// Sends its mail there.
    #[must_use]
    pub fn mail(self, url: &str) -> Self {
        self.with("SANYOU_SMTP_URL", url)
    }

    /// Sets a variable of its environment.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// A server over a copy of the demo data, which is made once a run and database.
    pub fn demo(self) -> Server {
        let template = template(self.kind);
        let data = folder();
        copy(&template.data, data.path());
        let database = Database::make(self.kind, Some(&template.database));
        Server::spawn(self, data, database, true)
    }

    /// A server over an empty database.
    pub fn empty(self) -> Server {
        let database = Database::make(self.kind, None);
        Server::spawn(self, folder(), database, false)
    }
}

/// How long processors have worked for a process (`self`, or its number) so far: by itself and in the system for it.
pub fn processor_of(process: &str) -> Duration {
    // a hundredth of a second each, on every Linux that Rust runs on
    const TICK: Duration = Duration::from_millis(10);
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).expect("a running process has a stat");
    // the name, in brackets, may hold blanks
    let after = stat.rsplit_once(')').map(|(_, after)| after).unwrap_or_default();
    let ticks: u32 = after
        .split_whitespace()
        .skip(11)
        .take(2)
        .map(|field| field.parse::<u32>().expect("a number of ticks"))
        .sum();
    TICK * ticks
}

/// A running server; dropping it kills the process and removes its data.
#[derive(Debug)]
pub struct Server {
    start: Start,
    demo: bool,
    port: u16,
    child: Child,
    database: Database,
    data: TempDir,
}

impl Server {
    fn spawn(start: Start, data: TempDir, database: Database, demo: bool) -> Self {
        let port = free_port();
        let child = launch(&start, data.path(), &database, port, demo);
        let mut server = Self {
            start,
            demo,
            port,
            child,
            database,
            data,
        };
        server.wait_ready();
        server
    }

    /// Its address, without a slash at the end.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// A client that is not signed in.
    pub fn client(&self) -> Client {
        Client::new(&self.address())
    }

    /// A client signed in to an account of the demo data.
    pub fn sign_in(&self, account: &str) -> Client {
        let mut client = self.client();
        client.sign_in(account, PASSWORD);
        client
    }

    /// A command of the binary over this server's data.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = binary::command(arguments);
        command.env("SANYOU_DATA", self.data.path());
        if let Some(url) = self.database.url() {
            command.env("SANYOU_DATABASE_URL", url);
        }
        command
    }

    /// Its data folder.
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// The most memory that the process has held so far, in bytes, as Linux tells it.
    pub fn peak_memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))
            .expect("a running process has a status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kibibytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
        kibibytes.expect("its peak") * 1024
    }

    /// How long processors have worked for the process so far, as Linux tells it.
    pub fn processor(&self) -> Duration {
        processor_of(&self.child.id().to_string())
    }

    /// Kills it as a power cut would.
    pub fn kill(&mut self) {
        self.child.kill().expect("the process is ours");
        self.child.wait().expect("the process is ours");
    }

    /// Asks it to stop and waits until it has.
    pub fn stop(&mut self) -> ExitStatus {
        terminate(&mut self.child)
    }

    /// Starts it again over the same data, on the same address, after `kill` or `stop`.
    pub fn start_again(&mut self) {
        self.child = launch(
            &self.start,
            self.data.path(),
            &self.database,
            self.port,
            self.demo,
        );
        self.wait_ready();
    }

    /// As [`Self::start_again`], at another moment.
    pub fn start_again_at(&mut self, instant: &str) {
        instant.clone_into(&mut self.start.clock);
        self.start_again();
    }

    /// Stops it and starts it again at another moment, over the same data.
    pub fn move_to(&mut self, instant: &str) {
        let status = self.stop();
        assert!(status.success(), "it did not stop gracefully: {status}");
        self.start_again_at(instant);
    }

    /// What it has logged.
    pub fn log(&self) -> String {
        fs::read_to_string(log_of(self.data.path())).unwrap_or_default()
    }

    fn wait_ready(&mut self) {
        let client = self.client();
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("the process is ours") {
                panic!("the server ended before it was ready ({status}):\n{}", self.log());
            }
            if client.reaches("/readyz") {
                return;
            }
            assert!(
                start.elapsed() < READY,
                "not ready within {READY:?}:\n{}",
                self.log()
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
        if std::thread::panicking() {
            println!("--- the server's log\n{}", self.log());
        }
    }
}

/// Demo data as `serve --demo` made it, to copy from.
struct Template {
    data: PathBuf,
    database: Database,
}

fn template(kind: Kind) -> &'static Template {
    static SQLITE: OnceLock<Template> = OnceLock::new();
    static POSTGRES: OnceLock<Template> = OnceLock::new();
    let made = match kind {
        Kind::Sqlite => &SQLITE,
        Kind::Postgres => &POSTGRES,
    };
    made.get_or_init(|| make_template(kind))
}

fn make_template(kind: Kind) -> Template {
    let data = scratch().join(format!("demo-{kind:?}").to_lowercase());
    if data.exists() {
        fs::remove_dir_all(&data).expect("what an earlier run left can go");
    }
    fs::create_dir_all(&data).expect("the target folder can be written");
    let database = Database::make(kind, None);
    let start = Start::on(kind);
    let port = free_port();
    let mut child = launch(&start, &data, &database, port, true);
    let client = Client::new(&format!("http://127.0.0.1:{port}"));
    let began = Instant::now();
    while !client.reaches("/readyz") {
        let ended = child.try_wait().expect("the process is ours");
        assert!(
            ended.is_none() && began.elapsed() < READY,
            "no demo data ({ended:?}):\n{}",
            fs::read_to_string(log_of(&data)).unwrap_or_default()
        );
        std::thread::sleep(Duration::from_millis(50));
    }
    let status = terminate(&mut child);
    assert!(status.success(), "the server did not stop gracefully: {status}");
    Template { data, database }
}

fn launch(start: &Start, data: &Path, database: &Database, port: u16, demo: bool) -> Child {
    let log = File::options()
        .create(true)
        .append(true)
        .open(log_of(data))
        .expect("the log can be written");
    let mut command = binary::command(if demo { &["serve", "--demo"] } else { &["serve"] });
    command
        .env("SANYOU_LISTEN", format!("127.0.0.1:{port}"))
        .env("SANYOU_DATA", data)
        .env("SANYOU_TEST_CLOCK", &start.clock)
        .envs(start.environment.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::null())
        .stdout(log.try_clone().expect("a second handle on the log"))
        .stderr(log);
    if let Some(url) = database.url() {
        command.env("SANYOU_DATABASE_URL", url);
    }
    command.spawn().expect("the binary can be started")
}

/// SIGTERM by the command `kill`: the standard library knows SIGKILL alone.
fn terminate(child: &mut Child) -> ExitStatus {
    let told = Command::new("kill")
        .args(["-TERM", &child.id().to_string()])
        .status()
        .expect("kill is there");
    assert!(told.success(), "the process is ours");
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("the process is ours") {
            return status;
        }
        assert!(start.elapsed() < STOP, "it did not stop within {STOP:?}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A port that was free a moment ago, and that this process hands out once.
fn free_port() -> u16 {
    static TAKEN: Mutex<Option<HashSet<u16>>> = Mutex::new(None);
    let mut taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
    let taken = taken.get_or_insert_default();
    loop {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("bound").port();
        if taken.insert(port) {
            return port;
        }
    }
}

fn folder() -> TempDir {
    TempDir::with_prefix_in("data-", scratch()).expect("the target folder can be written")
}

/// In the data folder, where it goes with it.
fn log_of(data: &Path) -> PathBuf {
    data.join("test-server.log")
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("the template is there") {
        let entry = entry.expect("the template can be read");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a file or folder").is_dir() {
            fs::create_dir_all(&target).expect("the copy can be written");
            copy(&entry.path(), &target);
        } else if entry.path() != log_of(from) {
            fs::copy(entry.path(), &target).expect("the copy can be written");
        }
    }
}
