import type { MonitoredResource, Problem, Value } from "../../../../core/model";
import { exportedLogs, databaseLimits as limits, monitoringIntervals } from "./limits";
import { type OwnedDatabase, resourceProblem } from "./owned";

/** A property of the resource and the input it becomes. */
interface Setting {
  readonly input: string;
  readonly reads: (text: string) => Value | undefined;
  /** What it may say, in words. */
  readonly allowed: string;
  /** An instance that is made cannot do without. */
  readonly toCreate?: true;
  /** Where nothing is said the provider writes a value of its own, so that it would undo what somebody set. */
  readonly written?: true;
}

const text = { reads: (given: string) => given, allowed: "a text" };
const flag = {
  reads: (given: string) => ({ true: true, false: false })[given],
  allowed: "true, false",
};

function whole(least: number, most: number): Pick<Setting, "reads" | "allowed"> {
  const reads = (given: string) =>
    /^\d+$/.test(given) && Number(given) >= least && Number(given) <= most ? Number(given) : undefined;
  return { reads, allowed: `a whole number from ${least} to ${most}` };
}

function oneOf(numbers: readonly number[]): Pick<Setting, "reads" | "allowed"> {
  return { reads: (given) => numbers.find((one) => String(one) === given), allowed: numbers.join(", ") };
}

function list(accepted: readonly string[] | RegExp, allowed: string): Pick<Setting, "reads" | "allowed"> {
  const takes = (item: string) => (accepted instanceof RegExp ? accepted.test(item) : accepted.includes(item));
  const reads = (given: string) => {
    const items = given.split(/[,\s]+/).filter((item) => item !== "");
    return items.length > 0 && items.every(takes) ? items : undefined;
  };
  return { reads, allowed };
}

const storage = whole(limits.storageLeast.value, limits.storageMost.value);

/** By property. What `written` means is read from the SDK: inputs whose output may be undefined. */
const settings: Readonly<Record<string, Setting>> = {
  class: { input: "instanceClass", ...text },
  engineVersion: { input: "engineVersion", toCreate: true, ...text },
  storageGiB: { input: "allocatedStorage", toCreate: true, ...storage },
  username: { input: "username", toCreate: true, ...text },
  subnetGroup: { input: "dbSubnetGroupName", toCreate: true, ...text },
  securityGroups: {
    input: "vpcSecurityGroupIds",
    toCreate: true,
    ...list(/^sg-[0-9a-f]+$/, "ids such as sg-0123456789abcdef0"),
  },
  autoMinorVersionUpgrade: { input: "autoMinorVersionUpgrade", written: true, ...flag },
  iamAuthentication: { input: "iamDatabaseAuthenticationEnabled", written: true, ...flag },
  iops: { input: "iops", ...whole(1, Number.MAX_SAFE_INTEGER) },
  kmsKey: { input: "kmsKeyId", ...text },
  logs: { input: "enabledCloudwatchLogsExports", written: true, ...list(exportedLogs, exportedLogs.join(", ")) },
  maxStorageGiB: { input: "maxAllocatedStorage", written: true, ...storage },
  monitoringInterval: { input: "monitoringInterval", written: true, ...oneOf(monitoringIntervals) },
  monitoringRole: { input: "monitoringRoleArn", ...text },
  multiAz: { input: "multiAz", ...flag },
  parameterGroup: { input: "parameterGroupName", ...text },
  performanceInsights: { input: "performanceInsightsEnabled", written: true, ...flag },
  port: { input: "port", ...whole(limits.portLeast.value, limits.portMost.value) },
  publiclyAccessible: { input: "publiclyAccessible", written: true, ...flag },
  storageType: { input: "storageType", ...text },
};

/**
 * Inputs no property gives, which an instance that is taken over keeps as they are: left out, the provider would write a
 * value of its own. Without `replicateSourceDb` a replica would be promoted, without `tags` those of its owner would go.
 */
