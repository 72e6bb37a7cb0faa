/** A stretch of a document as a reader sees it, without markup, each character with the offset it has in the file. */
export class Passage {
  constructor(
    /** Half-width form of what the reader sees; as many characters as there are offsets. */
    readonly text: string,
    private readonly offsets: readonly number[],
    /** Offset after the last character. */
    private readonly end: number,
  ) {}

  /** Offset in the file of a character, or of the end. */
  offset(index: number): number {
    return this.offsets[index] ?? this.end;
  }

  /** Part of the passage; the bounds are positions in `text`. */
  slice(from: number, to: number): Passage {
    const end = to < this.text.length ? this.offset(to - 1) + 1 : this.end;
    return new Passage(this.text.slice(from, to), this.offsets.slice(from, to), end);
  }

  /** Without the white space around it. */
  trim(): Passage {
    const from = this.text.length - this.text.trimStart().length;
    return this.slice(from, Math.max(from, this.text.trimEnd().length));
  }
}

/** Collects the visible characters of a passage. */
export class PassageBuilder {
  private readonly parts: string[] = [];
  private readonly offsets: number[] = [];
  private end = 0;

  /** Source text from an offset, as it is. */
  copy(source: string, from: number, to: number): void {
    this.parts.push(source.slice(from, to));
    for (let at = from; at < to; at++) this.offsets.push(at);
    this.end = to;
  }

  /** Text that stands for a stretch of the source, such as `>` for `&gt;`. */
  stand(text: string, from: number, to: number): void {
    this.parts.push(text);
    for (let index = 0; index < text.length; index++) this.offsets.push(from);
    this.end = to;
  }

  build(): Passage {
    return new Passage(narrow(this.parts.join("")), this.offsets, this.end);
  }
}

/** Full-width Latin letters, digits and signs in half width, character for character; all kinds of dashes and spaces as one. */
export function narrow(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u301c\u223c]/g, "~")
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000\t]/g, " ")
    .replace(/\uffe5/g, "¥");
}

/** Where the lines of a file start, to turn offsets into lines and columns. */
export class Lines {
  private readonly starts: number[] = [0];

  constructor(source: string) {
    for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) this.starts.push(at + 1);
  }

  /** Line and column, both from 1. */
  at(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.starts[low] as number) + 1 };
  }
}
