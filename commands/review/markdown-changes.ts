import type { AudienceChange, Cited, ResourceChange, SystemChange, ValueChange } from "./changes";
import type { Headings } from "./headings";
import type { ReceiverState, RouteState } from "./states";
import { code, folded, list, plain, table, valueCell } from "./tables";
import { durationText } from "./wording";

/** Everything that changes in one system, each kind folded away under its count. */
export function renderChanges(change: SystemChange, h: Headings): string[] {
  const { system, title, state, values, audience, resources, policies, coverage } = change;
  const mark = state === "changed" ? "" : ` (${h.changes[state]})`;
  const part = (heading: string, count: number, text: () => string): string[] =>
    count === 0 ? [] : [folded(heading, text())];
  return [
    `### ${plain(title)} ${code(system)}${mark}`,
    ...part(h.values(values.length), values.length, () => table(h.valueColumns, values.map(valueRow), h.more)),
    ...part(h.audience(audience.length), audience.length, () =>
      table(h.audienceColumns, audience.map(audienceRow), h.more),
    ),
    ...part(h.policies(policies.length), policies.length, () =>
      table(
        h.policyColumns,
        policies.map((one) => [
          h.changes[one.change],
          code(one.policy),
          one.severity,
          plain(one.what),
          one.clauses.map(code).join(" "),
        ]),
        h.more,
      ),
    ),
    ...part(h.coverage(coverage.length), coverage.length, () =>
      table(
        h.coverageColumns,
        coverage.map(({ clause, from, to, reason }) => [
          code(clause.id),
          where([clause]),
          from ?? "–",
          to ?? "–",
          plain(reason ?? ""),
        ]),
        h.more,
      ),
    ),
    ...part(h.resources(resources.length), resources.length, () =>
      list(
        resources.map((resource) => resourceItem(resource, h)),
        h.more,
      ),
    ),
  ];
}

function where(cited: readonly Cited[]): string {
  return [...new Set(cited.map(({ section, quote }) => `${plain(section)}: "${plain(quote)}"`))].join("<br>");
}

function valueRow({ path, from, to, was, becomes }: ValueChange): string[] {
  const clauses = [...new Set([...was, ...becomes].map(({ id }) => id))];
  const quotes = where(becomes.length > 0 ? becomes : was);
  const before = was.length > 0 && becomes.length > 0 && where(was) !== quotes ? `${where(was)}<br>→ ` : "";
  return [
    `${before}${quotes}`,
    clauses.map(code).join(" "),
    plain(from ?? "–"),
    to === undefined ? "–" : `**${plain(to)}**`,
    code(path),
  ];
}

function audienceRow({ route, title, from, to, gained, lost, alerts }: AudienceChange): string[] {
  const names = (receivers: readonly ReceiverState[]): string =>
    receivers.map((one) => `${plain(one.title)} (${one.channel})`).join("<br>");
  const shown = alerts.slice(0, 5).map(code).join(" ");
  const more = alerts.length > 5 ? ` … ${alerts.length}` : "";
  return [`${plain(title)} ${code(route)}`, names(lost), names(gained), routeCell(from), routeCell(to), shown + more];
}

/** `at once; mail, pager (weekdays 09:00-18:00); after 15m manager`. */
function routeCell(route: RouteState | undefined): string {
  if (!route) return "–";
  const receivers = route.receivers.map(({ key, hours }) => `${key}${hours === undefined ? "" : ` (${hours})`}`);
  const steps = route.steps.map(({ title, after }) => `${title} ${durationText(after)}`);
  const repeat = route.repeat === undefined ? [] : [`↻ ${durationText(route.repeat)}`];
  return plain([durationText(route.wait), receivers.join(", "), ...steps, ...repeat].join("; "));
}

function resourceItem({ name, type, change, clauses, properties }: ResourceChange, h: Headings): string {
  const kind = type.split(":").at(-1) ?? type;
  const cited =
    clauses.length === 0 ? "" : ` (${clauses.slice(0, 6).map(code).join(", ")}${clauses.length > 6 ? " …" : ""})`;
  const shown = properties
    .slice(0, 8)
    .map(({ path, from, to }) => `\n  - ${code(path)}: ${valueCell(from)} → ${valueCell(to)}`)
    .join("");
  const more = properties.length > 8 ? `\n  - … ${properties.length - 8}` : "";
  return `${h.changes[change]}: ${code(name)} ${plain(kind)}${cited}${shown}${more}`;
}
