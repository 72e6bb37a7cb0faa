import { amountIn, dimensionOf, type Severity, type Unit } from "../../model";
import type { Context } from "../context";
import type { Found } from "../found";
import type { Passage } from "../passage";
import type { Reading } from "../reading";
import { scan } from "../scan";
import type { CalendarUnit, StatementValue } from "../statement";
import { comparisonsIn } from "./comparisons";

/** A named value of a configuration. Bounds are positions in the passage, without quotation marks. */
export interface Setting {
  /** Names from the outermost block to the key itself. */
  readonly path: readonly string[];
  readonly from: number;
  readonly to: number;
  /** The severity the block says it is of. */
  readonly severity?: Severity;
  /** A comment on the same line, without its mark. */
  readonly comment?: { readonly from: number; readonly to: number };
}

const unitWords: readonly (readonly [RegExp, Unit | CalendarUnit])[] = [
  [/^(?:ms|millis|milliseconds?|msecs?)$/, "millisecond"],
  [/^(?:s|secs?|seconds?|ttl|revalidate)$/, "second"],
  [/^(?:mins?|minutes?)$/, "minute"],
  [/^(?:hrs?|hours?)$/, "hour"],
  [/^(?:days?|mtime|maxage)$/, "day"],
  [/^weeks?$/, "week"],
  [/^months?$/, "month"],
  [/^years?$/, "year"],
  [/^(?:percent|percentage|pct)$/, "percent"],
  [/^bytes?$/, "byte"],
  [/^(?:gb|gigabytes?)$/, "gigabyte"],
  [/^(?:mib)$/, "mebibyte"],
  [/^(?:gib)$/, "gibibyte"],
  [/^(?:rps|qps|tps)$/, "perSecond"],
  [/^rpm$/, "perMinute"],
  [/^generations?$/, "count"],
];

/** Settings whose unit the vendor's reference gives, not their name. */
const knownUnits: Readonly<Record<string, Unit>> = {
  // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
  backup_retention_period: "day",
  backupretentionperiod: "day",
  "backup-retention-period": "day",
  // https://learn.microsoft.com/cli/azure/postgres/flexible-server
  "backup-retention": "day",
  // https://learn.microsoft.com/cli/azure/monitor/log-analytics/workspace
  "retention-time": "day",
  // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_metric_alarm
  period: "second",
};

const operated =
  /threshold|retention|retain|keep|ttl|timeout|interval|period|max|min|limit|retr(?:y|ies)|attempt|replica|capacity|count|size|pool|rotat|expir|budget|amount|alert|warn|crit|window|duration|delay|cooldown|age$|generation|copies|quota|concurren|desired|target|objective|slo|sla|rpo|rto|backoff|lag|latency|error|cpu|memory|disk|storage|scale_factor|connections|workers?$|threads|burst|rps|throughput|iops|days|hours|minutes|seconds|percent|ratio|rate|revalidate|budget|maxage|閾値|しきい値|上限|下限|保持|保存|間隔|警告|危険|異常|回数|世代|目標|予算/i;
const idle =
  /(?:^|[_.-])(?:id|port|version|line|status|code|pid|uid|gid|year|level|index|order|priority|seq)$|Id$|Port$|Version$/;
const expressionKey =
  /^(?:expr|expression|condition|query|when|if|alert_condition|where|filter|rule|trigger|criteria|where)$/i;
const plainNumber = /^[-+]?(?:\d[\d_,]*)(?:\.\d+)?$/;
const storageClass = /^(?:storage[-_]?class|access[-_]?tier)$/i;

/** Docker writes sizes with one letter, in powers of 1024: https://docs.docker.com/reference/compose-file/extension/#specifying-byte-values */
const letterSize = /^(\d+(?:\.\d+)?)([kmg])b?$/i;
const sizeKey = /size|memory|mem(?:$|_)|quota|storage|shm/i;
const letterUnits = { k: "kibibyte", m: "mebibyte", g: "gibibyte" } as const;

/** Kubernetes writes shares of a processor as thousandths: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ */
const thousandths = /^(\d+)m$/;

/** Reads one setting: an expression, a text with values, or a number whose unit and purpose its name gives. */
export function readSetting(reading: Reading, passage: Passage, setting: Setting, context: Context): void {
  const value = passage.slice(setting.from, setting.to).trim();
  const key = setting.path.at(-1) ?? "";
  const own: Context = { ...context, row: setting.path, ...(setting.severity && { severity: setting.severity }) };
  if (expressionKey.test(key) && /[<>=]/.test(value.text)) readExpression(reading, value, own);
  else if (plainNumber.test(value.text)) readNumber(reading, passage, setting, value, own);
  else if (key === "cpu" && thousandths.test(value.text)) {
    const amount = String(Number.parseInt(value.text, 10) / 1000);
    const share: StatementValue = { type: "quantity", quantity: { amount, unit: "count" } };
    reading.add(value, { from: 0, to: value.text.length, value: share, certainty: "likely" }, { ...own, kind: "size" });
  } else if (sizeKey.test(key) && letterSize.test(value.text)) {
    const [, amount = "", letter = ""] = letterSize.exec(value.text) ?? [];
    const unit = letterUnits[letter.toLowerCase() as keyof typeof letterUnits];
    const size: StatementValue = { type: "quantity", quantity: { amount, unit } };
    reading.add(value, { from: 0, to: value.text.length, value: size, certainty: "likely" }, { ...own, kind: "size" });
  } else if (storageClass.test(key)) {
    const words: StatementValue = { type: "text", text: value.text };
    reading.add(value, { from: 0, to: value.text.length, value: words, certainty: "certain" }, own);
  } else {
    reading.words(value, own);
    reading.text(value, { ...own, row: setting.path }, operated.test(key) && /^\d/.test(value.text));
    if (setting.comment) readComment(reading, passage, setting.comment, own, undefined);
  }
}

