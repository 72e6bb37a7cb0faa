import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { isMap, parseDocument } from "yaml";
import type { ComposedSystem, Composition } from "../../components/composition";
import { pathKeys } from "../../core/evidence";
import type { Stated, Threshold } from "../../core/model";
import { packageRoot } from "../program";

/** One documented threshold, changed: what the rehearsal then expects to see, and nothing else. */
export interface ThresholdChange {
  readonly clause: string;
  readonly from: string;
  readonly to: string;
  /** The stack as it would be with the changed document. */
  readonly composition: Composition;
  /** Where the clause's evidence stands: `type::name path`, sorted. */
  readonly expected: readonly string[];
}

/**
 * Changes the first threshold that one clause alone states and that leaves the document valid, in a copy of the
 * project's `systems/`. Undefined when there is none.
 */
export function changeOneThreshold(
  project: string,
  original: Composition,
  compose: (project: string) => Composition,
): ThresholdChange | undefined {
  const copy = copyOf(project);
  try {
    for (const composed of original.systems) {
      for (const threshold of candidates(composed)) {
        const change = attempt(copy, composed, threshold, compose);
        if (change) return change;
      }
    }
    return undefined;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** What composing reads; the user's own catalogue by reference. */
function copyOf(project: string): string {
  const copy = mkdtempSync(join(tmpdir(), "hozen-change-"));
  cpSync(join(project, "systems"), join(copy, "systems"), { recursive: true });
  const rules = join(project, "alert-rules");
  if (existsSync(rules) && resolve(project) !== packageRoot()) symlinkSync(rules, join(copy, "alert-rules"));
  return copy;
}

/** Thresholds whose clause states nothing else and that are deployed as the document writes them. */
function candidates({ plan, parts }: ComposedSystem): Stated<Threshold>[] {
  const thresholds = plan.system.alerts.flatMap(({ levels }) => levels.map(({ threshold }) => threshold));
  const times = new Map<string, number>();
  for (const { clauses } of thresholds) for (const id of clauses) times.set(id, (times.get(id) ?? 0) + 1);
  const shown = new Set(
    parts
      .flatMap(({ synthesis }) => synthesis.declarations.flatMap(({ evidence }) => evidence))
      .filter(({ role }) => role === "threshold")
      .map(({ clause }) => clause),
  );
  return thresholds.filter(({ clauses: [clause, ...others], corrected, deploys }) => {
    return (
      clause !== undefined &&
      others.length === 0 &&
      times.get(clause) === 1 &&
      shown.has(clause) &&
      !corrected &&
      deploys
    );
  });
}

function attempt(
  copy: string,
  { plan }: ComposedSystem,
  threshold: Stated<Threshold>,
  compose: (project: string) => Composition,
): ThresholdChange | undefined {
  const to = nudged(threshold.written);
  const file = join(copy, "systems", `${plan.system.name}.yaml`);
  const text = readFileSync(file, "utf8");
  const changed = to === undefined ? undefined : withValue(text, threshold, to);
  if (to === undefined || changed === undefined) return undefined;
  writeFileSync(file, changed);
  const composition = compose(copy);
  writeFileSync(file, text);
  const clause = threshold.clauses[0] as string;
  if (composition.problems.length > 0) return undefined;
  return { clause, from: threshold.written, to, composition, expected: expectedPaths(composition, clause) };
}

/** The same text with its first number a little larger. */
function nudged(written: string): string | undefined {
  const found = /\d+(\.\d+)?/.exec(written);
  if (!found) return undefined;
  const digits = found[1] === undefined ? 0 : found[1].length - 1;
  const larger = (Number(found[0]) + 10 ** -digits).toFixed(digits);
  return `${written.slice(0, found.index)}${larger}${written.slice(found.index + found[0].length)}`;
}

function withValue(text: string, threshold: Stated<Threshold>, to: string): string | undefined {
  const document = parseDocument(text);
  const keys = pathKeys(threshold.path);
  const node: unknown = document.getIn(keys);
  if (!isMap(node) || node.anchor !== undefined || node.get("is") !== threshold.written) return undefined;
  node.set("is", to);
  // The document's own words stay: what changes is what is deployed for them.
  if (!node.has("says")) node.set("says", threshold.written);
  return document.toString();
}

function expectedPaths(composition: Composition, clause: string): string[] {
  const paths = composition.systems.flatMap(({ plan, parts }) =>
    parts.flatMap(({ synthesis }) =>
      synthesis.declarations.flatMap(({ type, key, evidence }) =>
        evidence
          .filter((point) => point.clause === clause && point.role === "threshold")
          .map((point) => `${type}::${plan.system.key}-${key} ${point.path}`),
      ),
    ),
  );
  return [...new Set(paths)].sort();
}
