import { InvalidArgumentError, Option } from "commander";

/** Takes the exit code of the command that ran. */
export type Finish = (code: number) => void;

export function stack(): Option {
  return new Option("-s, --stack <name>", "stack whose configuration to use").default("prod");
}

export function asOf(): Option {
  return new Option("--as-of <date>", "today, as YYYY-MM-DD").argParser(date).default(today(), "today");
}

export function language(): Option {
  return new Option("--language <language>", "of headings and sentences").choices(["en", "ja"]).default("en");
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Commander shows the message and ends with a misuse. */
function date(text: string): string {
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text);
  if (!valid) throw new InvalidArgumentError("It is no date of the form YYYY-MM-DD.");
  return text;
}
