import type { Composition } from "../../components/composition";
import type { StackConfig } from "../../core/model";
import { type EngineRun, Rehearsal } from "../../engine/rehearsal/rehearsal";
import { readStackFile, type StackFile } from "../../engine/stack-file";
import { runProgram } from "../program";
import { allContracts, namesIn, takenOver } from "./stage";

export interface SuccessionOptions {
  /** Folder of the project as it was, with the program of then. */
  readonly before: string;
  /** Folder of the project as it is. */
  readonly after: string;
  readonly stack: string;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  /** Systems of either revision; default: what the stack files say. */
  readonly systems?: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** Path of the Pulumi CLI. */
  readonly engine: string;
}

/** One revision of the project: its stack file and what today's code makes of its system files. */
interface Revision {
  readonly folder: string;
  readonly file: StackFile;
  readonly values: Readonly<Record<string, string>>;
  readonly composition: Composition;
}

/** Two revisions of a project on one state: the earlier one is brought up, today's comes after it. */
export class Succession {
  private constructor(
    readonly rehearsal: Rehearsal,
    readonly before: Composition,
    readonly after: Composition,
    private readonly run: { now: Revision },
    private readonly revisions: { readonly before: Revision; readonly after: Revision },
  ) {}

  static async open(options: SuccessionOptions): Promise<Succession> {
    const revisions = {
      before: read(options.before, options, options.systems?.before),
      after: read(options.after, options, options.systems?.after),
    };
    const { before, after } = revisions;
    const run = { now: before };
    const contracts = allContracts();
    const there = [takenOver(before.composition), takenOver(after.composition)];
    const rehearsal = await Rehearsal.open({
      engine: options.engine,
      project: after.file.projectName,
      stack: options.stack,
      config: before.values,
      program: () => {
        // The program reads the project it is started in.
        process.chdir(run.now.folder);
        return runProgram(run.now.file.main, run.now.folder);
      },
      packages: [...new Set(Object.keys(contracts).map((type) => type.split(":")[0] as string))],
      contracts,
      existing: either(namesIn(before.values), namesIn(after.values)),
      outside: (type, id) => there.map((known) => known(type, id)).find((inputs) => inputs !== undefined),
    });
    return new Succession(rehearsal, before.composition, after.composition, run, revisions);
  }

  /** Brings the stack up as it was. */
  up(): Promise<EngineRun> {
    return this.rehearsal.up();
  }

  /** From here on the stack is as it is today. */
  async succeed(): Promise<void> {
    this.run.now = this.revisions.after;
    await this.rehearsal.configure(this.revisions.after.values);
  }
}

function read(folder: string, { stack, asOf }: SuccessionOptions, systems: readonly string[] | undefined): Revision {
  const { compose } = require("../../components/compose") as typeof import("../../components/compose");
  const file = readStackFile(folder, stack);
  const values: Record<string, string> = { ...file.values, "hozen:asOf": asOf };
  if (systems) values["hozen:systems"] = JSON.stringify(systems);
  const config: StackConfig = { values, secrets: file.secrets };
  return { folder, file, values, composition: compose({ project: folder, stack, config, asOf }) };
}

function either(...known: readonly ((name: string) => boolean)[]): (name: string) => boolean {
  return (name) => known.some((one) => one(name));
}
