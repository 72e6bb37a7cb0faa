import { spelled } from "../../../../core/evidence";
import { amountIn } from "../../../../core/model";
import { isUnsayable } from "../../../../core/time";
import { nothing } from "../../../kit/fragment";
import { nameOf, tagsOf } from "../common/context";
import { type AwsResource, awsResource, type Fragment } from "../common/resource";
import { groupsOf } from "../scaling/groups";
import { ssmWindow } from "../schedules/schedule";
import { securityLimits } from "./limits";
import { approvalRule, isOperatingSystem, type OperatingSystem, patchRules } from "./patch-filters";
import { complain, factsOf, type Setting } from "./setting";
import { securityConcern as concern, securityTokens } from "./tokens";

const document = "AWS-RunPatchBaseline";
/** Hours before its end at which a window starts nothing new. */
const cutoff = 1;

/**
 * Security patches in a window: which ones (the baseline), and when (the window). Servers of a group are patched a few
 * at a time, so that the service goes on.
 */
export function patching(setting: Setting<"patch-baseline">): Fragment {
  const { spec, scope, entry } = setting;
  const schedule = spec.schedule;
  const system = spec["operating-system"]?.value;
  const hours = spec.limit;
  const length = hours && amountIn(hours.value, "hour");
  const { groups, problems } = groupsOf(spec, entry, scope);
  const { patchWindow } = securityLimits;
  const fits = length !== undefined && Number.isInteger(length) && length > cutoff && length <= patchWindow.most;
  if (system !== undefined && !isOperatingSystem(system)) {
    const problem = complain(setting, "AWS-PATCHING", {
      what: "not an operating system Patch Manager supports",
      given: system,
      allowed: Object.keys(patchRules).join(", "),
      change: "correct operating-system",
    });
    return { ...nothing, problems: [...problems, problem] };
  }
  if (!schedule || system === undefined || !fits) {
    const problem = complain(setting, "AWS-PATCHING", {
      what: "patching needs to know when, for how long, and of which operating system",
      given: [schedule?.written, hours?.written, system].filter(Boolean).join(", "),
      allowed: `schedule, limit: ${cutoff + 1} to ${patchWindow.most} hours (${patchWindow.reference}), operating-system: AMAZON_LINUX_2023`,
      change: "add what is missing",
    });
    return { ...nothing, problems: [...problems, problem] };
  }
  const window = ssmWindow(schedule.value);
  if (isUnsayable(window)) return { ...nothing, problems: [complain(setting, window.code, window)] };
  const times = { schedule: window.schedule, scheduleTimezone: window.scheduleTimezone, duration: length };
  const names = groups.map(({ name }) => name);
  const declarations = [
    baseline(setting, system),
    patchGroup(setting),
    opening(setting, times),
    target(setting, names),
    task(setting),
  ];
  return { ...nothing, declarations, problems };
}

function baseline({ spec, scope }: Setting, operatingSystem: OperatingSystem): AwsResource {
  const inputs = {
    name: nameOf(scope, [spec.key], securityLimits.name.value),
    operatingSystem,
    approvalRules: [approvalRule(operatingSystem)],
    tags: tagsOf(scope, "security", spec.key),
  };
  return awsResource({ key: `security-${spec.key}-baseline`, type: securityTokens.patchBaseline, concern, inputs });
}

/** Servers with this value of the tag `PatchGroup` are patched by the baseline. */
function patchGroup({ spec, scope }: Setting): AwsResource {
  const inputs = {
    baselineId: { ref: `security-${spec.key}-baseline`, output: "id" },
    patchGroup: nameOf(scope, [], securityLimits.name.value),
  };
  return awsResource({ key: `security-${spec.key}-group`, type: securityTokens.patchGroup, concern, inputs });
}

/** When the window opens, and for how many hours. */
interface WindowTimes {
  readonly schedule: string;
  readonly scheduleTimezone: string;
  readonly duration: number;
}

function opening(setting: Setting, times: WindowTimes): AwsResource {
  const { spec, scope } = setting;
  const facts = factsOf(setting, "schedule");
  const inputs = {
    name: nameOf(scope, [spec.key], securityLimits.name.value),
    ...times,
    schedule: spelled({ value: times.schedule, facts }, (text) => text),
    cutoff,
    tags: tagsOf(scope, "security", spec.key),
  };
  const key = `security-${spec.key}-window`;
  return awsResource({ key, type: securityTokens.maintenanceWindow, concern, inputs }, facts);
}

/**
 * The servers of the groups, by the tag each carries. A task of a window takes the ids of instances or of the window's
 * targets; tags, as a command takes them, it refuses.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_RegisterTaskWithMaintenanceWindow.html
 */
function target({ spec, scope }: Setting, groups: readonly string[]): AwsResource {
  const inputs = {
    windowId: { ref: `security-${spec.key}-window`, output: "id" },
    name: nameOf(scope, [spec.key], securityLimits.name.value),
    resourceType: "INSTANCE",
    targets: [{ key: "tag:aws:autoscaling:groupName", values: groups }],
  };
  return awsResource({ key: `security-${spec.key}-target`, type: securityTokens.windowTarget, concern, inputs });
}

function task(setting: Setting): AwsResource {
  const { spec, scope } = setting;
  const facts = factsOf(setting, "method");
  const inputs = {
    name: nameOf(scope, [spec.key], securityLimits.name.value),
    windowId: { ref: `security-${spec.key}-window`, output: "id" },
    taskType: "RUN_COMMAND",
    taskArn: spelled({ value: document, facts }, (name) => name),
    targets: [{ key: "WindowTargetIds", values: [{ ref: `security-${spec.key}-target`, output: "id" }] }],
    priority: 1,
    maxConcurrency: "1",
    maxErrors: "0",
    taskInvocationParameters: {
      runCommandParameters: {
        timeoutSeconds: 600,
        parameters: [
          { name: "Operation", values: ["Install"] },
          { name: "RebootOption", values: ["RebootIfNeeded"] },
        ],
      },
    },
    cutoffBehavior: "CONTINUE_TASK",
  };
  const key = `security-${spec.key}-task`;
  return awsResource({ key, type: securityTokens.patchTask, concern, inputs }, facts);
}
