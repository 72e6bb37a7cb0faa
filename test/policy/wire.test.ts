import { strict as assert } from "node:assert";
import { policies } from "../../policy/index";
import { Analyzer, type Diagnostic } from "./analyzer";
import { cases, mended, settingsOf } from "./cases";
import { resource } from "./kit";

function of(policy: string, level: Diagnostic["level"], found: readonly Diagnostic[]): string[] {
  return found.filter((one) => one.policy === policy && one.level === level).map(({ message }) => message);
}

/** The SDK marks all data of a Kubernetes Secret; the engine hands marked values over like any others. */
const markedByTheSdk = "a cloud key in the data of a Kubernetes Secret";

describe("the policy pack, over the wire", function () {
  this.timeout(60_000);
  let analyzer: Analyzer;
  before(async () => {
    analyzer = await Analyzer.start();
  });
  after(() => analyzer.stop());

  it("offers every policy over resources, mandatory, with its configuration", async () => {
    const offered = await analyzer.policies();
    const wanted = policies.flatMap((rule) =>
      rule.scope === "plan"
        ? []
        : [{ name: rule.name, properties: [...Object.keys(rule.config ?? {}), "clauses"].sort() }],
    );
    assert.deepEqual(
      offered.map(({ name, properties }) => ({ name, properties: [...properties].sort() })),
      wanted,
    );
    assert.deepEqual(
      offered.filter(({ level }) => level !== "mandatory").map(({ name, level }) => `${name} ${level}`),
      ["secrets-encrypted remediate"],
    );
  });

  for (const tried of cases) {
    const { policy, expected = [], good, broken, unknown } = tried;

    it(`${policy} lets the passing twin through`, async () => {
      await analyzer.configure(settingsOf(tried));
      assert.deepEqual(await analyzer.preview(good), []);
    });

    for (const { how, resources, says } of broken.filter(({ how }) => how !== mended && how !== markedByTheSdk)) {
      it(`${policy} stops ${how}`, async () => {
        await analyzer.configure(settingsOf(tried));
        const [message = "", ...more] = of(policy, "mandatory", await analyzer.preview(resources));
        assert.deepEqual(more, []);
        assert.ok(message.includes(says.slice(says.indexOf(": ") + 2)), message);
        for (const { clause } of expected) assert.ok(message.includes(clause), message);
        assert.ok(message.includes(policies.find(({ name }) => name === policy)?.remediation ?? "-"), message);
      });
    }

    if (unknown) {
      it(`${policy} says in a preview what it cannot know, and stops nothing`, async () => {
        await analyzer.configure(settingsOf(tried));
        const found = await analyzer.preview(unknown.resources);
        assert.deepEqual(of(policy, "mandatory", found), []);
        const [message = ""] = of(policy, "advisory", found);
        assert.ok(message.includes(unknown.says.slice(unknown.says.indexOf(": ") + 2)), message);
      });
    }
  }

  it("stops a stack in which nothing is left to show a clause", async () => {
    await analyzer.configure({ "mfa-required": { clauses: { "WS-SEC-06": "MFA" } } });
    assert.deepEqual(of("mfa-required", "mandatory", await analyzer.preview([])), [
      "console access needs a second factor\nWS-SEC-06 wants MFA, and nothing in the stack is left to show it. add the managed Config rule, and deny what comes without aws:MultiFactorAuthPresent",
    ]);
  });

  it("marks a token in plain text as a secret, and leaves the rest alone", async () => {
    await analyzer.configure({});
    const inputs = { token: "u+abcdef", subdomain: "shop", services: [{ apiKey: "k", name: "a" }] };
    const secret = (value: string) => ({
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      value,
    });
    assert.deepEqual(await analyzer.remediated(resource({ type: "pulumi:providers:pagerduty", inputs })), {
      token: secret("u+abcdef"),
      subdomain: "shop",
      services: [{ apiKey: secret("k"), name: "a" }],
    });
    const marked = { token: secret("u+abcdef") };
    assert.equal(
      await analyzer.remediated(resource({ type: "pulumi:providers:pagerduty", inputs: marked })),
      undefined,
    );
  });
});

describe("the policy pack", () => {
  it("loads no cloud SDK", () => {
    const { execFileSync } = require("node:child_process") as typeof import("node:child_process");
    const script =
      'require("./dist/policy/index.js");require("./dist/policy/crossguard.js");' +
      "console.log(Object.keys(require.cache).filter((f) => /@pulumi\\/(aws|azure-native|kubernetes|pagerduty)\\/|@pulumiverse/.test(f)).length)";
    assert.equal(execFileSync(process.execPath, ["-e", script], { encoding: "utf8" }).trim(), "0");
  });
});
