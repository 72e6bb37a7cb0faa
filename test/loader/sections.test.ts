import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type SectionName, sectionNames } from "../../core/model";
import { sectionsPage } from "../../scripts/sections";
import { breaking, type Change, load, problemLines, systemYaml } from "../kit/system-yaml";

/** The good file with one more entry. */
function withEntry(section: SectionName, entry: string): string {
  if (section === "backups") return systemYaml(["backups:\n", `backups:\n  more: ${entry}\n`]);
  if (section === "budgets") return systemYaml(["budgets:\n", `budgets:\n  more: ${entry}\n`]);
  return systemYaml(["budgets:\n", `${section}:\n  more: ${entry}\nbudgets:\n`]);
}

/** Code and given value of every problem of a text. */
function codesOf(text: string): string[] {
  return load(text).problems.map(({ code, given = "", change }) => `${code} ${given}: ${change}`);
}

describe("keys of the sections", () => {
  it("are a closed list in each, for plain and for stated values alike", () => {
    for (const section of sectionNames) {
      const plain = codesOf(withEntry(section, "{ colour: red }"));
      const stated = codesOf(withEntry(section, "{ colour: { is: red, row: SH-90 } }"));
      assert.deepEqual(plain, ["SPEC-UNKNOWN-KEY colour: remove it"], section);
      assert.deepEqual(stated, plain, section);
    }
  });

  it("are never what every object of JavaScript has", () => {
    for (const section of sectionNames) {
      for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
        assert.deepEqual(
          codesOf(withEntry(section, `{ ${name}: { is: x, row: SH-90 } }`)),
          [`SPEC-UNKNOWN-KEY ${name}: remove it`],
          `${section}.${name}`,
        );
      }
    }
  });

  const slips: readonly (readonly [SectionName, string, string, string])[] = [
    ["backups", "copyRegoin", "ap-northeast-3", "copyRegion"],
    ["backups", "copyregion", "eu-west-1", "copyRegion"],
    ["backups", "lok", "compliance", "lock"],
    ["backups", "shedule", "daily 02:00", "schedule"],
    ["backups", "kep", "35 days", "keep"],
    ["backups", "imutable", "true", "mutable"],
    ["recovery", "RPO", "1 hour", "rpo"],
    ["maintenance", "windw", "second sunday 02:00-04:00", "window"],
    ["maintenance", "alrets", "web.errors", "alerts"],
    ["budgets", "amuont", "USD 500", "amount"],
    ["budgets", "treshold", "80%", "threshold"],
    ["jobs", "tsk", "dump", "task"],
    ["jobs", "runn", "arn:x", "run"],
    ["jobs", "retry", "3 runs", "retries"],
    ["scaling", "scop", "web", "scope"],
    ["security", "mehtod", "password-policy", "method"],
    ["slos", "tagret", "99.9%", "target"],
    ["dashboards", "pannels", "cpu.utilization", "panels"],
  ];
  for (const [section, slip, value, meant] of slips) {
    it(`${section}.${slip} is refused`, () => {
      const [problem, ...others] = codesOf(withEntry(section, `{ ${slip}: ${value} }`));
      const near = ["imutable", "alrets", "RPO", "retry"].includes(slip) ? "remove it" : `did you mean ${meant}?`;
      assert.equal(problem, `SPEC-UNKNOWN-KEY ${slip}: ${near}`);
      assert.deepEqual(others, []);
    });
  }

  it("may be anybody's where they begin with x-, and notes are free text", () => {
    const entry =
      "{ notes: [seen by the team], x-owner: { name: ops, since: 2026 }, schedule: daily 02:00, keep: 7 days, on: web }";
    assert.deepEqual(problemLines(withEntry("backups", entry)), []);
    assert.deepEqual(problemLines(systemYaml(["backups:\n", "x-anchors: { a: &a 1 }\nbackups:\n"])), []);
    assert.deepEqual(
      problemLines(systemYaml(["cpu.utilization\n    on: web\n", "cpu.utilization\n    x-page: 7\n    on: web\n"])),
      [],
    );
  });

  it("stand in docs/sections.md; if not, run npm run schema", () => {
    const page = readFileSync(join(__dirname, "../../docs/sections.md"), "utf8");
    assert.equal(page, sectionsPage());
  });
});

