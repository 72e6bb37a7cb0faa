import { type Catalogue, propertiesOf } from "../catalogue";
import type { Concept } from "../model";
import type { Desk } from "./desk";
import type { Plain } from "./draft";
import type { Platform } from "./platforms";
import type { Row } from "./rows";
import { folded, keyOf, placeOf } from "./words";

/** Words that say what sort of thing a resource is, the kinds of that sort, and what concepts of it alone are called. */
const sorts: readonly (readonly [words: RegExp, kinds: RegExp, concepts?: string])[] = [
  [/redis|cache|キャッシュ|valkey|memcached/, /redis|elasticache|memcached/, "cache."],
  [/queue|キュー|メッセージ|\bsqs\b/, /sqs|servicebus|rabbitmq|kafka|msk|\.mq\./, "queue."],
  [
    /\bdb\b|database|データベース|postgre|mysql|rds|aurora|\bsql\b/,
    /rds|aurora|postgres|mysql|sql|cosmos|dynamodb|pool/,
    "db.",
  ],
  [/load balanc|\balb\b|ロードバランサ/, /alb|nlb|gateway|ingress|frontdoor/, "http."],
  [/bucket|バケット|ストレージ|storage|\bs3\b/, /s3|storage/],
  [/lambda|function|関数/, /lambda|function/, "function."],
  [
    /web|api|app|server|service|サーバ|ウェブ|アプリ|サービス|システム/,
    /ecs|ec2|appservice|containerapps|appinsights|workload|node|alb|http|ingress|vm/,
  ],
];

/** What concepts of the thing alone start with that the first of the texts which names one is about: `db.`. */
export function conceptsOfSort(texts: readonly string[]): string | undefined {
  for (const text of texts.map(folded)) {
    const sort = sorts.find(([words, , concepts]) => concepts !== undefined && words.test(text));
    if (sort) return sort[2];
  }
  return undefined;
}

const aboutBackups =
  /バックアップ|スナップショット|ダンプ|世代|復旧|復元|目標|back-?ups?|snapshots?|dumps?\b|pitr|point-in-time|recovery|rpo|rto|リストア|フル|日次|週次|月次|増分|差分|full|daily|weekly|monthly|incremental|differential/gi;
const storeWords = /db|database|データベース|postgre|mysql|bucket|バケット|ファイル|file|s3|画像/i;

/** Names of the one database of a system that say nothing but that. */
const anyDatabase =
  /^(the )?((main |primary )?(db|database|rds|postgres(ql)?|mysql)( (db|database|server|instance))?|データベース(サーバー?)?|dbサーバー?)$/i;

/** Words of headings that name no resource. */
const general =
  /警告|危険|注意|重大|異常|緊急|warning|critical|戦略|概要|運用|方針|ダッシュボード|サービスレベル|優先度|sla|slo|sli|月間|年間|平均|目標|対象|監視項目|監視|しきい値|閾値|メトリクス|指標|アラート|設定|一覧|項目|ルール|条件|基準|monitoring|monitored|thresholds?|alerts?|alarms?|metrics?|rules?|items?|limits?|conditions?|overview|the|and|of|for|how/gi;

interface Use {
  readonly title: string;
  readonly row: Row;
  /** Concepts that are watched on it. */
  readonly concepts: Map<string, Concept>;
  /** Whether backups of it are made: then kinds that have any come first. */
  backedUp: boolean;
}

/** The resources of a draft, by the names the document gives them. */
export class Resources {
  private readonly uses = new Map<string, Use>();
  private readonly places = new Map<string, string>();

  constructor(private readonly desk: Desk) {}

  /** Notes that a concept is watched on what a title names; the key is final, the resource is found by `on`. */
  watch(title: string, concept: Concept, row: Row, backedUp = false): string {
    const key = this.keyFor(title);
    const use = this.uses.get(key) ?? { title, row, concepts: new Map(), backedUp };
    this.uses.set(key, use);
    use.concepts.set(concept.name, concept);
    use.backedUp ||= backedUp;
    return key;
  }

  /** What a row about backups or recovery is about: the store it names, or the one database of the system. */
  store(row: Row): { readonly resource: string; readonly concept: string } {
    const { language, catalogue } = this.desk.options;
    const plain = subjectOf(this.desk, row).replace(aboutBackups, "").trim();
    const title = storeWords.test(plain) ? plain : language === "ja" ? "データベース" : "Database";
    // Something every database measures, so that a kind of database is asked for.
    const concept = catalogue.concepts.get("db.connections.count") ?? catalogue.concepts.get("cpu.utilization");
    if (!concept) throw new Error("the catalogue has no concept that every database measures");
    return { resource: this.watch(title, concept, row, true), concept: concept.name };
  }

