import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Composition } from "../../components/composition";
import { formatProblem } from "../../core/model";
import type { EngineRun, Step } from "../../engine/rehearsal/rehearsal";
import { announcedNames, type Going, isAnnounced } from "./announced";
import { Succession, type SuccessionOptions } from "./succession";

/** What today's revision does to a stack that is as the earlier one left it. */
export interface SuccessionReport {
  readonly ok: boolean;
  /** Resources of the earlier revision. */
  readonly resources: number;
  readonly created: number;
  readonly updated: number;
  /** Replaced or deleted, as the changelog announces. */
  readonly announced: readonly Going[];
  /** Replaced or deleted, and nobody said so. */
  readonly unannounced: readonly Going[];
  /** Holds data and would go: no announcement allows that. */
  readonly data: readonly Going[];
  /** What went wrong otherwise. */
  readonly problems: readonly string[];
}

/** Brings the stack up as it was and previews what it is today. */
export async function succeed(options: SuccessionOptions): Promise<SuccessionReport> {
  const succession = await Succession.open(options);
  const { rehearsal, before, after } = succession;
  try {
    const up = await succession.up();
    const { held, kept } = await rehearsal.guarded();
    await succession.succeed();
    const preview = up.ok ? await rehearsal.preview() : undefined;
    const going = goingOf(preview?.steps ?? [], new Set([...held, ...kept]), clausesByName([before, after]));
    return judge({ up, ...(preview && { preview }) }, going, changelogOf(options.after), after);
  } finally {
    rehearsal.close();
  }
}

function judge(
  { up, preview }: { readonly up: EngineRun; readonly preview?: EngineRun },
  going: readonly Going[],
  changelog: string,
  after: Composition,
): SuccessionReport {
  const names = announcedNames(changelog);
  const data = going.filter(({ holdsData }) => holdsData);
  const others = going.filter(({ holdsData }) => !holdsData);
  const unannounced = others.filter((one) => !isAnnounced(one, names));
  const problems = [
    ...up.errors.map((error) => `as it was: ${error}`),
    ...after.problems.map(formatProblem),
    ...(after.problems.length > 0 ? [] : (preview?.errors ?? [])),
  ];
  const count = (operation: string) => preview?.steps.filter((step) => step.operation === operation).length ?? 0;
  return {
    ok: data.length + unannounced.length + problems.length === 0 && up.ok && preview?.ok === true,
    resources: up.resources,
    created: count("create"),
    updated: count("update"),
    announced: others.filter((one) => isAnnounced(one, names)),
    unannounced,
    data,
    problems,
  };
}

/** Real resources that go; components and providers are book-keeping. */
function goingOf(
  steps: readonly Step[],
  holdsData: ReadonlySet<string>,
  clauses: ReadonlyMap<string, readonly string[]>,
): Going[] {
  const found = new Map<string, Going>();
  for (const { operation, urn } of steps) {
    const [, , types = "", name = ""] = urn.split("::");
    const type = types.split("$").at(-1) ?? "";
    if (!/replace|^delete/.test(operation) || /^(hozen|pulumi):/.test(type)) continue;
    const replaced = operation !== "delete";
    if (found.has(urn) && !replaced) continue;
    found.set(urn, {
      urn,
      type,
      name,
      operation: replaced ? "replace" : "delete",
      holdsData: holdsData.has(urn),
      clauses: clauses.get(name) ?? [],
    });
  }
  return [...found.values()].sort((a, b) => (a.urn < b.urn ? -1 : 1));
}

/** By Pulumi name. */
function clausesByName(compositions: readonly Composition[]): Map<string, readonly string[]> {
  const entries = compositions.flatMap(({ systems }) =>
    systems.flatMap(({ plan, parts }) =>
      parts.flatMap(({ synthesis }) =>
        synthesis.declarations.map(({ key, clauses }) => [`${plan.system.key}-${key}`, clauses] as const),
      ),
    ),
  );
  return new Map(entries);
}

function changelogOf(project: string): string {
  const file = join(project, "CHANGELOG.md");
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
