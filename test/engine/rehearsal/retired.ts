import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Succession } from "../../../commands/rehearse/succession";
import { compose } from "../../../components/compose";
import { formatProblem } from "../../../core/model";
import { findEngine } from "../../../engine/find";
import { readStackFile } from "../../../engine/stack-file";

const root = join(__dirname, "../../..");
const asOf = "2026-01-01";

/** A copy of what a stack deploys; the program is this checkout's. */
function projectCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), "hozen-renamed-"));
  for (const part of ["systems", "Pulumi.yaml", "Pulumi.prod.yaml"]) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  writeFileSync(join(copy, "index.ts"), `module.exports = require(${JSON.stringify(join(root, "index"))});\n`);
  return copy;
}

/** Runs on two revisions of a system; the change tells what the system is called afterwards. */
async function withSuccession<T>(
  system: string,
  change: (project: string) => string,
  work: (succession: Succession) => Promise<T>,
): Promise<T> {
  const [before, after] = [projectCopy(), projectCopy()];
  const succession = await Succession.open({
    before,
    after,
    stack: "prod",
    asOf,
    systems: { before: [system], after: [change(after)] },
    engine: findEngine().path,
  });
  try {
    return await work(succession);
  } finally {
    succession.rehearsal.close();
    for (const folder of [before, after]) rmSync(folder, { recursive: true, force: true });
  }
}

/** The system retires: what the plan says holds data is kept. */
function retire(system: string): (project: string) => string {
  return (project) => {
    const file = join(project, "systems", `${system}.yaml`);
    const text = readFileSync(file, "utf8");
    const withKept = (kept: readonly string[]) =>
      writeFileSync(file, `${text}retired: { on: 2025-12-31, because: a test, kept: [${kept.join(", ")}] }\n`);
    withKept([]);
    const config = readStackFile(project, "prod");
    const { problems } = compose({ project, stack: "prod", config, asOf });
    const data = problems.filter(({ code }) => code === "PLAN-RETIRED-KEPT").map(({ given }) => given);
    withKept(data.map((what) => `{ what: ${what}, where: the account, until: 2030-01-01 }`));
    return system;
  };
}

/** A system leaves: what holds data stays as it was, the rest goes. */
export function leaving() {
  return withSuccession("web-service", retire("web-service"), async (succession) => {
    const { rehearsal } = succession;
    const made = await succession.up();
    const { held, kept } = await rehearsal.guarded();
    const data = new Set([...held, ...kept]);
    await succession.succeed();
    const preview = await rehearsal.preview();
    const up = await rehearsal.up();
    const again = await rehearsal.preview();
    const left = rehearsal.cloud.all().map(({ urn }) => urn);
    return {
      problems: [...succession.after.problems.map(formatProblem), ...made.errors, ...preview.errors, ...up.errors],
      operations: [...new Set(preview.steps.map(({ operation }) => operation))],
      touched: preview.steps.filter(({ urn }) => data.has(urn)),
      again: again.steps,
      data: data.size,
      gone: [...data].filter((urn) => !left.includes(urn)),
      alarms: left.filter((urn) => urn.includes("metricAlarm")),
      left: left.length,
      made: made.steps.length,
    };
  });
}
