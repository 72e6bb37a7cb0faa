import type { Cost } from "../../core/model";
import { colours } from "../colours";
import { field } from "../layout";
import type { RuleReport, SystemReport } from "./report";

/** Everything a summary counts, one by one: rules, decisions, and the clauses nothing answers for yet. */
export function renderDetails(system: SystemReport): string[] {
  return [
    ...section(
      "rules",
      system.rules.flatMap((rule) => renderRule(rule, system.system)),
    ),
    ...section(
      "needed from outside the stack",
      system.needs.flatMap(({ what, alerts }) => [...field("", what, 4), ...field("", alerts.join(" "), 6)]),
    ),
    ...section(
      "corrections",
      system.corrections.flatMap((c) => decision([c.clause], `${c.documented} -> ${c.deployed}`, c.because)),
    ),
    ...section(
      "findings",
      system.findings.flatMap((finding) => decision(finding.clauses, finding.what, `-> ${finding.done}`)),
    ),
    ...section(
      "acknowledged, and not to be undone",
      system.acknowledgements.flatMap(({ what, because }) => [
        ...field("", what, 4).map((line) => colours.red(line)),
        ...field("", because, 6),
      ]),
    ),
    ...section("cost a month", system.costs.flatMap(renderCost)),
    ...section("open clauses", renderOpen(system)),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", `  ${colours.bold(title)}`, ...lines];
}

function renderRule(rule: RuleReport, system: string): string[] {
  const who = rule.pages ? `-> ${rule.routes.join(", ")}` : "(alternative, no notification)";
  const duration = rule.for === "0s" ? "at once" : `for ${rule.for}`;
  const line = `${rule.id.slice(system.length + 1)}  ${rule.threshold} ${duration} ${who}`;
  const { level, reason } = rule.fidelity;
  const fidelity = level === "exact" ? [] : field("", `${level.replace("-", " ")}: ${reason ?? ""}`, 6);
  return [...field("", line, 4), ...fidelity.map((text) => colours.yellow(text))];
}

function decision(clauses: readonly string[], what: string, done: string): string[] {
  return [...field("", colours.bold(clauses.join(" ")), 4), ...field("", what, 6), ...field("", done, 6)];
}

/** What is counted, and by name what is not. */
function renderCost({ currency, monthly, lines, unknown }: Cost): string[] {
  return [
    ...lines.flatMap(({ what, amount, monthly: part }) => field("", `${amount} ${what}: ${currency} ${part}`, 4)),
    ...field("", `together ${currency} ${monthly}`, 4),
    ...(unknown.length === 0 ? [] : field("    left out", unknown, 14)),
  ];
}

/** Clauses with the same reason stand together. */
function renderOpen(system: SystemReport): string[] {
  const groups = new Map<string, string[]>();
  for (const { id, status, reason = "" } of system.clauses) {
    if (status !== "gap" && status !== "inactive") continue;
    const key = `${status}: ${reason}`;
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  return [...groups].flatMap(([reason, ids]) => [...field("", reason, 4), ...field("", ids.join(" "), 6)]);
}
