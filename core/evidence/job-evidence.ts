import { asPattern, type Fact, type Job, type JobVariable } from "../model";
import { about, asText, formula, ofRole, spelled, type Traced, type TracedText } from "./traced";

/** Values of an entry that its job enforces; of a backup, others belong to where it is kept. */
const enforced = new Set(["schedule", "statement", "limit", "retries", "intervals", "method", "task"]);

/** Facts of the entry that a job can show: of its values, and what it `states`. */
export function jobFacts({ variables, facts }: Job): Fact[] {
  const names = new Set([...enforced, ...variables.map(({ from }) => from)]);
  return facts.filter(({ role, subject }) => role === "text" || (subject !== undefined && names.has(subject)));
}

/** A setting of the script, as the text in the environment. */
export function variableValue({ as, from, value }: JobVariable, facts: readonly Fact[]): Traced<string> {
  const own = about(facts, from);
  if (as === "seconds") return asText(formula({ value: Number(value), facts: own }));
  if (as === "minutes") {
    const minute = 60;
    const inMinutes = { expression: "documented / minute", terms: { minute } };
    return asText(formula({ value: Number(value) * minute, facts: own }, inMinutes));
  }
  return spelled({ value, facts: own }, (text) => text);
}

/** A script, with the documented statement or program where a line of it, not a comment, runs it. */
export function scriptText(script: string, facts: readonly Fact[]): TracedText {
  const stated = facts.filter(
    ({ subject, base }) => (subject === "statement" || subject === "method") && base === undefined,
  );
  const words = [...new Set(stated.map(({ written }) => written))];
  const parts = words.reduce<readonly (string | Traced)[]>(
    (before, word) => before.flatMap((part) => (typeof part === "string" ? splitAt(part, word, stated) : [part])),
    [script],
  );
  return { tracedText: parts };
}

function splitAt(script: string, word: string, stated: readonly Fact[]): (string | Traced)[] {
  const line = new RegExp(`^(?!\\s*#).*?(?<!\\w)(?=${asPattern(word)}(?!\\w))`, "m").exec(script);
  if (!line) return [script];
  const at = line.index + line[0].length;
  const facts = stated.filter(({ written }) => written === word);
  return [script.slice(0, at), spelled({ value: word, facts }, (text) => text), script.slice(at + word.length)];
}

/** The schedule of a job in the platform's notation. */
export function jobCron(cron: string, facts: readonly Fact[]): Traced<string> {
  return spelled({ value: cron, facts: about(ofRole(facts, "schedule"), "schedule") }, (text) => text);
}

/** Seconds one try of a job may take. */
export function jobLimit({ limit }: Job, facts: readonly Fact[]): Traced<number> {
  return formula({ value: limit, facts: about(facts, "limit") });
}