describe("words of closed lists", () => {
  const method = (word: string) => withEntry("backups", `{ on: web, method: { is: ${word}, row: SH-90 } }`);
  const methodOf = (word: string) => {
    const value = load(method(word)).system?.backups.find(({ key }) => key === "more")?.method;
    return value && { value: value.value, written: value.written };
  };

  it("have the spellings of the field, and keep what is written", () => {
    for (const word of [
      "point-in-time",
      "PITR",
      "pitr",
      "point in time recovery",
      "point-in-time recovery",
      "continuous",
      "WAL archiving",
      "ポイントインタイムリカバリ",
    ]) {
      assert.deepEqual(methodOf(word), { value: "point-in-time", written: word });
    }
    assert.deepEqual(methodOf("pg_dump"), { value: "dump", written: "pg_dump" });
  });

  breaking(
    "SPEC-VALUE: a slip, with the word that was meant",
    [["  db:\n    on: web\n", "  db:\n    on: web\n    method: { is: continuos, row: SH-43 }\n"]],
    [
      "49:19  SPEC-VALUE  backups.db.method.is: not a word that is known here; given continuos; allowed snapshot, full, differential, incremental, point-in-time, versioning, archive, lifecycle, dump, copy, soft-delete, report, restore-test, verify, heartbeat; did you mean continuous?",
    ],
  );

  it("refuse every other word, the names of JavaScript among them", () => {
    for (const word of [
      "no backup at all",
      "tape in a bank safe",
      "logical dump to tape",
      "constructor",
      "toString",
      "__proto__",
    ]) {
      assert.deepEqual(
        load(method(word)).problems.map(({ code, given }) => `${code} ${given}`),
        [`SPEC-VALUE ${word}`],
      );
    }
  });

  const others: readonly (readonly [SectionName, string])[] = [
    ["backups", "{ tier: Continuous8Days }"],
    ["backups", "{ lock: complience }"],
    ["backups", "{ engine: pgbackrst }"],
    ["backups", '{ encryption: { is: "false", row: SH-90 } }'],
    ["backups", '{ compression: { is: "0", row: SH-90 } }'],
    ["backups", "{ copies: { is: 2, row: SH-90 } }"],
    ["backups", "{ destination: { is: the moon, row: SH-90 } }"],
    ["backups", "{ verification: { is: never, row: SH-90 } }"],
    ["backups", "{ versioning: { is: 無効, row: SH-90 } }"],
    ["backups", "{ ownership: mine }"],
    ["recovery", "{ audit: framwork }"],
    ["budgets", "{ method: anomaly }"],
    ["budgets", "{ period: 1 hour }"],
    ["jobs", "{ task: vacum }"],
    ["jobs", "{ task: constructor }"],
    ["jobs", "{ platform: kubernets }"],
    ["scaling", "{ action: scale-outt }"],
    ["security", "{ method: pasword-policy }"],
    ["slos", "{ method: median }"],
    ["slos", "{ tiers: [1h, 2h] }"],
    ["backups", "{ destination: GLACEIR }"],
    ["security", "{ characters: [emoji] }"],
    ["security", "{ rule: mfa-enabled }"],
    ["security", "{ ownerGroup: user@example.com }"],
    ["security", "{ owner: Boss }"],
    ["budgets", "{ start: 2026-W44-7 }"],
  ];
  for (const [section, entry] of others) {
    it(`${section} ${entry} is refused`, () => {
      assert.deepEqual(
        load(withEntry(section, entry)).problems.map(({ code }) => code),
        ["SPEC-VALUE"],
      );
    });
  }
});

describe("values of the sections", () => {
  const refused: readonly (readonly [string, string])[] = [
    ['{ older: "3" }', "SPEC-VALUE"],
    ['{ older: "-3 months" }', "SPEC-VALUE"],
    ["{ older: 3 months ago }", "SPEC-VALUE"],
    ['{ older: "0" }', "SPEC-VALUE"],
    ["{ older: 0 days }", "SPEC-VALUE"],
    ["{ older: forever }", "SPEC-VALUE"],
    ["{ limit: 0 minutes }", "SPEC-VALUE"],
    ["{ age: 1440 }", "SPEC-UNIT"],
    ["{ intervals: [5 minutes, 15] }", "SPEC-UNIT"],
    ["{ files: /etc/passwd }", "SPEC-VALUE"],
    ["{ files-minutes: '1e3' }", "SPEC-VALUE"],
    ["{ user-id: root }", "SPEC-VALUE"],
    ["{ memory: lots }", "SPEC-VALUE"],
    ["{ prometheus: javascript:alert }", "SPEC-VALUE"],
  ];
  for (const [entry, code] of refused) {
    it(`jobs ${entry} is ${code}`, () => {
      assert.deepEqual(
        load(withEntry("jobs", entry)).problems.map((problem) => problem.code),
        [code],
      );
    });
  }

  it("have the dimension of their key", () => {
    assert.deepEqual(
      load(withEntry("budgets", '{ amount: "USD 200", threshold: 5 minutes }')).problems.map(({ code }) => code),
      ["SPEC-UNIT"],
    );
  });

  it("of a calendar are taken as they are written", () => {
    assert.deepEqual(problemLines(withEntry("jobs", "{ older: 3 months }")), []);
  });
});

