import assert from "node:assert/strict";
import { complaints } from "../kit/yaml-plan";
import { backupScene } from "./backup-scene";
import { ownedProperties } from "./database-kit";
import { synth } from "./kit";
import { context } from "./plans";

const changes = (values: string) => `backups:\n  changes: { on: db, method: point-in-time, ${values} }\n`;
const week = "period: 7 days";
const windows = (backup: string, maintenance: string) =>
  changes(`${week}, backup-window: "${backup}", maintenance-window: "${maintenance}"`);
const test = "recovery:\n  test: { on: db, schedule: first monday 10:00 }\n";
const audit = "recovery:\n  database: { on: db, rpo: 1 hour, audit: framework }\n";

/** What RDS would refuse of entries, what is complained of, and the nearest it takes. */
const entries: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    "a retention of 35 days and less",
    changes("period: 35 days"),
    changes("period: 36 days"),
    ["AWS-DATABASE-RETENTION 36 days"],
  ],
  ["a retention at all", changes(week), changes("every: 1 hour"), ["AWS-DATABASE-RETENTION none"]],
  [
    "one retention",
    `${changes(week)}  more: { on: db, method: point-in-time, period: 7 days }\n`,
    `${changes(week)}  more: { on: db, method: point-in-time, period: 8 days }\n`,
    ["AWS-DATABASE-RETENTION 7 days, 8 days"],
  ],
  [
    "copies of snapshots only",
    changes(`${week}, schedule: daily 02:00, keep: 30 days, copyRegion: ap-northeast-3`),
    changes(`${week}, schedule: daily 02:00, copyRegion: ap-northeast-3`),
    ["AWS-DATABASE-COPY copyRegion"],
  ],
  [
    "locks of snapshots only",
    changes(`${week}, schedule: daily 02:00, keep: 120 days, lock: governance`),
    changes(`${week}, lock: governance`),
    ["AWS-DATABASE-COPY lock"],
  ],
  [
    "windows of half an hour and more",
    windows("daily 06:00-06:30", "sunday 03:30-04:00"),
    windows("daily 06:00-06:29", "sunday 03:30-03:59"),
    ["AWS-SCHEDULE 29 minutes", "AWS-SCHEDULE 29 minutes"],
  ],
  [
    "a backup window every day",
    windows("daily 06:00-06:30", "sunday 03:30-04:00"),
    windows("sunday 06:00-06:30", "sunday 03:30-04:00"),
    ["AWS-DATABASE-WINDOW sunday 06:00-06:30"],
  ],
  [
    "a maintenance window every week",
    windows("daily 06:00-06:30", "sunday 03:30-04:00"),
    windows("daily 06:00-06:30", "daily 03:30-04:00"),
    ["AWS-DATABASE-WINDOW daily 03:30-04:00"],
  ],
  [
    "maintenance on one weekday",
    windows("daily 06:00-06:30", "sunday 03:30-04:00"),
    windows("daily 06:00-06:30", "sunday, monday 03:30-04:00"),
    ["AWS-SCHEDULE weekly"],
  ],
  [
    "windows it can read",
    windows("daily 06:00-06:30", "sunday 03:30-04:00"),
    windows("daily 06:00 to 06:30", "second sunday 03:30-04:00"),
    ["AWS-DATABASE-WINDOW daily 06:00 to 06:30", "AWS-DATABASE-WINDOW second sunday 03:30-04:00"],
  ],
  [
    "windows that do not meet",
    windows("daily 03:00-03:30", "sunday 03:30-04:00"),
    windows("daily 03:00-03:31", "sunday 03:30-04:00"),
    ["AWS-DATABASE-OVERLAP 18:00-18:31 and sat:18:30-sat:19:00 (UTC)"],
  ],
  [
    "windows that do not meet over midnight in UTC",
    windows("daily 08:45-09:15", "sunday 09:15-09:45"),
    windows("daily 08:45-09:15", "sunday 09:14-09:44"),
    ["AWS-DATABASE-OVERLAP 23:45-00:15 and sun:00:14-sun:00:44 (UTC)"],
  ],
  [
    "maintenance over the end of the week clear of the backups after it",
    windows("daily 09:30-10:00", "sunday 08:45-09:30"),
    windows("daily 09:29-10:00", "sunday 08:45-09:30"),
    ["AWS-DATABASE-OVERLAP 00:29-01:00 and sat:23:45-sun:00:30 (UTC)"],
  ],
  [
    "one backup window",
    `${changes(`${week}, backup-window: "daily 06:00-06:30"`)}  more: { on: db, backup-window: "daily 06:00-06:30" }\n`,
    `${changes(`${week}, backup-window: "daily 06:00-06:30"`)}  more: { on: db, backup-window: "daily 07:00-07:30" }\n`,
    ["AWS-DATABASE-WINDOW daily 06:00-06:30, daily 07:00-07:30"],
  ],
  [
    "a time at which its backup window begins",
    changes(`${week}, schedule: daily 06:00, backup-window: "daily 06:00-07:00"`),
    changes(`${week}, schedule: daily 06:10, backup-window: "daily 06:00-07:00"`),
    ["AWS-DATABASE-WINDOW daily 06:00-07:00, daily 06:10"],
  ],
  [
    "a time every day",
    changes(`${week}, schedule: daily 02:00`),
    changes(`${week}, schedule: weekly sunday 02:00`),
    ["AWS-DATABASE-WINDOW weekly sunday 02:00"],
  ],
  [
    "restore tests of snapshots only",
    `${changes(`${week}, schedule: daily 02:00, keep: 30 days`)}${test}`,
    `${changes(week)}${test}`,
    ["AWS-DATABASE-VAULT restore test first monday 10:00"],
  ],
  [
    "audits of what AWS Backup protects only",
    `${changes(`${week}, schedule: daily 02:00, keep: 30 days`)}${audit}`,
    `${changes(week)}${audit}`,
    ["AWS-DATABASE-VAULT audit: framework"],
  ],
];

