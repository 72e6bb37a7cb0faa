import { allProviders } from "../../components/registry";
import {
  type BackupSpec,
  type Clause,
  type MonitoredResource,
  type NamedValue,
  type RecoverySpec,
  valuesOf,
} from "../../core/model";
import { type Book, clausesOf } from "./book";
import { part, plain, quoted, table } from "./markdown";
import { chapterOf, procedureLines } from "./severities";
import { scheduleText } from "./wording";

type RestoreEntry = BackupSpec | RecoverySpec;

/** Objectives, what is kept and for how long, the commands with real names, and the pages of the procedures. */
export function restorePage(book: Book): string[] {
  const { plan, words } = book;
  const entries = [...plan.system.backups, ...plan.system.recovery];
  const chapters = new Set(entries.flatMap((entry) => clausesOf(book, objectivesOf(entry))).map(chapterOf));
  const fits = (clause: Clause) => chapters.has(chapterOf(clause)) || /^(backups|recovery)\b/.test(clause.path);
  const objectives = entries.flatMap((entry) => part(`### ${plain(entry.title)}`, entryTable(book, entry)));
  return [
    `> ${words.labels.newTarget}`,
    "",
    ...part(`## ${words.labels.procedures}`, procedureLines(book, fits)),
    ...part(`## ${words.labels.commands}`, commandLines(book, entries)),
    ...part(`## ${words.labels.objectives}`, objectives),
  ];
}

/** The clauses that say what must be there to restore from, and how fast: their chapters are about restoring. */
function objectivesOf(entry: RestoreEntry): string[] {
  const stated = entry.section === "backups" ? [entry.keep] : [entry.rpo, entry.rto];
  return stated.flatMap((value) => [...(value?.clauses ?? [])]);
}

function entryTable(book: Book, entry: RestoreEntry): string[] {
  const rows = valuesOf(entry).map((value) => [
    value.name,
    plain(valueText(book, value)),
    clausesOf(book, value.stated.clauses)
      .map((clause) => quoted(clause, book.words))
      .join("<br>") || plain(value.stated.assumed ?? ""),
  ]);
  return table(["", book.words.labels.what, book.words.labels.document], rows);
}

function valueText({ words }: Book, value: NamedValue): string {
  return value.type === "schedule" ? scheduleText(words, value.stated.value) : value.stated.written;
}

function commandLines({ plan, places }: Book, entries: readonly RestoreEntry[]): string[] {
  const subjects = new Set(entries.flatMap(({ on }) => on ?? []));
  const ofResources = plan.system.resources.flatMap((resource) => {
    const command = subjects.has(resource.key) && resource.present ? restoreCommand(resource, places) : undefined;
    return command === undefined ? [] : block(resource.title, command);
  });
  const ofBuckets = plan.system.backups.flatMap(({ title, bucket, method }) => {
    if (!bucket || method?.written !== "versioning") return [];
    return allProviders()
      .filter(({ name }) => places[name] !== undefined)
      .flatMap((provider) => {
        const command = provider.bucketCommand?.(bucket.value, places[provider.name] ?? {});
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
