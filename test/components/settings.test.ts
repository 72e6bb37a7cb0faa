import { strict as assert } from "node:assert";
import { readSettings } from "../../components/settings";
import { formatProblem } from "../../core/model";

const good = { "hozen:runbooks": "https://runbooks.invalid" };

/** The problems of a stack whose configuration says this besides its runbooks. */
function problems(values: Readonly<Record<string, unknown>>, stack = "prod"): string[] {
  const texts = Object.entries({ ...good, ...values }).map(([key, value]) => [
    key,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return readSettings(stack, { values: Object.fromEntries(texts), secrets: new Set() }).problems.map(formatProblem);
}

describe("the settings of a stack", () => {
  it("are read whole: places, environment, singletons, systems and policies", () => {
    const where = {
      aws: { main: { account: "111122223333", region: "us-east-1" } },
      grafana: { main: { organization: 1 } },
    };
    const values = {
      ...good,
      "hozen:where": JSON.stringify(where),
      "hozen:environment": "staging",
      "hozen:owns": '["alertmanager"]',
      "hozen:systems": '["shop"]',
      "hozen:policies": '{"names-and-tags":"advisory","allowed-regions":{"regions":["us-east-1"]}}',
      "hozen:asOf": "2026-02-28",
      "hozen:pagerdutyToken": "[secret]",
    };
    const read = readSettings("prod", { values, secrets: new Set() });
    assert.deepEqual(read.problems, []);
    assert.deepEqual(read.settings, {
      stack: "prod",
      environment: "staging",
      where: { aws: where.aws, grafana: { main: { organization: "1" } } },
      owns: ["alertmanager"],
      runbooks: "https://runbooks.invalid",
      systems: ["shop"],
      policies: { "names-and-tags": "advisory", "allowed-regions": { regions: ["us-east-1"] } },
    });
  });

  for (const [key, meant] of [
    ["sytems", "systems"],
    ["owned", "owns"],
    ["polices", "policies"],
    ["enviroment", "environment"],
    ["pagerDutyToken", "pagerdutyToken"],
  ] as const) {
    it(`refuse hozen:${key} and ask for ${meant}`, () => {
      const [line = "", ...rest] = problems({ [`hozen:${key}`]: "[]" });
      assert.deepEqual(rest, []);
      assert.ok(
        line.startsWith(`CONFIG-UNKNOWN-KEY  hozen:${key}: nothing reads this key; given ${key}; allowed `),
        line,
      );
      assert.ok(line.endsWith(`did you mean ${meant}?`), line);
    });
  }

  it("know the keys that a place names as its secrets", () => {
    const where = { kubernetes: { main: { kubeconfigConfig: "hozen:kubeconfig" } } };
    assert.deepEqual(problems({ "hozen:where": where, "hozen:kubeconfig": "[secret]" }), []);
    assert.match(problems({ "hozen:kubeconfig": "[secret]" })[0] ?? "", /^CONFIG-UNKNOWN-KEY {2}hozen:kubeconfig: /);
  });

  const refused: readonly [key: string, value: unknown, line: RegExp][] = [
    [
      "where",
      { aws: { main: { acount: "1" } } },
      /^CONFIG-UNKNOWN-KEY {2}hozen:where\.aws\.main\.acount: .* did you mean account\?$/,
    ],
    ["where", { aws: { main: { rolearn: "x" } } }, /^CONFIG-UNKNOWN-KEY .* did you mean roleArn\?$/],
    [
      "where",
      { gcp: { main: {} } },
      /^CONFIG-UNKNOWN-KEY {2}hozen:where\.gcp: .* allowed pagerduty, aws, azure, kubernetes, grafana/,
    ],
    ["where", { aws: "main" }, /^CONFIG-VALUE {2}hozen:where\.aws: not an allowed value; given main; allowed a map/],
    [
      "where",
      { aws: { main: { region: null } } },
      /^CONFIG-VALUE {2}hozen:where\.aws\.main\.region: .*given null; allowed a text/,
    ],
    [
      "where",
      { aws: { main: { region: ["a"] } } },
      /^CONFIG-VALUE {2}hozen:where\.aws\.main\.region: .*allowed a text/,
    ],
    ["where", "main", /^CONFIG-STRUCTURE {2}hozen:where: no map or list; given main/],
    [
      "systems",
      [],
      /^CONFIG-VALUE {2}hozen:systems: .*given \[\]; allowed one system or more: a stack of none would delete/,
    ],
    ["systems", [1], /^CONFIG-VALUE {2}hozen:systems\[0\]: .*given 1; allowed a text/],
    [
      "owns",
      ["alertmanagr"],
      /^CONFIG-VALUE {2}hozen:owns\[0\]: .*given alertmanagr; allowed .*alertmanager, .*did you mean alertmanager\?$/,
    ],
    [
      "policies",
      { "names-and-tags": "of" },
      /^CONFIG-VALUE {2}hozen:policies\.names-and-tags: .*given of; allowed mandatory, advisory, /,
    ],
    ["policies", "x", /^CONFIG-STRUCTURE {2}hozen:policies: /],
    ["runbooks", "", /^CONFIG-VALUE {2}hozen:runbooks: .*allowed an http or https URL/],
    ["runbooks", "not a url", /^CONFIG-VALUE {2}hozen:runbooks: /],
    ["runbooks", "javascript:alert(1)", /^CONFIG-VALUE {2}hozen:runbooks: /],
    ["runbooks", { a: "b" }, /^CONFIG-VALUE {2}hozen:runbooks: /],
    [
      "environment",
      "my prod!",
      /^CONFIG-VALUE {2}hozen:environment: .*given my prod!; allowed small letters, digits and -/,
    ],
    ["environment", "../../x", /^CONFIG-VALUE {2}hozen:environment: /],
    ["environment", "", /^CONFIG-VALUE {2}hozen:environment: /],
    ["environment", { a: "b" }, /^CONFIG-VALUE {2}hozen:environment: /],
    ["environment", "PROD", /^CONFIG-VALUE {2}hozen:environment: .*given PROD/],
    [
      "environment",
      "production",
      /^CONFIG-VALUE {2}hozen:environment: .*given production; allowed prod, the name system files know/,
    ],
    ["asOf", "2026-02-30", /^CONFIG-VALUE {2}hozen:asOf: .*allowed a date of the form YYYY-MM-DD/],
  ];
  for (const [key, value, line] of refused) {
    it(`refuse hozen:${key}: ${JSON.stringify(value)}`, () => {
      const found = problems({ [`hozen:${key}`]: value });
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0] ?? "", line);
    });
  }

  it("take no stack's name for an environment that system files do not know", () => {
    for (const stack of ["production", "PROD", "Prod"]) {
      assert.match(
        problems({}, stack)[0] ?? "",
        /^CONFIG-VALUE {2}hozen:environment: the name of the stack .*; pulumi config set hozen:environment prod$/,
      );
      assert.deepEqual(problems({ "hozen:environment": "prod" }, stack), []);
    }
  });

  it("are complained of all at once", () => {
    const values = {
      "hozen:sytems": "[]",
      "hozen:runbooks": "x",
      "hozen:owns": ["y"],
      "hozen:where": { aws: { a: { b: 1 }, c: 2 } },
    };
    assert.equal(problems(values).length, 5);
  });
});
