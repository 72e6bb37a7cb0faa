import assert from "node:assert/strict";
import type { EventSpec, ProbeSpec } from "../../core/model";
import {
  alert,
  arm,
  assertShown,
  codes,
  componentId,
  declared,
  numberFact,
  planned,
  quantity,
  receiver,
  render,
  resource,
  route,
  schedule,
  secretReceiver,
  stated,
  text,
  textFact,
} from "./kit";

const at = { file: "systems/shop.yaml", line: 3, column: 1 };
const every = (written: string) => stated(quantity(written), written, "S-2");

function probe(over: Partial<ProbeSpec> = {}): ProbeSpec {
  return {
    key: "api",
    title: "API",
    provider: "azure",
    url: "https://shop.example.com",
    path: text("/health", "S-1"),
    every: every("5 minutes"),
    properties: { component: componentId },
    facts: [],
    at,
    yamlPath: "probes.api",
    ...over,
  };
}

const made = (spec: ProbeSpec, ...facts: Parameters<typeof assertShown>[1]) =>
  declared(render({ probes: [planned(spec, ...facts)] }), "probe-api");

describe("Azure web tests", () => {
  it("ask the documented address from five places and check the answer", () => {
    const facts = [
      textFact("S-1", "probe", "/health"),
      numberFact("S-2", "every", "5 minutes", 300),
      numberFact("S-3", "wait", "30 seconds", 30),
      numberFact("S-4", "count", "5 locations", 5),
      textFact("S-5", "expect", "200"),
      textFact("S-6", "expect", '"healthy"'),
    ];
    const spec = probe({
      timeout: every("30 seconds"),
      locations: stated(quantity("5 locations"), "5 locations", "S-4"),
      expectStatus: text("200", "S-5"),
      expectText: text('"healthy"', "S-6"),
    });
    const declaration = made(spec, ...facts);
    assert.deepEqual(declaration.inputs, {
      webTestName: "shop-prod-api",
      syntheticMonitorId: "shop-prod-api",
      resourceGroupName: "shop-rg",
      location: "japaneast",
      kind: "standard",
      webTestKind: "standard",
      description: "API",
      enabled: true,
      retryEnabled: true,
      frequency: 300,
      timeout: 30,
      locations: ["apac-jp-kaw-edge", "apac-hk-hkn-azr", "apac-sg-sin-azr", "emea-au-syd-edge", "us-ca-sjc-azr"].map(
        (location) => ({ location }),
      ),
      request: {
        requestUrl: "https://shop.example.com/health",
        httpVerb: "GET",
        followRedirects: true,
        parseDependentRequests: false,
      },
      validationRules: {
        expectedHttpStatusCode: 200,
        contentValidation: { contentMatch: '"healthy"', ignoreCase: false, passIfTextFound: true },
        sSLCheck: true,
      },
      tags: {
        "hozen:system": "shop",
        "hozen:environment": "prod",
        "hozen:probe": "api",
        "managed-by": "hozen",
        [`hidden-link:${componentId}`]: "Resource",
      },
    });
    assertShown(declaration, facts);
  });

  it("ask no later than documented, and every five minutes at the soonest", () => {
    const frequencies = (["30 seconds", "5 minutes", "8 minutes", "1 hour"] as const).map((written) => {
      const fact = numberFact(
        "S-2",
        "every",
        written,
        { "30 seconds": 30, "5 minutes": 300, "8 minutes": 480, "1 hour": 3600 }[written],
      );
      const declaration = made(probe({ every: every(written) }), fact);
      assertShown(declaration, [fact]);
      return declaration.inputs.frequency;
    });
    assert.deepEqual(frequencies, [300, 300, 300, 900]);
  });

  it("ask from at least five places, and from more when documented", () => {
    const from = (amount: number) => {
      const fact = numberFact("S-4", "count", `${amount} locations`, amount);
      const locations = stated(quantity(`${amount} locations`), `${amount} locations`, "S-4");
      const declaration = made(probe({ locations }), fact);
      assertShown(declaration, [fact]);
      return (declaration.inputs.locations as unknown[]).length;
    };
    assert.deepEqual([from(2), from(5), from(7)], [5, 5, 7]);
  });

  it("do not repeat a path the address already has, and check certificates of https only", () => {
    const { inputs } = made(
      probe({ url: "http://shop.example.com/health", properties: { component: componentId, certificateDays: "14" } }),
    );
    assert.equal((inputs.request as { requestUrl: string }).requestUrl, "http://shop.example.com/health");
    assert.deepEqual(inputs.validationRules, { expectedHttpStatusCode: 200, sSLCheck: false });
    const secure = made(probe({ properties: { component: componentId, certificateDays: "14" } }));
    assert.equal(
      (secure.inputs.validationRules as { sSLCertRemainingLifetimeCheck: number }).sSLCertRemainingLifetimeCheck,
      14,
    );
  });

  it("leave probes of other platforms alone", () => {
    assert.deepEqual(render({ probes: [planned(probe({ provider: "aws" }))], routes: [] }).declarations, []);
  });

  it("refuse what a web test cannot do", () => {
    const refused = (over: Partial<ProbeSpec>) => codes(render({ probes: [planned(probe(over))] }));
    assert.deepEqual(refused({ properties: {} }), ["AZURE-COMPONENT"]);
    assert.deepEqual(refused({ properties: { component: componentId, locations: "tokyo, b, c, d, e" } }), [
      "AZURE-LOCATIONS",
    ]);
    assert.deepEqual(refused({ properties: { component: componentId, locations: "apac-jp-kaw-edge" } }), [
      "AZURE-LOCATIONS",
    ]);
    assert.deepEqual(refused({ locations: stated(quantity("17 locations"), "17 locations") }), ["AZURE-LOCATIONS"]);
    assert.deepEqual(refused({ timeout: every("3 minutes") }), ["AZURE-TIMEOUT"]);
    assert.deepEqual(refused({ expectStatus: text("2xx") }), ["AZURE-STATUS"]);
  });
});

