//! A directory of our own: slapd with a configuration, a folder and a port that nobody else uses.

use super::nginx::{free_port, listens, stop};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output};

pub const SUFFIX: &str = "dc=essai";
pub const BASE: &str = "ou=codes,dc=essai";

pub struct Directory {
    child: Child,
    port: u16,
}

/// A program of the package, which Debian keeps where only root looks.
fn program(name: &str) -> PathBuf {
    let beside = Path::new("/usr/sbin").join(name);
    if beside.exists() { beside } else { PathBuf::from(name) }
}

fn run(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|e| panic!("{command:?}: {e}; install it: apt-get install -y slapd ldap-utils"))
}

fn add(conf: &Path, file: &Path) {
    let told = run(Command::new(program("slapadd")).arg("-f").arg(conf).arg("-l").arg(file));
    assert!(told.status.success(), "slapadd: {}", String::from_utf8_lossy(&told.stderr));
}

impl Directory {
    /// Starts with what a file of entries holds, under a base that is there.
    pub fn start(folder: &Path, entries: &Path) -> Self {
        std::fs::create_dir_all(folder.join("data")).unwrap();
        let at = folder.display();
        let conf = folder.join("slapd.conf");
        let text = format!(
            "include /etc/ldap/schema/core.schema\ninclude /etc/ldap/schema/cosine.schema\nmodulepath /usr/lib/ldap\n\
             moduleload back_mdb\npidfile {at}/pid\ndatabase mdb\nsuffix \"{SUFFIX}\"\nrootdn \"cn=admin,{SUFFIX}\"\n\
             rootpw admin\ndirectory {at}/data\n"
        );
        std::fs::write(&conf, text).unwrap();
        let base = format!(
            "dn: {SUFFIX}\nobjectClass: dcObject\nobjectClass: organization\ndc: essai\no: Essai\n\n\
             dn: {BASE}\nobjectClass: organizationalUnit\nou: codes\n"
        );
        std::fs::write(folder.join("base.ldif"), base).unwrap();
        add(&conf, &folder.join("base.ldif"));
        add(&conf, entries);
        let port = free_port();
        let url = format!("ldap://127.0.0.1:{port}/");
        // Debugging level 0 keeps it in the foreground.
        let mut child = Command::new(program("slapd")).args(["-d", "0", "-h", &url, "-f"]).arg(&conf).spawn().unwrap();
        assert!(listens(&mut child, port), "slapd does not listen");
        Self { child, port }
    }

    /// The exit status of a bind: 0 accepted, 49 refused.
    pub fn bind(&self, login: &str, secret: &str) -> Option<i32> {
        let url = format!("ldap://127.0.0.1:{}/", self.port);
        let dn = format!("uid={login},{BASE}");
        run(Command::new("ldapwhoami").args(["-x", "-H", &url, "-D", &dn, "-w", secret])).status.code()
    }

    /// Adds a file of entries while it runs.
    pub fn add(&self, file: &Path) -> Output {
        let url = format!("ldap://127.0.0.1:{}/", self.port);
        let admin = format!("cn=admin,{SUFFIX}");
        run(Command::new("ldapadd").args(["-x", "-H", &url, "-D", &admin, "-w", "admin", "-f"]).arg(file))
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        stop(&mut self.child);
    }
}
