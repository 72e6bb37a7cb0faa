import type { Statement } from "../document";
import { baseAmount, dimensionOf } from "../model";
import { levelOf } from "./alerts";
import type { Desk } from "./desk";
import type { Plain } from "./draft";
import { configKey } from "./resources";
import type { Row } from "./rows";
import { keyOf } from "./words";

const probing = /health ?check|probe|uptime check|ping|外形監視|死活監視|ヘルスチェック|疎通/i;
const address = /https?:\/\/([\w.-]+)(?::\d+)?(\/[\w./-]*)?/i;

/** Addresses that are asked from outside: a probe, and an alert when it fails as often in a row as is written. */
export class Probes {
  constructor(private readonly desk: Desk) {}

  take(row: Row): Statement[] {
    const { sentence, origin } = row.first.about;
    const found = origin === "code" || !probing.test(sentence) ? null : address.exec(sentence);
    const every = row.statements.find((one) => secondsOf(one) !== undefined);
    if (!found || !every) return [...row.statements];
    const [, host = "", path = ""] = found;
    const key = keyOf(host.replace(/^www\.|\.[a-z]+$/g, "").replace(/\.(?:example|co|com)$/, ""), "site");
    const title = `${host}${path}`;
    const probe: Plain = {
      title,
      provider: this.desk.options.platform,
      url: `\${config.${configKey(`${key}-url`)}}`,
      ...(path.length > 1 && { path }),
      every: this.desk.stated(every, lengthOf(secondsOf(every) ?? 0)),
    };
    const name = this.desk.add("probes", key, row, probe, [every]);
    const failures = row.statements.find((one) => one !== every && countOf(one) !== undefined);
    if (failures) this.alert(row, name, title, failures, (secondsOf(every) ?? 0) * (countOf(failures) ?? 0));
    return row.statements.filter((one) => one !== every && one !== failures);
  }

  private alert(row: Row, probe: string, title: string, failures: Statement, lasting: number): void {
    const value: Plain = {
      title,
      concept: "service.up",
      on: `probe.${probe}`,
      from: row.from,
      [levelOf(failures)]: { is: "down", for: this.desk.stated(failures, lengthOf(lasting)) },
    };
    this.desk.add("alerts", `${probe}.service.up`, row, value, [failures]);
  }
}

function lengthOf(seconds: number): string {
  const [count, unit] = seconds % 60 === 0 ? [seconds / 60, "minute"] : [seconds, "second"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** How often is asked, in seconds. */
function secondsOf({ kind, value }: Statement): number | undefined {
  if (value.type === "schedule") return value.schedule.days.kind === "every" ? value.schedule.days.seconds : undefined;
  const isTime = value.type === "quantity" && dimensionOf(value.quantity.unit) === "time";
  return isTime && kind === "interval" ? baseAmount(value.quantity) : undefined;
}

function countOf({ value }: Statement): number | undefined {
  if (value.type === "number") return Number(value.amount);
  return value.type === "quantity" && value.quantity.unit === "count" ? Number(value.quantity.amount) : undefined;
}
