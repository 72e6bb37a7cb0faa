import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";

import { aws } from "../../components/aws/provider";
import { deployPart } from "../../components/deploy-part";
import type { RegisteredResource } from "../../core/model";
import { record } from "../../engine/record";
import {
  alertOf,
  context,
  countSpec,
  database,
  eventSpec,
  mail,
  measured,
  pager,
  place,
  planned,
  planOf,
  probeSpec,
  querySpec,
  routeOf,
  ruleOf,
  slack,
  storeSpec,
  text,
  time,
  web,
} from "./plans";

const critical = ruleOf();
const plan = planOf(
  {
    routes: [routeOf("critical", [mail, slack, pager]), routeOf("warning", [slack]), routeOf("outage", [pager])],
    alerts: [
      alertOf({ rules: [critical, ruleOf({ severity: "warning", threshold: ">= 70%", silencedBy: [critical.id] })] }),
      alertOf({
        key: "api.up",
        resource: { ...web, key: "probe.api", kind: "aws.route53.healthcheck" },
        measurement: measured({
          region: "us-east-1",
          unit: "boolean",
          metrics: {
            m1: {
              namespace: "AWS/Route53",
              name: "HealthCheckStatus",
              statistic: "Minimum",
              dimensions: { HealthCheckId: "@probe-api#id" },
            },
          },
        }),
        rules: [ruleOf({ id: "shop/api.up/outage", severity: "outage", threshold: "down", missing: "breach" })],
      }),
    ],
    probes: [planned(probeSpec())],
    stores: [
      planned(storeSpec({ fields: [text("level")], mask: [text("EmailAddress")] })),
      planned(
        storeSpec({
          key: "audit",
          kind: "aws.s3.bucket",
          name: "shop-prod-audit",
          keep: time("1 year"),
          immutable: { mode: "governance", period: time("1 year") },
        }),
      ),
    ],
    counts: [planned(countSpec())],
    queries: [planned(querySpec())],
    events: [
      planned(eventSpec()),
      planned(eventSpec({ key: "threat", source: "aws.guardduty", when: [], minimumSeverity: text("7") })),
    ],
  },
  { resources: [database] },
);
const synthesis = aws.synth(plan, context);

async function run(preview: boolean): Promise<{ resources: RegisteredResource[]; shared: string[] }> {
  const shared = new Map<string, pulumi.CustomResource>();
  const resources = await record(
    () => {
      const parent = new pulumi.ComponentResource("hozen:index:System", "shop");
      const secret = (key: string) => pulumi.secret(`plain text of ${key}`);
      deployPart(aws, synthesis.declarations, { ...context, system: "shop", parent, deployed: shared, secret });
    },
    { project: "shop", stack: "prod", config: {}, secretKeys: [], preview },
  );
  return { resources, shared: [...shared.keys()] };
}

