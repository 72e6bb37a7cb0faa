import { strict as assert } from "node:assert";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readStackFile } from "../../engine/stack-file";
import { previewAsHost } from "../kit/language-host";
import { readmeCommands } from "../kit/readme";

const root = resolve(__dirname, "../..");

/** Registries and scripts of this machine, nothing of this checkout: what runs is what was installed. */
const environment = {
  ...process.env,
  NODE_PATH: undefined,
  NODE_OPTIONS: undefined,
  NO_COLOR: "1",
  npm_config_audit: "false",
  npm_config_fund: "false",
  npm_config_ignore_scripts: "true",
  npm_config_prefer_offline: "true",
};

function run(folder: string, command: string, ...args: string[]): string {
  return execFileSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** The oldest Node hozen supports and the newest one: npm holds their binaries for each platform. */
const versions = ["20.0.0", "24"];

/** Kept between runs beside npm's own cache. */
function nodeOf(version: string): string {
  const kept = join(tmpdir(), "hozen-nodes", version);
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const binary = join(kept, "node_modules", name, "bin/node");
  if (!existsSync(binary)) {
    mkdirSync(kept, { recursive: true });
    run(kept, "npm", "install", "--prefix", kept, `${name}@${version}`);
  }
  return binary;
}

const componentProgram = `import type * as pulumi from "@pulumi/pulumi";
import { type DeployArgs, deployResources } from "hozen/components/aws";

const args: DeployArgs = { system: "checkout" };
export const made: ReadonlyMap<string, pulumi.CustomResource> = deployResources("aws", [], args);
`;

describe("the package, installed as the README says and no further", function () {
  this.timeout(300_000);
  let above: string;
  let folder: string;

  before(() => {
    above = mkdtempSync(join(tmpdir(), "hozen-package-"));
    run(root, "npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", above);
    // A package above the folder is what npm would install into.
    writeFileSync(join(above, "package.json"), JSON.stringify({ name: "above", private: true }));
    const [block = []] = readmeCommands("Your own system in five minutes");
    assert.ok(block.includes("npx hozen check") && block.includes("npx hozen plan"), "the README ends in a plan");
    const tarball = join(above, "hozen-0.1.0.tgz");
    const script = block.join("\n").replace("npm install hozen ", `npm install ${tarball} `);
    assert.ok(script.includes(tarball), "the README installs hozen");
    run(above, "bash", "-euc", script);
    folder = join(above, "operations");
  });

  after(() => rmSync(above, { recursive: true, force: true }));

  function hozen(args: readonly string[], node = process.execPath) {
    const command = join(folder, "node_modules/hozen/dist/commands/main.js");
    const { status, stdout, stderr } = spawnSync(node, [command, ...args], {
      cwd: folder,
      encoding: "utf8",
      env: environment,
    });
    return { status, stdout, stderr };
  }

  it("leaves the folders above alone, and brings no compiler", () => {
    assert.equal(existsSync(join(above, "node_modules")), false);
    assert.equal(existsSync(join(folder, "node_modules/typescript")), false);
    assert.equal(existsSync(join(folder, "node_modules/ts-node")), false);
  });

  for (const version of versions) {
    it(`checks and plans the system that init writes, with every clause accounted for, on Node ${version}`, () => {
      const node = nodeOf(version);
      assert.deepEqual(hozen(["check"], node), { status: 0, stdout: "clean\n", stderr: "" });
      const { status, stdout, stderr } = hozen(["plan", "--json"], node);
      assert.deepEqual([status, stderr], [0, ""]);
      const { problems, systems } = JSON.parse(stdout);
      assert.deepEqual(problems, []);
      assert.equal(systems[0].system, "shop");
      const open = systems[0].clauses.filter((clause: { status: string }) => clause.status !== "planned");
      assert.deepEqual(open, []);
      assert.ok(systems[0].rules.some((rule: { id: string }) => rule.id === "shop/web.errors/critical/cloudwatch"));
    });

    it(`previews with Pulumi's own runner what hozen plans, on Node ${version}`, async () => {
      const { systems, shared } = JSON.parse(hozen(["plan", "--json"]).stdout);
      const config = { ...readStackFile(folder, "prod").values };
      const host = await previewAsHost({ project: folder, main: "hozen.js", node: nodeOf(version), config });
      assert.equal(host.code, 0, host.said);
      const planned = [...shared, ...systems[0].resources].map(({ type, name }) => `${type} ${name}`).sort();
      const stack = "pulumi:pulumi:Stack operations-prod";
      assert.deepEqual(
        host.resources.filter((resource) => resource !== stack),
        planned,
      );
      assert.ok(planned.length > 10);
    });
  }

  it("refuses a misspelling in plan and check alike, at its place", () => {
    const file = join(folder, "systems/shop.yaml");
    const right = readFileSync(file, "utf8");
    writeFileSync(file, right.replace("concept: http.error_ratio", "concept: http.eror_ratio"));
    for (const command of ["check", "plan"]) {
      const { status, stderr } = hozen([command]);
      assert.equal(status, 1);
      assert.match(
        stderr,
        /^systems\/shop\.yaml:\d+:\d+ {2}SPEC-CONCEPT .* did you mean http\.error_ratio\?\n1 problem/,
      );
    }
    writeFileSync(file, right);
  });

  it("names a platform's package that is not installed, in plan and check alike", () => {
    const file = join(folder, "systems/shop.yaml");
    const right = readFileSync(file, "utf8");
    assert.deepEqual(hozen(["init", "--example", "web-service"]).status, 0);
    rmSync(file);
    for (const command of ["check", "plan"]) {
      const { status, stderr } = hozen([command]);
      assert.equal(status, 1);
      assert.match(stderr, /CONFIG-SDK .*; given @pulumi\/pagerduty; npm install @pulumi\/pagerduty\n/);
      assert.match(stderr, /CONFIG-SDK .*; given @pulumiverse\/grafana; npm install @pulumiverse\/grafana\n/);
      assert.doesNotMatch(stderr, /Cannot find module|^ +at /m);
    }
    rmSync(join(folder, "systems/web-service.yaml"));
    writeFileSync(file, right);
  });

  it("asks for a compiler only where the user's own program is TypeScript", () => {
    const project = readFileSync(join(folder, "Pulumi.yaml"), "utf8");
    writeFileSync(join(folder, "Pulumi.yaml"), project.replace("main: hozen.js", "main: index.ts"));
    const program =
      'import { deploy } from "hozen";\nconst extra: string = "yes";\nexport const outputs = [deploy(), extra];\n';
    writeFileSync(join(folder, "index.ts"), program);
    const { status, stderr } = hozen(["plan"]);
    assert.equal(status, 1);
    assert.match(stderr, /CONFIG-PROGRAM .*; given index\.ts; npm install --save-dev typescript@5/);
    run(folder, "npm", "install", "--save-dev", "typescript@5");
    assert.equal(hozen(["plan"]).status, 0);
    rmSync(join(folder, "index.ts"));
    writeFileSync(join(folder, "Pulumi.yaml"), project);
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
    writeFileSync(join(folder, "component.ts"), componentProgram);
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const flags = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "node16"];
    assert.equal(run(folder, process.execPath, compiler, ...flags, "component.ts"), "");
    rmSync(join(folder, "component.ts"));
  });
});
