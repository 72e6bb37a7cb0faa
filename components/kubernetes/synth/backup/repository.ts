import { type BackupSpec, type Plan, type Planned, type Problem, seconds } from "../../../../core/model";
import { problemAt } from "../../../kit/problems";
import { periodOf } from "../jobs/cron-job";
import { settingOf } from "../jobs/entry";
import { imageProblems } from "../jobs/image";

/** An entry of `backups:`. */
export type BackupEntry = Planned<BackupSpec>;

/** Kinds of work on a repository, as `method:` of an entry names them. */
export const methods = [
  "full",
  "differential",
  "incremental",
  "point-in-time",
  "verify",
  "restore-test",
  "heartbeat",
] as const;
export type Method = (typeof methods)[number];

/** pgBackRest's word for methods that take a backup, and so reach into the server's data. */
export const backupTypes: Readonly<Partial<Record<Method, string>>> = {
  full: "full",
  differential: "diff",
  incremental: "incr",
};

/** One entry that works on a repository. */
export interface Member {
  readonly entry: BackupEntry;
  readonly method: Method;
}

/** The settings of a repository that the cluster needs, and who works on it. */
export interface Repository {
  readonly entry: BackupEntry;
  readonly members: readonly Member[];
  readonly namespace: string;
  readonly image: string;
  readonly bucket: string;
  readonly region: string;
  /** Host name of the Service in front of the PostgreSQL server, which runs `pgbackrest server`. */
  readonly host: string;
  readonly dataPath: string;
  readonly stanza: string;
  readonly user: string;
  readonly database: string;
  /** Keys of the stack configuration. */
  readonly passwordKey: string;
  readonly passphraseKey: string;
  /** IAM roles the service accounts take: one may read and write the bucket, the other only read it. */
  readonly role: string;
  readonly readRole: string;
  /** Secret with ca.crt, tls.crt and tls.key, by which the server knows who asks. */
  readonly tlsSecret: string;
  /** WAL segments of one log file: 4 GiB by the server's segment size. */
  readonly walSegments: string;
  /** Volume for the restore test, in the notation of Kubernetes: `100Gi`. */
  readonly scratchSize: string;
}

const needed = [
  "image",
  "bucket",
  "region",
  "host",
  "data-path",
  "user",
  "password",
  "passphrase",
  "role",
  "read-role",
  "tls-secret",
  "scratch-size",
] as const;

/** The repositories of a plan that one engine keeps, each with the entries about the same database. */
export function repositoriesOf(plan: Plan, namespace: string): { repositories: Repository[]; problems: Problem[] } {
  const backups = plan.entries.backups;
  const owners = backups.filter((entry) => settingOf(entry.spec.engine) === "pgbackrest");
  const problems: Problem[] = [];
  const repositories = owners.flatMap((entry) => {
    const missing = needed.filter((name) => settingOf(entry.spec[name]) === undefined);
    const wrong = [...missing.map((name) => missingSetting(entry, name)), ...imageProblems(entry)];
    const members = backups
      .filter(
        (other) => other !== entry && other.spec.on === entry.spec.on && settingOf(other.spec.method) !== undefined,
      )
      .map((other) => ({ entry: other, method: settingOf(other.spec.method) as Method }));
    problems.push(...wrong, ...members.flatMap(memberProblems));
    if (wrong.length > 0) return [];
    return [
      { entry, members: members.filter(({ method }) => methods.includes(method)), ...settings(entry, namespace) },
    ];
  });
  return { repositories, problems };
}

function settings(entry: BackupEntry, namespace: string): Omit<Repository, "entry" | "members"> {
  const read = (name: (typeof needed)[number]): string => settingOf(entry.spec[name]) ?? "";
  return {
    namespace: settingOf(entry.spec.namespace) ?? namespace,
    image: read("image"),
    bucket: read("bucket"),
    region: read("region"),
    host: read("host"),
    dataPath: read("data-path"),
    stanza: settingOf(entry.spec.stanza) ?? "main",
    user: read("user"),
    database: settingOf(entry.spec.database) ?? "postgres",
    passwordKey: read("password"),
    passphraseKey: read("passphrase"),
    role: read("role"),
    readRole: read("read-role"),
    tlsSecret: read("tls-secret"),
    walSegments: settingOf(entry.spec["wal-segments"]) ?? "256",
    scratchSize: read("scratch-size"),
  };
}

/** Seconds between two runs of a method; undefined when no entry has it. */
export function intervalOf({ members }: Pick<Repository, "members">, method: Method): number | undefined {
  const found = memberOf({ members }, method);
  const schedule = found?.entry.spec.schedule;
  return schedule && periodOf(schedule.value);
}

export function memberOf({ members }: Pick<Repository, "members">, method: Method): Member | undefined {
  return members.find((member) => member.method === method);
}

/** Seconds of a quantity of the member with this method. */
export function secondsOf(
  { members }: Pick<Repository, "members">,
  method: Method,
  name: "keep" | "delay",
): number | undefined {
  const stated = memberOf({ members }, method)?.entry.spec[name];
  return stated && seconds(stated.value);
}

function missingSetting(entry: BackupEntry, name: string): Problem {
  return problemAt(entry, "KUBERNETES-BACKUP", {
    what: "a pgBackRest repository lacks a setting",
    allowed: needed.join(", "),
    change: `add ${name}: to it`,
  });
}

function memberProblems({ entry, method }: Member): Problem[] {
  if (methods.includes(method)) return [];
  const problem = {
    what: "not a pgBackRest backup type or task",
    given: method,
    allowed: methods.join(", "),
    change: "correct method",
  };
  return [problemAt(entry, "KUBERNETES-BACKUP-METHOD", problem, entry.spec.method)];
}
