import type { InputOrigin, MonitoredResource, Problem } from "../../../../core/model";
import type { AwsInputs } from "../common/typed-inputs";
import { type OwnedDatabase, resourceProblem } from "./owned";
import type { databaseType } from "./tokens";

type DatabaseInputs = AwsInputs<typeof databaseType>;
type Written = { -readonly [Input in keyof DatabaseInputs]?: DatabaseInputs[Input] };

/** A property of the resource and the input it becomes. */
interface Setting {
  readonly input: keyof DatabaseInputs;
  /** Writes the input; false where the text means nothing to it. */
  readonly writes: (text: string, inputs: Written) => boolean;
  /** What it may say, in words. */
  readonly allowed: string;
  /** An instance that is made cannot do without. */
  readonly toCreate?: true;
  /** Where nothing is said the provider writes a value of its own, so that it would undo what somebody set. */
  readonly written?: true;
}

/** What texts mean. */
interface Form<T> {
  readonly reads: (given: string) => T | undefined;
  readonly allowed: string;
}

const text: Form<string> = { reads: (given) => given, allowed: "a text" };
const flag: Form<boolean> = {
  reads: (given) => (given === "true" ? true : given === "false" ? false : undefined),
  allowed: "true, false",
};

/** What RDS takes of it, the limits say. */
const number: Form<number> = {
  reads: (given) => (/^\d+(\.\d+)?$/.test(given) ? Number(given) : undefined),
  allowed: "a number",
};

function list(allowed: string, item = /./): Form<readonly string[]> {
  const reads = (given: string) => {
    const items = given.split(/[,\s]+/).filter((one) => one !== "");
    return items.length > 0 && items.every((one) => item.test(one)) ? items : undefined;
  };
  return { reads, allowed };
}

/** A property that becomes the input: its form must be one the SDK takes there. */
function becomes<Input extends keyof DatabaseInputs>(
  input: Input,
  { reads, allowed }: Form<DatabaseInputs[Input]>,
  when: Pick<Setting, "toCreate" | "written"> = {},
): Setting {
  const writes = (given: string, inputs: Written) => {
    const value = reads(given);
    if (value === undefined) return false;
    inputs[input] = value;
    return true;
  };
  return { input, allowed, writes, ...when };
}

/** By property. What `written` means is read from the SDK: inputs whose output may be undefined. */
const settings: Readonly<Record<string, Setting>> = {
  class: becomes("instanceClass", text),
  engineVersion: becomes("engineVersion", text, { toCreate: true }),
  storageGiB: becomes("allocatedStorage", number, { toCreate: true }),
  username: becomes("username", text, { toCreate: true }),
  subnetGroup: becomes("dbSubnetGroupName", text, { toCreate: true }),
  securityGroups: becomes("vpcSecurityGroupIds", list("ids such as sg-0123456789abcdef0", /^sg-[0-9a-f]+$/), {
    toCreate: true,
  }),
  autoMinorVersionUpgrade: becomes("autoMinorVersionUpgrade", flag, { written: true }),
  iamAuthentication: becomes("iamDatabaseAuthenticationEnabled", flag, { written: true }),
  iops: becomes("iops", number),
  kmsKey: becomes("kmsKeyId", text),
  logs: becomes("enabledCloudwatchLogsExports", list("names of logs"), { written: true }),
  maxStorageGiB: becomes("maxAllocatedStorage", number, { written: true }),
  monitoringInterval: becomes("monitoringInterval", number, { written: true }),
  monitoringRole: becomes("monitoringRoleArn", text),
  multiAz: becomes("multiAz", flag),
  parameterGroup: becomes("parameterGroupName", text),
  performanceInsights: becomes("performanceInsightsEnabled", flag, { written: true }),
  port: becomes("port", number),
  publiclyAccessible: becomes("publiclyAccessible", flag, { written: true }),
  storageType: becomes("storageType", text),
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
  /** None where what RDS cannot do without is missing, which is a problem. */
  readonly inputs?: DatabaseInputs;
  /** Where they are written. */
  readonly origins: readonly InputOrigin[];
  /** Inputs that stay as they are found. */
  readonly left: readonly string[];
  readonly problems: readonly Problem[];
}

/** What the properties say of the instance itself. Of one that is taken over, what they leave out stays as it is. */
export function settingsOf({ resource, ownership }: OwnedDatabase): Settings {
  const { properties } = resource;
  const inputs: Written = {};
  const origins: InputOrigin[] = [];
  const left: string[] = [];
  const problems = missing(resource, ownership === "create");
  for (const [name, { input, writes, allowed, written }] of Object.entries(settings)) {
    const given = properties[name] ?? "";
    if (given === "") left.push(...(written ? [input] : []));
    else if (!writes(given, inputs)) problems.push(unreadable(resource, name, allowed));
    else origins.push({ input, at: resource.at, path: `${resource.path}.${name}` });
  }
  const password = passwordOf(resource, ownership === "create");
  const { instanceClass } = inputs;
  return {
    ...(instanceClass !== undefined && { inputs: { ...inputs, ...password.inputs, instanceClass } }),
    origins,
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
    what: "not a value RDS accepts",
    given,
    allowed,
    change: `correct ${name}`,
  });
}

/**
 * RDS makes the master password, keeps it in Secrets Manager and rotates it; nobody writes it down. One that exists and
 * is in use would be changed by that, so that taking it over is asked for by itself.
 */
function passwordOf(
  resource: MonitoredResource,
  made: boolean,
): Omit<Settings, "inputs" | "origins"> & { readonly inputs: Written } {
  const input = "manageMasterUserPassword";
  const said = resource.properties.masterPassword;
  if (said !== undefined && said !== "managed") {
    return { inputs: {}, left: [], problems: [unreadable(resource, "masterPassword", "managed, by RDS")] };
  }
  return made || said === "managed"
    ? { inputs: { [input]: true }, left: [], problems: [] }
    : { inputs: {}, left: [input], problems: [] };
}
