import { strict as assert } from "node:assert";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");

function run(folder: string, command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

const program = `import type * as pulumi from "@pulumi/pulumi";
import { type DeployArgs, deployResources } from "hozen/components/aws";

const args: DeployArgs = { system: "checkout" };
export const made: ReadonlyMap<string, pulumi.CustomResource> = deployResources("aws", [], args);
`;

describe("the package, installed in an empty folder", function () {
  this.timeout(300_000);
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "hozen-package-"));
    run(root, "npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", folder);
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "user", private: true }));
    const sdks = ["@pulumi/pulumi", "@pulumi/aws", "typescript", "ts-node"].map((name) => `${name}@${installed(name)}`);
    const flags = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
    run(folder, "npm", "install", ...flags, "./hozen-0.1.0.tgz", ...sdks);
    run(folder, "npx", "hozen", "init");
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it("plans the system that init writes, with every clause answered for", () => {
    const report = JSON.parse(run(folder, "npx", "hozen", "plan", "--json"));
    assert.deepEqual(report.problems, []);
    const [shop] = report.systems;
    assert.equal(shop.system, "shop");
    assert.deepEqual(
      shop.clauses.filter((clause: { status: string }) => clause.status !== "planned"),
      [],
    );
    assert.ok(shop.rules.some((rule: { id: string }) => rule.id === "shop/web.errors/critical/cloudwatch"));
  });

  it("keeps files that exist", () => {
    assert.match(run(folder, "npx", "hozen", "init"), /kept {4}systems\/shop\.yaml/);
  });

  it("brings the policy pack, which starts in its own folder", () => {
    const runner = join(folder, "node_modules/@pulumi/pulumi/cmd/run-policy-pack");
    const pack = join(folder, "node_modules/hozen/policy");
    const { stdout, stderr } = spawnSync(process.execPath, [runner, "127.0.0.1:1", pack], {
      cwd: pack,
      encoding: "utf8",
      timeout: 10_000,
    });
    assert.match(stdout, /^\d+\n$/, stderr);
  });

  it("type-checks a program that uses a component on its own", () => {
    writeFileSync(join(folder, "index.ts"), program);
    assert.equal(run(folder, "npx", "tsc", "--noEmit", "-p", "."), "");
  });
});

function installed(name: string): string {
  return (require(join(root, "node_modules", name, "package.json")) as { version: string }).version;
}