  /** `RDS`, `the DB` and `database` of one document are one thing, under the name that comes first. */
  private keyFor(title: string): string {
    const key = keyOf(title, "resource");
    if (this.uses.has(key) || !anyDatabase.test(title.trim())) return key;
    return [...this.uses].find(([, use]) => anyDatabase.test(use.title.trim()))?.[0] ?? key;
  }

  /** The resource on which a concept is watched, when all are known. */
  on(key: string, concept: string): string | undefined {
    return this.places.get(`${key}/${concept}`);
  }

  /** Adds the resources. What no one kind measures becomes several resources. */
  finish(): void {
    for (const [key, use] of this.uses) {
      const left = new Map(use.concepts);
      for (let part = 0; left.size > 0; part += 1) {
        const kinds = this.kindsFor(key, use, left);
        const [kind] = kinds;
        if (kind === undefined) break;
        const measured = [...left.values()].filter(({ measurements }) => measurements[kind]);
        const own = part === 0 ? key : `${key}-${measured[0]?.name.split(".")[0] ?? part}`;
        const every = kinds.filter((one) => measured.every(({ measurements }) => measurements[one]));
        const name = this.add(own, use, every, measured);
        for (const concept of measured) {
          this.places.set(`${key}/${concept.name}`, name);
          left.delete(concept.name);
        }
      }
    }
  }

  private add(key: string, { title, row }: Use, kinds: readonly string[], concepts: readonly Concept[]): string {
    const { kinds: given, answers, language } = this.desk.options;
    const question = `kind-${key}`;
    const kind = given.get(key) ?? (kinds.length === 1 ? kinds[0] : undefined);
    const asked =
      kind ?? this.desk.ask(question, language === "ja" ? `${title} は何で動いていますか` : `What is ${title}?`, kinds);
    const known = kind ?? answers.get(question);
    const properties = known === undefined ? {} : propertiesFor(this.desk.options.catalogue, key, known, concepts);
    return this.desk.add("resources", key, row, { title, from: row.from, kind: asked, ...properties }, []);
  }

