import { about, formula, spelled } from "../../../../core/evidence";
import { baseAmount, type Fact, type Planned, type Problem, type ScalingSpec } from "../../../../core/model";
import { instantsOfWallClock } from "../../../../core/time";
import { nothing } from "../../../kit/fragment";
import { type Entry, problemAt } from "../../../kit/problems";
import { type Context, nameOf } from "../common/context";
import { type AwsResource, awsResource, type Fragment } from "../common/resource";
import { concerns } from "../common/tokens";
import { type Group, groupsOf } from "./groups";
import { scalingTokens } from "./tokens";

const fewestServers = 2;
/** The provider's own value for "leave as it is"; left out, it would set the size to 0. */
const unchanged = -1;

interface Night {
  /** Cron minute and hour at which it begins and ends. */
  readonly begin: string;
  readonly end: string;
  /** Minutes since midnight. */
  readonly endsAt: number;
  readonly servers: number;
  readonly usual: number;
  readonly holidays: readonly string[];
}

/**
 * Groups shrink to their minimum every evening and grow back on the mornings of working days, so that they stay small
 * over the weekend. On a holiday they are shrunk again a minute after that morning: two scheduled actions of a group may
 * not be at one time, and AWS takes only dates to come.
 */
export function nightPart(planned: Planned<ScalingSpec>, scope: Context): Fragment {
  const { spec, facts, clauses } = planned;
  const entry: Entry = { at: spec.at, path: spec.path, clauses };
  const { groups, problems } = groupsOf(spec, entry, scope);
  const night = nightOf(spec, entry);
  if ("code" in night) return { ...nothing, problems: [...problems, night] };
  const { timezone, asOf } = scope.plan.system;
  const { begin, end, usual, holidays } = night;
  const small = { servers: night.servers, facts };
  const declarations = groups.flatMap((group) => [
    action("night", { recurrence: `${begin} * * *`, timeZone: timezone }, small, { spec, group, scope }),
    action(
      "day",
      { recurrence: `${end} * * 1-5`, timeZone: timezone },
      { servers: usual, facts: [] },
      { spec, group, scope },
    ),
    ...holidays
      .filter((date) => date > asOf)
      .map((date) => {
        const startTime = morningAfter(date, night, timezone);
        return action(`holiday-${date}`, { startTime }, small, { spec, group, scope });
      }),
  ]);
  return { ...nothing, declarations, problems };
}

/** A scheduled size of one group: from then on it has that many servers. */
function action(
  name: string,
  when: { readonly recurrence?: string; readonly timeZone?: string; readonly startTime?: string },
  { servers, facts }: { readonly servers: number; readonly facts: readonly Fact[] },
  { spec, group, scope }: { readonly spec: ScalingSpec; readonly group: Group; readonly scope: Context },
): AwsResource {
  const shrinking = about(facts, "action").filter(({ written }) => written === "minimum");
  const inputs = {
    scheduledActionName: nameOf(scope, [spec.key, group.resource.key, name], 255),
    autoscalingGroupName: group.name,
    ...when,
    minSize: formula({ value: servers, facts: about(facts, "minimum") }),
    maxSize: unchanged,
    desiredCapacity: spelled({ value: servers, facts: shrinking }, (size) => size),
  };
  const key = `scaling-${spec.key}-${group.resource.key}-${name}`;
  return awsResource({ key, type: scalingTokens.schedule, concern: concerns.scaling, inputs }, facts);
}

function nightOf(spec: ScalingSpec, entry: Entry): Night | Problem {
  const hours = spec["hours-of-day"]?.value ?? "";
  const [, beginHour, beginMinute, endHour, endMinute] =
    /^([01]?\d|2[0-3]):([0-5]\d)-([01]?\d|2[0-3]):([0-5]\d)$/.exec(hours) ?? [];
  const minimum = spec.minimum;
  const usual = spec.usual;
  if (beginHour === undefined || !minimum || !usual) {
    return problemAt(entry, "AWS-SCALING-NIGHT", {
      what: "shrinking at night needs the hours, the servers that stay, and how many there are by day",
      given: hours,
      allowed: "hours-of-day: 22:00-07:00, minimum: 2 servers, usual: 4 servers",
      change: "add what is missing",
    });
  }
  const servers = baseAmount(minimum.value);
  if (servers < fewestServers || servers > baseAmount(usual.value)) {
    return problemAt(entry, "AWS-SCALING-MINIMUM", {
      what: "one server is no redundancy, and a night has no more servers than a day",
      given: `${minimum.written} at night, ${usual.written} by day`,
      allowed: `${fewestServers} to ${usual.written}`,
      change: "correct minimum or usual",
    });
  }
  const holidays = spec.holidays?.value.filter(isDate) ?? [];
  return {
    begin: `${Number(beginMinute)} ${Number(beginHour)}`,
    end: `${Number(endMinute)} ${Number(endHour)}`,
    endsAt: Number(endHour) * 60 + Number(endMinute),
    servers,
    usual: baseAmount(usual.value),
    holidays,
  };
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

function morningAfter(date: string, { endsAt }: Night, timezone: string): string {
  const [instant = 0] = instantsOfWallClock(Date.parse(date) + (endsAt + 1) * 60_000, timezone);
  return new Date(instant).toISOString().replace(".000Z", "Z");
}
