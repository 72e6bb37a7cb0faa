import { strict as assert } from "node:assert";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { buildReport } from "../../commands/plan/report";
import { compose } from "../../components/compose";
import { plannedReader, systemOutputs } from "../../components/outputs";
import { registrationsOf } from "../../components/registrations";
import { readStackFile } from "../../engine/stack-file";
import { type EstateSize, writeEstate } from "../kit/estate";
import { asOf, project } from "../kit/plan";

/** Plans a generated project as `hozen plan --json` does, with the outputs `deploy()` gives. Processor time in ms. */
function plan(size: EstateSize): number {
  const folder = writeEstate(size, join(project, "library"));
  try {
    const file = readStackFile(folder, "prod");
    const start = process.cpuUsage();
    const composition = compose({ project: folder, stack: "prod", config: file, asOf });
    assert.deepEqual(composition.problems, []);
    const resources = registrationsOf(composition, { project: "estate", stack: "prod" });
    const report = buildReport({ stack: "prod", asOf, composition, resources });
    for (const composed of composition.systems) systemOutputs(composed, plannedReader);
    JSON.stringify(report);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Four times as much costs at most 4.5 times as much: measured against itself, on whatever machine. The smaller one twice,
 * so that code is warm; a busy moment may spoil one attempt, not three.
 */
function assertLinear(small: EstateSize, large: EstateSize): void {
  plan(small);
  const ratios: number[] = [];
  do {
    const few = plan(small);
    ratios.push(plan(large) / few);
  } while (Math.min(...ratios) >= 4.5 && ratios.length < 3);
  assert.ok(Math.min(...ratios) < 4.5, `times ${ratios.map((ratio) => ratio.toFixed(2)).join(", ")}`);
}

describe("what a plan costs", function () {
  this.timeout(300_000);

  it("grows no faster than the alerts of one system, with both levels, up to the 5,000 alarms a region takes", () => {
    assertLinear({ alerts: 400, bothLevels: true }, { alerts: 1600, bothLevels: true });
  });

  it("grows no faster than the number of systems, up to 80", () => {
    assertLinear({ systems: 20, alerts: 20, bothLevels: true }, { systems: 80, alerts: 20, bothLevels: true });
  });

  it("grows no faster than the number of objectives, up to 400", () => {
    assertLinear({ objectives: 100 }, { objectives: 400 });
  });
});
