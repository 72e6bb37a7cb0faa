import { strict as assert } from "node:assert";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runOffline } from "../../commands/offline";
import { onlyDeploys } from "../../commands/only-deploys";
import type { RegisteredResource } from "../../core/model";
import { writeEstate } from "../kit/estate";
import { asOf, project } from "../kit/plan";

const library = JSON.stringify(join(project, "library"));
const sdk = JSON.stringify(join(project, "node_modules/@pulumi/pulumi"));
const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** An alarm of the estate's own alerts; one more watches whether there is data at all. */
function isCpu({ type, name }: RegisteredResource): boolean {
  return type === alarm && name.includes("-alert-cpu-") && !name.endsWith("-silence");
}

/** A resource of the user's own, without an SDK. */
const own = `const pulumi = require(${sdk});
class Thing extends pulumi.CustomResource {
  constructor(name, props) { super("test:index:Thing", name, props); }
}
`;

describe("planning a program offline", () => {
  let folder: string;
  const here = process.cwd();
  before(() => {
    folder = writeEstate({ alerts: 2 }, join(project, "library"));
    process.chdir(folder);
  });
  after(() => {
    process.chdir(here);
    rmSync(folder, { recursive: true });
  });

  async function resourcesOf(program: string): Promise<readonly RegisteredResource[]> {
    writeFileSync(join(folder, "index.js"), program);
    const { composition, resources } = await runOffline({ project: folder, stack: "prod", asOf });
    assert.deepEqual(composition.problems, []);
    return resources;
  }

  const plain = `module.exports = () => require(${library}).deploy();`;

  it("does not run a program that only deploys", async () => {
    assert.equal(onlyDeploys(join(folder, "index.js"), folder), true);
    const resources = await resourcesOf(plain);
    assert.equal(resources.filter(isCpu).length, 2);
  });

  it("runs any other, and its own resources refer to the deployed ones", async () => {
    const resources = await resourcesOf(`${own}
      module.exports = () => {
        const { alerts } = require(${library}).deploy()["estate-0"];
        new Thing("board", { alarm: alerts["cpu-0"].warning.arn });
      };`);
    const board = resources.find(({ name }) => name === "board");
    const first = resources.find(({ name }) => name === "estate-0-alert-cpu-0-warning");
    assert.deepEqual(board?.inputs, { alarm: "${estate-0-alert-cpu-0-warning.arn}" });
    assert.deepEqual(board?.dependencies, [first?.urn]);
    const deployed = resources.filter((resource) => resource !== board);
    assert.deepEqual(deployed, await resourcesOf(plain));
  });

  it("plans nothing that the program does not deploy", async () => {
    const resources = await resourcesOf(`${own} module.exports = () => { new Thing("alone", {}); };`);
    assert.deepEqual(
      resources.map(({ name }) => name),
      ["alone"],
    );
  });

  it("shows what a transformation of the program makes of the resources", async () => {
    const resources = await resourcesOf(`const pulumi = require(${sdk});
      module.exports = () => {
        pulumi.runtime.registerStackTransformation(({ type, props, opts }) =>
          type === ${JSON.stringify(alarm)} ? { props: { ...props, threshold: 7 }, opts } : undefined);
        require(${library}).deploy();
      };`);
    const alarms = resources.filter(isCpu);
    assert.deepEqual(
      alarms.map(({ inputs }) => inputs.threshold),
      [7, 7],
    );
  });
});

describe("a program that only deploys", () => {
  let folder: string;
  before(() => {
    folder = writeEstate({}, join(project, "library"));
  });
  after(() => rmSync(folder, { recursive: true }));

  const forms: [string, boolean][] = [
    [`module.exports = () => require(${library}).deploy(__dirname);`, true],
    [
      `// The program.\n/* All of it. */\nimport { deploy } from ${library};\n\nexport = () => deploy(__dirname);\n`,
      true,
    ],
    [`const { deploy } = require(${library});\nmodule.exports = () => deploy(__dirname);`, true],
    [`import { deploy } from ${library};\nexport default () => deploy(__dirname);`, true],
    [`module.exports = () => require(${library}).deploy("/elsewhere");`, false],
    [`module.exports = () => deploy(__dirname);`, false],
    [`module.exports = () => require("node:fs").deploy(__dirname);`, false],
    [`process.env.X = "1"; module.exports = () => require(${library}).deploy(__dirname);`, false],
    [`module.exports = require(${library}).deploy(__dirname);`, false],
  ];
  for (const [text, only] of forms)
    it(`${only ? "is" : "is not"}: ${text.replaceAll(library, '"hozen"').replace(/\n+/g, " ")}`, () => {
      const main = join(folder, "index.js");
      writeFileSync(main, text);
      assert.equal(onlyDeploys(main, folder), only);
    });
});
