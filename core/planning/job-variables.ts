import { baseAmount, type JobTask, type JobVariable, type NamedValue, valuesOf, type WorkSpec } from "../model";

type Wanted = Omit<JobVariable, "value"> & {
  /** The script does without it. */
  readonly optional?: true;
};

const storeTarget: Wanted = { name: "STORE_TARGET", from: "store", as: "text" };
const dumpName: Wanted = { name: "NAME_PATTERN", from: "file", as: "pattern" };

const heartbeat: Wanted = { name: "HEARTBEAT_TABLE", from: "heartbeat", as: "text", optional: true };

/** What each script must be told, and the value of the entry that says it. */
export const wantedVariables: Readonly<Record<JobTask, readonly Wanted[]>> = {
  analyze: [],
  "vacuum-analyze": [],
  "reindex-concurrently": [],
  dump: [dumpName, storeTarget, heartbeat],
  "restore-test": [
    dumpName,
    storeTarget,
    { name: "TABLES", from: "verification", as: "text" },
    heartbeat,
    { name: "RTO_SECONDS", from: "rto", as: "seconds", optional: true },
    { name: "RPO_SECONDS", from: "rpo", as: "seconds", optional: true },
  ],
  "audit-archive": [
    { name: "TABLE", from: "table", as: "text" },
    { name: "TIME_COLUMN", from: "column", as: "text" },
    { name: "KEEP", from: "older", as: "text" },
    storeTarget,
  ],
  "rotate-logs": [{ name: "LOGROTATE_CONFIG", from: "file", as: "text" }],
  "remove-files": [
    { name: "FILES", from: "scope", as: "text" },
    { name: "MINUTES", from: "age", as: "minutes" },
  ],
};

/** The variable with its value; undefined where the entry says nothing. */
export function variableOf(spec: WorkSpec, { name, from, as }: Wanted): JobVariable | undefined {
  const named = valuesOf(spec).find((one) => one.name === from);
  const value = named && settingOf(named, as);
  return value === undefined || value === "" ? undefined : { name, value, from, as };
}

/** Minutes are whole and rounded up: no file goes before its time. */
function settingOf({ type, stated }: NamedValue, as: JobVariable["as"]): string | undefined {
  if (type === "quantity") {
    const amount = baseAmount(stated.value);
    return as === "seconds" ? String(amount) : as === "minutes" ? String(Math.ceil(amount / 60)) : undefined;
  }
  if (as === "seconds" || as === "minutes") return undefined;
  return as === "pattern" ? datePattern(stated.written) : stated.written;
}

/** `db_YYYYMMDD_HHMMSS.dump` as date(1) takes it: `db_%Y%m%d_%H%M%S.dump`. */
function datePattern(text: string): string {
  return text
    .replace(/YYYY/g, "%Y")
    .replace(/HHMMSS/g, "%H%M%S")
    .replace(/(?<=%Y[-/_]?)MM/g, "%m")
    .replace(/(?<=%m[-/_]?)DD/g, "%d");
}
