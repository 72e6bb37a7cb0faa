import { spelled } from "../../../../core/evidence";
import { isReference, type MaintenanceWindow, type Reference } from "../../../../core/model";
import { isUnsayable } from "../../../../core/time";
import { merge, nothing } from "../../../kit/fragment";
import { problemAt } from "../../../kit/problems";
import { silenceKey } from "../alerts/silence";
import { type Context, plainNameOf, tagsOf } from "../common/context";
import { type AwsResource, awsResource, type Fragment } from "../common/resource";
import { tokens } from "../common/tokens";
import { windowLimits } from "./limits";
import { type Batch, onTheDay } from "./mute-on-the-day";
import { eachOf, type MuteSchedule, muteSchedule, type StandingMute } from "./mute-schedule";
import { windowConcern, windowTokens } from "./tokens";

/**
 * The mute rules of a window, over the alarms that tell its rules. A mute rule stops all actions of an alarm, so that
 * alarms with any other action than a topic are left alone.
 */
export function mutesOf(window: MaintenanceWindow, told: Fragment, scope: Context): Fragment {
  const muted = alarmsTelling(window, told);
  if (muted.length === 0) return nothing;
  const entry = { ...window.schedule, clauses: window.clauses };
  const parts = eachOf(window.schedule.value).map((schedule, index) => {
    const said = muteSchedule(schedule);
    if (isUnsayable(said)) return { ...nothing, problems: [problemAt(entry, said.code, said)] };
    const batches = batchesOf(muted, index === 0 ? window.spec.key : `${window.spec.key}-and-${index + 1}`);
    return merge(...batches.map((batch) => batchPart(window, batch, said, scope)));
  });
  return merge(...parts);
}

/** A rule that falls silent while a worse one fires is told by a composite alarm in its place. */
function alarmsTelling({ mutes }: MaintenanceWindow, { rules, declarations }: Fragment): AwsResource[] {
  const keys = rules
    .filter((rule) => mutes.some(({ alert, severity }) => alert === rule.alert && severity === rule.severity))
    .flatMap(({ declaration = "" }) => [declaration, `${declaration}-notice`, silenceKey(declaration)]);
  return declarations.filter((alarm) => keys.includes(alarm.key) && onlyNotifies(alarm));
}

function onlyNotifies({ type, inputs }: AwsResource): boolean {
  if (type !== tokens.metricAlarm && type !== tokens.compositeAlarm) return false;
  const actions = [inputs.alarmActions, inputs.okActions].flatMap((list) => (Array.isArray(list) ? list : []));
  return actions.length > 0 && actions.every((action) => isReference(action) && action.ref.startsWith("route-"));
}

function batchesOf(alarms: readonly AwsResource[], name: string): Batch[] {
  const regions = new Map<string, AwsResource[]>();
  for (const alarm of alarms) {
    const region = typeof alarm.inputs.region === "string" ? alarm.inputs.region : "";
    regions.set(region, [...(regions.get(region) ?? []), alarm]);
  }
  const size = windowLimits.alarmsPerMuteRule.value;
  return [...regions].sort().flatMap(([region, list]) =>
    Array.from({ length: Math.ceil(list.length / size) }, (_, index) => ({
      key: ["window", name, region, index === 0 ? "" : String(index + 1)].filter((part) => part !== "").join("-"),
      alarms: list.slice(index * size, (index + 1) * size),
      ...(region !== "" && { region }),
    })),
  );
}

function batchPart(window: MaintenanceWindow, batch: Batch, said: MuteSchedule, scope: Context): Fragment {
  const name = plainNameOf(scope, [batch.key], windowLimits.muteRuleName.value);
  const names = batch.alarms.map(({ key }) => ({ ref: key, output: "id" }));
  if (said.kind === "on-the-day") return onTheDay(window, { batch, said, name, names }, scope);
  return { ...nothing, declarations: [standingMute(window, { ...batch, names }, said, scope)] };
}

/** One mute rule that repeats by itself, over alarms by their names. */
export function standingMute(
  window: MaintenanceWindow,
  batch: Pick<Batch, "key" | "region"> & { readonly names: readonly (string | Reference)[] },
  said: StandingMute,
  scope: Context,
): AwsResource {
  const expression = spelled({ value: said.expression, facts: window.facts }, (text) => text);
  return awsResource(
    {
      key: batch.key,
      type: windowTokens.muteRule,
      concern: windowConcern,
      inputs: {
        name: plainNameOf(scope, [batch.key], windowLimits.muteRuleName.value),
        description: window.spec.title,
        rule: { schedule: { expression, duration: said.duration, timezone: said.timezone } },
        muteTargets: { alarmNames: batch.names },
        ...(batch.region !== undefined && { region: batch.region }),
        tags: tagsOf(scope, "window", window.spec.key),
      },
    },
    window.facts,
  );
}
