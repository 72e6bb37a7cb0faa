import { strict as assert } from "node:assert";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildReport } from "../../commands/plan/report";
import { renderText } from "../../commands/plan/text";
import { compose } from "../../components/compose";
import type { Composition } from "../../components/composition";
import type { Problem } from "../../core/model";
import { readStackFile } from "../../engine/stack-file";
import { changed, makeProject, smallSystem } from "../review/project";

const kept = (entries: string) => `retired: { on: 2026-06-01, because: sold, kept: [${entries}] }\n`;
const log = "{ what: store-app, where: CloudWatch Logs of account 111122223333, until: 2027-03-31 }";

function lines(problems: readonly Problem[]): string[] {
  return problems.map(({ code, path = "", what, given = "" }) => `${code} ${path}: ${what}; ${given}`);
}

describe("a system that leaves", () => {
  let folder: string;
  beforeEach(() => {
    folder = makeProject();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function composed(system: string, asOf: string): Composition {
    writeFileSync(join(folder, "systems/shop.yaml"), system);
    return compose({ project: folder, stack: "prod", config: readStackFile(folder, "prod"), asOf });
  }
  function declared({ systems }: Composition): string[] {
    return systems.flatMap(({ parts }) =>
      parts.flatMap(({ synthesis }) => synthesis.declarations.map(({ key }) => key)),
    );
  }

  it("is deployed whole until its day, and from then on only what holds data", () => {
    const whole = composed(smallSystem, "2026-05-31");
    const before = composed(smallSystem + kept(log), "2026-05-31");
    assert.deepEqual(before.problems, []);
    assert.deepEqual(declared(before), declared(whole));
    const after = composed(smallSystem + kept(log), "2026-06-01");
    assert.deepEqual(after.problems, []);
    assert.deepEqual(declared(after), ["store-app"]);
    assert.equal(after.systems[0]?.parts[0]?.synthesis.declarations[0]?.options?.protect, true);
  });

  it("leaves no gap: its clauses are planned where data is kept, else inactive with the day and the reason", () => {
    const composition = composed(smallSystem + kept(log), "2026-06-01");
    const report = buildReport({ stack: "prod", asOf: "2026-06-01", composition, resources: [] });
    const clauses = new Map(report.systems[0]?.clauses.map((clause) => [clause.id, clause]));
    assert.equal(clauses.get("SH-12")?.status, "inactive");
    assert.equal(clauses.get("SH-12")?.reason, "retired on 2026-06-01: sold");
    const { where, until } = { where: "CloudWatch Logs of account 111122223333", until: "2027-03-31" };
    const retired = { on: "2026-06-01", because: "sold", kept: [{ what: "store-app", where, until }] };
    assert.deepEqual(report.systems[0]?.retired, retired);
    assert.match(
      renderText(report, false).replace(/\s+/g, " "),
      /retired 2026-06-01: sold, store-app kept until 2027-03-31 /,
    );
  });

  it("says of every piece of data where it is and until when, and of nothing else", () => {
    assert.deepEqual(lines(composed(smallSystem + kept(""), "2026-01-01").problems), [
      "PLAN-RETIRED-KEPT retired.kept: this resource holds data, but retired.kept does not say where and until when; store-app",
    ]);
    const other = "{ what: store-web, where: nowhere, until: 2027-03-31 }";
    assert.deepEqual(lines(composed(smallSystem + kept(`${log}, ${other}`), "2026-01-01").problems), [
      "PLAN-RETIRED-KEPT retired.kept[1]: no resource of this name holds data; store-web",
    ]);
  });

  it("asks again when the time to keep something is over, and not on the last day", () => {
    assert.deepEqual(composed(smallSystem + kept(log), "2027-03-31").problems, []);
    assert.deepEqual(lines(composed(smallSystem + kept(log), "2027-04-01").problems), [
      "PLAN-RETIRED-UNTIL retired.kept[0]: the time to keep this is over; 2027-03-31",
    ]);
  });

  describe("and the list of systems", () => {
    const listed = (text: string, asOf = "2026-06-01") => {
      writeFileSync(join(folder, "systems/systems.lock"), `# all\n${text}\n`);
      return lines(composed(smallSystem, asOf).problems);
    };

    it("remarks on a file it does not know, and lets it be planned", () => {
      assert.deepEqual(listed("shop"), []);
      assert.deepEqual(listed(""), []);
      assert.deepEqual(lines(composed(smallSystem, "2026-06-01").notes), [
        "CONFIG-SYSTEMS : a system that is not listed could be removed unnoticed; shop",
      ]);
    });

    it("refuses a file that vanished, and lets go of one that retired or was renamed", () => {
      assert.deepEqual(listed("shop\nblog"), ["CONFIG-SYSTEMS : the file of this system is gone; blog"]);
      assert.deepEqual(listed("shop\nblog retired 2026-06-01\nstore renamed shop"), []);
      assert.deepEqual(listed("shop\nblog retired 2026-06-02"), [
        "CONFIG-SYSTEMS : retires on 2026-06-02, and its file is gone already; blog",
      ]);
      assert.deepEqual(listed("shop\nblog renamed diary"), [
        "CONFIG-SYSTEMS : renamed to diary, which has no file; blog",
      ]);
    });

    it("is read line by line", () => {
      assert.deepEqual(listed("shop\nblog left"), ["CONFIG-SYSTEMS : not a line of the list of systems; blog left"]);
    });
  });
});

describe("a renamed system", () => {
  it("keeps the configuration prefix of its first name, and says which keys have the new one", () => {
    const folder = makeProject(changed(["system: shop", "system: store\nwas: shop"]));
    renameSync(join(folder, "systems/shop.yaml"), join(folder, "systems/store.yaml"));
    const config = readStackFile(folder, "prod");
    const values = { ...config.values };
    for (const [key, value] of Object.entries(config.values)) {
      if (key.startsWith("shop:")) values[key.replace("shop:", "store:")] = value;
    }
    const options = { project: folder, stack: "prod", asOf: "2026-01-01" };
    assert.deepEqual(compose({ ...options, config }).problems, []);
    const { problems } = compose({ ...options, config: { ...config, values } });
    assert.deepEqual(
      problems.map(({ code, path }) => `${code} ${path}`).sort(),
      ["group", "loadBalancer", "managerMail", "onCallMail", "targetGroup"].map((key) => `CONFIG-RENAMED store:${key}`),
    );
    writeFileSync(join(folder, "systems/shop.yaml"), smallSystem);
    const clash = compose({ ...options, config });
    assert.ok(lines(clash.problems).includes("SPEC-WAS was: shop has that first name, too; shop"));
    rmSync(folder, { recursive: true, force: true });
  });
});
