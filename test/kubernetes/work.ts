import { strict as assert } from "node:assert";
import { join } from "node:path";
import { synth } from "../../components/kubernetes/synth";
import { loadCatalogue } from "../../core/catalogue";
import { holds, readPath } from "../../core/evidence";
import { loadSystem } from "../../core/loader";
import { type Fact, formatProblem, type Plan, type ResourceSpec, type Synthesis } from "../../core/model";
import { planSystem } from "../../core/planning";
import { allFacts } from "../../core/planning/coverage";
import { site } from "./plan";

const head = `system: shop
title: Shop
language: en
timezone: Asia/Tokyo
document: { name: shop.md, version: "1.0" }
where: { kubernetes: main }
resources:
  db: { title: Database, kind: prometheus.postgres, job: postgres }
  app: { title: App, kind: prometheus.http, job: app }
  timer: { title: Timer, kind: prometheus.kubernetes, namespace: shop, cronjob: elsewhere }
`;

const digest = `registry.example.com/tools@sha256:${"0".repeat(64)}`;

/** Backups of a CloudNativePG cluster. */
export const cnpg = `backups:
  cluster: { on: db, engine: cnpg, cluster: shop-db, bucket: shop-barman }
  nightly:
    on: db
    method: full
    from: 4. Backup
    schedule: { is: daily 03:00, row: SH-01 }
    keep: { is: 30 days, row: SH-02 }
    compression: { is: gzip, row: SH-03 }
`;

/** A pgBackRest repository with everything it needs. */
export const repository = `backups:
  database:
    on: db
    engine: pgbackrest
    image: ${digest}
    host: postgres.shop.svc
    data-path: /var/lib/postgresql/data
    database: shop
    user: backup
    password: backupPassword
    bucket: shop-pgbackrest
    region: ap-northeast-1
    role: arn:aws:iam::123456789012:role/writer
    read-role: arn:aws:iam::123456789012:role/reader
    passphrase: backupPassphrase
    tls-secret: pgbackrest-tls
    scratch-size: 50Gi
  database.full:
    on: db
    method: full
    from: 4. Backup
    schedule: { is: daily 03:00, row: SH-01 }
    keep: { is: 30 days, row: SH-02 }
    compression: { is: gzip, row: SH-03 }
    encryption: { is: AES-256, row: SH-04 }
    destination: { is: S3, row: SH-05 }
  database.incremental:
    on: db
    method: differential
    from: 4. Backup
    schedule: { is: every 6 hours, row: SH-06 }
    keep: { is: 7 days, row: SH-07 }
    archive: { is: WAL archive, row: SH-08 }
    delay: 5 minutes
  database.point-in-time:
    on: db
    method: point-in-time
    from: 4. Backup
    keep: { is: 7 days, row: SH-09 }
  database.verify: { on: db, method: verify, from: 4. Backup, schedule: "sunday 08:00", verification: { is: automatic, row: SH-10 } }
  database.restore-test: { on: db, method: restore-test, from: 4. Backup, schedule: "sunday 10:00", verification: { is: tested, row: SH-11 } }
  database.heartbeat: { on: db, method: heartbeat, schedule: every 3 minutes }
  before-change: { on: db, method: incremental, from: 4. Backup, action: { is: before a change, row: SH-12 } }
recovery:
  critical: { from: 4. Backup, rpo: { is: 15 minutes, row: SH-13 }, rto: 1 hour }
  low: { from: 4. Backup, rpo: { is: 24 hours, row: SH-14 }, rto: 24 hours }
`;

/** Jobs of the cluster: what they share, one of maintenance and one of checks. */
export const jobs = `maintenance:
  weekly:
    from: 5. Maintenance
    platform: kubernetes
    schedule: { is: "first sunday 03:30", row: SH-20 }
    limit: { is: 3 hours, row: SH-21 }
    vacuum: { is: optimise the database, row: SH-22 }
    reindex: { is: rebuild indexes, row: SH-23 }
jobs:
  cluster:
    platform: kubernetes
    image: ${digest}
    host: postgres.shop.svc
    database: shop
    user: maintenance
    password: maintenancePassword
    cache: redis.shop.svc:6379
    endpoints: https://shop.example.com/health
    report: slackWebhook
  check:
    from: 3. Operation
    platform: kubernetes
    schedule: { is: daily 09:00, row: SH-24 }
    check-health: { is: health check, row: SH-25 }
`;

/** An autoscaler. */
export const scaling = `scaling:
  app:
    on: app
    from: 6. Scaling
    platform: kubernetes
    deployment: shop
    method: { is: automatic, row: SH-30 }
    target: { is: 70%, row: SH-31 }
    minimum: { is: 2 replicas, row: SH-32 }
    maximum: 6 replicas
`;

/** What the sections become on a cluster; each change replaces one text that must be there. */
export function rendered(
  text: string,
  ...changes: readonly (readonly [string, string])[]
): { plan: Plan; synthesis: Synthesis } {
  const changed = changes.reduce((whole, [from, to]) => {
    assert.ok(whole.includes(from), from);
    return whole.replace(from, to);
  }, head + text);
  const catalogue = loadCatalogue([join(__dirname, "..", "..", "alert-rules")]);
  const loaded = loadSystem(changed, {
    file: "shop.yaml",
    environment: "prod",
    asOf: "2026-11-22",
    config: { opsMail: "ops@example.com" },
    vocabulary: { concepts: [...catalogue.concepts.keys()], kinds: catalogue.kinds },
  });
  assert.deepEqual(loaded.problems.map(formatProblem), []);
  assert.ok(loaded.system);
  const plan = planSystem(loaded.system, catalogue, { runbookBase: "https://runbooks.example.com" });
  return { plan, synthesis: synth(plan, site) };
}

/** Codes of the problems, once each. */
export function codesOf({ synthesis }: { synthesis: Synthesis }): string[] {
  return [...new Set(synthesis.problems.map(({ code }) => code))];
}

export function declarationOf(synthesis: Synthesis, key: string): ResourceSpec {
  const found = synthesis.declarations.find((declaration) => declaration.key === key);
  assert.ok(found, `no ${key} among ${synthesis.declarations.map((one) => one.key).join(", ")}`);
  return found;
}

/** What stands at a path of a declaration. */
export function valueAt(synthesis: Synthesis, key: string, path: string): unknown {
  return readPath(declarationOf(synthesis, key).inputs, path);
}

/** Documented values that stand in no object. */
export function unseenIn({ plan, synthesis }: { plan: Plan; synthesis: Synthesis }): Fact[] {
  const { declarations } = synthesis;
  return allFacts(plan).filter(
    (fact) =>
      !declarations.some(({ evidence, inputs }) =>
        evidence.some(
          (point) => point.clause === fact.clause && point.role === fact.role && holds(fact, point, inputs),
        ),
      ),
  );
}
