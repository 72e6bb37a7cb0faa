/** A text as the source of a regular expression that matches the text itself and nothing else. */
export function asPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
