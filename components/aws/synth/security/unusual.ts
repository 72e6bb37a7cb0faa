import { about, formula, spelled } from "../../../../core/evidence";
import { baseOf, type Leaf, type LogStore, type Planned, type Value } from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { plainNameOf, tagsOf } from "../common/context";
import { type AwsResource, awsResource, type Fragment } from "../common/resource";
import { serviceRole } from "../common/service-role";
import { tokens } from "../common/tokens";
import { groupName, logGroupKind } from "../logs/log-stores";
import { topicKey } from "../notification/routes";
import { timerOf, timerRole } from "../schedules/scheduler";
import type { Unusual } from "./baseline-query";
import { complain, type Setting } from "./setting";
import { securityConcern } from "./tokens";
import { unusualMachine } from "./unusual-machine";

const nameLength = 80;
/** Seconds. */
const day = 86_400;

/**
 * More than so many times what was usual at the same hour: a classic alarm cannot look back a week, so a state machine
 * asks CloudWatch Logs Insights once per window and tells the route what it found.
 */
export function unusualAccess(setting: Setting<"same-hour-baseline">): Fragment {
  const { spec, scope, facts, message } = setting;
  const unusual = unusualOf(setting);
  const store = storeOf(setting);
  if (!unusual || !store || !message) {
    const problem = complain(setting, "AWS-UNUSUAL", {
      what: "unusual access needs to know which log group, counted by which field, and how much is unusual",
      given: [spec.store?.value, spec.by?.value].filter(Boolean).join(", "),
      allowed:
        "store: <log group of logs.stores>, by: <field>, period: 15 minutes, minimum: 100 requests, share: 10 times",
      change: "add what is missing",
    });
    return { ...nothing, problems: [problem] };
  }
  const key = `security-${spec.key}`;
  const topic = { ref: topicKey(scope, spec.notify ?? "critical", scope.region), output: "arn" };
  const { language } = scope.plan.system;
  const logGroup = groupName(store.spec);
  const machine = unusualMachine({ logGroup, unusual, topic, message, language });
  const inputs = {
    name: plainNameOf(scope, [spec.key], nameLength),
    roleArn: { ref: `${key}-role`, output: "arn" },
    type: "STANDARD",
    definition: { json: machine },
    tags: tagsOf(scope, "security", spec.key),
  };
  const options = { dependsOn: [`${key}-role-policy`] };
  const declaration = { key, type: tokens.stateMachine, concern: securityConcern, inputs, options };
  return {
    ...nothing,
    declarations: [
      ...machineRole(setting, logGroup, topic),
      awsResource(declaration, facts),
      ...timer(setting, unusual.window),
    ],
  };
}

function unusualOf({ spec, facts }: Setting<"same-hour-baseline">): Unusual | undefined {
  const [window, least, times] = [baseOf(spec.period), baseOf(spec.minimum), baseOf(spec.share)];
  const field = spec.by?.value ?? "";
  if (window === undefined || least === undefined || times === undefined || !/^[\w.@]+$/.test(field)) return undefined;
  if (window % 60 !== 0 || window < 60 || window > day) return undefined;
  const stated = (value: number, name: string) => ({ value, facts: about(facts, name) });
  return {
    window,
    least: formula(stated(least, "minimum")),
    times: formula(stated(times, "share")),
    // To compare with the same hour is to look back by whole days.
    day: spelled(stated(day, "method"), (seconds) => seconds),
    field,
  };
}

function storeOf({ spec, scope }: Setting<"same-hour-baseline">): Planned<LogStore> | undefined {
  const wanted = spec.store?.value;
  return scope.plan.stores.find((store) => store.spec.key === wanted && store.spec.kind === logGroupKind);
}

function machineRole({ spec, scope }: Setting, logGroup: Leaf, topic: Value): AwsResource[] {
  const { partition, region, account } = scope;
  const group: Value = { join: [`arn:${partition}:logs:${region}:${account}:log-group:`, logGroup, ":*"] };
  const statements: Value[] = [
    { Effect: "Allow", Action: "logs:StartQuery", Resource: group },
    // Asked by the id of the query, which names no log group.
    { Effect: "Allow", Action: "logs:GetQueryResults", Resource: "*" },
    { Effect: "Allow", Action: "sns:Publish", Resource: topic },
  ];
  const tags = tagsOf(scope, "security", spec.key);
  const service = "states.amazonaws.com";
  return serviceRole({ key: `security-${spec.key}-role`, concern: securityConcern, service, statements, tags }, scope);
}

function timer({ spec, scope }: Setting, window: number): AwsResource[] {
  const key = `security-${spec.key}-timer`;
  const machine = { ref: `security-${spec.key}`, output: "arn" };
  const statements: Value[] = [{ Effect: "Allow", Action: "states:StartExecution", Resource: machine }];
  const tags = tagsOf(scope, "security", spec.key);
  const role = { key: `${key}-role`, concern: securityConcern, statements, tags };
  const declared = timerOf(
    {
      key,
      concern: securityConcern,
      expression: `rate(${window / 60} ${window === 60 ? "minute" : "minutes"})`,
      target: machine,
      input: "{}",
      role: role.key,
      maximumAge: Math.max(60, window),
    },
    scope,
  );
  return [...timerRole(role, scope), declared];
}