describe("names of platforms, sources and kinds", () => {
  breaking(
    "a system is somewhere",
    [["where: { aws: main, pagerduty: main }", "where: {}"]],
    [
      "6:8  SPEC-TYPE  where: not an allowed value; given {}; allowed at least one platform: aws: main (provider -> alias of hozen:where); change it",
    ],
  );

  it("are closed lists", () => {
    const codes = (...change: readonly Change[]) =>
      load(systemYaml(...change)).problems.map(({ code, change: advice }) => `${code} ${advice}`);
    assert.deepEqual(codes(["source: aws.guardduty", "source: aws.guardutty"]), [
      "SPEC-TYPE did you mean aws.guardduty?",
    ]);
    assert.deepEqual(codes(["source: aws.guardduty", "source: constructor"]), ["SPEC-TYPE change it"]);
    assert.deepEqual(codes(["kind: aws.cloudwatch.log-group", "kind: aws.cloudwatch.log-groop"]), [
      "SPEC-TYPE did you mean aws.cloudwatch.log-group?",
    ]);
    assert.deepEqual(codes(["provider: aws", "provider: grafana"]), ["SPEC-TYPE change it"]);
    assert.deepEqual(codes(["provider: aws", "provider: aws, timout: 5 seconds"]), [
      "SPEC-UNKNOWN-KEY did you mean timeout?",
    ]);
  });

  it("properties of a resource are those of its kind", () => {
    const properties = (kind: string) =>
      kind === "aws.ec2.asg"
        ? {
            names: ["group", "maxSize"],
            allowed: (name: string, value: string) =>
              name === "maxSize" && Number.isNaN(Number(value)) ? "a plain number" : undefined,
          }
        : undefined;
    const vocabulary = { concepts: ["cpu.utilization"], kinds: ["aws.ec2.asg"], properties };
    const lines = (more: string) =>
      problemLines(systemYaml(['group: "${config.webGroup}"', `group: web${more}`]), { vocabulary });
    assert.deepEqual(lines(', maxSize: "10"'), []);
    assert.deepEqual(lines(', maxSiez: "10"'), [
      "shop.yaml:8:41  SPEC-UNKNOWN-KEY  resources.web.maxSiez: no property of aws.ec2.asg; given maxSiez; allowed title, was, from, notes, needs, kind, group, maxSize; did you mean maxSize?",
    ]);
    assert.deepEqual(lines(", maxSize: ten"), [
      "shop.yaml:8:50  SPEC-VALUE  resources.web.maxSize: not a value of this property of aws.ec2.asg; given ten; allowed a plain number; correct it",
    ]);
  });
});

describe("plain settings of stores, probes and collectors", () => {
  const codes = (...change: readonly Change[]) =>
    load(systemYaml(...change)).problems.map(({ code, given, change: advice }) => `${code} ${given}: ${advice}`);
  const store = (properties: string): Change => [
    "name: /shop/access,",
    `name: /shop/access, properties: { ${properties} },`,
  ];
  const collector = (rest: string): Change => [
    "backups:\n",
    `collectors:\n  s: { kind: prometheus, ${rest} }\nbackups:\n`,
  ];

  it("are closed lists with the nearest name", () => {
    assert.deepEqual(codes(store("kmsKye: x")), ["SPEC-UNKNOWN-KEY kmsKye: did you mean kmsKey?"]);
    assert.deepEqual(codes(collector("replikas: 2")), ["SPEC-UNKNOWN-KEY replikas: did you mean replicas?"]);
  });

  it("have the form of what reads them", () => {
    assert.deepEqual(codes(store("dailyQuotaGb: ten")), ["SPEC-TYPE ten: change it"]);
    assert.deepEqual(codes(store("dailyQuotaGb: 10")), []);
    assert.deepEqual(codes(collector("replicas: abc")), ["SPEC-TYPE abc: change it"]);
    assert.deepEqual(codes(collector("replicas: 0")), ["SPEC-TYPE 0: change it"]);
    assert.deepEqual(codes(collector("storage: lots")), ["SPEC-TYPE lots: change it"]);
    assert.deepEqual(codes(collector('serviceAccount: ""')), ["SPEC-TYPE : change it"]);
    assert.deepEqual(codes(collector("serviceAccount: prometheus, replicas: 2, storage: 50Gi")), []);
  });
});