const kept = [
  "copyTagsToSnapshot",
  "customIamInstanceProfile",
  "customerOwnedIpEnabled",
  "dedicatedLogVolume",
  "deletionProtection",
  "domain",
  "domainAuthSecretArn",
  "domainDnsIps",
  "domainIamRoleName",
  "domainOu",
  "replicateSourceDb",
  "storageEncrypted",
  "tags",
];

/** Properties of the resource as inputs of the instance. */
export interface Settings {
  readonly inputs: Readonly<Record<string, Value>>;
  /** Inputs that stay as they are found. */
  readonly left: readonly string[];
  readonly problems: readonly Problem[];
}

/** What the properties say of the instance itself. Of one that is taken over, what they leave out stays as it is. */
export function settingsOf({ resource, ownership }: OwnedDatabase): Settings {
  const { properties } = resource;
  const inputs: Record<string, Value> = {};
  const left: string[] = [];
  const problems = missing(resource, ownership === "create");
  for (const [name, { input, reads, allowed, written }] of Object.entries(settings)) {
    const given = properties[name] ?? "";
    const value = given === "" ? undefined : reads(given);
    if (value !== undefined) inputs[input] = value;
    else if (given !== "") problems.push(unreadable(resource, name, allowed));
    else if (written) left.push(input);
  }
  const password = passwordOf(resource, ownership === "create");
  return {
    inputs: { ...inputs, ...password.inputs },
    left: ownership === "create" ? [] : [...left, ...password.left, ...kept].sort(),
    problems: [...problems, ...password.problems, ...together(resource, ownership === "create")],
  };
}

/** Properties that do not go together. */
function together(resource: MonitoredResource, made: boolean): Problem[] {
  const { engineVersion = "", monitoringInterval = "0", monitoringRole } = resource.properties;
  const { autoMinorVersionUpgrade = String(made) } = resource.properties;
  const refusals = [
    {
      when: autoMinorVersionUpgrade === "true" && engineVersion.includes("."),
      what: "RDS upgrades minor versions by itself, and does not go back to the one written here",
      given: `engineVersion: ${engineVersion}`,
      allowed: "the major version, or autoMinorVersionUpgrade: false",
      change: "write the major version alone",
    },
    {
      when: monitoringInterval !== "0" && monitoringRole === undefined,
      what: "enhanced monitoring needs the role it writes its log with",
      given: `monitoringInterval: ${monitoringInterval}`,
      allowed: "monitoringRole: the ARN of a role",
      change: "add monitoringRole, or write 0",
    },
  ];
  return refusals
    .filter(({ when }) => when)
    .map(({ when: _, ...details }) => resourceProblem(resource, "AWS-DATABASE-SETTING", details));
}

function missing(resource: MonitoredResource, made: boolean): Problem[] {
  const needed = Object.keys(settings).filter((name) => name === "class" || (made && settings[name]?.toCreate));
  return needed
    .filter((name) => (resource.properties[name] ?? "") === "")
    .map((name) =>
      resourceProblem(resource, "AWS-DATABASE-SETTING", {
        what: `${name} of an instance the stack ${made ? "makes" : "takes over"} is not said`,
        given: "none",
        allowed: needed.join(", "),
        change: `add ${name} to the resource`,
      }),
    );
}

function unreadable(resource: MonitoredResource, name: string, allowed: string): Problem {
  const given = `${name}: ${resource.properties[name]}`;
  return resourceProblem(resource, "AWS-DATABASE-SETTING", {
    what: "RDS takes no such value",
    given,
    allowed,
    change: `correct ${name}`,
  });
}

/**
 * RDS makes the master password, keeps it in Secrets Manager and rotates it; nobody writes it down. One that exists and
 * is in use would be changed by that, so that taking it over is asked for by itself.
 */
function passwordOf(resource: MonitoredResource, made: boolean): Settings {
  const input = "manageMasterUserPassword";
  const said = resource.properties.masterPassword;
  if (said !== undefined && said !== "managed") {
    return { inputs: {}, left: [], problems: [unreadable(resource, "masterPassword", "managed, by RDS")] };
  }
  return made || said === "managed"
    ? { inputs: { [input]: true }, left: [], problems: [] }
    : { inputs: {}, left: [input], problems: [] };
}
