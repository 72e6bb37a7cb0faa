import { runbookAnchor } from "../../components/outputs";
import { type Clause, compareSeverity } from "../../core/model";
import { clausesOfRoute, escalationOf, receivers } from "./alert-section";
import { type Book, clausesOf, type Notice, noticesOf, pageTitle } from "./book";
import { part, plain, quoted, table } from "./markdown";
import { amountText } from "./wording";

/** Incident procedures by severity: documented times, who is told, what comes next, which alerts, which pages. */
export function severitiesPage(book: Book): string[] {
  const { plan, words } = book;
  const routes = plan.routes.flatMap((route) => {
    const notices = noticesOf(plan).filter((notice) => notice.route === route.key);
    const quotes = clausesOfRoute(plan, route, book.clauses).map((clause) => quoted(clause, words));
    const response = plan.system.routes.find(({ key }) => key === route.key)?.response;
    const heading = route.severity ? `${words.severity[route.severity]}: ${plain(route.title)}` : plain(route.title);
    const steps = escalationOf(book, route.key);
    return part(`## <a id="${route.key}"></a>${heading}`, [
      ...(response ? [`- ${words.labels.response}: ${amountText(words, response.value)}`] : []),
      ...quotes.map((text) => `- ${words.labels.document}: ${text}`),
      `- ${words.labels.told}: ${receivers(route, words).join(words.separator)}`,
      ...(steps.length > 0 ? steps : [words.labels.noEscalation]).map(
        (text) => `- ${words.labels.unanswered}: ${text}`,
      ),
      ...noticeList(book, notices),
    ]);
  });
  return [...routes, ...part(`## ${words.labels.procedures}`, incidentProcedures(book))];
}

function noticeList({ words }: Book, notices: readonly Notice[]): string[] {
  if (notices.length === 0) return [];
  const lines = [...notices]
    .sort((a, b) => compareSeverity(a.severity, b.severity))
    .map(({ alert, severity, page, message }) => {
      const target = `${page}.md#${runbookAnchor(alert, severity)}`;
      return `  - [${plain(message.title)}](${target}): ${plain(message.condition)}`;
    });
  return [`- ${words.labels.alert}:`, ...lines];
}

/** Human procedures written in the chapters that also define severities and escalations. */
function incidentProcedures(book: Book): string[] {
  const { plan } = book;
  const chapters = new Set(
    plan.routes.flatMap((route) => clausesOfRoute(plan, route, book.clauses)).map((clause) => chapterOf(clause)),
  );
  return procedureLines(book, (clause) => chapters.has(chapterOf(clause)));
}

/** The first heading of where the document says it. */
export function chapterOf({ source }: Clause): string {
  return source.section.split(" > ")[0] ?? "";
}

/** Human procedures that fit, each under a link to its page. */
export function procedureLines({ plan, words }: Book, fits: (clause: Clause) => boolean): string[] {
  const found = plan.clauses.filter((clause) => clause.runbook !== undefined && fits(clause));
  const pages = [...new Set(found.flatMap(({ runbook }) => runbook ?? []))].sort();
  return pages.flatMap((page) => [
    `- [${plain(pageTitle(plan, page))}](${page}.md)`,
    ...found.filter(({ runbook }) => runbook === page).map((clause) => `  - ${quoted(clause, words)}`),
  ]);
}

/** Every escalation with its steps, the time each waits, and where the document says so. */
export function escalationPage(book: Book): string[] {
  const { plan, words } = book;
  const { labels } = words;
  return plan.escalations.flatMap(({ spec, clauses }) => {
    const rows = spec.steps.map(({ title, after }, at) => [
      String(at + 1),
      plain(title),
      amountText(words, after.value),
      clausesOf(book, after.clauses)
        .map((clause) => quoted(clause, words))
        .join("<br>") || plain(after.assumed ?? ""),
    ]);
    const quotes = clausesOf(book, clauses).filter(
      (clause) => !spec.steps.some((s) => s.after.clauses.includes(clause.id)),
    );
    return part(`## ${plain(spec.title)}`, [
      `- ${labels.severity}: ${spec.routes.map((route) => `[${route}](severities.md#${route})`).join(words.separator)}`,
      ...quotes.map((clause) => `- ${labels.document}: ${quoted(clause, words)}`),
      "",
      ...table(["#", labels.who, labels.unanswered, labels.document], rows),
    ]);
  });
}
