//! The command line: one file a sub-command, the same verbs as the screen.
