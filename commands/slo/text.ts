import Decimal from "decimal.js";
import { colours } from "../colours";
import { field } from "../layout";
import type { FigureReport, ObjectiveReport, SloReport, TierReport } from "./report";

/** Column in which the answers begin. */
const indent = 14;

/** Objectives on a screen of 80 columns: budget, tiers as a table, what a first page costs. */
export function renderSlos(report: SloReport): string {
  const head = `${colours.bold("hozen slo")}  stack ${report.stack}  as of ${report.asOf}`;
  const systems = report.systems.map(({ system, title, objectives, figures }) =>
    [
      `${colours.bold(system)}  ${title}`,
      ...objectives.flatMap((objective) => ["", ...objectiveLines(objective)]),
      ...(figures.length > 0 ? ["", "  without an error budget, shown against their target:"] : []),
      ...figures.flatMap(figureLines),
    ].join("\n"),
  );
  const none = report.systems.length === 0 ? ["no objectives"] : [];
  return `${[head, "", ...none, systems.join("\n\n")].join("\n").trimEnd()}\n`;
}

function objectiveLines(objective: ObjectiveReport): string[] {
  const { key, title, target, bad, on, period, budgetMinutes, budget, requests, clauses, leastBad, tiers } = objective;
  const counted = countedOn(on);
  const share = requests ? `; ${requests.bad} of ${requests.all} ${counted}` : "";
  const [first] = tiers;
  return [
    ...field(`  ${key}`, `${percent(target)} over ${period}: ${title}`, Math.max(indent, key.length + 4)),
    ...field("  measured", `${bad === "errors" ? "failed" : "slow"} ${counted} of ${on}`, indent),
    ...(clauses.length > 0 ? field("  clauses", clauses, indent) : []),
    ...field("  budget", `${budgetMinutes} minutes (${percent(budget)} of ${period})${share}`, indent),
    "  tier  burn rate  windows            fires above  spent    notifies",
    ...tiers.map(tierLine),
    ...(first ? field("  first page", firstPage(first), indent) : []),
    ...(first ? field("  quiet hours", quietHours(first, leastBad, counted), indent) : []),
    ...stopLines(objective),
    ...unansweredLines(objective),
  ];
}

function tierLine({ name, burnRate, long, short, badShare, budgetShare, severity }: TierReport): string {
  const windows = `${long} and ${short}`;
  return `  ${[name.padEnd(4), `${burnRate}x`.padEnd(9), windows.padEnd(17), percent(badShare).padEnd(11), percent(budgetShare).padEnd(7), severity].join("  ")}`;
}

/** A probe asks by itself; anything else is asked by others. */
function countedOn(on: string): string {
  return on.startsWith("probe.") ? "checks" : "requests";
}

function firstPage({ costMinutes, outageSeconds, costShare }: TierReport): string {
  return `costs ${costMinutes} minutes, ${percent(costShare)} of the budget: a total outage fires it after ${outageSeconds} s`;
}

function quietHours({ leastRequests, long }: TierReport, leastBad: string, counted: string): string {
  return (
    `no tier fires before ${leastBad} bad ${counted} in its long window; below ${leastRequests} ${counted} in ${long} ` +
    "that decides, not the rate"
  );
}

function stopLines({ excluded, target }: ObjectiveReport): string[] {
  if (!excluded) return [];
  const stops = excluded.stops.map(
    ({ title, seconds, timesAYear }) => `${title} ${seconds / 3600} h x ${timesAYear} a year`,
  );
  return [
    ...field("  not counted", stops, indent),
    ...field("", `${percent(target)} without these stops, ${percent(excluded.targetWithStops)} with them`, indent),
  ];
}

function unansweredLines({ unanswered, period }: ObjectiveReport): string[] {
  if (!unanswered) return [];
  const { after, share } = unanswered;
  const spent = new Decimal(share).gte(1)
    ? `${times(share)} times the budget of ${period}`
    : `${percent(share)} of the budget`;
  return field("  unanswered", `${after} until the next person is called: a total outage spends ${spent}`, indent);
}

function figureLines({ key, title, threshold, concept, on }: FigureReport): string[] {
  return field(`  ${key}`, `${threshold}  ${concept} of ${on}: ${title}`, Math.max(24, key.length + 4));
}

/** `0.0144` is 1.44 %, with every digit it has. */
function percent(share: string): string {
  return `${new Decimal(share).mul(100).toSignificantDigits(6).toFixed()}%`;
}

function times(share: string): string {
  return new Decimal(share).toSignificantDigits(3).toFixed();
}
