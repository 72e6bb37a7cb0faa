import type { Job, MonitoredResource, Planned } from "../../../../core/model";
import { joinParts, type Part, partOf, type Scene } from "../common/scene";
import { identityOf } from "./identity";
import { jobOf } from "./job";
import { environmentKind } from "./tokens";

interface Placed {
  readonly planned: Planned<Job>;
  readonly place: MonitoredResource;
}

/** Jobs that run in a Container Apps environment, and the identity they share. */
export function jobs(scene: Scene): Part {
  const placed = (scene.plan.jobs ?? []).flatMap((planned): Placed[] => {
    const { place } = planned.spec;
    return place?.kind === environmentKind ? [{ planned, place }] : [];
  });
  const [first] = placed;
  if (!first) return partOf({});
  return joinParts([
    partOf({ declarations: identityOf(scene, first.place) }),
    ...placed.map(({ planned, place }) => jobOf(scene, planned, place)),
  ]);
}
