import type { Statement } from "../document";
import type { Desk } from "./desk";
import type { Plain } from "./draft";
import type { Resources } from "./resources";
import { placeOfWords, type Row } from "./rows";
import { isTime } from "./values";
import { folded, keyOf } from "./words";

const backup =
  /バックアップ|スナップショット|ダンプ|世代|back(ed)?[- ]?ups?\b|snapshots?|dump(s|ed)?\b|pitr|point[- ]in[- ]time|リストア/i;
const restoreTest = /リストアテスト|復元テスト|復旧テスト|(restore|recovery)[- ](test|drill)|test(ed)? restor/i;
const log = /ログ|logs?\b|監査証跡|audit trail/i;

const logName =
  /(?:(?:application|access|audit|error|security|system|database|server|batch|app|web|api|event|debug|query|auth[a-z]*|operation)\s+)+logs?(?![a-z])|[\u30a1-\u30ff\u4e00-\u9fffA-Za-z]+ログ/gi;
const unchangeable =
  /\bWORM\b|immutab|tamper|object lock|cannot be (?:changed|altered|deleted)|nobody can change|改ざん|改竄|変更不可/i;

/** How a store is protected, by the words documents have for it; the first that is named. */
const methods: readonly (readonly [RegExp, string])[] = [
  [/増分|incremental/i, "incremental"],
  [/差分|differential/i, "differential"],
  [/pitr|ポイントインタイム|point[- ]in[- ]time|\bwal\b|継続的/i, "point-in-time"],
  [/スナップショット|snapshot/i, "snapshot"],
  [/ダンプ|\bdump/i, "dump"],
  [/バージョニング|version/i, "versioning"],
];

const keys: Readonly<Partial<Record<Statement["kind"], string>>> = {
  schedule: "schedule",
  interval: "every",
  retention: "keep",
  generations: "generations",
};

interface Backup {
  readonly row: Row;
  readonly resource: string;
  readonly concept: string;
  readonly value: Plain;
  readonly statements: Statement[];
}

/**
 * Whether a row says more of a backup that has its schedule: recovery to a point in time starts from it, and the next
 * sentence says how long it is kept.
 */
function goesOn(before: Backup, { first }: Row, { method, ...value }: Plain): boolean {
  if (before.value.schedule === undefined || value.schedule !== undefined || value.every !== undefined) return false;
  if (Object.keys(value).some((key) => before.value[key] !== undefined)) return false;
  const { about, file } = before.row.first;
  const isNext = about.block === first.about.block && file === first.file && about.origin !== "table";
  return method === "point-in-time" || (isNext && (method === "full" || method === before.value.method));
}

/** Backups with their retention, and stores of logs. */
export class Storage {
  private readonly backups: Backup[] = [];
  private readonly tests: Backup[] = [];

  constructor(
    private readonly desk: Desk,
    private readonly resources: Resources,
  ) {}

  take(row: Row): Statement[] {
    const own = [...row.first.about.row, row.first.about.sentence, ...row.first.about.parents].join(" ");
    const text = `${own} ${row.first.heading.join(" ")}`;
    if (log.test(own) || (log.test(text) && !backup.test(text)))
      return row.statements.filter((one) => !this.takeLog(row, one));
    if (!backup.test(text)) return [...row.statements];
    return restoreTest.test(own) ? this.takeRestoreTest(row) : this.takeBackup(row, own);
  }

  private takeLog(row: Row, statement: Statement): boolean {
    const stated = statement.kind === "retention" ? this.desk.statedValue(statement) : undefined;
    const kind = { aws: "aws.cloudwatch.log-group", azure: "azure.loganalytics.workspace", kubernetes: undefined }[
      this.desk.options.platform
    ];
    if (!stated || !kind) return false;
    const title = this.logTitle(row, statement);
    const key = keyOf(title, "log");
    const name = kind.startsWith("aws") ? `/${this.desk.options.system}/${key}` : `${this.desk.options.system}-${key}`;
    const common = { title, ownership: "create", from: row.from };
    const value =
      this.desk.options.platform === "aws" && this.isLocked(title, statement)
        ? { ...common, kind: "aws.s3.bucket", name: `${this.desk.options.system}-${key}`, ...this.locked(stated) }
        : { ...common, kind, name, keep: stated };
    this.desk.add("logs.stores", key, row, value, [statement]);
    return true;
  }

