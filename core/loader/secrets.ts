import type { Reading } from "./reading";
import type { Place } from "./tree";

/** Shapes only credentials have. */
const credentials: readonly (readonly [string, RegExp])[] = [
  ["an AWS access key", /\b(AKIA|ASIA)[A-Z0-9]{16}\b/],
  ["a Slack webhook", /hooks\.slack\.com\/(services|workflows|triggers)\//],
  ["a Teams webhook", /(\.webhook\.office\.com|outlook\.office\.com)\/webhook/],
  ["a Slack token", /\bxox[abeprs]-/],
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ["a GitHub token", /\b(gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,})/],
  ["a Grafana token", /\bglsa_\w{30,}/],
  ["a Google API key", /\bAIza[\w-]{35}/],
  ["a JSON web token", /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\./],
  ["a key of a connection string", /\b(AccountKey|SharedAccessKey|Password|Pwd)=[^;\s]{8,}/i],
  ["a password in a URL", /\/\/[^/\s:@]+:[^/\s@]+@/],
];

/** A run of letters and digits this long, in which neither words nor repetition show, is a key or a token. */
const longToken = /[A-Za-z0-9+/_=-]{32,}/g;

/** Secrets never stand in a system file: they belong into the stack configuration, encrypted. */
export function reportSecrets(reading: Reading): void {
  inValue(reading, reading.tree.root);
  inComments(reading);
}

function inValue(reading: Reading, value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const found = typeof item === "string" ? credentialIn(item) : undefined;
    if (found) report(reading, found, reading.tree.place(value, Array.isArray(value) ? Number(key) : key));
    else inValue(reading, item);
  }
}

/** A comment is read by nobody here, and by everybody who reads the repository. */
function inComments(reading: Reading): void {
  const { file, text } = reading.tree;
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const comment = /(?:^|\s)#(.*)$/.exec(line);
    const found = comment && credentialIn(comment[1] as string);
    if (!found || reading.problems.some((problem) => problem.at?.line === at + 1)) continue;
    report(reading, found, { at: { file, line: at + 1, column: comment.index + 1 }, path: "" });
  }
}

function report(reading: Reading, what: string, place: Place): void {
  reading.problem("SPEC-SECRET", place, {
    what: `this looks like ${what}`,
    change: "put it into the stack configuration with pulumi config set --secret, and refer to the key",
  });
}

function credentialIn(text: string): string | undefined {
  const known = credentials.find(([, pattern]) => pattern.test(text));
  if (known) return known[0];
  return (text.match(longToken) ?? []).some(isRandom) ? "a key or a token" : undefined;
}

/** Hexadecimal digits only, or all of upper case, lower case and digits with little repetition. */
function isRandom(token: string): boolean {
  if (/^[0-9a-f]{32,}$/i.test(token)) return /\d/.test(token) && /[a-f]/i.test(token);
  // Paths and names have separators every few letters.
  if (token.split(/[-_/]/).every((part) => part.length < 24)) return false;
  return /[a-z]/.test(token) && /[A-Z]/.test(token) && /\d/.test(token) && entropy(token) > 4;
}

/** Shannon entropy in bits per character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}
