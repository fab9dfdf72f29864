//! The words of the command line: what help says, what columns are called, what a command answers, what is wrong with
//! a line that was typed.

pub mod archive;
pub mod campaign;
pub mod dossier;
pub mod empty;
pub mod folk;
pub mod help;
pub mod help_paper;
pub mod leak;
pub mod manual;
pub mod outsider;
pub mod portal;
pub mod said;
pub mod seals;
pub mod titles;
pub mod usage;
pub mod usage_log;
