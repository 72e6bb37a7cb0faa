import type { Problem } from "../../core/model";
import { alertSection } from "./alert-section";
import { type Book, noticesOf, pagesOf, pageTitle } from "./book";
import { calendarOf } from "./calendar";
import { part, plain, quoted, table } from "./markdown";
import { restorePage } from "./restore";
import { escalationPage, severitiesPage } from "./severities";
import { tasksOf, tasksPage } from "./tasks";
import { fillPage, findPage, type PageFolder } from "./template";
import { scheduleText } from "./wording";

/** One file of a system's folder. */
export interface RenderedFile {
  readonly name: string;
  readonly text: string;
}

export interface RenderOptions {
  readonly folders: readonly PageFolder[];
  readonly asOf: string;
  /** Base URL of the published runbooks. */
  readonly base: string;
}

/** Pages that are made and not written. */
const overviews = ["severities", "escalation", "restore-procedures", "tasks"] as const;

/** All files of one system's runbooks, and what is wrong with its pages. */
export function renderBook(book: Book, options: RenderOptions): { files: RenderedFile[]; problems: Problem[] } {
  const keys = pagesOf(book.plan);
  const pages = keys.map((key) => writtenPage(book, key, options));
  const { labels } = book.words;
  const made: readonly (readonly [string, string, readonly string[]])[] = [
    ["severities", labels.severities, severitiesPage(book)],
    ["escalation", labels.escalation, escalationPage(book)],
    ["restore-procedures", labels.restore, restorePage(book)],
    ["tasks", labels.tasks, tasksPage(book)],
    ["index", `${book.plan.system.title} ${labels.runbooks}`, indexPage(book, keys)],
  ];
  const files = [
    ...pages.map(({ file }) => file),
    ...made.map(([name, title, lines]) => ({ name: `${name}.md`, text: document(book, title, lines) })),
    { name: "tasks.ics", text: calendar(book, options) },
  ];
  const problems = [...pages.flatMap((page) => page.problems), ...reserved(book, keys)];
  return { files: files.sort((a, b) => (a.name < b.name ? -1 : 1)), problems };
}

/** A page of the same name would replace one that is made. */
function reserved({ plan }: Book, keys: readonly string[]): Problem[] {
  const taken: readonly string[] = [...overviews, "index"];
  return keys
    .filter((key) => taken.includes(key))
    .map(
      (key): Problem => ({
        code: "RUNBOOK-NAME",
        at: { file: plan.system.file, line: 1, column: 1 },
        path: `runbooks.${key}`,
        what: "a page of this name is made by hozen runbook",
        given: key,
        change: "give the page another name",
      }),
    );
}

function writtenPage(book: Book, key: string, { folders }: RenderOptions): { file: RenderedFile; problems: Problem[] } {
  const { plan, words, clauses } = book;
  const text = findPage(folders, plan.system.language, key);
  const filled = text === undefined ? undefined : fillPage(text, clauses, words);
  const rest = plan.clauses.filter((clause) => clause.runbook === key && !filled?.cited.has(clause.id));
  const lines = [
    ...part(`## ${words.labels.alerts}`, alertSection(book, key)),
    ...(filled ? [filled.body] : [words.labels.noPage, ""]),
    ...part(
      `## ${words.labels.people}`,
      rest.map((clause) => `- ${quoted(clause, words)}${clause.because ? ` — ${plain(clause.because)}` : ""}`),
    ),
  ];
  const problems = (filled?.unknown ?? []).map(
    (id): Problem => ({
      code: "RUNBOOK-CLAUSE",
      path: `runbooks/${key}.md`,
      what: `the page cites a clause that ${plan.system.key} does not have`,
      given: id,
      change: "correct the id, or put it on a line of its own: `- {{clause:ID}}` is left out where it does not apply",
    }),
  );
  return { file: { name: `${key}.md`, text: document(book, pageTitle(plan, key), lines) }, problems };
}

function document({ plan: { system }, words }: Book, title: string, lines: readonly string[]): string {
  const about = `> ${plain(system.title)} (${system.environment}), ${system.document.name} ${system.document.version}`;
  const text = [`# ${plain(title)}`, "", about, "", ...lines, "---", "", words.labels.generated].join("\n");
  return `${text.replace(/\n{3,}/g, "\n\n")}\n`;
}

function indexPage(book: Book, keys: readonly string[]): string[] {
  const { plan, words } = book;
  const { labels } = words;
  const link = (key: string) => `[${plain(pageTitle(plan, key))}](${key}.md)`;
  const titles = {
    severities: labels.severities,
    escalation: labels.escalation,
    "restore-procedures": labels.restore,
    tasks: labels.tasks,
  };
  const rows = noticesOf(plan).map(({ message, severity, alert, page }) => [
    words.severity[severity],
    `[${plain(message.title)}](${page}.md#${alert}-${severity})`,
    plain(message.condition),
    link(page),
  ]);
  return [
    ...part(
      `## ${labels.overview}`,
      overviews.map((name) => `- [${titles[name]}](${name}.md)`),
    ),
    ...part(`## ${labels.alert}`, table([labels.severity, labels.alert, labels.condition, labels.page], rows)),
    ...part(
      `## ${labels.pages}`,
      keys.map((key) => `- ${link(key)}`),
    ),
  ];
}

/** People's tasks and windows; what happens by itself would only fill a calendar. */
function calendar(book: Book, { asOf, base }: RenderOptions): string {
  const { plan, words } = book;
  const { key, environment, title } = plan.system;
  return calendarOf(
    tasksOf(book).filter(({ kind }) => kind !== "automatic"),
    {
      name: `${title} ${words.labels.tasks}`,
      scope: `${key}.${environment}`,
      year: Number(asOf.slice(0, 4)),
      link: ({ page }) => (page === undefined ? undefined : `${base}/${key}/${page}`),
      describe: ({ schedule, chosenDay, clauses }) =>
        [
          `${scheduleText(words, schedule)}${chosenDay ? ` (${words.labels.chosenDay})` : ""}`,
          ...clauses.map(({ id, source }) => `${source.section}「${source.quote}」（${id}）`),
        ].join("\n"),
    },
  );
}
