import { formatProblem, type Language } from "../../core/model";
import { formatViolation } from "../plan/policies";
import type { Danger, Review, SystemChange } from "./changes";
import { type Headings, headingsIn } from "./headings";
import { renderChanges } from "./markdown-changes";
import { renderDeployed } from "./markdown-deployed";
import { code, folded, list, plain } from "./tables";
import { dangerSentence } from "./wording";

/** First line of the comment, by which the next run finds it again. */
export function markerOf(stack: string): string {
  return `<!-- hozen review ${stack} -->`;
}

/** Most characters of a comment GitHub takes, with room for a closing remark. */
const longestComment = 65_000;

/** The review as a comment of a pull request: what is dangerous first, the rest folded. */
export function renderReview(review: Review, language: Language): string {
  const h = headingsIn(language);
  const parts = [
    markerOf(review.stack),
    `## ${h.title(plain(review.stack))}`,
    ...review.notes.map((note) => `> ${plain(note)}`),
    ...refusals(review, h),
    ...(review.problems.length === 0 && review.compared ? body(review, h, language) : []),
    folded(h.words, h.glossary.map((line) => `- ${line}`).join("\n")),
  ];
  const text = `${parts.join("\n\n")}\n`;
  return text.length <= longestComment ? text : `${text.slice(0, longestComment)}\n\n…\n`;
}

function refusals({ problems, violations }: Review, h: Headings): string[] {
  const listed = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`### ${title}`, list(lines.map(code), h.more)];
  return [
    ...listed(h.problems(problems.length), problems.map(formatProblem)),
    ...listed(h.violations(violations.length), violations.map(formatViolation)),
  ];
}

function body(review: Review, h: Headings, language: Language): string[] {
  const { systems, upgrade } = review;
  return [
    summary(systems, h),
    ...renderDangers(systems, h, language),
    ...systems.flatMap((system) => renderChanges(system, h)),
    ...(upgrade ? renderUpgrade(upgrade, h, language) : []),
    ...(review.deployed ? renderDeployed(review.deployed, h) : []),
  ];
}

function renderUpgrade(upgrade: NonNullable<Review["upgrade"]>, h: Headings, language: Language): string[] {
  const { from, to, systems } = upgrade;
  const title = `## ${h.upgrade(plain(from), plain(to))}`;
  if (systems.length === 0) return [title, h.upgradeNothing];
  const dangers = renderDangers(systems, h, language);
  return [title, summary(systems, h), ...dangers, ...systems.flatMap((system) => renderChanges(system, h))];
}

function summary(systems: readonly SystemChange[], h: Headings): string {
  if (systems.length === 0) return h.nothing;
  const resources = systems.flatMap((system) => system.resources);
  const count = (change: string): number => resources.filter((resource) => resource.change === change).length;
  return h.summary({
    systems: systems.length,
    values: systems.flatMap((system) => system.values).length,
    added: count("added"),
    changed: count("changed"),
    removed: count("removed"),
  });
}

function renderDangers(systems: readonly SystemChange[], h: Headings, language: Language): string[] {
  const dangers = systems.flatMap((system) => system.dangers.map((danger) => ({ system: system.system, danger })));
  if (systems.length === 0) return [];
  if (dangers.length === 0) return [h.noDanger];
  const lines = dangers.map(({ system, danger }) => `${code(system)} ${dangerLine(danger, h, language)}`);
  return [`### ⚠️ ${h.dangers(dangers.length)}`, h.confirm, list(lines, h.more)];
}

function dangerLine(danger: Danger, h: Headings, language: Language): string {
  const { about, from, to, alerts = [], clauses } = danger;
  const safe = {
    ...danger,
    about: plain(about),
    ...(from !== undefined && { from: plain(from) }),
    ...(to !== undefined && { to: plain(to) }),
  };
  const affected = alerts.length > 0 ? ` — ${h.alerts(alerts.length)}: ${alerts.slice(0, 8).map(code).join(", ")}` : "";
  const more = alerts.length > 8 ? " …" : "";
  const cited = clauses.length > 0 ? ` (${clauses.map(code).join(", ")})` : "";
  return `${dangerSentence(safe, language)}${affected}${more}${cited}`;
}
