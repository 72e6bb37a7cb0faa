import { runbookAnchor } from "../../components/outputs";
import type { Clause, Plan, PlannedRoute } from "../../core/model";
import { type Book, clausesOf, type Notice, noticesOf } from "./book";
import { plain, quoted } from "./markdown";
import { amountText, scheduleText } from "./wording";
import type { Words } from "./words";

/** Per alert that links to the page: what fires it, who is told and when, the first step, where to look. */
export function alertSection(book: Book, page: string): string[] {
  const notices = noticesOf(book.plan).filter((notice) => notice.page === page);
  return notices.flatMap((notice) => noticeLines(book, notice));
}

function noticeLines(book: Book, notice: Notice): string[] {
  const { labels, severity, separator } = book.words;
  const { alert, message, route } = notice;
  const quotes = clausesOf(book, notice.clauses).map((clause) => `  - ${quoted(clause, book.words)}`);
  return [
    `### <a id="${runbookAnchor(alert, notice.severity)}"></a>${severity[notice.severity]}: ${plain(message.title)}`,
    "",
    `- ${labels.condition}: ${plain(message.condition)}`,
    ...(quotes.length > 0 ? [`- ${labels.document}:`, ...quotes] : []),
    ...ruleLines(book, notice),
    `- ${labels.told}: ${toldText(book, route)}`,
    ...escalationOf(book, route).map((text) => `- ${labels.unanswered}: ${text}`),
    `- ${labels.firstStep}: ${plain(message.firstStep)}`,
    ...dashboardLinks(book).map((links) => `- ${labels.dashboards}: ${links.join(separator)}`),
    "",
  ];
}

function ruleLines({ outputs, words }: Book, { alert, severity }: Notice): string[] {
  const rule = outputs.alerts[alert]?.[severity];
  if (!rule) return [];
  const link = rule.console === undefined ? "" : ` [${words.labels.console}](${rule.console})`;
  return [`- ${words.labels.rule}: \`${rule.name}\` (${rule.engine})${link}`];
}

function dashboardLinks({ outputs }: Book): string[][] {
  const links = Object.values(outputs.dashboards).flatMap(({ title, console }) =>
    console === undefined ? [] : [`[${plain(title)}](${console})`],
  );
  return links.length > 0 ? [links] : [];
}

/** `優先度1（緊急）: 緊急対応チーム (pagerduty)、…`: roles and channels, with their hours. */
export function toldText({ plan, words }: Book, key: string): string {
  const route = plan.routes.find((candidate) => candidate.key === key);
  if (!route) return key;
  const wait = route.wait && route.wait.amount !== "0" ? ` +${amountText(words, route.wait)}` : "";
  return `${plain(route.title)}${wait}: ${receivers(route, words).join(words.separator)}`;
}

export function receivers(route: PlannedRoute, words: Words): string[] {
  return route.receivers.map(({ title, channel, hours }) => {
    const when = hours ? `, ${scheduleText(words, hours.value)}` : "";
    return `${plain(title)} (${channel}${when})`;
  });
}

/** One text per escalation the route enters: who is told, and after how long without an answer the next. */
export function escalationOf({ plan, words }: Book, route: string): string[] {
  return plan.escalations
    .filter(({ spec }) => spec.routes.includes(route))
    .map(({ spec: { steps } }) =>
      steps
        .map(({ title }, at) => {
          const before = steps[at - 1];
          return before
            ? `${amountText(words, before.after.value)}${words.labels.after} ${plain(title)}`
            : plain(title);
        })
        .join(" → "),
    );
}

/** The clauses an escalation or a route carries. */
export function clausesOfRoute(plan: Plan, route: PlannedRoute, clauses: Book["clauses"]): Clause[] {
  const stated = plan.system.routes.find(({ key }) => key === route.key)?.response?.clauses ?? [];
  const escalated = plan.escalations.filter(({ spec }) => spec.routes.includes(route.key));
  const ids = new Set([...route.clauses, ...stated, ...escalated.flatMap((escalation) => escalation.clauses)]);
  return [...ids].flatMap((id) => clauses.get(id) ?? []);
}
