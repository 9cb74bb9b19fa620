// A text with places as the protocol counts them: lines, and UTF-16 units in the line.
"use strict";

class TextDocument {
  static create(uri, text) {
    return Object.assign(new TextDocument(), { uri, text });
  }

  positionAt(offset) {
    const before = this.text.slice(0, offset).split("\n");
    return { line: before.length - 1, character: before[before.length - 1].length };
  }

  offsetAt({ line, character }) {
    const lines = this.text.split("\n").slice(0, line);
    return lines.reduce((sum, one) => sum + one.length + 1, 0) + character;
  }

  textAt({ start, end }) {
    return this.text.slice(this.offsetAt(start), this.offsetAt(end));
  }

  /** The text after some edits, which do not overlap. */
  with(edits) {
    const last = [...edits].sort((a, b) => this.offsetAt(b.range.start) - this.offsetAt(a.range.start));
    return last.reduce((text, { range, newText }) => {
      return text.slice(0, this.offsetAt(range.start)) + newText + text.slice(this.offsetAt(range.end));
    }, this.text);
  }
}

module.exports = { TextDocument };
