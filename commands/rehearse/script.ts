import { isDescriptive } from "../../core/evidence";
import type { EngineRun, Rehearsal, Step } from "../../engine/rehearsal/rehearsal";
import { changeOneThreshold, type ThresholdChange } from "./change";
import type { Job, JobReport, StepReport } from "./job";
import { type Stage, setStage } from "./stage";

type Tell = (report: StepReport) => void;

/** What a step saw and what is wrong with it. */
interface Seen {
  readonly seen: string;
  readonly problems: readonly string[];
}

/** Plays a job through: every step only when the one before it was as it should be. */
export async function play(job: Job, tell: Tell): Promise<JobReport> {
  const stage = await setStage(job);
  try {
    return await new Play(stage, job, tell).run();
  } finally {
    stage.rehearsal.close();
  }
}

class Play {
  private readonly steps: StepReport[] = [];
  private readonly rehearsal: Rehearsal;
  private urns: readonly string[] = [];
  private resources = 0;
  private change: JobReport["change"];

  constructor(
    private readonly stage: Stage,
    private readonly job: Job,
    private readonly tell: Tell,
  ) {
    this.rehearsal = stage.rehearsal;
  }

  async run(): Promise<JobReport> {
    const { rehearsal } = this;
    const through =
      (await this.step(
        "preview",
        () => rehearsal.preview(),
        (run) => this.created(run, "to create"),
      )) &&
      (await this.step(
        "up",
        () => rehearsal.up(),
        (run) => this.created(run, "created"),
      )) &&
      (await this.keepUrns()) &&
      (await this.step("second preview", () => rehearsal.preview(), nothing)) &&
      (await this.changeThreshold()) &&
      (await this.step("refresh", () => rehearsal.refresh(), nothing)) &&
      (await this.destroy());
    return {
      systems: this.job.systems,
      ok: through,
      resources: this.resources,
      steps: this.steps,
      urns: this.urns,
      ...(this.change && { change: this.change }),
      unknownTypes: [...rehearsal.cloud.unknownTypes].sort(),
    };
  }

  private async step(step: string, start: () => Promise<EngineRun>, judge: (run: EngineRun) => Seen): Promise<boolean> {
    const run = await start();
    const { seen, problems } = judge(run);
    const report = { step, ok: problems.length === 0, seconds: run.seconds, seen, problems };
    this.steps.push(report);
    this.tell(report);
    return report.ok;
  }

  private created({ ok, steps, errors }: EngineRun, word: string): Seen {
    const others = steps.filter(({ operation }) => operation !== "create" && operation !== "import");
    const takenOver = steps.filter(({ operation }) => operation === "import").length;
    this.resources = steps.filter(isResource).length;
    const seen = `${this.resources - takenOver} ${word}${takenOver > 0 ? `, ${takenOver} taken over` : ""}`;
    return {
      seen,
      problems: [...errors, ...others.map(unexpected), ...(ok ? [] : failed(errors))],
    };
  }

  private async keepUrns(): Promise<boolean> {
    this.urns = await this.rehearsal.urns();
    return true;
  }

  private async changeThreshold(): Promise<boolean> {
    const change = changeOneThreshold(this.job.project, this.stage.composition, this.stage.compose);
    if (!change) return true;
    this.stage.use(change.composition);
    return (
      (await this.step(
        "changed threshold",
        () => this.rehearsal.preview(),
        (run) => this.onlyThe(change, run),
      )) &&
      (await this.step(
        "up of the change",
        () => this.rehearsal.up(),
        (run) => this.onlyThe(change, run),
      ))
    );
  }

  private onlyThe(change: ThresholdChange, { steps, errors }: EngineRun): Seen {
    const changed = steps.flatMap(({ urn, paths }) => paths.map((path) => ({ urn, path })));
    const paths = changed
      .filter(({ path }) => !isDescriptive(path))
      .map(({ urn, path }) => `${tail(urn)} ${path}`)
      .sort();
    const { clause, from, to, expected } = change;
    this.change = { clause, from, to, paths };
    const missing = expected.filter((path) => !paths.includes(path));
    const extra = paths.filter((path) => !expected.includes(path));
    const replaced = steps.filter(({ operation }) => operation !== "update");
    return {
      seen: `${clause} ${from} to ${to}: ${paths.length} of ${changed.length} changed paths are its evidence, the rest are texts`,
      problems: [
        ...errors,
        ...replaced.map(unexpected),
        ...missing.map((path) => `evidence of ${clause} did not change: ${path}`),
        ...extra.map((path) => `changed with ${clause}, but is not its evidence: ${path}`),
      ],
    };
  }

  /** What holds data refuses the first time and goes, or is let go, the second time. */
  private async destroy(): Promise<boolean> {
    const { held, kept } = await this.rehearsal.guarded();
    if (held.length > 0) {
      const refused = await this.step(
        "destroy, asked once",
        () => this.rehearsal.destroy(),
        (run) => this.refused(run, held),
      );
      if (!refused) return false;
      await this.rehearsal.unprotect();
    }
    return this.step(
      "destroy, asked twice",
      () => this.rehearsal.destroy(),
      ({ errors }) => {
        const left = this.rehearsal.cloud.all().map(({ urn }) => urn);
        const wrong = left.filter((urn) => !kept.includes(urn)).map((urn) => `still there: ${urn}`);
        const lost = kept.filter((urn) => !left.includes(urn)).map((urn) => `should have been kept: ${urn}`);
        return { seen: `${left.length} kept by the cloud, as declared`, problems: [...errors, ...wrong, ...lost] };
      },
    );
  }

  private refused({ ok }: EngineRun, held: readonly string[]): Seen {
    const there = new Set(this.rehearsal.cloud.all().map(({ urn }) => urn));
    const lost = held.filter((urn) => !there.has(urn)).map((urn) => `destroyed at once: ${urn}`);
    return {
      seen: `refused: ${held.length} hold data`,
      problems: ok ? ["what holds data was destroyed at once", ...lost] : lost,
    };
  }
}

function nothing({ ok, steps, errors }: EngineRun): Seen {
  return { seen: "nothing to do", problems: [...errors, ...steps.map(unexpected), ...(ok ? [] : failed(errors))] };
}

function failed(errors: readonly string[]): string[] {
  return errors.length > 0 ? [] : ["the engine failed without saying why"];
}

function unexpected({ operation, urn, paths }: Step): string {
  return `${operation} ${tail(urn)}${paths.length > 0 ? `: ${paths.join(", ")}` : ""}`;
}

function isResource({ urn }: Step): boolean {
  return !urn.includes("::pulumi:pulumi:Stack::");
}

/** `type::name` of a URN, without its parents. */
function tail(urn: string): string {
  const [, , type = "", name = ""] = urn.split("::");
  return `${type.split("$").at(-1)}::${name}`;
}