describe("A database whose settings are the stack's has", () => {
  const objections = (yaml: string, properties: string = ownedProperties.create) =>
    complaints(backupScene(yaml, properties).synthesis.problems);

  for (const [what, accepted, refused, problems] of entries) {
    it(what, () => {
      assert.deepEqual(objections(accepted), []);
      assert.deepEqual(objections(refused), problems);
    });
  }

  it("a retention that somebody named when it is made; one that is taken over keeps its own", () => {
    assert.deepEqual(objections("", ownedProperties.adopt), []);
    assert.deepEqual(objections(""), ["AWS-DATABASE-RETENTION none"]);
  });

  it("an owner that is known", () => {
    const owner = (said: string) => objections(changes(week), ownedProperties.adopt.replace("adopt", said));
    assert.deepEqual(owner("adopt"), []);
    assert.deepEqual(owner("adapt"), ["AWS-DATABASE-OWNERSHIP adapt"]);
  });

  it("a zone whose clocks are not changed, as windows are in UTC", () => {
    const { plan } = backupScene(windows("daily 06:00-06:30", "sunday 03:30-04:00"), ownedProperties.create);
    const inZone = (timezone: string) =>
      complaints(synth({ ...plan, system: { ...plan.system, timezone } }, context).problems);
    assert.deepEqual(inZone("UTC"), []);
    assert.deepEqual(inZone("Europe/Berlin"), ["AWS-SCHEDULE Europe/Berlin", "AWS-SCHEDULE Europe/Berlin"]);
  });

  it("a retention of a day and more: 0, which would switch its backups off, is no time to start with", () => {
    assert.deepEqual(objections(changes("period: 1 day")), []);
    assert.throws(
      () => objections(changes("period: 0 days")),
      /SPEC-VALUE {2}backups\.changes\.period: .*given 0 days/,
    );
  });

  it("problems that point at the value and name its row", () => {
    const window = 'backup-window: { is: "sunday 06:00-06:30", row: S-1 }';
    const { synthesis } = backupScene(changes(`from: DR, ${week}, ${window}`), ownedProperties.create);
    const [problem] = synthesis.problems;
    assert.deepEqual(
      [problem?.path, problem?.clauses, problem?.at?.file, problem?.allowed],
      ["backups.changes.backup-window", ["S-1"], "shop.yaml", "daily 06:00-06:30"],
    );
  });

  it("every property that AWS needs, and each that is missing is named", () => {
    const needed = ["class", "engineVersion", "storageGiB", "username", "subnetGroup", "securityGroups"];
    const { synthesis } = backupScene(changes(week), "ownership: create");
    assert.deepEqual(
      synthesis.problems.map(({ code, path, what, change }) => [code, path, what, change]),
      needed.map((name) => [
        "AWS-DATABASE-SETTING",
        "resources.db",
        `${name} of an instance the stack makes is not said`,
        `add ${name} to the resource`,
      ]),
    );
    assert.deepEqual(objections(changes(week), "ownership: adopt"), ["AWS-DATABASE-SETTING none"]);
    assert.deepEqual(objections(changes(week)), []);
  });

  for (const [accepted, refused, given] of [
    ['storageGiB: "20"', 'storageGiB: "19"', "19 GiB"],
    ['storageGiB: "65536"', 'storageGiB: "65537"', "65537 GiB"],
    ['maxStorageGiB: "200"', "maxStorageGiB: 200 GiB"],
    ['multiAz: "true"', 'multiAz: "yes"'],
    ['port: "1150"', 'port: "1149"', "1149"],
    ['monitoringInterval: "60", monitoringRole: some-role', 'monitoringInterval: "60"'],
    ['monitoringInterval: "0"', 'monitoringInterval: "45", monitoringRole: some-role', "45 seconds"],
    ['engineVersion: "16", autoMinorVersionUpgrade: "true"', 'engineVersion: "16.3", autoMinorVersionUpgrade: "true"'],
    [
      'engineVersion: "16.3", autoMinorVersionUpgrade: "false"',
      'engineVersion: "16.4", autoMinorVersionUpgrade: "true"',
    ],
    ["logs: postgresql", "logs: postgresql audit", "audit"],
    ["securityGroups: sg-0a", "securityGroups: default"],
    ["masterPassword: managed", "masterPassword: mine"],
  ] as readonly (readonly [string, string, string?])[]) {
    it(`${accepted}, not ${refused}`, () => {
      const adopted = (property: string) => objections(changes(week), `${ownedProperties.adopt}, ${property}`);
      assert.deepEqual(adopted(accepted), []);
      assert.deepEqual(adopted(refused), [
        `AWS-DATABASE-SETTING ${given ?? refused.replaceAll('"', "").replace(/, .*/, "")}`,
      ]);
    });
  }

  it("an identifier RDS takes", () => {
    const named = (instance: string) => {
      const { synthesis } = backupScene(changes(week), ownedProperties.create, instance);
      return complaints(synthesis.problems);
    };
    const longest = "a".repeat(63);
    for (const accepted of ["shop-db", "s", longest]) assert.deepEqual(named(accepted), []);
    for (const refused of ["Shop-db", "1shop", "shop--db", "shop-", `${longest}a`, '"stack:data/prod#db"']) {
      assert.deepEqual(named(refused), [`AWS-DATABASE-NAME ${refused.replaceAll('"', "")}`]);
    }
  });
});
