import { baseAmount, type Intent, type JobTask, type JobVariable, quantityOf, textOf } from "../model";

type Wanted = Omit<JobVariable, "value">;

const storeTarget: Wanted = { name: "STORE_TARGET", from: "store", as: "text" };
const dumpName: Wanted = { name: "NAME_PATTERN", from: "file", as: "pattern" };

/** What each script must be told, and the value of the entry that says it. */
export const wantedVariables: Readonly<Record<JobTask, readonly Wanted[]>> = {
  analyze: [],
  "vacuum-analyze": [],
  "reindex-concurrently": [],
  dump: [dumpName, storeTarget],
  "restore-test": [dumpName, storeTarget, { name: "TABLES", from: "verification", as: "text" }],
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
export function variableOf(spec: Intent, wanted: Wanted): JobVariable | undefined {
  if (wanted.as === "minutes") {
    const age = quantityOf(spec, wanted.from);
    return age && { ...wanted, value: String(baseAmount(age.value) / 60) };
  }
  const text = textOf(spec, wanted.from)?.value;
  if (text === undefined || text === "") return undefined;
  return { ...wanted, value: wanted.as === "pattern" ? datePattern(text) : text };
}

/** `db_YYYYMMDD_HHMMSS.dump` as date(1) takes it: `db_%Y%m%d_%H%M%S.dump`. */
function datePattern(text: string): string {
  return text
    .replace(/YYYY/g, "%Y")
    .replace(/HHMMSS/g, "%H%M%S")
    .replace(/(?<=%Y[-/_]?)MM/g, "%m")
    .replace(/(?<=%m[-/_]?)DD/g, "%d");
}
