import { DateTime } from "luxon";

type Value = string | number | boolean | readonly string[];

/** Windows names of zones the tests use. https://github.com/unicode-org/cldr windowsZones */
const zones: Readonly<Record<string, string>> = {
  "Tokyo Standard Time": "Asia/Tokyo",
  "W. Europe Standard Time": "Europe/Berlin",
  "Eastern Standard Time": "America/New_York",
};

const atDay = (text: Value, days: number): DateTime => DateTime.fromISO(String(text), { zone: "UTC" }).plus({ days });

/**
 * The functions of the workflow language that conditions on dates are made of, as its reference describes them.
 * https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference
 */
function call(name: string, args: readonly Value[], now: DateTime): Value {
  const [a = "", b = "", c] = args;
  switch (name) {
    case "utcNow":
      return now.toUTC().toISO() ?? "";
    case "convertFromUtc": {
      const local = DateTime.fromISO(String(a), { zone: "UTC" }).setZone(zones[String(b)] ?? "invalid");
      return c === "MM" ? local.toFormat("MM") : (local.setZone("UTC", { keepLocalTime: true }).toISO() ?? "");
    }
    case "addDays":
      return atDay(a, Number(b)).toISO() ?? "";
    case "dayOfMonth":
      return atDay(a, 0).day;
    case "dayOfWeek":
      return atDay(a, 0).weekday % 7;
    case "createArray":
      return args.map(String);
    case "contains":
      return Array.isArray(a) && a.includes(b);
    case "equals":
      return a === b;
    case "greater":
      return Number(a) > Number(b);
    case "lessOrEquals":
      return Number(a) <= Number(b);
    case "and":
      return args.every((one) => one === true);
    case "or":
      return args.some((one) => one === true);
    default:
      throw new Error(`no function ${name}`);
  }
}

/** Evaluates `@and(equals(...), ...)` at an instant. */
export function holds(expression: string, now: DateTime): boolean {
  const tokens = expression.slice(1).match(/'[^']*'|-?\d+|\w+|[(),]/g) ?? [];
  let at = 0;
  const read = (): Value => {
    const token = tokens[at++] as string;
    if (token.startsWith("'")) return token.slice(1, -1);
    if (/^-?\d+$/.test(token)) return Number(token);
    if (tokens[at++] !== "(") throw new Error(`no call: ${expression}`);
    const args: Value[] = [];
    while (tokens[at] !== ")") {
      if (tokens[at] === ",") at++;
      args.push(read());
    }
    at++;
    return call(token, args, now);
  };
  const value = read();
  if (at !== tokens.length) throw new Error(`not one expression: ${expression}`);
  return value === true;
}
