import { clauseStatuses, counted, formatProblem, platformOf } from "../../core/model";
import { colours } from "../colours";
import { field } from "../layout";
import { renderDetails } from "./details";
import type { PlanReport, SystemReport } from "./report";

/** Column in which the summary of a system begins. */
const indent = 14;
/** Kinds of resources a summary names on each platform. */
const shownKinds = 4;

/** The plan on a screen: one paragraph per system; with `details`, every rule, decision and open clause. */
export function renderText(report: PlanReport, details: boolean): string {
  const head = `${colours.bold("hozen plan")}  stack ${report.stack}  as of ${report.asOf}`;
  const overrides = report.overrides.flatMap(({ name, by }) =>
    field("", `catalogue: ${name} is overridden by ${by}`, 2),
  );
  const notes = report.notes.flatMap((note) => field("", `note: ${formatProblem(note)}`, 2)).map(colours.yellow);
  const body = report.systems.map((system) => renderSystem(system, details).join("\n"));
  return `${[head, ...overrides, ...notes, "", body.join("\n\n"), "", ...total(report, details)].join("\n")}\n`;
}

function renderSystem(system: SystemReport, details: boolean): string[] {
  const summary: [string, readonly string[]][] = [
    ["retired", retirementSummary(system)],
    ...resourceSummary(system, details),
    ["rules", ruleSummary(system)],
    ["clauses", clauseSummary(system)],
    ["decisions", decisionSummary(system)],
    ["quotas", quotaSummary(system)],
    ["cost", costSummary(system)],
  ];
  const lines = summary
    .filter(([, parts]) => parts.length > 0)
    .flatMap(([label, parts]) => field(`  ${label}`, parts, indent));
  const title = `${colours.bold(system.system)}  ${system.title}`;
  const violations = system.violations.flatMap(({ policy, what }) =>
    field(colours.red("  violated"), `${policy}: ${what}`, indent),
  );
  return [title, ...lines, ...violations.map((line) => colours.red(line)), ...(details ? renderDetails(system) : [])];
}

/** A system that leaves: since when, why, and each piece of data that stays. */
function retirementSummary({ retired }: SystemReport): readonly string[] {
  if (!retired) return [];
  const kept = retired.kept.map(({ what, where, until }) => `${what} kept until ${until} (${where})`);
  return [`${retired.on}: ${retired.because}`, ...kept];
}

/** One line per platform: how many resources, then how many of each kind, or of the most frequent ones. */
function resourceSummary(system: SystemReport, details: boolean): [string, readonly string[]][] {
  const made = system.resources.filter(({ type }) => !type.startsWith("hozen:") && !type.startsWith("pulumi:"));
  return countBy(made, ({ type }) => platformOf(type)).map(([platform, count]) => {
    const kinds = countBy(
      made.filter(({ type }) => platformOf(type) === platform),
      ({ type }) => type.split(":").at(-1) ?? "",
    );
    const shown = details || kinds.length <= shownKinds + 1 ? kinds : kinds.slice(0, shownKinds);
    const others = kinds.length - shown.length;
    const more = others === 0 ? [] : [`${others} more kinds`];
    return [platform, headed(counted(count, "resource"), [...list(shown), ...more])];
  });
}

/** By the price tables; how much of it nobody can tell is part of the answer. */
function costSummary({ costs }: SystemReport): readonly string[] {
  return costs.flatMap(({ provider, currency, monthly, unknown, region, date }) => [
    `${provider} ${currency} ${monthly} a month`,
    ...(unknown.length === 0 ? [] : [`without ${counted(unknown.length, "thing")} of unstated size`]),
    `list prices ${region} ${date}`,
  ]);
}

function ruleSummary({ rules }: SystemReport): readonly string[] {
  if (rules.length === 0) return [];
  const silent = rules.filter((rule) => !rule.pages).length;
  const levels = countBy(rules, ({ fidelity }) => fidelity.level.replace("-", " "));
  const alternatives = silent === 0 ? [] : [`${silent} of them do not notify (alternatives)`];
  return headed(String(rules.length), [...list(levels), ...alternatives]);
}

function clauseSummary({ clauses }: SystemReport): readonly string[] {
  const counts = new Map(countBy(clauses, ({ status }) => status));
  const shown = clauseStatuses.flatMap((status) => {
    const count = counts.get(status) ?? 0;
    if (count === 0) return [];
    return [status === "gap" ? colours.yellow(counted(count, "gap")) : `${count} ${status}`];
  });
  return headed(String(clauses.length), shown);
}

function decisionSummary({ corrections, findings, acknowledgements }: SystemReport): readonly string[] {
  const kinds: [number, string][] = [
    [corrections.length, "correction"],
    [findings.length, "finding"],
    [acknowledgements.length, "acknowledgement"],
  ];
  return kinds.flatMap(([count, noun]) => (count === 0 ? [] : [counted(count, noun)]));
}

/** The quotas nearest to their limit. */
function quotaSummary(system: SystemReport): readonly string[] {
  return system.limits
    .filter(({ used }) => used > 0)
    .sort((a, b) => b.used / b.allowed - a.used / a.allowed)
    .slice(0, 3)
    .map(({ name, used, allowed }) => `${name} ${used}/${allowed}`);
}

function total(report: PlanReport, details: boolean): string[] {
  const clauses = report.systems.flatMap((system) => system.clauses);
  const gaps = clauses.filter(({ status }) => status === "gap").length;
  const hint = details || report.systems.length === 0 ? [] : ["hozen plan --system NAME lists every rule"];
  const answered = `${clauses.length - gaps} of ${clauses.length} clauses accounted for, ${counted(gaps, "gap")}`;
  const hints = [...selfCounted(report), ...hint].join("; ");
  return [...report.systems.flatMap(documentLine), answered, ...(hints === "" ? [] : [hints])];
}

/** The count that matters: of what the document states, not of what was typed. */
function documentLine({ system, document }: SystemReport): string[] {
  if (!document) return [];
  const { stated, statements, files } = document;
  return [`${system}: ${stated} of ${counted(statements, "statement")} of ${files.join(", ")}`];
}

function selfCounted({ systems }: PlanReport): string[] {
  const own = systems.filter(({ document }) => !document);
  if (own.length === 0) return [];
  const which = own.length === systems.length ? "" : ` for ${counted(own.length, "system")}`;
  return [`without a document${which} (document.file)`];
}

function list(counts: readonly (readonly [string, number])[]): string[] {
  return counts.map(([name, count]) => `${count} ${name}`);
}

/** `44: 37 exact`, and the rest of the parts as they are. */
function headed(head: string, [first, ...rest]: readonly string[]): string[] {
  return [first === undefined ? head : `${head}: ${first}`, ...rest];
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
