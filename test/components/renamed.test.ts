import { strict as assert } from "node:assert";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { synth } from "../../components/aws/synth";
import { compose } from "../../components/compose";
import type { Composition } from "../../components/composition";
import { formatProblem } from "../../core/model";
import { readStackFile } from "../../engine/stack-file";
import { context } from "../aws/plans";
import { asOf, project } from "../kit/plan";
import { entryKeys, renameEntry, withTitles } from "../kit/rename";
import { planYaml } from "../kit/yaml-plan";

const systems = ["camp-backend", "hotel-saas", "process-todo", "tenant-platform", "web-service"];
const severities = ["outage", "critical", "warning", "info"];
const sections = [
  ["resources"],
  ["receivers"],
  ["routes"],
  ["escalations"],
  ["alerts"],
  ["events"],
  ["probes"],
  ["collectors"],
  ["logs", "stores"],
  ["logs", "counts"],
  ["logs", "queries"],
  ["backups"],
  ["recovery"],
  ["budgets"],
  ["maintenance"],
  ["jobs"],
  ["scaling"],
  ["security"],
  ["slos"],
  ["dashboards"],
];

/** Routes named after a severity keep their name: it decides what they get. */
function everyEntryRenamed(text: string, section: readonly string[]): string {
  return entryKeys(text, section)
    .filter((name) => section[0] !== "routes" || !severities.includes(name))
    .reduce((renamed, name) => renameEntry(renamed, section, name, `renamed-${name}`), text);
}

/** Every resource as each platform would be asked for it, a line each. */
function deployed({ systems: composed, problems }: Composition): string[] {
  assert.deepEqual(problems.map(formatProblem), []);
  return composed.flatMap(({ plan, parts }) =>
    parts.flatMap(({ provider, synthesis }) =>
      synthesis.declarations.map((declaration) =>
        JSON.stringify([plan.system.key, provider.name, { ...declaration, evidence: undefined, origins: undefined }]),
      ),
    ),
  );
}

/** A database takes the name of a bucket; it had another before. */
const bucketOfAnother = (was: string) => `where: { aws: main }
resources:
  shop-orders: { ${was}title: Orders, kind: aws.rds.postgres, instance: orders-db }
backups:
  files:
    title: Order files
    bucket: shop-orders
    ownership: create
    from: Backup > Files
    method: { is: versioning }
    keep: { is: 14 days }
`;

describe("was:", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hozen-renamed-"));
    for (const part of ["systems", "Pulumi.yaml", "Pulumi.prod.yaml"]) {
      cpSync(join(project, part), join(folder, part), { recursive: true });
    }
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function composedWith(system: string, change: (text: string) => string, name = system): string[] {
    const file = join(folder, "systems", `${system}.yaml`);
    writeFileSync(file, change(readFileSync(file, "utf8")));
    if (name !== system) {
      renameSync(file, join(folder, "systems", `${name}.yaml`));
      const lock = join(folder, "systems", "systems.lock");
      const renamed = `\n${system} renamed ${name}\n${name}\n`;
      writeFileSync(lock, readFileSync(lock, "utf8").replace(`\n${system}\n`, renamed));
    }
    const config = readStackFile(folder, "prod");
    const values = { ...config.values, "hozen:systems": JSON.stringify([name]) };
    return deployed(compose({ project: folder, stack: "prod", config: { ...config, values }, asOf }));
  }

  it("keeps the name of a bucket that a renamed resource happens to share", () => {
    const buckets = (was: string) =>
      synth(planYaml(bucketOfAnother(was)), context).declarations.map(({ inputs }) => inputs.bucket);
    assert.deepEqual(buckets("was: db, "), buckets(""));
    assert.ok(buckets("was: db, ").includes("shop-orders"));
  });

  for (const system of systems) {
    it(`changes nothing that ${system} deploys when every entry of every section is renamed`, () => {
      const original = readFileSync(join(folder, "systems", `${system}.yaml`), "utf8");
      const text = sections.reduce(withTitles, original);
      const before = composedWith(system, () => text);
      const after = composedWith(system, () => sections.reduce(everyEntryRenamed, text));
      assert.deepEqual(
        after.filter((line) => !before.includes(line)),
        [],
      );
      assert.equal(after.length, before.length);
    });

    it(`changes nothing that ${system} deploys when the system itself is renamed`, () => {
      const before = composedWith(system, (text) => text);
      const after = composedWith(
        system,
        (text) => text.replace(`system: ${system}`, `system: renamed\nwas: ${system}`),
        "renamed",
      );
      assert.deepEqual(after, before);
    });
  }
});
