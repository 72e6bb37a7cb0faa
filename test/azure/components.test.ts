import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { azure } from "../../components/azure/provider";
import { secretPart } from "../../components/azure/secrets";
import { deployPart } from "../../components/deploy-part";
import type { EventSpec, ProbeSpec, RegisteredResource } from "../../core/model";
import { record } from "../../engine/record";
import {
  alert,
  componentId,
  count,
  cpu,
  errors,
  place,
  plan,
  planned,
  promql,
  quantity,
  receiver,
  resource,
  route,
  rule,
  schedule,
  secretReceiver,
  siteId,
  stated,
  store,
  subscription,
  text,
  threshold,
} from "./kit";

const at = { file: "f", line: 1, column: 1 };
const probe: ProbeSpec = {
  key: "api",
  title: "API",
  provider: "azure",
  url: "https://shop.example.com",
  every: stated(quantity("5 minutes"), "5 minutes"),
  properties: { component: componentId },
  facts: [],
  at,
  yamlPath: "probes.api",
};
const event: EventSpec = {
  key: "security",
  title: "Security",
  source: "azure.activity-log",
  when: [text("Security")],
  severity: "warning",
  facts: [],
  present: true,
  at,
  path: "events.security",
};
const up = {
  ...cpu,
  unit: "boolean",
  metric: "failedLocationCount",
  scope: "@probe-api#id",
  failedLocations: "2",
} as const;
const stores = [
  store(),
  store({ key: "console", kind: "azure.loganalytics.table", name: "AppServiceConsoleLogs", within: "workspace" }),
  store({ key: "audit", kind: "azure.loganalytics.custom-table", name: "ShopAudit_CL", within: "workspace" }),
  store({
    key: "diagnostics",
    kind: "azure.diagnostic-setting",
    name: "send",
    source: "site",
    within: "workspace",
    categories: [text("AppServiceHTTPLogs")],
  }),
];
const whole = plan({
  system: {
    where: { azure: "main", pagerduty: "main" },
    resources: [resource({ id: siteId }, "site")],
    logs: { stores, counts: [], queries: [] },
  },
  routes: [
    route({
      receivers: [
        receiver(),
        secretReceiver({ key: "ic", channel: "voice" }),
        secretReceiver({ key: "chat", channel: "slack" }),
        secretReceiver({ key: "dba", channel: "sms", hours: schedule("weekdays 09:00-18:00") }),
      ],
    }),
    route({ key: "outage", receivers: [secretReceiver({ key: "pager", channel: "pagerduty" })] }),
  ],
  escalations: [planned({ key: "p0", title: "P0", routes: ["outage"], steps: [], at, path: "escalations.p0" })],
  alerts: [
    alert(),
    alert({ key: "api.latency", measurement: errors }),
    alert({ key: "api.errors", measurement: promql, rules: [rule({ threshold: threshold("> 1%") })] }),
    alert({
      key: "api.up",
      resource: resource({ component: componentId }, "probe.api"),
      measurement: up,
      rules: [rule({ severity: "outage", threshold: threshold("down") })],
    }),
  ],
  stores: stores.map((spec) => planned(spec)),
  counts: [planned(count())],
  probes: [planned(probe)],
  events: [planned(event)],
});
const context = { place, stack: "prod", owns: [] };
const synthesis = azure.synth(whole, context);

/** Stands for the PagerDuty integration an earlier provider made. */
class Integration extends pulumi.CustomResource {
  readonly integrationKey = pulumi.secret("key-of-the-integration");
  constructor() {
    super("test:index:Integration", "integration", {});
  }
}

const secret = (key: string) =>
  pulumi.secret(key.endsWith("icAddress") || key.endsWith("dbaAddress") ? "+81-90-0000-0000" : `plain text of ${key}`);

async function run(preview: boolean): Promise<{ resources: RegisteredResource[]; shared: string[] }> {
  const shared = new Map<string, pulumi.CustomResource>();
  const resources = await record(
    () => {
      const parent = new pulumi.ComponentResource("hozen:index:System", "shop");
      shared.set("pagerduty:integration-outage-azure", new Integration());
      deployPart(azure, synthesis.declarations, { ...context, system: "shop", parent, deployed: shared, secret });
    },
    { project: "shop", stack: "prod", config: {}, secretKeys: [], preview },
  );
  return { resources, shared: [...shared.keys()] };
}