/** An expression of an alert: what is compared, and over which time. */
export function readExpression(reading: Reading, passage: Passage, context: Context): void {
  const { found, passed } = comparisonsIn(passage.text);
  if (found.length === 0) {
    reading.text(passage, context, false);
    return;
  }
  for (const one of found) reading.add(passage, one, context);
  for (const { from, to, reason } of passed) reading.pass(passage, from, to, reason, context);
}

function readNumber(reading: Reading, passage: Passage, setting: Setting, value: Passage, context: Context): void {
  const key = setting.path.at(-1) ?? "";
  const comment = setting.comment && quantityIn(passage.text.slice(setting.comment.from, setting.comment.to));
  const all = { from: 0, to: value.text.length };
  const isOperated = operated.test(setting.path.slice(-2).join(" ")) || comment !== undefined;
  if (idle.test(key) || !isOperated) {
    reading.pass(value, all.from, all.to, "no operational meaning", context);
    if (setting.comment) readComment(reading, passage, setting.comment, context, undefined);
    return;
  }
  const amount = value.text.replace(/[_,+]/g, "");
  const named = /^(?:default|value)$/i.test(key) ? (setting.path.at(-2) ?? key) : key;
  const unit = unitOf(named) ?? unitFrom(amount, comment);
  const read: StatementValue = unit ? valueIn(amount, unit) : { type: "number", amount };
  reading.add(value, { ...all, value: read, certainty: unit ? "certain" : "likely" }, context);
  if (setting.comment) readComment(reading, passage, setting.comment, context, read);
}

function valueIn(amount: string, unit: Unit | CalendarUnit): StatementValue {
  switch (unit) {
    case "month":
    case "quarter":
    case "business-day":
    case "business-hour":
      return { type: "calendar", amount, unit };
    default:
      return { type: "quantity", quantity: { amount, unit } };
  }
}

/** The unit a name ends in, or names: `retentionInDays`, `timeout_ms`, `MAX_AGE_SECONDS`. */
function unitOf(key: string): Unit | CalendarUnit | undefined {
  const known = knownUnits[key.toLowerCase()];
  if (known) return known;
  const words = key
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .reverse();
  for (const [at, word] of words.entries()) {
    // `min` is minutes at the end of a name, and a minimum before.
    const unit = unitWords.find(([pattern]) => pattern.test(word) && (at === 0 || word.length > 3))?.[1];
    if (unit) return unit;
  }
  return undefined;
}

/** The unit in which a number is what its comment says: `3600 // 1 hour` is in seconds. */
function unitFrom(amount: string, comment: StatementValue | undefined): Unit | undefined {
  if (comment?.type !== "quantity" || dimensionOf(comment.quantity.unit) !== "time") return undefined;
  const { quantity } = comment;
  return (["second", "millisecond", "minute", "hour", "day"] as const).find(
    (unit) => amountIn(quantity, unit) === Number(amount),
  );
}

function quantityIn(text: string): StatementValue | undefined {
  return scan(text, "UTC").found.find(({ value }) => value.type === "quantity")?.value;
}

/** A comment that says the value again is no statement of its own; one that says another is. */
function readComment(
  reading: Reading,
  passage: Passage,
  { from, to }: { readonly from: number; readonly to: number },
  context: Context,
  value: StatementValue | undefined,
): void {
  const comment = passage.slice(from, to);
  const { found, bare, passed } = scan(comment.text, "UTC");
  for (const one of found) {
    if (value && isSame(one, value)) reading.pass(comment, one.from, one.to, "repeated", context);
    else reading.add(comment, one, context);
  }
  for (const one of bare) reading.pass(comment, one.from, one.to, "no operational meaning", context);
  for (const one of passed) reading.pass(comment, one.from, one.to, one.reason, context);
}

function isSame({ value }: Found, other: StatementValue): boolean {
  if (value.type !== "quantity") return false;
  if (other.type === "number") return Number(value.quantity.amount) === Number(other.amount);
  if (other.type !== "quantity" || dimensionOf(value.quantity.unit) !== dimensionOf(other.quantity.unit)) {
    return other.type === "quantity" && value.quantity.amount === other.quantity.amount;
  }
  return amountIn(value.quantity, other.quantity.unit) === Number(other.quantity.amount);
}
