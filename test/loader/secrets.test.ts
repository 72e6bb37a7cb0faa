import { strict as assert } from "node:assert";
import { goodSystem, load, problemLines, systemYaml } from "../kit/system-yaml";

const hex = "0123456789abcdef".repeat(2);
// Put together here, so that no scanner takes this file for a leak.
const credentials: readonly (readonly [string, string])[] = [
  ["an AWS access key", `${"AK"}IAIOSFODNN7EXAMPLE`],
  ["a Slack webhook", `https://hooks.${"slack.com"}/services/T000/B000/x`],
  ["a Teams webhook", `https://example.webhook.${"office.com"}/webhookb2/x`],
  ["a Slack token", `xox${"b-1234"}`],
  ["a private key", `-----BEGIN ${"RSA PRIVATE"} KEY-----`],
  ["a GitHub token", `gh${"p_"}${"a1B2c3".repeat(6)}`],
  ["a Grafana token", `gls${"a_"}${"a1B2c3".repeat(6)}`],
  ["a Google API key", `AI${"za"}${"a1B2c".repeat(7)}`],
  ["a JSON web token", `ey${"JhbGciOiJIUzI1NiJ9"}.ey${"JzdWIiOiIxMjM0NTY3ODkwIn0"}.x`],
  ["a key of a connection string", `AccountName=x;${"AccountKey"}=c2VjcmV0c2VjcmV0`],
  ["a password in a URL", `https://user:${"hunter2"}@example.com/`],
  ["a key or a token", hex],
  ["a key or a token", `q9Zr${"Xk2LmVt8Wb4YhN6cPd1sFg7Ja3QeRu5T"}`],
];

describe("credentials in a system file", () => {
  for (const [name, credential] of credentials) {
    it(`are a problem that does not repeat them: ${name}, ${credential.slice(0, 4)}`, () => {
      const text = systemYaml(["title: Shop", `title: ${JSON.stringify(credential)}`]);
      assert.deepEqual(problemLines(text), [
        `shop.yaml:2:8  SPEC-SECRET  title: this looks like ${name}; put it into the stack configuration with ` +
          "pulumi config set --secret, and refer to the key",
      ]);
    });
  }

  it("are found in comments too", () => {
    assert.deepEqual(
      problemLines(`${goodSystem}# old key: ${hex}\n`).map((line) => line.slice(0, 50)),
      ["shop.yaml:66:1  SPEC-SECRET  this looks like a key"],
    );
  });

  it("are found in lists and in changes of environments", () => {
    const text = systemYaml(["to: [mail] }", `to: [mail, ${hex}] }`], ['to: ">= 95%"', `to: ${hex}`]);
    const found = load(text).problems.filter(({ code }) => code === "SPEC-SECRET");
    assert.deepEqual(
      found.map(({ path }) => path),
      ["routes.warning.to[1]", "environments.dev[0].to"],
    );
  });

  it("are no identifiers, paths, names or sentences", () => {
    const harmless = [
      "arn:aws:states:ap-northeast-1:123456789012:stateMachine:web-service-prod-b001",
      "app/web-service-prod-api/fedcba9876543210",
      "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shop/providers/Microsoft.Web/sites/shop",
      "バックアップ・復旧手順 > 災害復旧手順 > 復旧手順",
      "AWSManagedRulesKnownBadInputsRuleSet",
      "https://shop.example.com:8443/health",
    ];
    for (const title of harmless) {
      assert.deepEqual(problemLines(systemYaml(["title: Shop", `title: ${JSON.stringify(title)}`])), [], title);
    }
  });
});
