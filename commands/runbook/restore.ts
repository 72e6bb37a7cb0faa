import { allProviders } from "../../components/registry";
import type { Clause, Intent, IntentValue, MonitoredResource } from "../../core/model";
import { type Book, clausesOf } from "./book";
import { part, plain, quoted, table } from "./markdown";
import { chapterOf, procedureLines } from "./severities";
import { scheduleText } from "./wording";

/** Objectives, what is kept and for how long, the commands with real names, and the pages of the procedures. */
export function restorePage(book: Book): string[] {
  const { plan, words } = book;
  const intents = plan.system.intents.filter(({ section }) => section === "backups" || section === "recovery");
  const chapters = new Set(intents.flatMap((intent) => clausesOf(book, objectivesOf(intent))).map(chapterOf));
  const fits = (clause: Clause) => chapters.has(chapterOf(clause)) || /^(backups|recovery)\b/.test(clause.path);
  const objectives = intents.flatMap((intent) => part(`### ${plain(intent.title)}`, intentTable(book, intent)));
  return [
    `> ${words.labels.newTarget}`,
    "",
    ...part(`## ${words.labels.procedures}`, procedureLines(book, fits)),
    ...part(`## ${words.labels.commands}`, commandLines(book, intents)),
    ...part(`## ${words.labels.objectives}`, objectives),
  ];
}

/** The clauses that say what must be there to restore from, and how fast: their chapters are about restoring. */
function objectivesOf({ values }: Intent): string[] {
  return ["keep", "rpo", "rto"].flatMap((name) => [...(values[name]?.stated.clauses ?? [])]);
}

function intentTable(book: Book, { values }: Intent): string[] {
  const rows = Object.entries(values).map(([name, value]) => [
    name,
    plain(valueText(book, value)),
    clausesOf(book, value.stated.clauses)
      .map((clause) => quoted(clause, book.words))
      .join("<br>") || plain(value.stated.assumed ?? ""),
  ]);
  return table(["", book.words.labels.what, book.words.labels.document], rows);
}

function valueText({ words }: Book, value: IntentValue): string {
  return value.type === "schedule" ? scheduleText(words, value.stated.value) : value.stated.written;
}

function commandLines({ plan, places }: Book, intents: readonly Intent[]): string[] {
  const subjects = new Set(intents.flatMap(({ on }) => on ?? []));
  const ofResources = plan.system.resources.flatMap((resource) => {
    const command = subjects.has(resource.key) && resource.present ? restoreCommand(resource, places) : undefined;
    return command === undefined ? [] : block(resource.title, command);
  });
  const ofBuckets = intents.flatMap(({ title, values }) => {
    const { bucket, method } = values;
    if (bucket?.type !== "text" || method?.stated.written !== "versioning") return [];
    return allProviders()
      .filter(({ name }) => places[name] !== undefined)
      .flatMap((provider) => {
        const command = provider.bucketCommand?.(bucket.stated.value, places[provider.name] ?? {});
        return command === undefined ? [] : block(title, command);
      });
  });
  return [...ofResources, ...ofBuckets];
}

/** The command that restores this resource beside itself; undefined for kinds that have none. */
function restoreCommand(resource: MonitoredResource, places: Book["places"]): string | undefined {
  const provider = allProviders().find(({ restoreCommands }) => restoreCommands?.[resource.kind]);
  return provider?.restoreCommands?.[resource.kind]?.(resource, places[provider.name] ?? {});
}

function block(title: string, command: string): string[] {
  return [`${plain(title)}:`, "", "```sh", command, "```", ""];
}
