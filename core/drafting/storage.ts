import type { Statement } from "../document";
import type { Desk } from "./desk";
import type { Plain } from "./draft";
import type { Resources } from "./resources";
import type { Row } from "./rows";
import { keyOf } from "./words";

const backup =
  /バックアップ|スナップショット|ダンプ|世代|back(ed)?[- ]?ups?\b|snapshots?|dumps?\b|pitr|point[- ]in[- ]time|リストア/i;
const log = /ログ|logs?\b|監査証跡|audit trail/i;

/** How a store is protected, by the words documents have for it; the first that is named. */
const methods: readonly (readonly [RegExp, string])[] = [
  [/増分|incremental/i, "incremental"],
  [/差分|differential/i, "differential"],
  [/pitr|ポイントインタイム|point[- ]in[- ]time|\bwal\b|継続的/i, "point-in-time"],
  [/スナップショット|snapshot/i, "snapshot"],
  [/ダンプ|dump/i, "dump"],
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

/** Backups with their retention, and stores of logs. */
export class Storage {
  private readonly backups: Backup[] = [];

  constructor(
    private readonly desk: Desk,
    private readonly resources: Resources,
  ) {}

  take(row: Row): Statement[] {
    const own = [...row.first.about.row, row.first.about.sentence, ...row.first.about.parents].join(" ");
    const text = `${own} ${row.first.heading.join(" ")}`;
    if (log.test(own) || (log.test(text) && !backup.test(text)))
      return row.statements.filter((one) => !this.takeLog(row, one));
    return backup.test(text) ? this.takeBackup(row, text) : [...row.statements];
  }

  private takeLog(row: Row, statement: Statement): boolean {
    const stated = statement.kind === "retention" ? this.desk.statedValue(statement) : undefined;
    const kind = { aws: "aws.cloudwatch.log-group", azure: "azure.loganalytics.workspace", kubernetes: undefined }[
      this.desk.options.platform
    ];
    if (!stated || !kind) return false;
    const key = keyOf(row.title, "log");
    const name = kind.startsWith("aws") ? `/${this.desk.options.system}/${key}` : `${this.desk.options.system}-${key}`;
    const value = { title: row.title, kind, name, ownership: "create", from: row.from, keep: stated };
    this.desk.add("logs.stores", key, row, value, [statement]);
    return true;
  }

  private takeBackup(row: Row, text: string): Statement[] {
    const mine = row.statements.filter(({ kind }) => keys[kind] !== undefined);
    const stated = mine.flatMap((statement) => {
      const value = this.desk.statedValue(statement);
      return value ? [{ statement, key: keys[statement.kind] as string, value }] : [];
    });
    const first = new Map(stated.reverse().map((one) => [one.key, one]));
    if (first.size === 0) return [...row.statements];
    const method = methods.find(([words]) => words.test(text))?.[1] ?? "full";
    const value: Plain = {
      method,
      ...Object.fromEntries([...first.values()].reverse().map((one) => [one.key, one.value])),
    };
    const used = [...first.values()].map(({ statement }) => statement);
    const { resource, concept } = this.resources.store(row);
    this.backups.push({ row, resource, concept, value, statements: used });
    return row.statements.filter((statement) => !used.includes(statement));
  }

  finish(): void {
    for (const { row, resource, concept, value, statements } of this.backups) {
      const on = this.resources.on(resource, concept) ?? resource;
      const key = `${on}.${String(value.method)}`;
      this.desk.add("backups", key, row, { title: row.title, on, from: row.from, ...value }, statements);
    }
  }
}