for (const preview of [true, false]) {
  describe(`Azure components in ${preview ? "preview" : "update"}`, () => {
    let resources: RegisteredResource[] = [];
    let shared: string[] = [];
    before(async () => {
      ({ resources, shared } = await run(preview));
    });
    const named = (name: string) => {
      const found = resources.find((one) => one.name === `shop-${name}`);
      assert.ok(found, `${name} is none of ${resources.map((one) => one.name).join(", ")}`);
      return found;
    };

    it("make one resource per declaration, of the declared type, under its concern's component", () => {
      assert.deepEqual(synthesis.problems, []);
      for (const { key, type, concern } of synthesis.declarations) {
        const made = named(key);
        assert.equal(made.type, type);
        const component = `hozen:azure:${concern[0]?.toUpperCase()}${concern.slice(1)}`;
        assert.equal(made.parent, `urn:pulumi:prod::shop::hozen:index:System$${component}::shop`);
      }
      assert.deepEqual([...new Set(synthesis.declarations.map(({ type }) => type))].sort(), [
        "azure-native:alertsmanagement:AlertProcessingRuleByName",
        "azure-native:alertsmanagement:PrometheusRuleGroup",
        "azure-native:applicationinsights:WebTest",
        "azure-native:monitor:ActionGroup",
        "azure-native:monitor:ActivityLogAlert",
        "azure-native:monitor:DataCollectionRule",
        "azure-native:monitor:DiagnosticSetting",
        "azure-native:monitor:MetricAlert",
        "azure-native:monitor:ScheduledQueryRule",
        "azure-native:operationalinsights:SavedSearch",
        "azure-native:operationalinsights:Table",
        "azure-native:operationalinsights:Workspace",
      ]);
    });

    it("use the explicit provider of the place: its subscription and region", () => {
      const provider = resources.find(({ type }) => type === "pulumi:providers:azure-native");
      assert.equal(provider?.name, "azure-main");
      assert.equal(provider?.inputs.subscriptionId, subscription);
      assert.equal(provider?.inputs.location, "japaneast");
      for (const made of resources.filter(({ type }) => type.startsWith("azure-native:"))) {
        assert.ok(made.provider?.startsWith(provider?.urn ?? "no provider"), made.name);
      }
    });

    it("wait for the groups, workspaces and tests they refer to", () => {
      const needs = (name: string, other: string) =>
        assert.ok(named(name).dependencies.includes(named(other).urn), `${name} does not wait for ${other}`);
      needs("alert-web.cpu-warning", "route-warning");
      needs("alert-api.latency-warning", "route-warning");
      needs("alert-api.errors", "route-warning");
      needs("alert-api.up-outage", "probe-api");
      needs("alert-api.up-outage", "route-outage");
      needs("event-security", "route-warning");
      needs("route-warning-hours-rule", "route-warning-hours");
      needs("store-console", "store-workspace");
      needs("store-diagnostics", "store-workspace");
      needs("store-audit-collection", "store-audit");
      needs("count-login-failed", "store-workspace");
    });

    it("protect what holds records", () => {
      const kept = resources.filter(({ protect }) => protect).map(({ name }) => name);
      assert.deepEqual(kept.sort(), ["shop-store-audit", "shop-store-console", "shop-store-workspace"]);
    });

    it("show no secret in plain inputs", () => {
      const all = JSON.stringify(resources);
      for (const hidden of ["plain text of", "9000000000", "key-of-the-integration"])
        assert.ok(!all.includes(hidden), hidden);
    });

    it("can be referred to by later providers", () => {
      const own = shared.filter((key) => key.startsWith("azure:"));
      assert.deepEqual(own.sort(), synthesis.declarations.map(({ key }) => `azure:${key}`).sort());
    });
  });
}

describe("Azure secrets", () => {
  it("give the two parts of a number kept as one, and keep the mark that stands for a secret offline", () => {
    assert.equal(secretPart("shop:ic", "+81-90-0000-0000", "country"), "81");
    assert.equal(secretPart("shop:ic", "+81-90-0000-0000", "national"), "9000000000");
    assert.equal(secretPart("shop:ic", "[secret]", "country"), "[secret]");
  });

  it("name the key of what is no number, never the secret", () => {
    assert.throws(() => secretPart("shop:ic", "very-secret", "country"), {
      message: "shop:ic is no telephone number of the form +81-90-1234-5678",
    });
  });
});

describe("Azure provider", () => {
  it("makes nothing, not even a provider, of an empty synthesis", async () => {
    const resources = await record(
      () => {
        const parent = new pulumi.ComponentResource("hozen:index:System", "shop");
        const empty = azure.synth(plan({ routes: [] }), context);
        deployPart(azure, empty.declarations, { ...context, system: "shop", parent, deployed: new Map(), secret });
      },
      { project: "shop", stack: "prod", config: {}, secretKeys: [] },
    );
    assert.deepEqual(
      resources.map(({ type }) => type),
      ["hozen:index:System"],
    );
  });

  it("is shared by the systems of an alias and names the tenant of the place", async () => {
    const settings = { ...place.settings, tenant: "99999999-2222-3333-4444-555555555555" };
    const resources = await record(
      () => {
        const integration = new Integration();
        for (const system of ["shop", "blog"]) {
          const parent = new pulumi.ComponentResource("hozen:index:System", system);
          const deployed = new Map<string, pulumi.CustomResource>([
            ["pagerduty:integration-outage-azure", integration],
          ]);
          const there = { ...context, place: { ...place, settings } };
          deployPart(azure, (system === "shop" ? synthesis : azure.synth(plan(), context)).declarations, {
            ...there,
            system,

            parent,
            deployed,
            secret,
          });
        }
      },
      { project: "shop", stack: "prod", config: {}, secretKeys: [] },
    );
    const providers = resources.filter(({ type }) => type === "pulumi:providers:azure-native");
    assert.deepEqual(
      providers.map(({ inputs }) => inputs.tenantId),
      ["99999999-2222-3333-4444-555555555555"],
    );
  });

  it("loads of the SDK only the resources it deploys, and nothing of it to render", () => {
    const script = `
      const { azure } = require("./components/azure/provider");
      const loaded = () => Object.keys(require.cache).filter((file) => file.includes("azure-native"));
      const before = loaded().length;
      const { resourceClass } = require("./components/sdk-classes");
      for (const kind of ["MetricAlert", "ScheduledQueryRule", "ActionGroup"]) resourceClass("azure-native:monitor:" + kind);
      console.log(azure.name, before, loaded().length);`;
    const ran = spawnSync(process.execPath, ["-r", "ts-node/register", "-e", script], {
      cwd: join(__dirname, "../.."),
      encoding: "utf8",
    });
    const [name, before, after] = ran.stdout.trim().split(" ");
    assert.deepEqual([name, before], ["azure", "0"], ran.stderr);
    assert.ok(Number(after) < 25, `${after} files`);
  });
});
