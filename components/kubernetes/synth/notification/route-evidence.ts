import { textEvidence, viaFor } from "../../../../core/evidence";
import { durationVia, pointsOf } from "../../../../core/expressions";
import type { EvidencePoint, Fact, PlannedRoute } from "../../../../core/model";
import { timeIntervals } from "../../../../core/time";
import { byHours, hoursName, spell } from "./hours";
import { receiverName } from "./receivers";

const path = 'stringData["alertmanager.yaml"]';

/** Where the documented values of a route stand in the configuration text. */
export function routeEvidence(route: PlannedRoute, inputs: Readonly<Record<string, unknown>>): EvidencePoint[] {
  const groups = byHours(route);
  const named = groups[0]?.hours && hoursName(groups[0].hours);
  const head = `"receiver":${quoted(receiverName(route, named))},"group_wait":"`;
  const texts = route.facts.filter((fact) => fact.role === "text");
  return [
    ...pointsOf(route.facts, "wait", { path, match: `${head}([^"]+)"`, via: durationVia }),
    ...pointsOf(route.facts, "interval", {
      path,
      match: `${head}[^"]+","group_interval":"[^"]+","repeat_interval":"([^"]+)"`,
      via: durationVia,
    }),
    ...route.facts.filter((fact) => fact.role === "channel").flatMap((fact) => channelEvidence(route, fact)),
    ...route.facts.filter((fact) => fact.role === "hours").flatMap((fact) => hoursEvidence(route, fact)),
    ...textEvidence(texts, inputs),
  ];
}

/** JSON of a text, as a regular expression that matches only it. */
function quoted(text: string): string {
  return escaped(JSON.stringify(text));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** A documented channel is the first word of the configuration list of the receiver: `slack` of `slack_configs`. */
function channelEvidence(route: PlannedRoute, fact: Fact): EvidencePoint[] {
  const group = byHours(route).find(({ receivers }) => receivers.some(({ channel }) => channel === fact.written));
  if (!group) return [];
  const name = receiverName(route, group.hours && hoursName(group.hours));
  const match = `"name":${quoted(name)}(?:(?!"name":).)*?"(${escaped(fact.written)})_configs":`;
  const via = viaFor(fact, { kind: "same", format: "text" });
  return [{ clause: fact.clause, role: fact.role, path, match, via }];
}

/** Documented hours name the time interval, which must be exactly what they mean. */
function hoursEvidence(route: PlannedRoute, fact: Fact): EvidencePoint[] {
  const hours = byHours(route).find((group) => group.hours?.written === fact.written)?.hours;
  const intervals = hours && timeIntervals(hours.value);
  if (!hours || !intervals) return [];
  const zone = escaped(` ${hours.value.timezone}`);
  const meaning = escaped(JSON.stringify(intervals.map(spell)));
  const match = `"name":"(${escaped(fact.written)})${zone}","time_intervals":${meaning}`;
  return [{ clause: fact.clause, role: fact.role, path, match, via: viaFor(fact, { kind: "same", format: "text" }) }];
}