function event(over: Partial<EventSpec> = {}): EventSpec {
  return {
    key: "deleted",
    title: "データベースの削除",
    source: "azure.activity-log",
    on: "db",
    when: [text("Microsoft.DocumentDB/databaseAccounts/delete", "S-1")],
    severity: "critical",
    notify: "warning",
    facts: [],
    present: true,
    at,
    path: "events.deleted",
    ...over,
  };
}

const databaseId = `${arm}/Microsoft.DocumentDB/databaseAccounts/shop`;
const system = { resources: [resource({ id: databaseId }, "db")] };
const activity = (spec: EventSpec, ...facts: Parameters<typeof assertShown>[1]) =>
  render({ system, events: [planned(spec, ...facts)] });

describe("Azure activity log alerts", () => {
  it("tell of an operation on the resource once it has succeeded", () => {
    const facts = [textFact("S-1", "event", "Microsoft.DocumentDB/databaseAccounts/delete")];
    const declaration = declared(activity(event(), ...facts), "event-deleted");
    const { tags, ...inputs } = declaration.inputs;
    assert.deepEqual(inputs, {
      activityLogAlertName: "shop-prod-deleted-critical",
      resourceGroupName: "shop-rg",
      location: "Global",
      description: "データベースの削除. ",
      enabled: true,
      scopes: [databaseId],
      condition: {
        allOf: [
          { field: "category", equals: "Administrative" },
          { field: "operationName", equals: "Microsoft.DocumentDB/databaseAccounts/delete" },
          { field: "status", equals: "Succeeded" },
        ],
      },
      actions: {
        actionGroups: [
          {
            actionGroupId: { ref: "route-warning", output: "id" },
            webhookProperties: { title: "データベースの削除", description: "データベースの削除. " },
          },
        ],
      },
    });
    assertShown(declaration, facts);
  });

  it("tell of any of several categories in the whole subscription", () => {
    const { on: _on, ...anywhere } = event({
      when: [text("Security"), text("ServiceHealth")],
      minimumSeverity: text("Error"),
    });
    const { inputs } = declared(activity(anywhere), "event-deleted");
    assert.deepEqual(inputs.scopes, ["/subscriptions/11111111-2222-3333-4444-555555555555"]);
    assert.deepEqual(inputs.condition, {
      allOf: [
        {
          anyOf: [
            { field: "category", equals: "Security" },
            { field: "category", equals: "ServiceHealth" },
          ],
        },
        { field: "level", equals: "Error" },
      ],
    });
  });

  it("say what the planner wrote for the person called at night", () => {
    const message = {
      title: "削除",
      condition: "削除された",
      clause: "shop.md「削除」",
      firstStep: "復元する",
      runbookUrl: "https://r.example.com/x",
    };
    const synthesis = render({ system, events: [{ ...planned(event()), message }] });
    const { description } = declared(synthesis, "event-deleted").inputs;
    assert.equal(description, "削除: 削除された. shop.md「削除」. 復元する https://r.example.com/x");
  });

  it("reach receivers with working hours through the processing rule of their route", () => {
    const off = secretReceiver({ key: "dba", channel: "sms", hours: schedule("weekdays 09:00-18:00") });
    const synthesis = render({ system, events: [planned(event())], routes: [route({ receivers: [receiver(), off] })] });
    const { properties } = declared(synthesis, "route-warning-hours-rule").inputs;
    assert.deepEqual((properties as { conditions: unknown[] }).conditions, [
      { field: "AlertRuleName", operator: "Equals", values: ["shop-prod-deleted-critical"] },
    ]);
  });

  it("leave events of other platforms alone", () => {
    const synthesis = render({ events: [planned(event({ source: "aws.guardduty" }))], alerts: [alert()] });
    assert.equal(
      synthesis.declarations.some(({ concern }) => concern === "events"),
      false,
    );
  });

  it("refuse what the activity log does not know", () => {
    const refused = (over: Partial<EventSpec>) => codes(activity(event(over)));
    assert.deepEqual(refused({ when: [text("deleted")] }), ["AZURE-EVENT"]);
    assert.deepEqual(refused({ when: [] }), ["AZURE-EVENT"]);
    assert.deepEqual(refused({ when: [text("Security"), text("Microsoft.DocumentDB/databaseAccounts/delete")] }), [
      "AZURE-EVENT",
    ]);
    assert.deepEqual(refused({ on: "nothing" }), ["AZURE-SOURCE"]);
    const odd = { resources: [resource({ id: "shop" }, "db")] };
    assert.deepEqual(codes(render({ system: odd, events: [planned(event())] })), ["AZURE-ID"]);
  });
});