  /** Kinds that measure most of the concepts, the likeliest first. */
  private kindsFor(key: string, { title, backedUp }: Use, concepts: ReadonlyMap<string, Concept>): string[] {
    const { kinds: given, platform } = this.desk.options;
    const counts = new Map<string, number>();
    for (const { measurements } of concepts.values()) {
      for (const kind of Object.keys(measurements)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    const chosen = given.get(key);
    if (chosen !== undefined && counts.has(chosen)) return [chosen];
    const own = [...counts.keys()].filter((kind) => isOf(kind, platform));
    const some = own.length > 0 ? own : [...counts.keys()].filter((kind) => isOf(kind, "kubernetes"));
    const likely = ofSort(title, some);
    const most = Math.max(0, ...likely.map((kind) => counts.get(kind) ?? 0));
    const fitting = likely.filter((kind) => counts.get(kind) === most).sort();
    if (!backedUp) return fitting;
    const known = (kind: string) => hasBackups(this.desk.options.catalogue, kind);
    return [...fitting.filter(known), ...fitting.filter((kind) => !known(kind))];
  }
}

function isOf(kind: string, platform: Platform): boolean {
  return kind.startsWith(platform === "kubernetes" ? "prometheus." : `${platform}.`);
}

function hasBackups({ sheets }: Catalogue, kind: string): boolean {
  return [...(sheets.get(kind)?.properties.values() ?? [])].some(({ readBy }) => readBy?.includes("backups"));
}

/** Those of the kinds that the words of a title name, or all. */
function ofSort(title: string, kinds: readonly string[]): readonly string[] {
  const text = folded(title);
  const named = kinds.filter((kind) =>
    kind
      .split(".")
      .slice(1)
      .some((part) => part.length > 2 && placeOf(part, text) >= 0),
  );
  if (named.length > 0) return named;
  const sort = sorts.find(([words]) => words.test(text))?.[1];
  const fitting = sort ? kinds.filter((kind) => sort.test(kind)) : [];
  return fitting.length > 0 ? fitting : kinds;
}

/** What a resource of a kind must say: identifiers are configuration. */
export function propertiesFor({ sheets }: Catalogue, key: string, kind: string, concepts: readonly Concept[]): Plain {
  const declared = sheets.get(kind)?.properties ?? new Map();
  const read = concepts.flatMap(({ measurements }) => {
    const measurement = measurements[kind];
    return measurement
      ? [...propertiesOf(measurement)].filter(([, otherwise]) => !otherwise).map(([name]) => name)
      : [];
  });
  const required = [...declared].filter(([, { required }]) => required).map(([name]) => name as string);
  const names = [...new Set([...required, ...read])].filter((name) => {
    const property = declared.get(name);
    return property === undefined || (property.filledBy === undefined && property.default === undefined);
  });
  return Object.fromEntries(names.map((name) => [name, `\${config.${configKey(`${key}-${name}`)}}`]));
}

/** `web-server-cluster` as a key of the stack configuration: `webServerCluster`. */
export function configKey(key: string): string {
  return key.replace(/[^A-Za-z0-9]+(.)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? "");
}

/** What a row says it is about, without what is measured: `Web server` of `Web server CPU`. */
export function subjectOf(desk: Desk, { first, subjects }: Row): string {
  const cells = first.about.row;
  const isConcept = (text: string) => desk.names.find([text], () => true) !== undefined;
  if (first.about.origin === "table") {
    const naming = cells.find((cell) => cell !== "" && !isConcept(cell) && !/^([\d.%<>=]+|[高中低])$/.test(cell));
    if (cells.length > 1 && naming !== undefined) return tidy(naming);
    const before = cells.map((cell) => leading(desk, cell)).find((text) => text !== "");
    if (before !== undefined) return before;
  }
  const around = [...first.about.parents].reverse().concat([...first.heading].reverse());
  const texts = first.about.origin === "table" ? around : [subjects[0] ?? "", ...around];
  for (const text of [...texts.filter(isConcept), ...around]) {
    const before = leading(desk, text) || trailing(desk, text);
    if (before !== "") return before;
  }
  return desk.options.language === "ja" ? "システム" : "System";
}

/** What is left of a text before the name of a concept; of a heading without one, the words that are not general. */
function leading(desk: Desk, text: string): string {
  const plain = text.normalize("NFKC").replace(/^[\d.\-)\s]+/, "");
  const found = desk.names.find([plain], () => true);
  if (!found) return plain.length > 24 ? "" : tidy(plain.replace(general, " "));
  const name = folded(plain).slice(0, found.at);
  const start = folded(plain).startsWith(name) ? plain.toLowerCase().indexOf(name.trim()) : -1;
  const before = start >= 0 && name.trim().length < 24 ? plain.slice(start, start + name.trim().length) : "";
  // Folding takes the s of a plural.
  const whole = before !== "" && /^s(?![a-z])/.test(plain.slice(start + before.length)) ? `${before}s` : before;
  return tidy(whole.replace(general, " "));
}

const noOwner =
  /\d|^(?:at |more |less |max|requests?|capacity|all |month|day|it|them|this|minutes?|hours?|days?)(?![a-z])/i;

/** What a sentence says after the name of a concept: `Free storage of the MySQL database must ...`. */
function trailing(desk: Desk, text: string): string {
  const plain = text.normalize("NFKC");
  const owner =
    /(?<![A-Za-z])(?:of|on|for) (?:the |our |each |every |any |all )?([A-Za-z][A-Za-z0-9 -]{1,28}?)(?= (?:must|may|should|shall|is|are|was|falls?|drops?|exceeds?|rises?|goes|stays?|expires?|has|reaches)(?![a-z])|\s?[,;:.(]|$)/.exec(
      plain,
    );
  if (!owner?.[1] || noOwner.test(owner[1])) return "";
  return desk.names.find([plain.slice(0, owner.index)], () => true) ? tidy(owner[1]) : "";
}

function tidy(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[（(][^)）]*[)）]|第[\d一二三四五六七八九十]+[章条節]/g, " ")
    .replace(/\p{S}|\p{Emoji_Presentation}/gu, " ")
    .replace(/[\s:：、,/|*`_-]+/g, " ")
    .replace(/^[のがはをでに\s]+|[のがはをでに\s]+$/g, "")
    .replace(/^[\d\s\p{P}]+$/u, "")
    .trim();
}
