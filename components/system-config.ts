import { nearest, suggest } from "../core/loader";
import {
  type Channel,
  normalizedStackOutput,
  type Problem,
  type Receiver,
  type StackConfig,
  type System,
  secretMark,
  stackOutputOf,
} from "../core/model";
import { isExample } from "./secrets";

/**
 * What is wrong with the values a stack gives one system (`<system>:*`), besides those that are missing. `read`: the keys
 * that its file or a platform reads.
 */
export function systemConfigProblems(system: System, read: readonly string[], config: StackConfig): Problem[] {
  const prefix = `${system.key}:`;
  const own = Object.keys(config.values).filter((key) => key.startsWith(prefix));
  return [
    ...own.flatMap((key) => unread(key, read, prefix)),
    ...own.flatMap((key) => unprintable(key, config)),
    ...system.receivers.flatMap((receiver) => misaddressed(receiver, `${prefix}${receiver.config}`, config)),
  ];
}

/** A misspelt key would leave out, without a word, what needs it. */
function unread(path: string, read: readonly string[], prefix: string): Problem[] {
  const { given, known } = keysBeside(path, read, prefix);
  return read.includes(path) || nearest(given, known) === undefined ? [] : [unreadKey(path, given, known)];
}

/** Worth knowing: keys that nothing reads and that are like no other, as a system leaves them that no longer needs them. */
export function systemConfigNotes(system: System, read: readonly string[], config: StackConfig): Problem[] {
  const prefix = `${system.key}:`;
  return Object.keys(config.values).flatMap((path) => {
    if (!path.startsWith(prefix) || read.includes(path)) return [];
    const { given, known } = keysBeside(path, read, prefix);
    return nearest(given, known) === undefined ? [unreadKey(path, given, known)] : [];
  });
}

function keysBeside(path: string, read: readonly string[], prefix: string) {
  const own = [...new Set(read)].filter((key) => key.startsWith(prefix));
  return { given: path.slice(prefix.length), known: own.map((key) => key.slice(prefix.length)).sort() };
}

function unreadKey(path: string, given: string, known: readonly string[]): Problem {
  return {
    code: "CONFIG-UNKNOWN-KEY",
    path,
    what: "nothing in the system file reads this key",
    given,
    ...(known.length > 0 && { allowed: known.join(", ") }),
    change: suggest(given, known, "remove it"),
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controlCharacter = /[\u0000-\u001f\u007f]/;

/** A line break in an address or a name becomes another header or field somewhere. Secrets may be certificates. */
function unprintable(path: string, { values, secrets }: StackConfig): Problem[] {
  const value = values[path] ?? "";
  if (secrets.has(path) || !controlCharacter.test(value)) return [];
  const given = JSON.stringify(value);
  return [
    { code: "CONFIG-VALUE", path, what: "the value holds a control character", given, change: "write it in one line" },
  ];
}

interface Form {
  readonly fits: RegExp;
  readonly allowed: string;
}

const web: Form = { fits: /^https:\/\/[^\s/]+(\/\S*)?$/, allowed: "an https URL" };
const telephone: Form = { fits: /^\+[1-9][\d -]{6,20}$/, allowed: "a number like +81-90-1234-5678" };

/** What an address of each channel looks like; the platforms ask for more of some. */
const forms: Readonly<Record<Channel, Form>> = {
  email: { fits: /^[^\s@<>,;:"]+@[^\s@.<>,;:"]+(\.[^\s@.<>,;:"]+)+$/, allowed: "a mail address" },
  slack: { fits: /^((T\w+\/)?[CG]\w+|https:\/\/\S+)$/, allowed: "T.../C..., C..., or an https URL" },
  pagerduty: { fits: /^\S+$/, allowed: "an integration key or an https URL" },
  webhook: web,
  teams: web,
  sms: telephone,
  voice: telephone,
};

function misaddressed({ channel, secret }: Receiver, path: string, { values }: StackConfig): Problem[] {
  const value = values[path];
  if (value === undefined || value === secretMark || isExample(value)) return [];
  const { fits, allowed } = forms[channel];
  if (fits.test(value) || stackOutputOf(normalizedStackOutput(value))) return [];
  const given = secret ? "a secret" : value;
  return [{ code: "CONFIG-VALUE", path, what: `no address for ${channel}`, given, allowed, change: `correct ${path}` }];
}

/** A problem of the configuration, with the position of the value, or of the nearest thing around it. */
export function placed(problem: Problem, { places }: StackConfig): Problem {
  if (problem.at || !places || !/^[\w-]+:\S+$/.test(problem.path ?? "")) return problem;
  for (let path = problem.path ?? ""; path !== ""; path = path.slice(0, Math.max(0, path.search(/[.[][^.[]*$/)))) {
    const at = places.get(path);
    if (at) return { ...problem, at };
  }
  return problem;
}
