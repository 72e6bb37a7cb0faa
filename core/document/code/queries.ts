import type { Context } from "../context";
import { Claims } from "../found";
import type { Passage } from "../passage";
import type { Reading } from "../reading";
import { comparisonsIn } from "./comparisons";
import { commentOf, linesOf } from "./lines";

const interval = /\binterval\s+'?(?<words>\d+\s*[a-z]+)'?|'(?<cast>\d+\s*[a-z]+)'::interval/giu;
const setting =
  /\b(?:set|alter\s+(?:system|database|role)\s.{0,60}set)\s+(?<name>[\w.]+)\s*(?:=|to)\s*'?(?<value>\d+\w*)'?/giu;

/** SQL and KQL: lengths of time, limits, settings; the rest of their numbers belongs to the command. */
export function readQuery(reading: Reading, passage: Passage, context: Context, marks: readonly string[]): void {
  for (const { text, from } of linesOf(passage.text)) {
    const comment = commentOf(text, marks);
    const code = comment ? text.slice(0, comment.at) : text;
    if (comment) reading.text(passage.slice(from + comment.from, from + text.length), context, false);
    readCode(reading, passage.slice(from, from + code.length), context);
  }
}

function readCode(reading: Reading, line: Passage, context: Context): void {
  const claims = new Claims(line.text.length);
  const read = (from: number, length: number, names: readonly string[]): void => {
    claims.take(from, from + length);
    reading.text(
      line.slice(from, from + length),
      { ...context, row: names, sentence: line.text.slice(0, 240).trim() },
      true,
    );
  };
  for (const { from, to } of intervalsIn(line, reading, context)) claims.take(from, to);
  for (const found of line.text.matchAll(setting)) {
    const { name = "", value = "" } = found.groups ?? {};
    read(found.index + found[0].lastIndexOf(value), value.length, [name]);
  }
  const { found, passed } = comparisonsIn(line.text);
  for (const one of found) if (claims.take(one.from, one.to)) reading.add(line, one, context);
  for (const { from, to, reason } of passed) if (claims.take(from, to)) reading.pass(line, from, to, reason, context);
  for (const number of line.text.matchAll(/\d[\d.,:]*/gu)) {
    const [from, to] = [number.index, number.index + number[0].length];
    if (claims.take(from, to)) reading.pass(line, from, to, "command", context);
  }
}

/** `INTERVAL '3 months'`: how long something is kept where the line deletes, archives or dumps, else a length of time. */
export function intervalsIn(
  line: Passage,
  reading: Reading,
  context: Context,
): { readonly from: number; readonly to: number }[] {
  const sentence = line.text.slice(0, 240).trim();
  const kind =
    /delete|drop|purge|archive|dump/i.test(line.text) || /created/i.test(line.text) ? "retention" : "duration";
  return [...line.text.matchAll(interval)].map((found) => {
    const words = found.groups?.words ?? found.groups?.cast ?? "";
    const from = found.index + found[0].indexOf(words);
    const to = from + words.length;
    reading.text(line.slice(from, to), { ...context, sentence, kind }, false);
    return { from, to };
  });
}
