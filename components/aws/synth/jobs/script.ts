import { inText, plainText, scriptText, type Traced, type TracedText, variableValue } from "../../../../core/evidence";
import { jobTasks, readsDatabase } from "../../../../core/model";
import { jobScript } from "../../../kit/job-script";
import type { Draft } from "./draft";

/** Text of the job's script. */
export function scriptOf({ job }: Draft): TracedText {
  return scriptText(job.task === undefined ? "" : jobScript(jobTasks[job.task]).trimEnd(), job.facts);
}

/** Settings of the script, without secrets: those of the job, of its database and of its place. */
export function environmentOf({ job, scope }: Draft): Readonly<Record<string, string | Traced<string>>> {
  const { host, user, database } = (readsDatabase(job) && job.database?.properties) || {};
  return {
    TZ: scope.plan.system.timezone,
    ...(host && { PGHOST: host }),
    ...(user && { PGUSER: user }),
    ...(database && { PGDATABASE: database }),
    ...Object.fromEntries(job.variables.map((variable) => [variable.name, variableValue(variable, job.facts)])),
    ...(job.variables.some(({ name }) => name === "STORE_TARGET") && {
      STORE_COMMAND: "aws s3 cp --only-show-errors",
      LIST_COMMAND: "aws s3 ls --recursive",
    }),
  };
}

/**
 * The script as lines of a command document, which runs under sh. Passwords stand in a file of the host that the place
 * names, never here.
 */
export function scriptLines(draft: Draft): (string | TracedText)[] {
  const { environment } = draft.job.place?.properties ?? {};
  const settings = Object.entries(environmentOf(draft)).map(([name, value]) => inText`export ${name}=${word(value)}`);
  return [
    "set -eu",
    ...(environment ? ["set -a", `. ${quoted(environment)}`, "set +a"] : []),
    ...settings,
    "script=$(mktemp) && trap 'rm -f \"$script\"' EXIT",
    "cat >\"$script\" <<'END_OF_JOB'",
    ...linesOf(scriptOf(draft)),
    "END_OF_JOB",
    'bash "$script" </dev/null',
  ];
}

/** A setting as a word of the shell. Escaped it is another text than the documented one. */
function word(value: string | Traced<string>): string | TracedText {
  const text = plainText(value);
  return text.includes("'") ? quoted(text) : inText`'${value}'`;
}

function linesOf({ tracedText }: TracedText): TracedText[] {
  const lines: (string | Traced)[][] = [[]];
  for (const part of tracedText) {
    const [first = part, ...further] = typeof part === "string" ? part.split("\n") : [part];
    lines.at(-1)?.push(first);
    lines.push(...further.map((text) => [text]));
  }
  return lines.map((line) => ({ tracedText: line }));
}

/** A word of the shell, whatever it holds. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
