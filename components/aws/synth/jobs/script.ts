import { jobTasks, readsDatabase } from "../../../../core/model";
import { jobScript } from "../../../kit/job-script";
import type { Draft } from "./draft";

/** Text of the job's script. */
export function scriptOf({ job }: Draft): string {
  return job.task === undefined ? "" : jobScript(jobTasks[job.task]).trimEnd();
}

/** Settings of the script, without secrets: those of the job, of its database and of its place. */
export function environmentOf({ job, scope }: Draft): Readonly<Record<string, string>> {
  const { host, user, database } = (readsDatabase(job) && job.database?.properties) || {};
  return {
    TZ: scope.plan.system.timezone,
    ...(host && { PGHOST: host }),
    ...(user && { PGUSER: user }),
    ...(database && { PGDATABASE: database }),
    ...Object.fromEntries(job.variables.map(({ name, value }) => [name, value])),
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
export function scriptLines(draft: Draft): string[] {
  const { environment } = draft.job.place?.properties ?? {};
  const settings = Object.entries(environmentOf(draft)).map(([name, value]) => `export ${name}=${quoted(value)}`);
  return [
    "set -eu",
    ...(environment ? ["set -a", `. ${quoted(environment)}`, "set +a"] : []),
    ...settings,
    "script=$(mktemp) && trap 'rm -f \"$script\"' EXIT",
    "cat >\"$script\" <<'END_OF_JOB'",
    ...scriptOf(draft).split("\n"),
    "END_OF_JOB",
    'bash "$script" </dev/null',
  ];
}

/** A word of the shell, whatever it holds. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
