import { amountOf, bounded, listOf, ofRole, writtenAt } from "../../../../core/evidence";
import {
  combine,
  exact,
  type Fidelity,
  formatQuantity,
  type MonitoredResource,
  type Plan,
  type Planned,
  type ProbeSpec,
  type Problem,
  seconds,
} from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { type Entry, problemAt } from "../../../kit/problems";
import { type Context, nameOf, tagsOf } from "../common/context";
import { fewestProbeRegions, probeIntervals, probeRegions } from "../common/limits";
import { awsResource, type Fragment } from "../common/resource";
import { concerns, tokens } from "../common/tokens";
import { probeTarget } from "./probe-target";

/** Route 53 health check of a probe; its alarms are alerts on `probe.<key>`. */
export function probeOf(probe: Planned<ProbeSpec>, scope: Context): Fragment {
  const { spec, facts, clauses } = probe;
  const entry: Entry = { at: spec.at, path: spec.yamlPath, clauses };
  const { target, problems: targetProblems } = probeTarget(probe, entry);
  const interval = intervalOf(spec);
  const regions = regionsOf(spec);
  const problems = [...targetProblems, ...regionProblems(spec, regions, entry)];
  if (!target || problems.length > 0) return { ...nothing, problems };
  const inputs = {
    ...target,
    requestInterval: bounded(amountOf(spec.every, ofRole(facts, "every")), interval ?? seconds(spec.every.value)),
    failureThreshold: writtenAt(failures(spec), { at: spec.at, path: `${spec.yamlPath}.failureThreshold` }),
    measureLatency: false,
    ...(regions &&
      spec.locations && { regions: listOf(amountOf(spec.locations.value, ofRole(facts, "count")), regions) }),
    tags: { Name: nameOf(scope, [spec.key], 255), ...tagsOf(scope, "probe", spec.key) },
  };
  const declaration = awsResource(
    { key: `probe-${spec.key}`, type: tokens.healthCheck, concern: concerns.probes, inputs },
    facts,
  );
  return { ...nothing, declarations: [declaration] };
}

/** What a health check cannot do of the probe an alert is on. */
export function probeFidelity(resource: MonitoredResource, plan: Plan): Fidelity {
  const probe = plan.probes.find(({ spec }) => spec.provider === "aws" && `probe.${spec.key}` === resource.key)?.spec;
  if (!probe) return exact;
  const interval = intervalOf(probe);
  const reasons: string[] = [];
  if (interval !== undefined && interval !== seconds(probe.every.value)) {
    reasons.push(`probed every ${interval} s instead of every ${formatQuantity(probe.every.value)}`);
  }
  if (probe.expectStatus) reasons.push(`any 2xx or 3xx status counts as ${probe.expectStatus.value}`);
  if (probe.timeout)
    reasons.push(`the time limit is fixed (4 s to connect, 2 s to answer), not ${probe.timeout.written}`);
  return combine(...reasons.map((reason): Fidelity => ({ level: "approximated", reason })));
}

/** The accepted interval that detects no later. */
function intervalOf(spec: ProbeSpec): number | undefined {
  return [...probeIntervals].reverse().find((interval) => interval <= seconds(spec.every.value));
}

function regionsOf(spec: ProbeSpec): string[] | undefined {
  return spec.locations ? probeRegions.slice(0, Number(spec.locations.value.amount)) : undefined;
}

function failures(spec: ProbeSpec): number {
  return Number(spec.properties.failureThreshold ?? "3");
}

function regionProblems(spec: ProbeSpec, regions: readonly string[] | undefined, entry: Entry): Problem[] {
  const wanted = Number(spec.locations?.value.amount ?? fewestProbeRegions);
  const found: Problem[] = [];
  if (regions && (wanted < fewestProbeRegions || wanted > probeRegions.length)) {
    found.push(
      problemAt(entry, "AWS-PROBE-LOCATIONS", {
        what: "Route 53 does not probe from that many regions",
        given: String(wanted),
        allowed: `${fewestProbeRegions} to ${probeRegions.length}`,
        change: "change locations",
      }),
    );
  }
  return found;
}
