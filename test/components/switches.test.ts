import { strict as assert } from "node:assert";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ResourceTypes, Switches } from "../../components/kit/resource-types";
import { allProviders } from "../../components/registry";
import { withSwitches } from "../../components/switches";
import { readPath } from "../../core/evidence";
import type { ResourceSpec } from "../../core/model";
import { wholePlan } from "../kit/plan";

const modules = join(__dirname, "..", "..", "node_modules");
const packages: Readonly<Record<string, string>> = {
  aws: "@pulumi/aws",
  "azure-native": "@pulumi/azure-native",
  grafana: "@pulumiverse/grafana",
  pagerduty: "@pulumi/pagerduty",
};

/** Inputs that sound like a switch and are none: what they decide is part of what was asked for. */
const noSwitches: Readonly<Record<string, readonly string[]>> = {
  "aws:cloudwatch/eventRule:EventRule": ["isEnabled"], // the older name of `state`
  "aws:cloudwatch/logGroup:LogGroup": ["deletionProtectionEnabled"],
  "aws:codedeploy/deploymentGroup:DeploymentGroup": ["terminationHookEnabled"],
  "aws:s3/bucket:Bucket": ["objectLockEnabled"],
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": ["objectLockEnabled"],
  "azure-native:applicationinsights:WebTest": ["retryEnabled"],
  "azure-native:cosmosdb:DatabaseAccount": ["isVirtualNetworkFilterEnabled"],
  "azure-native:storage:BlobServiceProperties": ["automaticSnapshotPolicyEnabled", "isVersioningEnabled"],
  "azure-native:storage:StorageAccount": ["isHnsEnabled", "isLocalUserEnabled", "isSftpEnabled"],
  "azure-native:web:AppServicePlan": ["asyncScalingEnabled", "elasticScaleEnabled", "rdpEnabled"],
};

const resourceTypes: ResourceTypes = Object.assign({}, ...allProviders().map((provider) => provider.resourceTypes));

function switchesOf(type: string): Switches {
  return resourceTypes[type]?.switches ?? {};
}

/** Names of the inputs of a type that sound like a switch, as the SDK declares them. */
function soundingLike(type: string): string[] {
  const [name = "", module = "", kind = ""] = type.split(":");
  const folder = packages[name];
  if (folder === undefined) return [];
  const lower = kind.charAt(0).toLowerCase() + kind.slice(1);
  const file = [`${module}.d.ts`, `${module}/${lower}.d.ts`, `${module.split("/")[0]}/${lower}.d.ts`, `${lower}.d.ts`]
    .map((path) => join(modules, folder, path))
    .find((path) => existsSync(path));
  assert.ok(file, `${type}: no declaration in the SDK`);
  const inputs = readFileSync(file, "utf8").split(/export interface \w+Args\b/)[1] ?? "";
  const names = inputs.matchAll(/^ {4}(\w*(?:nabled?|isabled?|uspend(?:ed)?|aused?)|state|status)\??:/gm);
  return [...names].map(([, found]) => String(found));
}

describe("switches", () => {
  let resources: readonly {
    readonly type: string;
    readonly name: string;
    readonly inputs: Readonly<Record<string, unknown>>;
  }[];

  before(async () => {
    const { report } = await wholePlan();
    resources = report.systems.flatMap((system) => system.resources);
  });

  it("of every resource of the five systems are stated", () => {
    const unstated = resources.flatMap(({ type, name, inputs }) =>
      Object.keys(switchesOf(type))
        .filter((path) => !path.includes("[]"))
        .filter((path) => readPath(inputs, path) === undefined)
        .map((path) => `${name}: ${path}`),
    );
    assert.deepEqual(unstated, []);
  });

  it("are all that the SDKs of the providers have, for every type that is deployed", () => {
    const types = [...new Set(resources.map(({ type }) => type))].filter((type) => !/^(hozen|pulumi):/.test(type));
    assert.ok(types.length > 60, String(types.length));
    const unknown = types.flatMap((type) => {
      const known = Object.keys(switchesOf(type)).map((path) => path.split(/[.[]/)[0]);
      return soundingLike(type)
        .filter((name) => !known.includes(name) && !noSwitches[type]?.includes(name))
        .map((name) => `${type}: ${name}`);
    });
    assert.deepEqual(unknown, []);
  });

  const declared = (type: string, inputs: ResourceSpec["inputs"]): ResourceSpec["inputs"] =>
    withSwitches({ key: "it", type, concern: "jobs", inputs, clauses: [], evidence: [] }, resourceTypes).inputs;

  it("are on unless the declaration says otherwise", () => {
    const job = "kubernetes:batch/v1:CronJob";
    assert.deepEqual(declared(job, { spec: { schedule: "0 3 * * *" } }), {
      spec: { schedule: "0 3 * * *", suspend: false },
    });
    assert.deepEqual(declared(job, { spec: { suspend: true } }), { spec: { suspend: true } });
    assert.deepEqual(declared("grafana:alerting/ruleGroup:RuleGroup", { rules: [{ isPaused: true }, {}] }), {
      rules: [{ isPaused: true }, { isPaused: false }],
    });
  });
});
