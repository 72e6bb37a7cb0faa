import {
  durationVia,
  type EvidencePoint,
  type Fact,
  type PlannedRoute,
  pointsOf,
  textEvidence,
  timeIntervals,
  viaFor,
} from "../../../core/model";
import { byHours, hoursName, spell } from "./hours";
import { channelFields, receiverName } from "./receivers";

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

/** A documented channel is the configuration list of that channel in the receiver of the route. */
function channelEvidence(route: PlannedRoute, fact: Fact): EvidencePoint[] {
  const group = byHours(route).find(({ receivers }) => receivers.some(({ channel }) => channel === fact.written));
  const receiver = group?.receivers.find(({ channel }) => channel === fact.written);
  const list = receiver && channelFields[receiver.channel];
  if (!group || list === undefined) return [];
  const name = receiverName(route, group.hours && hoursName(group.hours));
  return [
    {
      clause: fact.clause,
      role: fact.role,
      path,
      match: `"name":${quoted(name)}(?:(?!"name":).)*?"(${list})":`,
      via: viaFor(fact, { kind: "same", format: "token", token: list }),
    },
  ];
}

/** Documented hours are the whole time interval the receiver's route is active in. */
function hoursEvidence(route: PlannedRoute, fact: Fact): EvidencePoint[] {
  const hours = byHours(route).find((group) => group.hours?.written === fact.written)?.hours;
  const intervals = hours && timeIntervals(hours.value);
  if (!hours || !intervals) return [];
  const token = JSON.stringify(intervals.map(spell));
  const match = `"name":${quoted(hoursName(hours))},"time_intervals":(${escaped(token)})`;
  return [
    { clause: fact.clause, role: fact.role, path, match, via: viaFor(fact, { kind: "unit", format: "token", token }) },
  ];
}