for (const preview of [true, false]) {
  describe(`AWS components in ${preview ? "preview" : "update"}`, () => {
    let resources: RegisteredResource[] = [];
    let shared: string[] = [];
    before(async () => {
      ({ resources, shared } = await run(preview));
    });
    const named = (name: string, type = "") => {
      const found = resources.find((one) => one.name === `shop-${name}` && one.type.includes(type));
      assert.ok(found, `${name} is none of ${resources.map((one) => one.name).join(", ")}`);
      return found;
    };

    it("make one resource per declaration, of the declared type, under its concern's component", () => {
      assert.deepEqual(synthesis.problems, []);
      for (const { key, type, concern } of synthesis.declarations) {
        const resource = named(key);
        assert.equal(resource.type, type);
        const component = `hozen:aws:${concern[0]?.toUpperCase()}${concern.slice(1)}`;
        assert.equal(resource.parent, `urn:pulumi:prod::shop::hozen:index:System$${component}::shop`);
      }
      assert.equal(resources.filter(({ custom }) => custom).length, synthesis.declarations.length + 1);
    });

    it("use the explicit provider of the place", () => {
      const provider = resources.find(({ type }) => type === "pulumi:providers:aws");
      assert.equal(provider?.name, "aws-main");
      assert.equal(provider?.inputs.region, "ap-northeast-1");
      assert.equal(provider?.inputs.allowedAccountIds, '["444455556666"]');
      for (const resource of resources.filter(({ type }) => type.startsWith("aws:"))) {
        assert.ok(resource.provider?.startsWith(provider?.urn ?? "no provider"), resource.name);
      }
    });

    it("wait for the topics, checks and filters they refer to", () => {
      const needs = (name: string, other: string) =>
        assert.ok(named(name).dependencies.includes(named(other).urn), `${name} does not wait for ${other}`);
      needs("alert-web.cpu-critical", "route-critical");
      needs("alert-web.cpu-warning-notice", "route-warning");
      needs("alert-web.cpu-warning-notice", "alert-web.cpu-critical");
      needs("alert-api.up-outage", "probe-api");
      needs("alert-api.up-outage", "route-outage-us-east-1");
      needs("count-login-failed", "store-app");
      needs("event-db-down-target", "route-outage");
      needs("store-audit-lock", "store-audit-versioning");
      needs("slack-chat", "route-critical");
    });

    it("protect what holds records", () => {
      assert.deepEqual(
        resources
          .filter(({ protect }) => protect)
          .map(({ name }) => name)
          .sort(),
        ["shop-store-app", "shop-store-audit"],
      );
    });

    it("show no secret in plain inputs", () => {
      assert.ok(!JSON.stringify(resources).includes("plain text of"));
      assert.equal(named("route-critical-pager").inputs.endpoint, "[secret]");
    });

    it("write policies and patterns as JSON text", () => {
      assert.equal(typeof named("event-threat").inputs.eventPattern, "string");
      assert.deepEqual(JSON.parse(String(named("event-threat").inputs.eventPattern)).source, ["aws.guardduty"]);
    });

    it("can be referred to by later providers", () => {
      assert.deepEqual(shared.sort(), synthesis.declarations.map(({ key }) => `aws:${key}`).sort());
    });
  });
}

describe("AWS provider", () => {
  it("makes nothing, not even a provider, of an empty synthesis", async () => {
    const resources = await record(
      () => {
        const parent = new pulumi.ComponentResource("hozen:index:System", "shop");
        const secret = (key: string) => pulumi.secret(key);
        const empty = aws.synth(planOf(), context);
        deployPart(aws, empty.declarations, { ...context, system: "shop", parent, deployed: new Map(), secret });
      },
      { project: "shop", stack: "prod", config: {}, secretKeys: [] },
    );
    assert.deepEqual(
      resources.map(({ type }) => type),
      ["hozen:index:System"],
    );
  });

  it("is shared by the systems of an alias and assumes the role of the place", async () => {
    const settings = { ...place.settings, roleArn: "arn:aws:iam::444455556666:role/deploy", externalId: "shop" };
    const resources = await record(
      () => {
        for (const system of ["shop", "blog"]) {
          const parent = new pulumi.ComponentResource("hozen:index:System", system);
          const secret = (key: string) => pulumi.secret(key);
          const deployed = new Map<string, pulumi.CustomResource>();
          deployPart(aws, synthesis.declarations, {
            ...context,
            place: { ...place, settings },
            system,

            parent,
            deployed,
            secret,
          });
        }
      },
      { project: "shop", stack: "prod", config: {}, secretKeys: [] },
    );
    const providers = resources.filter(({ type }) => type === "pulumi:providers:aws");
    assert.equal(providers.length, 1);
    assert.deepEqual(JSON.parse(String(providers[0]?.inputs.assumeRoles)), [
      { roleArn: settings.roleArn, sessionName: "hozen", externalId: "shop" },
    ]);
  });
});
