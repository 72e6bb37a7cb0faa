import { strict as assert } from "node:assert";
import type { AlertSpec, System } from "../../core/model";
import { load, problemLines, systemYaml } from "../kit/system-yaml";

const delta = 'dev:\n    - { change: \'alerts["web.cpu"].critical.is\', to: ">= 95%", because: load tests }';

/** The good file with other changes of environments. */
function withChanges(environment: string, ...changes: string[]): string {
  return systemYaml([delta, `${environment}:\n${changes.map((change) => `    - ${change}`).join("\n")}`]);
}

function systemOf(text: string, environment: string): System {
  const { system, problems } = load(text, { environment });
  assert.deepEqual(problems, []);
  assert.ok(system);
  return system;
}

function criticalOf(system: System): AlertSpec["levels"][number] | undefined {
  return system.alerts[0]?.levels.find(({ severity }) => severity === "critical");
}

describe("changes for an environment", () => {
  it("apply there and nowhere else", () => {
    assert.equal(criticalOf(systemOf(systemYaml(), "prod"))?.threshold.written, ">= 85%");
    const dev = criticalOf(systemOf(systemYaml(), "dev"));
    assert.equal(dev?.threshold.written, ">= 95%");
    assert.deepEqual(dev?.threshold.clauses, ["SH-12"]);
  });

  it("may replace a whole part, which keeps the path and so the ids of its rows", () => {
    const to = "{ is: 80 days, from: Logs }";
    const text = withChanges("dev", `{ change: logs.stores.access.keep, to: ${to}, because: cheaper }`);
    const [store] = systemOf(text, "dev").logs.stores;
    assert.equal(store?.keep?.written, "80 days");
    assert.deepEqual(store?.keep?.clauses, ["shop/logs.stores.access.keep"]);
  });

  it("may reach into lists", () => {
    const text = withChanges(
      "dev",
      '{ change: "escalations.night.steps[0].after.is", to: 20 minutes, because: training }',
    );
    assert.equal(systemOf(text, "dev").escalations[0]?.steps[0]?.after.written, "20 minutes");
  });

  it("reach one use of an anchor and not the others", () => {
    const text = systemYaml(
      [
        'warning: { is: ">= 70%", says: "70%", row: SH-11, for: 3 minutes }',
        'warning: { is: ">= 70%", row: SH-11, for: &for { assume: 3 minutes, because: none given } }',
      ],
      ["row: SH-12\n      for: 3 minutes", "row: SH-12\n      for: *for"],
      [delta, "dev:\n    - { change: 'alerts[\"web.cpu\"].critical.for.assume', to: 9 minutes, because: noise }"],
    );
    const levels = systemOf(text, "dev").alerts[0]?.levels.map((level) => [level.severity, level.for?.written]);
    assert.deepEqual(levels, [
      ["critical", "9 minutes"],
      ["warning", "3 minutes"],
    ]);
  });

  it("are validated like the rest, and blamed at their own place", () => {
    const unit = withChanges("dev", '{ change: \'alerts["web.cpu"].every.is\', to: "5", because: cost }');
    assert.deepEqual(problemLines(unit, { environment: "dev" }), [
      'shop.yaml:65:51  SPEC-UNIT  alerts["web.cpu"].every.is: a number without a unit; given 5; ' +
        "allowed a number with a unit: 5 minutes, 30s, 90 days; add the unit",
    ]);
    assert.deepEqual(problemLines(unit, { environment: "prod" }), []);
    const shape = withChanges("dev", "{ change: probes.home, to: { provider: aws, every: 1 minute }, because: cost }");
    assert.deepEqual(
      load(shape, { environment: "dev" }).problems.map(({ code, path, at }) => [code, path, at?.line]),
      [["SPEC-MISSING-KEY", "probes.home.url", 65]],
    );
  });

  it("of a path where nothing stands are a problem in every environment", () => {
    const text = withChanges("dev", "{ change: 'alerts[\"web.cpi\"].critical.is', to: 1, because: b }");
    for (const environment of ["dev", "prod"]) {
      assert.deepEqual(problemLines(text, { environment }), [
        'shop.yaml:65:17  SPEC-ENV-PATH  environments.dev[0].change: this path does not exist; given alerts["web.cpi"].critical.is; ' +
          'did you mean alerts["web.cpu"].critical.is?',
      ]);
    }
    for (const path of ["alerts", "system", "environments.dev", "routes.critical.to.is.mail", "x", '""']) {
      const change = withChanges("dev", `{ change: ${path}, to: 1, because: b }`);
      const expected = path === "alerts" ? [] : ["SPEC-ENV-PATH"];
      assert.deepEqual(
        load(change).problems.map(({ code }) => code),
        expected,
        path,
      );
    }
  });
});

