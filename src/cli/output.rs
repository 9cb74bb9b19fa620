//! Standard output and standard error: how wide, with which colours, and what happens when nobody reads.

use crate::cli::arguments::Colour;
use sayso::report::{Look, harmless};
use std::io::{self, BufWriter, IsTerminal, Stderr, Stdout, Write};

/// Wider than this a report is hard to read, whatever the terminal.
const WIDEST: usize = 120;

/// Of output that goes to no terminal.
const USUAL: usize = 100;

/// Where reports go.
#[derive(Debug)]
pub struct Output {
    out: BufWriter<Stdout>,
    err: Stderr,
    colour: Colour,
    columns: usize,
}

impl Output {
    pub fn new(colour: Colour, width: Option<usize>) -> Self {
        let terminal =
            terminal_size::terminal_size().map(|(terminal_size::Width(columns), _)| usize::from(columns).min(WIDEST));
        let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
        let asked = asked.filter(|columns| *columns > 0);
        let columns = width.or(terminal).or(asked).unwrap_or(USUAL);
        Self { out: BufWriter::new(io::stdout()), err: io::stderr(), colour, columns }
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
                let is = |name: &str, value: &str| std::env::var_os(name).is_some_and(|set| set == value);
                let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                terminal && !unwanted && !is("TERM", "dumb")
            }
        }
    }

    /// Writes to standard output.
    pub fn write(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Writes to standard error, after what stands on standard output.
    pub fn tell(&mut self, text: &str) -> io::Result<()> {
        self.out.flush()?;
        self.err.write_all(text.as_bytes())
    }

    /// One line on standard error, whatever the names of files hold. Nothing can be done when that fails too.
    pub fn complain(&mut self, message: &str) {
        let _ = self.out.flush();
        let _ = writeln!(self.err, "error: {}", harmless(message));
    }
}
