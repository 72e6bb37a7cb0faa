/** A text with every run of white space as one blank. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** A text of a document or a system file in Markdown: one line, no markup. */
export function markdownCell(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]()#+!|<>]/g, "\\$&");
}
