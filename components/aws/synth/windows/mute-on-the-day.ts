import { spelled } from "../../../../core/evidence";
import type { MaintenanceWindow, Value } from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { type Context, tagsOf } from "../common/context";
import { type AwsResource, type Fragment, serving } from "../common/resource";
import { timerOf, timerRole } from "../schedules/scheduler";
import type { DayMute } from "./mute-schedule";
import { windowConcern } from "./tokens";

/** Alarms of one region that one mute rule silences: at most 100. */
export interface Batch {
  readonly key: string;
  readonly alarms: readonly AwsResource[];
  readonly region?: string;
}

interface DayRule {
  readonly batch: Batch;
  readonly said: DayMute;
  readonly name: string;
  readonly names: readonly Value[];
}

/** A window mute rules cannot repeat: one schedule puts the rule on the day, another removes it. */
export function onTheDay(window: MaintenanceWindow, rule: DayRule, scope: Context): Fragment {
  const { batch, said, name, names } = rule;
  const { expression, duration, timezone } = said;
  const mute = {
    Name: name,
    Description: window.spec.title,
    Rule: { Schedule: { Expression: expression, Duration: duration, Timezone: timezone } },
    MuteTargets: { AlarmNames: names },
  };
  const role = roleOf(rule, scope);
  const call = (part: string, action: string) => ({
    key: `${batch.key}-${part}`,
    concern: windowConcern,
    timezone,
    target: `arn:${scope.partition}:scheduler:::aws-sdk:cloudwatch:${action}`,
    role: role.key,
    ...(batch.region !== undefined && { region: batch.region }),
  });
  // Not tried again once the window has begun: a rule put after its removal would stay.
  const put = timerOf(
    {
      ...call("put", "putAlarmMuteRule"),
      expression: spelled({ value: said.put, facts: window.facts }, (text) => text),
      input: { json: mute },
      maximumAge: 900,
    },
    scope,
    window.facts,
  );
  const input = { json: { AlarmMuteRuleName: name } };
  // A rule that is not removed would mute again on the next day: its removal is tried until just before.
  const remove = timerOf(
    { ...call("remove", "deleteAlarmMuteRule"), expression: said.remove, input, maximumAge: said.removable },
    scope,
  );
  return {
    ...nothing,
    declarations: [...timerRole(role, scope), put, serving(remove, window.clauses)],
  };
}

/** Alarms by their tags and not by name, so that the policy does not grow with the document: a role takes 10,240 characters. */
function roleOf({ batch, name }: DayRule, scope: Context) {
  const { partition, account } = scope;
  const cloudwatch = `arn:${partition}:cloudwatch:${batch.region ?? scope.region}:${account}`;
  const ruleArn = `${cloudwatch}:alarm-mute-rule:${name}`;
  const { key: system, environment } = scope.plan.system;
  const statements: Value[] = [
    { Effect: "Allow", Action: ["cloudwatch:PutAlarmMuteRule", "cloudwatch:DeleteAlarmMuteRule"], Resource: ruleArn },
    {
      Effect: "Allow",
      Action: "cloudwatch:PutAlarmMuteRule",
      Resource: `${cloudwatch}:alarm:*`,
      Condition: {
        StringEquals: { "aws:ResourceTag/hozen:system": system, "aws:ResourceTag/hozen:environment": environment },
      },
    },
  ];
  const tags = tagsOf(scope, "schedule", batch.key);
  return { key: `${batch.key}-role`, name: [batch.key], concern: windowConcern, statements, tags };
}
