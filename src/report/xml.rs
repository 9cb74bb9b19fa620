//! XML written into memory, where nothing can fail. What the elements are is the formats' business.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Text that grows by elements, two spaces deeper inside each.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    pub(super) fn new() -> Self {
        Self(Writer::new_with_indent(Vec::new(), b' ', 2))
    }

    /// The line with which a document begins.
    pub(super) fn declare(&mut self) {
        self.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
    }

    /// The start of an element that has something inside.
    pub(super) fn open(&mut self, start: BytesStart<'_>) {
        self.write(Event::Start(start));
    }

    /// An element with nothing inside.
    pub(super) fn alone(&mut self, start: BytesStart<'_>) {
        self.write(Event::Empty(start));
    }

    pub(super) fn text(&mut self, text: &str) {
        self.write(Event::Text(BytesText::new(text)));
    }

    pub(super) fn close(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// All of it, with a line break.
    pub(super) fn end(self) -> String {
        String::from_utf8_lossy(&self.0.into_inner()).into_owned() + "\n"
    }

    fn write(&mut self, event: Event<'_>) {
        // Memory takes whatever is written to it.
        let _ = self.0.write_event(event);
    }
}
