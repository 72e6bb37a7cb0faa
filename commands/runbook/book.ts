import type { SystemOutputs } from "../../components/outputs";
import type { Clause, ClauseId, Message, Plan, Severity } from "../../core/model";
import type { Words } from "./words";

/** Everything the pages of one system are made of. */
export interface Book {
  readonly plan: Plan;
  /** Read from the stack, or as planned. */
  readonly outputs: SystemOutputs;
  readonly words: Words;
  readonly clauses: ReadonlyMap<ClauseId, Clause>;
  /** The first page that cites a clause. */
  readonly citations: ReadonlyMap<ClauseId, string>;
  /** Settings of the places the system stands in, by provider. */
  readonly places: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A rule or an event that notifies, and the page its message links to. */
export interface Notice {
  readonly alert: string;
  readonly severity: Severity;
  readonly page: string;
  readonly message: Message;
  readonly clauses: readonly ClauseId[];
  readonly route: string;
}

/** Everything of the plan that sends a message. */
export function noticesOf({ alerts, events }: Plan): Notice[] {
  const ofAlerts = alerts.flatMap(({ key, rules }) =>
    rules.map(({ severity, runbook, message, clauses, route }) => ({
      alert: key,
      severity,
      page: runbook,
      message,
      clauses,
      route,
    })),
  );
  const ofEvents = events.flatMap(({ spec, message, clauses }) =>
    message
      ? [
          {
            alert: `event.${spec.key}`,
            severity: spec.severity,
            page: spec.runbook ?? spec.key,
            message,
            clauses,
            route: spec.notify ?? spec.severity,
          },
        ]
      : [],
  );
  return [...ofAlerts, ...ofEvents];
}

/** Every page of the system: those it names, those alerts link to, those human procedures belong to. */
export function pagesOf(plan: Plan): string[] {
  const procedures = plan.clauses.flatMap((clause) => clause.runbook ?? []);
  const linked = noticesOf(plan).map(({ page }) => page);
  return [...new Set([...Object.keys(plan.system.runbooks), ...linked, ...procedures])].sort();
}

/** The page's title: the system's, else that of the first alert that links to it. */
export function pageTitle(plan: Plan, page: string): string {
  const own = plan.system.runbooks[page];
  return own ?? noticesOf(plan).find((notice) => notice.page === page)?.message.title ?? page;
}

export function clausesOf(book: Book, ids: readonly ClauseId[]): Clause[] {
  return ids.flatMap((id) => book.clauses.get(id) ?? []);
}
