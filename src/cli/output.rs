//! Standard output and standard error: how wide, with which colours, how far a long run is, and what happens when nobody
//! reads.

use crate::cli::arguments::Colour;
use sayso::report::{Look, harmless};
use std::io::{self, BufWriter, IsTerminal, Stderr, Stdout, Write};
use std::time::{Duration, Instant};

/// Wider than this a report is hard to read, whatever the terminal.
const WIDEST: usize = 120;

/// Of output that goes to no terminal.
const USUAL: usize = 100;

/// A run that takes longer tells how far it is, where somebody watches.
const SOON: Duration = Duration::from_millis(700);

/// Goes back to the start of the line of a terminal and empties it.
const CLEAR: &str = "\r\u{1b}[K";

/// Where reports go.
#[derive(Debug)]
pub struct Output {
    out: BufWriter<Stdout>,
    err: Stderr,
    colour: Colour,
    columns: usize,
    begun: Instant,
    /// How far the run is stands on the terminal. Nothing waits in `out` then.
    shown: bool,
}

impl Output {
    pub fn new(colour: Colour, width: Option<usize>) -> Self {
        let terminal =
            terminal_size::terminal_size().map(|(terminal_size::Width(columns), _)| usize::from(columns).min(WIDEST));
        let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
        let asked = asked.filter(|columns| *columns > 0);
        let columns = width.or(terminal).or(asked).unwrap_or(USUAL);
        let (out, err) = (BufWriter::new(io::stdout()), io::stderr());
        Self { out, err, colour, columns, begun: Instant::now(), shown: false }
    }

    /// How a report on standard output looks.
    pub fn look(&self) -> Look {
        Look { columns: self.columns, colour: self.colours(self.out.get_ref().is_terminal()) }
    }

    /// How a report on standard error looks.
    pub fn look_of_errors(&self) -> Look {
        Look { columns: self.columns, colour: self.colours(self.err.is_terminal()) }
    }

    fn colours(&self, terminal: bool) -> bool {
        match self.colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => {
                let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                terminal && !unwanted && !is_dumb()
            }
        }
    }

    /// Writes to standard output.
    pub fn write(&mut self, text: &str) -> io::Result<()> {
        self.clear();
        self.out.write_all(text.as_bytes())
    }

    pub fn flush(&mut self) -> io::Result<()> {
        self.clear();
        self.out.flush()
    }

    /// Shows how many articles are read, on a line of a terminal that the next words take.
    pub fn progress(&mut self, done: usize) {
        if self.begun.elapsed() < SOON || !self.err.is_terminal() || is_dumb() || self.out.flush().is_err() {
            return;
        }
        // Nothing can be done when that fails.
        self.shown = write!(self.err, "{CLEAR}{done} articles read").is_ok();
    }

    fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = self.err.write_all(CLEAR.as_bytes());
        }
    }

    /// Writes to standard error, after what stands on standard output.
    pub fn tell(&mut self, text: &str) -> io::Result<()> {
        self.clear();
        self.out.flush()?;
        self.err.write_all(text.as_bytes())
    }

    /// One line on standard error, whatever the names of files hold. Nothing can be done when that fails too.
    pub fn complain(&mut self, message: &str) {
        self.clear();
        let _ = self.out.flush();
        let _ = writeln!(self.err, "error: {}", harmless(message));
    }
}

/// True for a terminal that knows only letters.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|set| set == "dumb")
}
