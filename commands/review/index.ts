import { writeFileSync } from "node:fs";
import type { Language } from "../../core/model";
import type { Review } from "./changes";
import { PlanFailed } from "./children";
import { compareSnapshots } from "./compare";
import { describeDeployed } from "./deployed";
import { GitError } from "./git";
import { renderReview } from "./markdown";
import { NoPreviewError, type PreviewChange, readPreview } from "./preview";
import { planRevisions, type Revisions } from "./revisions";

export interface ReviewOptions {
  readonly base: string;
  readonly stack: string;
  readonly asOf: string;
  readonly language: Language;
  readonly json?: boolean;
  readonly fromPreview?: string;
  readonly baseHozen?: string;
  readonly failOn?: "danger";
  readonly out?: string;
}

/** Exit codes, as docs/review.md lists them. */
const code = { fine: 0, problems: 1, misuse: 2, danger: 3 } as const;

/** `hozen review`: what the files as they are change against a git revision, by clause. */
export async function review(options: ReviewOptions): Promise<number> {
  try {
    const preview = options.fromPreview === undefined ? undefined : readPreview(options.fromPreview);
    const revisions = await planRevisions({ ...options, project: process.cwd() });
    const result = buildReview(options, revisions, preview);
    const text = options.json ? `${JSON.stringify(result, undefined, 2)}\n` : renderReview(result, options.language);
    if (options.out === undefined) process.stdout.write(text);
    else writeFileSync(options.out, text);
    return exitOf(result, options.failOn);
  } catch (error) {
    if (!(error instanceof GitError || error instanceof PlanFailed || error instanceof NoPreviewError)) throw error;
    process.stderr.write(`hozen: ${error.message}\n`);
    return error instanceof PlanFailed ? code.problems : code.misuse;
  }
}

/** Pure: what two or three plans say of the change. */
export function buildReview(
  options: Pick<ReviewOptions, "base" | "stack" | "asOf">,
  { commit, before, between, after, notes }: Revisions,
  preview?: readonly PreviewChange[],
): Review {
  const { problems } = after.report;
  const usable = (snapshot: typeof between) => (snapshot?.report.problems.length === 0 ? snapshot : undefined);
  const base = usable(between) ?? usable(before);
  const unplannable = between !== undefined && base === undefined;
  const upgraded = usable(before) && usable(between);
  return {
    version: 1,
    stack: options.stack,
    asOf: options.asOf,
    base: { ref: options.base, commit },
    problems,
    violations: after.report.systems.flatMap(({ violations }) =>
      violations.filter(({ severity }) => severity === "mandatory"),
    ),
    compared: problems.length === 0 && !unplannable,
    notes: unplannable ? [...notes, "the base itself cannot be planned: there is nothing to compare with"] : notes,
    systems: problems.length === 0 && !unplannable ? compareSnapshots(base, after) : [],
    upgrade:
      before && between && upgraded
        ? { from: before.hozen, to: between.hozen, systems: compareSnapshots(before, between) }
        : null,
    deployed: preview && problems.length === 0 ? describeDeployed(preview, after) : null,
  };
}

function exitOf(review: Review, failOn: ReviewOptions["failOn"]): number {
  if (review.problems.length > 0 || review.violations.length > 0) return code.problems;
  const systems = [...review.systems, ...(review.upgrade?.systems ?? [])];
  const { clauses = [], unmapped = [], unexpected = [] } = review.deployed ?? {};
  const dangerous =
    !review.compared ||
    systems.some(({ dangers }) => dangers.length > 0) ||
    unexpected.length > 0 ||
    [...clauses, ...unmapped].some(({ worse }) => worse === "wanted");
  return failOn === "danger" && dangerous ? code.danger : code.fine;
}