describe("changes in prod", () => {
  const because = "because: migration";
  const loosening = [
    'change: \'alerts["web.cpu"].critical.is\', to: ">= 90%"',
    'change: \'alerts["web.cpu"].critical.is\', to: "> 85%"',
    'change: \'alerts["web.cpu"].critical.is\', to: "<= 85%"',
    "change: 'alerts[\"web.cpu\"].every.is', to: 5 minutes",
    "change: logs.stores.access.keep.is, to: 30 days",
    "change: backups.db.generations.is, to: 3 generations",
    'change: budgets.total.amount.is, to: "JPY 900,000"',
    "change: routes.critical.wait.is, to: 10 minutes",
    "change: routes.critical.to.is, to: [mail]",
    "change: backups.db.schedule.is, to: sunday 02:00",
    'change: \'alerts["web.cpu"].critical\', to: { is: ">= 90%", row: SH-12 }',
    "change: logs.stores.access.keep, to: 30 days",
    // The values stay as they are, and are about something else, or about nothing.
    "change: 'alerts[\"web.cpu\"].concept', to: cpu.load",
    "change: logs.stores.access.ownership, to: check",
  ];
  const strict = [
    'change: \'alerts["web.cpu"].critical.is\', to: ">= 80%"',
    'change: \'alerts["web.cpu"].critical.is\', to: ">= 0.85 ratio"',
    "change: 'alerts[\"web.cpu\"].every.is', to: 30 seconds",
    "change: logs.stores.access.keep.is, to: 1 year",
    "change: routes.critical.to.is, to: [pager, mail]",
    'change: \'alerts["web.cpu"].critical\', to: { is: ">= 80%", row: SH-12 }',
    "change: 'alerts[\"web.cpu\"].critical.for', to: 30 minutes", // nobody documents it
    "change: title, to: Other",
  ];

  it("that loosen a documented value need an end", () => {
    for (const change of loosening) {
      const codes = load(withChanges("prod", `{ ${change}, ${because} }`)).problems.map(({ code }) => code);
      assert.deepEqual(codes, ["SPEC-ENV-UNTIL"], change);
      assert.deepEqual(load(withChanges("prod", `{ ${change}, ${because}, until: 2026-02-01 }`)).problems, [], change);
      assert.deepEqual(load(withChanges("staging", `{ ${change}, ${because} }`)).problems, [], change);
    }
    const text = withChanges("prod", `{ ${loosening[0]}, ${because} }`);
    assert.deepEqual(problemLines(text), [
      "shop.yaml:65:17  SPEC-ENV-UNTIL  environments.prod[0].change: loosens a documented value in prod without an end; " +
        'given alerts["web.cpu"].critical.is to >= 90%; add until: YYYY-MM-DD',
    ]);
  });

  it("need it in each production, whatever its name adds to it", () => {
    const inEach = (name: string) =>
      load(withChanges(name, `{ ${loosening[0]}, ${because} }`)).problems.map(({ code }) => code);
    for (const name of ["prod-eu", "eu-prod", "prod2", "production-eu"]) {
      assert.deepEqual(inEach(name), ["SPEC-ENV-UNTIL"], name);
    }
    for (const name of ["preprod", "nonprod", "product", "dev"]) assert.deepEqual(inEach(name), [], name);
  });

  it("reach no length of a list", () => {
    const text = withChanges("prod", `{ change: routes.warning.to.length, to: 0, ${because} }`);
    assert.deepEqual(
      load(text).problems.map(({ code, given }) => [code, given]),
      [["SPEC-ENV-PATH", "routes.warning.to.length"]],
    );
  });

  it("that tighten one, or touch what nobody documents, need none", () => {
    for (const change of strict) {
      assert.deepEqual(load(withChanges("prod", `{ ${change}, ${because} }`)).problems, [], change);
    }
  });

  it("that have ended are a problem there, from the day after", () => {
    const text = withChanges("prod", `{ ${loosening[0]}, ${because}, until: 2026-01-31 }`);
    assert.deepEqual(problemLines(text, { asOf: "2026-01-31" }), []);
    assert.deepEqual(problemLines(text, { asOf: "2026-02-01" }), [
      "shop.yaml:65:91  SPEC-ENV-EXPIRED  environments.prod[0].until: this change has expired; given 2026-01-31; " +
        "take it out, or decide again with a new date",
    ]);
    assert.deepEqual(problemLines(text, { asOf: "2026-02-01", environment: "dev" }), []);
  });

  it("end on a day that exists", () => {
    const text = withChanges("prod", `{ ${loosening[0]}, ${because}, until: 2026-02-30 }`);
    assert.deepEqual(
      load(text).problems.map(({ code, path }) => [code, path]),
      [["SPEC-TYPE", "environments.prod[0].until"]],
    );
  });
});
