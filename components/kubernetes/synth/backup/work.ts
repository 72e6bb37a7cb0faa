import { about, formula, inText, joinTexts, spelled, type TracedText } from "../../../../core/evidence";
import { type Fact, type Plan, type Planned, type Problem, type RecoverySpec, seconds } from "../../../../core/model";
import type { TypedSpec } from "../../../kit/typed-inputs";
import { cronJob, periodOf } from "../jobs/cron-job";
import type { Variable, Work } from "../jobs/work";
import { archiveBackups, archiveTimeout, archiving, configFolder } from "./configuration";
import { mountsOf } from "./mounts";
import type { Account, Shared } from "./objects";
import { type BackupEntry, backupTypes, type Member, type Method, type Repository } from "./repository";

/** What a script is called with, by method; point-in-time recovery has no run of its own. */
const scriptOf: Readonly<Record<Exclude<Method, "point-in-time">, string>> = {
  full: "backup",
  differential: "backup",
  incremental: "backup",
  verify: "verify",
  "restore-test": "restore-test",
  heartbeat: "heartbeat",
};

/** Longest run where nothing else bounds it: a day. */
const day = 86_400;

/** Seconds between two heartbeats of the restore test. */
const tick = 15;

/** Values that say what a job is for; its script stands for them. */
const purposes = ["verification", "action"] as const;

function accountOf(method: Method): Account {
  if (backupTypes[method] !== undefined) return "writer";
  return method === "heartbeat" ? "visitor" : "reader";
}

/** The CronJobs of a repository, one for each entry that does something. */
export function repositoryJobs(
  plan: Plan,
  repository: Repository,
  shared: Shared,
): { declarations: TypedSpec[]; problems: Problem[] } {
  const made = repository.members.flatMap((member) => {
    const work = workOf(plan, repository, member, shared);
    return work ? [cronJob(plan, work)] : [];
  });
  return {
    declarations: made.flatMap(({ declarations }) => declarations),
    problems: made.flatMap(({ problems }) => problems),
  };
}

function workOf(plan: Plan, repository: Repository, { entry, method }: Member, shared: Shared): Work | undefined {
  if (method === "point-in-time") return undefined;
  const script = `/scripts/${scriptOf[method]}.sh`;
  const backup = backupTypes[method] !== undefined;
  const tiers = method === "restore-test" ? tiersOf(plan, repository) : [];
  const variables = [...commonVariables(repository, method, shared), ...ownVariables(repository, method, tiers)];
  return {
    entry,
    kind: "backup",
    site: { namespace: repository.namespace, serviceAccount: shared.name(accountOf(method)), image: repository.image },
    command: ["bash", said(script, stating(entry.facts, purposes))],
    // What runs before every backup holds the server to continuous archiving.
    ...(backup && {
      first: [
        "bash",
        said(
          "/scripts/archiving.sh",
          repository.members.flatMap((member) => about(member.entry.facts, "archive")),
        ),
      ],
    }),
    variables,
    mounts: mountsOf(repository, method, shared),
    deadline: deadlineOf(entry, tiers),
    dependsOn: [accountOf(method), "config", "scripts", "secret"].map(shared.key),
  };
}

/** A script that stands for what is documented. */
function said(script: string, facts: readonly Fact[]) {
  return spelled({ value: script, facts }, (path) => path);
}

function stating(facts: readonly Fact[], names: readonly string[]): Fact[] {
  return names.flatMap((name) => about(facts, name));
}

/** What a script must know; one that never asks the database or the repository gets neither's secrets. */
function commonVariables(repository: Repository, method: Method, shared: Shared): Variable[] {
  const secret = shared.name("secret");
  const database: Variable[] = [
    ["PGHOST", repository.host],
    ["PGUSER", repository.user],
    ["PGDATABASE", repository.database],
    ["PGPASSWORD", { secret, key: "password" }],
    ["PGCONNECT_TIMEOUT", "10"],
  ];
  const include: Variable = ["PGBACKREST_CONFIG_INCLUDE_PATH", `${configFolder}/conf.d`];
  const files: Variable[] = [
    ["STANZA", repository.stanza],
    ["PGBACKREST_CONFIG", `${configFolder}/pgbackrest.conf`],
    ...(backupTypes[method] === undefined ? [] : [include]),
    ["PGBACKREST_REPO1_CIPHER_PASS", { secret, key: "passphrase" }],
  ];
  return [...(method === "heartbeat" ? [] : files), ...(method === "verify" ? [] : database)];
}

function ownVariables(repository: Repository, method: Method, tiers: readonly Tier[]): Variable[] {
  const timeout = archiveTimeout(repository);
  const type = backupTypes[method];
  if (type !== undefined) {
    return [
      ["TYPE", type],
      ["ARCHIVE_TIMEOUT", String(timeout)],
      ["ARCHIVE_SECONDS", String(archiving.push)],
    ];
  }
  if (method === "verify") {
    return [
      ["ARCHIVE_BACKUPS", String(archiveBackups(repository) ?? 1)],
      ["SEGMENTS", repository.walSegments],
    ];
  }
  if (method !== "restore-test") return [];
  return [
    ["SCRATCH", "/scratch"],
    // Heartbeats for longer than an idle server waits: at least one segment is sent among them.
    ["TICKS", String(Math.ceil((timeout + archiving.push) / tick))],
    ["TICK_SECONDS", String(tick)],
    ["WAIT_SECONDS", String(longest(tiers))],
    ["RPO_LIMITS", limitsOf(tiers, "rpo")],
    ["RTO_LIMITS", limitsOf(tiers, "rto")],
  ];
}

/** A recovery objective about this database, or about everything. */
interface Tier {
  readonly entry: Planned<RecoverySpec>;
  readonly rpo?: number;
  readonly rto?: number;
}

function tiersOf(plan: Plan, repository: Repository): Tier[] {
  return plan.entries.recovery
    .filter(({ spec }) => spec.on === undefined || spec.on === repository.entry.spec.on)
    .map((entry) => {
      const [rpo, rto] = [entry.spec.rpo, entry.spec.rto];
      return { entry, ...(rpo && { rpo: seconds(rpo.value) }), ...(rto && { rto: seconds(rto.value) }) };
    });
}

/** `critical=900 high=3600` */
function limitsOf(tiers: readonly Tier[], objective: "rpo" | "rto"): TracedText {
  const limits = tiers.flatMap(({ entry, [objective]: value }) => {
    if (value === undefined) return [];
    return [inText`${entry.spec.key}=${formula({ value, facts: about(entry.facts, objective) })}`];
  });
  return joinTexts(limits, " ");
}

/** Beyond the longest objective a restore serves nobody. */
function longest(tiers: readonly Tier[]): number {
  const found = tiers.flatMap(({ rto }) => rto ?? []);
  return found.length > 0 ? Math.max(...found) : day;
}

/** A run ends before the next one of its kind is due; a restore test when it serves no objective any more. */
function deadlineOf(entry: BackupEntry, tiers: readonly Tier[]): number {
  if (tiers.length > 0) return longest(tiers);
  const schedule = entry.spec.schedule;
  return schedule ? Math.min(day, periodOf(schedule.value)) : day;
}
