import { type Clause, everyEntry, type Plan, type Schedule, type SectionSpec, valuesOf } from "../../core/model";
import { type Book, clausesOf, pageTitle } from "./book";
import { cadenceOf } from "./cadence";
import { part, plain, quoted, table } from "./markdown";
import { scheduleText } from "./wording";

/** Something that comes round: a person's task, a window in which work is allowed, or what happens by itself. */
export interface Task {
  readonly kind: "task" | "window" | "automatic";
  readonly key: string;
  readonly title: string;
  readonly schedule: Schedule;
  readonly chosenDay: boolean;
  readonly clauses: readonly Clause[];
  readonly page?: string;
  /** Why the time was chosen, where the document gives none. */
  readonly assumed?: string;
}

/** An entry that names a time and at most what to look at has nothing to run: a person does it. */
const forPeople = new Set(["schedule", "review", "items"]);
const sections = new Set(["maintenance", "jobs", "dashboards", "security", "backups", "recovery"]);

/** Everything that comes round, in the order of the system file; procedures after entries. */
export function tasksOf(book: Book): Task[] {
  const { plan } = book;
  const timed = everyEntry(plan.system).filter(({ section }) => sections.has(section));
  const entries = timed.flatMap((entry) => entryTasks(book, entry));
  return [...entries, ...procedureTasks(plan, entries)];
}

function entryTasks(book: Book, entry: SectionSpec): Task[] {
  const values = valuesOf(entry);
  const people = values.every(({ name }) => forPeople.has(name)) && !["backups", "recovery"].includes(entry.section);
  return values.flatMap((value) => {
    const { name } = value;
    if (value.type !== "schedule" || !["schedule", "window", "review"].includes(name)) return [];
    const kind = name === "window" ? "window" : people ? "task" : "automatic";
    const clauses = clausesOf(book, value.stated.clauses);
    const page = clauses
      .map(({ id, runbook }) => runbook ?? book.citations.get(id))
      .find((found) => found !== undefined);
    const { assumed } = value.stated;
    const key = `${entry.section}.${entry.key}.${name}`;
    const { title } = entry;
    return [
      {
        kind,
        key,
        title,
        schedule: value.stated.value,
        chosenDay: false,
        clauses,
        ...(page && { page }),
        ...(assumed && { assumed }),
      },
    ];
  });
}

/** Human procedures with a rhythm. One that the document puts beside a window is done in that window. */
function procedureTasks(plan: Plan, entries: readonly Task[]): Task[] {
  const windows = entries.filter(({ kind }) => kind === "window");
  return plan.clauses.flatMap((clause) => {
    if (clause.runbook === undefined || !clause.path.startsWith("procedures")) return [];
    const beside = windows.find(({ clauses }) =>
      clauses.some(({ source }) => source.section === clause.source.section),
    );
    const cadence = beside ? { schedule: beside.schedule, chosenDay: false } : cadenceOf(clause, plan.system.timezone);
    if (!cadence) return [];
    const heading = (clause.source.section.split(" > ").at(-1) ?? "").replace(/^[\d.]+\s*/, "");
    const title = `${heading}: ${clause.source.quote}`;
    return [{ kind: "task", key: clause.id, title, ...cadence, clauses: [clause], page: clause.runbook }];
  });
}

const periods = [1, 7, 31, 92, 366] as const;

/** Days after which it comes round again, at the longest. */
function periodOf({ schedule: { days } }: Task): number {
  if (days.kind === "daily" || days.kind === "every") return periods[0];
  if (days.kind === "weekly") return periods[1];
  if (days.kind === "every-days") return days.days;
  if (!("months" in days) || !days.months) return periods[2];
  return days.months.length > 1 ? periods[3] : periods[4];
}

/** What people do and when, most frequent first; then the windows; then what happens by itself. */
export function tasksPage(book: Book): string[] {
  const { labels } = book.words;
  const tasks = [...tasksOf(book)].sort((a, b) => periodOf(a) - periodOf(b));
  const rows = (kind: Task["kind"]) =>
    table(
      [labels.when, labels.what, labels.page, labels.document],
      tasks.filter((task) => task.kind === kind).map((task) => row(book, task)),
    );
  return [
    `[${labels.calendar}](tasks.ics)`,
    "",
    ...part(`## ${labels.people}`, rows("task")),
    ...part(`## ${labels.windows}`, rows("window")),
    ...part(`## ${labels.automatic}`, rows("automatic")),
  ];
}

function row({ plan, words }: Book, { schedule, chosenDay, title, page, clauses, assumed = "" }: Task): string[] {
  const when = scheduleText(words, schedule);
  return [
    chosenDay ? `${when} (${words.labels.chosenDay})` : when,
    plain(title),
    page === undefined ? "" : `[${plain(pageTitle(plan, page))}](${page}.md)`,
    clauses.map((clause) => quoted(clause, words)).join("<br>") || plain(assumed),
  ];
}
