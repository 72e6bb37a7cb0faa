import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Succession } from "../../../commands/rehearse/succession";
import { formatProblem } from "../../../core/model";
import { findEngine } from "../../../engine/find";
import { entryKeys, renameEntry } from "../../kit/rename";

const root = join(__dirname, "../../..");
/** What people rename; severities are the grammar's own names. */
const sections = [["alerts"], ["routes"], ["receivers"], ["probes"], ["events"], ["escalations"], ["logs", "stores"]];
const severities = ["outage", "critical", "warning", "info"];

/** A copy of what a stack deploys; the program is this checkout's. */
function projectCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), "hozen-renamed-"));
  for (const part of ["systems", "Pulumi.yaml", "Pulumi.prod.yaml"]) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  writeFileSync(join(copy, "index.ts"), `module.exports = require(${JSON.stringify(join(root, "index"))});\n`);
  return copy;
}

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, "utf8")));
}

/** Brings a system up, changes the project, and goes on with it as it is then. */
async function changed(system: string, change: (project: string) => string) {
  const [before, after] = [projectCopy(), projectCopy()];
  const renamed = change(after);
  const succession = await Succession.open({
    before,
    after,
    stack: "prod",
    asOf: "2026-01-01",
    systems: { before: [system], after: [renamed] },
    engine: findEngine().path,
  });
  const { rehearsal } = succession;
  try {
    const made = await succession.up();
    const things = rehearsal.cloud.all().length;
    await succession.succeed();
    const preview = await rehearsal.preview();
    const up = await rehearsal.up();
    const again = await rehearsal.preview();
    return {
      problems: [...succession.after.problems.map(formatProblem), ...made.errors, ...preview.errors, ...up.errors],
      operations: [...new Set([...preview.steps, ...up.steps].map(({ operation }) => operation))].sort(),
      notUpdated: preview.steps.filter(({ operation }) => operation !== "update").slice(0, 20),
      again: again.steps,
      made: things,
      madeAnew: rehearsal.cloud.all().length - things,
      mostOften: Math.max(...rehearsal.cloud.all().map(({ urn }) => rehearsal.cloud.timesMade(urn))),
    };
  } finally {
    rehearsal.close();
    for (const folder of [before, after]) rmSync(folder, { recursive: true, force: true });
  }
}

/** Nearly every entry gets another name. */
function renameEntries(system: string): (project: string) => string {
  return (project) => {
    edit(join(project, "systems", `${system}.yaml`), (original) => {
      let text = original;
      for (const section of sections) {
        const names = entryKeys(text, section).filter((name) => !severities.includes(name) || section[0] !== "routes");
        for (const name of names) text = renameEntry(text, section, name, `renamed-${name}`);
      }
      return text;
    });
    return system;
  };
}

/** The system itself gets another name, and its configuration with it. */
function renameSystem(system: string): (project: string) => string {
  return (project) => {
    const file = join(project, "systems", `${system}.yaml`);
    edit(file, (text) => text.replace(`system: ${system}`, `system: renamed\nwas: ${system}`));
    renameSync(file, join(project, "systems", "renamed.yaml"));
    edit(join(project, "Pulumi.prod.yaml"), (text) => text.replaceAll(`  ${system}:`, "  renamed:"));
    return "renamed";
  };
}

export const entriesOnAws = () => changed("web-service", renameEntries("web-service"));
export const entriesOnAzure = () => changed("tenant-platform", renameEntries("tenant-platform"));
export const entriesInCluster = () => changed("hotel-saas", renameEntries("hotel-saas"));
export const systemOnAws = () => changed("web-service", renameSystem("web-service"));
export const systemOnAzure = () => changed("camp-backend", renameSystem("camp-backend"));
export const systemInCluster = () => changed("hotel-saas", renameSystem("hotel-saas"));
