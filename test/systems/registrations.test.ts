import { strict as assert } from "node:assert";
import { rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { compose } from "../../components/compose";
import { deploy, useComposition } from "../../components/deploy";
import { registrationsOf } from "../../components/registrations";
import { allProviders } from "../../components/registry";
import { resourceClass } from "../../components/sdk-classes";
import type { RegisteredResource } from "../../core/model";
import { record } from "../../engine/record";
import { readStackFile } from "../../engine/stack-file";
import { type EstateSize, writeEstate } from "../kit/estate";
import { asOf, planStack, project, type StackOptions } from "../kit/plan";

const mark = "[secret]";

const committed = readStackFile(project, "prod").values["hozen:where"] ?? "{}";

/** The SDK hides the data of a Secret whole, whatever is in it. */
const hidesAll = "kubernetes:core/v1:Secret";

/** What is planned, hidden wherever the runtime hid more of a value than the secret in it. */
function hiddenAs(recorded: unknown, planned: unknown, type: string): unknown {
  if (recorded === mark) {
    const holds = JSON.stringify(planned)?.includes(mark) || type === hidesAll;
    return holds ? mark : planned;
  }
  if (typeof recorded !== "object" || recorded === null || typeof planned !== "object" || planned === null)
    return planned;
  const entries = Object.entries(planned).map(([key, value]) => {
    return [key, hiddenAs((recorded as Record<string, unknown>)[key], value, type)];
  });
  return Array.isArray(planned) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}

function assertEqual(planned: readonly RegisteredResource[], recorded: readonly RegisteredResource[]): void {
  assert.deepEqual(
    planned.map(({ urn }) => urn),
    recorded.map(({ urn }) => urn),
  );
  recorded.forEach((resource, at) => {
    const inputs = hiddenAs(resource.inputs, planned[at]?.inputs, resource.type);
    assert.deepEqual({ ...planned[at], inputs }, resource);
  });
}

async function assertSame(options: StackOptions): Promise<readonly RegisteredResource[]> {
  const { resources: planned } = await planStack(options);
  const { resources: recorded } = await planStack({ ...options, preview: false });
  assertEqual(planned, recorded);
  return planned;
}

describe("what is planned is what the program registers, input by input", function () {
  this.timeout(120_000);
  const kubeconfig = process.env.KUBECONFIG;
  before(() => {
    delete process.env.KUBECONFIG;
  });
  after(() => {
    if (kubeconfig !== undefined) process.env.KUBECONFIG = kubeconfig;
  });

  for (const stack of ["dev", "prod"]) {
    it(`for the five systems of ${stack}`, async () => {
      const planned = await assertSame({ stack });
      assert.equal(
        new Set(planned.filter(({ type }) => type === "hozen:index:System").map(({ name }) => name)).size,
        5,
      );
    });
  }

  it("with the names that only Azure gives", async () => {
    const planned = await assertSame({ config: { "hozen:systems": '["camp-backend"]' } });
    const blobs = planned.find(({ name }) => name === "camp-backend-blobs-uploads");
    const account = planned.find(({ name }) => name === "camp-backend-account-uploads");
    assert.equal(blobs?.inputs.accountName, "${camp-backend-account-uploads.name}");
    assert.deepEqual(blobs?.dependencies, [account?.urn]);
  });

  const estates: EstateSize[] = [
    { systems: 2, alerts: 3, bothLevels: true },
    { alerts: 1, objectives: 2 },
  ];
  for (const size of estates)
    it(`for generated systems: ${JSON.stringify(size)}`, async () => {
      const folder = writeEstate(size, join(project, "library"));
      try {
        const file = readStackFile(folder, "prod");
        const composition = compose({ project: folder, stack: "prod", config: file, asOf });
        assert.deepEqual(composition.problems, []);
        useComposition(folder, composition);
        const run = { project: "estate", stack: "prod", config: file.values, secretKeys: [] };
        const recorded = await record(() => deploy(folder), run);
        assertEqual(registrationsOf(composition, run), recorded);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });

  it("for any place, with any of its settings", async () => {
    const optional = <T>(value: T) => fc.constantFrom(value, undefined);
    const places = fc.record({
      system: fc.constantFrom("web-service", "tenant-platform"),
      roleArn: optional("arn:aws:iam::111122223333:role/deploy"),
      externalId: optional("shop"),
      tenant: optional("99999999-2222-3333-4444-555555555555"),
      organization: optional("7"),
      serviceRegion: optional("eu"),
    });
    await fc.assert(
      fc.asyncProperty(places, async ({ system, ...settings }) => {
        await assertSame({ config: configuration(system, settings) });
      }),
      { numRuns: 4, seed: 20261122 },
    );
  });
});

/** The least arguments an SDK class asks for, found by what it says is missing. */
function leastArguments(type: string): Record<string, string> {
  const ResourceClass = resourceClass(type);
  const given: Record<string, string> = /^kubernetes:[^:]*\./.test(type) ? { apiVersion: "v1", kind: "Thing" } : {};
  for (;;) {
    try {
      new ResourceClass("it", given as never);
      return given;
    } catch (error) {
      const missing = /Missing required property '(\w+)'/.exec((error as Error).message)?.[1];
      if (missing === undefined || missing in given) return given;
      given[missing] = "given";
    }
  }
}

/** Properties an SDK class fills in by itself. */
async function filledIn(type: string): Promise<string[]> {
  const ResourceClass = resourceClass(type);
  const given = leastArguments(type);
  const run = { project: "shop", stack: "prod", config: {}, secretKeys: [] };
  const [made] = await record(() => void new ResourceClass("it", given as never), run);
  return Object.keys(made?.inputs ?? {}).filter((key) => !(key in given));
}

describe("what the SDKs fill in by themselves", function () {
  this.timeout(120_000);
  const object = ["apiVersion", "kind"];
  /** The resource specs of these types say them themselves; else the comparison above would fail. */
  const known: Readonly<Record<string, readonly string[]>> = {
    "azure-native:applicationinsights:WebTest": ["frequency", "kind", "timeout"],
    "azure-native:authorization:RoleAssignment": ["principalType"],
    "azure-native:cosmosdb:DatabaseAccount": ["createMode", "kind"],
    "azure-native:dbforpostgresql:Server": ["availabilityZone"],
    "azure-native:monitor:ActivityLogAlert": ["enabled", "location"],
    "azure-native:monitor:AutoscaleSetting": ["enabled"],
    "kubernetes:autoscaling/v2:HorizontalPodAutoscaler": object,
    "kubernetes:batch/v1:CronJob": object,
    "kubernetes:core/v1:ConfigMap": object,
    "kubernetes:core/v1:Secret": object,
    "kubernetes:core/v1:ServiceAccount": object,
    "pagerduty:index/escalationPolicy:EscalationPolicy": ["description"],
    "pagerduty:index/service:Service": ["description"],
  };

  for (const provider of allProviders()) {
    it(`on ${provider.name} is known`, async () => {
      for (const type of Object.keys(provider.contracts)) {
        assert.deepEqual(await filledIn(type), known[type] ?? [], type);
      }
    });
  }
});

type Places = Record<string, Record<string, Record<string, string | undefined>>>;

/** The committed configuration of prod with more, or less, said of each place. */
function configuration(
  system: string,
  { roleArn, externalId, tenant, organization, serviceRegion }: Record<string, string | undefined>,
): Record<string, string> {
  const where = JSON.parse(committed) as Places;
  const added: Record<string, Record<string, string | undefined>> = {
    aws: { roleArn, externalId },
    azure: { tenant },
    grafana: { organization },
    pagerduty: { serviceRegion },
  };
  for (const [platform, aliases] of Object.entries(where))
    for (const place of Object.values(aliases)) Object.assign(place, added[platform]);
  return { "hozen:systems": JSON.stringify([system]), "hozen:where": JSON.stringify(where) };
}
