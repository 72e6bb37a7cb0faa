import type { Job, MonitoredResource, Problem } from "../../../../core/model";
import { fragment, merge } from "../../../kit/fragment";
import type { Context } from "../common/context";
import type { Fragment } from "../common/typed-inputs";
import { identityOf } from "./identity";
import { jobOf } from "./job";
import { environmentKind } from "./tokens";

interface Placed {
  readonly job: Job;
  readonly place: MonitoredResource;
}

/** Jobs that run in a Container Apps environment, and the identity they share. */
export function jobs(scene: Context): Fragment {
  const placed = (scene.plan.jobs ?? []).flatMap((job): Placed[] => {
    const { place } = job;
    return place?.kind === environmentKind ? [{ job, place }] : [];
  });
  const problems = (scene.plan.jobs ?? []).flatMap(misplaced);
  const [first] = placed;
  if (!first) return fragment({ problems });
  return merge(
    fragment({ declarations: identityOf(scene, first.place), problems }),
    ...placed.map(({ job, place }) => jobOf(scene, job, place)),
  );
}

/** A resource of Azure that runs no jobs. */
function misplaced({ spec, place, clauses }: Job): Problem[] {
  if (!place?.kind.startsWith("azure.") || place.kind === environmentKind) return [];
  const what = "jobs cannot run on this kind of resource";
  const { at, path } = spec;
  const detail = { what, given: place.kind, allowed: environmentKind, change: "correct in" };
  return [{ code: "AZURE-JOB-PLACE", at, path, clauses, ...detail }];
}