  /** What is logged, by the last log that is named before the value. */
  private logTitle(row: Row, { about, words }: Statement): string {
    if (about.origin !== "paragraph" && about.origin !== "list") return row.title;
    const sentence = about.sentence.normalize("NFKC");
    const before = sentence.slice(0, Math.max(0, placeOfWords({ about, words })));
    return [...before.matchAll(logName)].at(-1)?.[0] ?? row.title;
  }

  /** Whether the document says of this log that nobody may change it. */
  private isLocked(title: string, { file }: Statement): boolean {
    const named = folded(title);
    return (this.desk.options.lines.get(file) ?? []).some((line) => {
      const text = line.normalize("NFKC");
      const at = text.search(unchangeable);
      const last = at < 0 ? undefined : [...text.slice(0, at).matchAll(logName)].at(-1)?.[0];
      return last !== undefined && folded(last) === named;
    });
  }

  private locked(period: Plain): Plain {
    const asks = "Who may delete a locked record before its time: people with a special right, or nobody?";
    const mode = this.desk.ask("lock-mode", asks, ["governance", "compliance"]);
    return { keep: period, immutable: { mode, period: period.is } };
  }

  /** Restores that are tried: work with its days, about the store. */
  private takeRestoreTest(row: Row): Statement[] {
    const timed = row.statements.find(({ kind }) => kind === "schedule" || kind === "interval");
    const schedule = timed && this.desk.statedValue(timed);
    if (!timed || !schedule) return [...row.statements];
    const { resource, concept } = this.resources.store(row);
    this.tests.push({ row, resource, concept, value: { schedule }, statements: [timed] });
    return row.statements.filter((statement) => statement !== timed);
  }

  private takeBackup(row: Row, text: string): Statement[] {
    const method = methods.find(([words]) => words.test(text))?.[1] ?? "full";
    const stated = row.statements.flatMap((statement) => {
      const key = method === "point-in-time" && isTime(statement) ? "period" : keys[statement.kind];
      const value = key !== undefined && this.desk.statedValue(statement);
      return value ? [{ statement, key, value }] : [];
    });
    const first = new Map(stated.reverse().map((one) => [one.key, one]));
    if (first.size === 0) return [...row.statements];
    const value: Plain = {
      method,
      ...Object.fromEntries([...first.values()].reverse().map((one) => [one.key, one.value])),
    };
    const used = [...first.values()].map(({ statement }) => statement);
    const { resource, concept } = this.resources.store(row);
    const base = this.backups.find((one) => one.resource === resource && goesOn(one, row, value));
    if (base) {
      Object.assign(base.value, { ...value, method: base.value.method === "full" ? method : base.value.method });
      base.statements.push(...used);
      return row.statements.filter((statement) => !used.includes(statement));
    }
    this.backups.push({ row, resource, concept, value, statements: used });
    return row.statements.filter((statement) => !used.includes(statement));
  }

  finish(): void {
    for (const { row, resource, concept, value, statements } of this.backups) {
      const on = this.resources.on(resource, concept) ?? resource;
      const key = `${on}.${String(value.method)}`;
      this.desk.add("backups", key, row, { title: row.title, on, from: row.from, ...value }, statements);
    }
    for (const { row, resource, concept, value, statements } of this.tests) {
      const on = this.resources.on(resource, concept) ?? resource;
      this.desk.add("recovery", "restore-test", row, { title: row.title, on, from: row.from, ...value }, statements);
    }
  }
}
