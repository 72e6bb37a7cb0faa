import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeStack } from "../../commands/offline";
import { formatProblem } from "../../core/model";

const system = `system: shop
title: Shop
language: en
timezone: Europe/Berlin
document: { name: operations.md, version: "1.0" }
where: { aws: main }
resources:
  web: { title: Web, kind: aws.ec2.asg, group: "\${config.group}" }
receivers:
  mail: { title: Mail, channel: email, config: mail }
  pager: { title: Pager, channel: pagerduty, config: pagerKey, secret: true }
routes:
  critical: { title: Critical, to: [mail, pager] }
alerts:
  web.cpu:
    concept: cpu.utilization
    on: web
    from: Monitoring
    critical: { is: ">= 85%" }
runbooks: {}
`;

const stackFile = `config:
  hozen:runbooks: https://runbooks.invalid
  hozen:where:
    aws:
      main: { account: "210987654321", region: us-east-1 }
  shop:group: shop-web
  shop:mail: ops@shop.test
  shop:pagerKey: { secure: v1:abc:def }
`;

describe("the values a stack gives a system", () => {
  let folder: string;
  const before = process.cwd();
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "hozen-config-")));
    mkdirSync(join(folder, "systems"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\nmain: index.js\n");
    writeFileSync(join(folder, "index.js"), "");
    writeFileSync(join(folder, "systems/shop.yaml"), system);
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });

  /** The problems of the stack file with one piece changed. */
  function problems(piece = "", instead = ""): string[] {
    assert.ok(stackFile.includes(piece));
    writeFileSync(join(folder, "Pulumi.prod.yaml"), stackFile.replace(piece, instead));
    const { composition } = composeStack({ project: folder, stack: "prod", asOf: "2026-01-01" });
    return composition.problems.map(formatProblem);
  }

  it("are accepted as they are", () => {
    assert.deepEqual(problems(), []);
  });

  for (const given of ["not-an-address", "a@b", "[a@b.test]", "{ a: b }", "12", "a@b.test, c@d.test"]) {
    it(`are refused as a mail address, at their place: ${given}`, () => {
      const found = problems("ops@shop.test", given);
      assert.ok(
        found.some((line) =>
          /^Pulumi\.prod\.yaml:7:14 {2}CONFIG-VALUE {2}shop:mail: no address for email; /.test(line),
        ),
        found.join("\n"),
      );
    });
  }

  it("are refused where they would write another line into a mail", () => {
    const [found = ""] = problems("ops@shop.test", '"a@b.test\\r\\nBcc: x@y.test"');
    assert.match(found, /^Pulumi\.prod\.yaml:7:14 {2}SPEC-YAML {2}config\["shop:mail"\]: .* given U\+000D; remove it$/);
  });

  it("are refused where nothing is written", () => {
    assert.deepEqual(problems("ops@shop.test", ""), [
      "Pulumi.prod.yaml:7:14  CONFIG-FILE  shop:mail: nothing is written here; write the value, or take the key out",
    ]);
  });

  it("are refused in plain text where they are secrets, and are not shown", () => {
    const found = problems("{ secure: v1:abc:def }", "R0ut1ngK3y");
    assert.deepEqual(found, [
      "Pulumi.prod.yaml:8:18  CONFIG-PLAIN-SECRET  shop:pagerKey: a secret is in the stack file in plain text; pulumi config set --secret shop:pagerKey <value>, with a new one where the file was shared",
    ]);
  });

  it("may be examples or another stack's outputs where they are secrets", () => {
    assert.deepEqual(problems("{ secure: v1:abc:def }", "EXAMPLE-key"), []);
    assert.deepEqual(problems("{ secure: v1:abc:def }", "stack:organization/pager/prod#key"), []);
  });

  it("are refused under a key that nothing reads, with the one that was meant", () => {
    assert.deepEqual(problems("shop:mail: ops@shop.test", "shop:mail: ops@shop.test\n  shop:grup: x"), [
      "Pulumi.prod.yaml:8:14  CONFIG-UNKNOWN-KEY  shop:grup: nothing in the system file reads this key; given grup; allowed group, mail, pagerKey; did you mean group?",
    ]);
  });

  it("are only remarked on where nothing reads their key and no other is like it", () => {
    const left = stackFile.replace("shop:mail: ops@shop.test", "shop:mail: ops@shop.test\n  shop:oldLoadBalancer: x");
    writeFileSync(join(folder, "Pulumi.prod.yaml"), left);
    const { composition } = composeStack({ project: folder, stack: "prod", asOf: "2026-01-01" });
    assert.deepEqual(composition.problems, []);
    assert.deepEqual(composition.notes.map(formatProblem), [
      "Pulumi.prod.yaml:8:25  CONFIG-UNKNOWN-KEY  shop:oldLoadBalancer: nothing in the system file reads this key; given oldLoadBalancer; allowed group, mail, pagerKey; remove it",
    ]);
  });

  it("are left alone where they belong to something else", () => {
    assert.deepEqual(problems("shop:mail:", "aws:region: us-east-1\n  other:thing: 1\n  shop:mail:"), []);
  });

  it("are refused at their place where they are settings of hozen", () => {
    assert.deepEqual(
      problems(
        "hozen:where:",
        "hozen:policies: { name-and-tags: advisory, names-and-tags: { tag: [x] } }\n  hozen:where:",
      ),
      [
        "Pulumi.prod.yaml:3:36  CONFIG-UNKNOWN-KEY  hozen:policies.name-and-tags: nothing reads this key; given name-and-tags; allowed all, alert-has-action, alert-has-clause, alert-has-runbook, allowed-regions, automation-level, backup-generations, budget-notifies, budget-refreshed-by-service, cleanup-by-retention, cosmos-continuous-backup, cosmos-partition-key and 32 more; did you mean names-and-tags?",
        "Pulumi.prod.yaml:3:69  CONFIG-UNKNOWN-KEY  hozen:policies.names-and-tags.tag: nothing reads this key; given tag; allowed enforcementLevel, clauses, tags, namePattern; did you mean tags?",
      ],
    );
    assert.match(
      problems("region:", "regin:").join("\n"),
      /^Pulumi\.prod\.yaml:5:\d+ {2}CONFIG-UNKNOWN-KEY {2}hozen:where\.aws\.main\.regin: .* did you mean region\?$/m,
    );
  });

  it("end in problems where the file is no configuration", () => {
    const broken: readonly [text: string, line: RegExp][] = [
      ["config:\n  a: [1\n", /^Pulumi\.prod\.yaml:\d+:\d+ {2}SPEC-YAML /],
      [
        "config:\n  shop:a: 1\n  shop:a: 2\n",
        /^Pulumi\.prod\.yaml:3:3 {2}SPEC-DUPLICATE-KEY .* first on line 2; given shop:a/,
      ],
      ["config: {}\n---\nconfig: {}\n", /^Pulumi\.prod\.yaml:2:1 {2}SPEC-YAML {2}a second document starts here; /],
      ["config: &a { x: *a }\n", /^Pulumi\.prod\.yaml:1:\d+ {2}SPEC-/],
      ["- a\n", /^Pulumi\.prod\.yaml:1:1 {2}CONFIG-FILE {2}not a map; given a list/],
      ["config: [a]\n", /^Pulumi\.prod\.yaml:1:9 {2}CONFIG-FILE {2}config: not a map; given a list/],
      [
        "confg: { a: 1 }\n",
        /^Pulumi\.prod\.yaml:1:1 {2}CONFIG-FILE {2}no key of a stack file; given confg; .* did you mean config\?$/,
      ],
    ];
    for (const [text, line] of broken) {
      const found = problems(stackFile, text);
      assert.match(found[0] ?? "", line, text);
    }
  });

  it("end in problems where Pulumi.yaml is no project", () => {
    for (const text of ["- a\n", "runtime: nodejs\n", "name: [a]\n", "name: a\nmain: [b]\n", "name: ''\n"]) {
      writeFileSync(join(folder, "Pulumi.yaml"), text);
      assert.match(problems().join("\n"), /^Pulumi\.yaml:\d+:\d+ {2}CONFIG-FILE /, text);
    }
  });

  it("never wait for a system file that is a pipe or a device, and follow no link out of the project", () => {
    rmSync(join(folder, "systems/shop.yaml"));
    execFileSync("mkfifo", [join(folder, "systems/shop.yaml")]);
    assert.match(problems().join("\n"), /^systems\/shop\.yaml:1:1 {2}SPEC-FILE {2}not a file/m);
    for (const target of ["/dev/zero", "/etc/hostname"]) {
      rmSync(join(folder, "systems/shop.yaml"));
      symlinkSync(target, join(folder, "systems/shop.yaml"));
      assert.match(
        problems().join("\n"),
        /CONFIG-SYSTEMS {2}systems\/shop\.yaml: a link that leads out of the project/,
      );
    }
  });
});
