import assert from "node:assert/strict";
import { splitNumber } from "../../components/azure/synth/notification/phone";
import { pathKeys } from "../../core/evidence";
import type { Escalation } from "../../core/model";
import {
  alert,
  assertShown,
  codes,
  declared,
  planned,
  receiver,
  render,
  route,
  rule,
  schedule,
  secretReceiver,
  textFact,
} from "./kit";

const weekdays = "weekdays 09:00-18:00";
const shift = (over = {}) =>
  secretReceiver({ key: "dba", channel: "sms", hours: schedule(weekdays, "Asia/Tokyo", "S-2"), ...over });

describe("Azure action groups", () => {
  it("tell each receiver by its channel, addresses plain and secrets by their configuration key", () => {
    const receivers = [
      receiver({ key: "ops" }),
      secretReceiver({ key: "chat", channel: "slack" }),
      secretReceiver({ key: "teams", channel: "teams" }),
      secretReceiver({ key: "hook", channel: "webhook" }),
      secretReceiver({ key: "ic", channel: "voice", clauses: ["S-2"] }),
      secretReceiver({ key: "sms", channel: "sms" }),
    ];
    const facts = [
      textFact("S-1", "channel", "email"),
      textFact("S-1", "channel", "slack"),
      textFact("S-2", "channel", "voice"),
    ];
    const synthesis = render({ alerts: [alert()], routes: [route({ receivers, facts })] });
    const made = declared(synthesis, "route-warning");
    assert.deepEqual(codes(synthesis), []);
    const { tags, ...inputs } = made.inputs;
    assert.deepEqual(inputs, {
      actionGroupName: "shop-prod-warning",
      groupShortName: "warning",
      resourceGroupName: "shop-rg",
      location: "Global",
      enabled: true,
      emailReceivers: [{ name: "ops", emailAddress: "ops@example.com", useCommonAlertSchema: true }],
      webhookReceivers: [
        { name: "chat", serviceUri: { secret: "shop:chatAddress" }, useCommonAlertSchema: true },
        { name: "teams", serviceUri: { secret: "shop:teamsAddress" }, useCommonAlertSchema: true },
        { name: "hook", serviceUri: { secret: "shop:hookAddress" }, useCommonAlertSchema: true },
      ],
      voiceReceivers: [
        {
          name: "ic",
          countryCode: { secret: "shop:icAddress#country" },
          phoneNumber: { secret: "shop:icAddress#national" },
        },
      ],
      smsReceivers: [
        {
          name: "sms",
          countryCode: { secret: "shop:smsAddress#country" },
          phoneNumber: { secret: "shop:smsAddress#national" },
        },
      ],
    });
    assert.deepEqual(made.clauses, ["S-1", "S-2"]);
    assertShown(made, facts);
  });

  it("show a clause of one receiver at that receiver, not at another of the same channel", () => {
    const receivers = [receiver({ key: "first", clauses: ["S-1"] }), receiver({ key: "second", clauses: ["S-2"] })];
    const facts = [textFact("S-2", "channel", "email")];
    const { evidence } = declared(
      render({ alerts: [alert()], routes: [route({ receivers, facts })] }),
      "route-warning",
    );
    assert.deepEqual(
      evidence.map(({ path }) => path),
      ["emailReceivers[1].emailAddress"],
    );
  });

  it("enter the escalation of the route through PagerDuty's integration", () => {
    const spec = { key: "p1", title: "P1", routes: ["warning"], steps: [] } as unknown as Escalation;
    const facts = [textFact("S-1", "channel", "pagerduty")];
    const routes = [route({ receivers: [secretReceiver({ key: "pager", channel: "pagerduty" })], facts })];
    const inputs = (system: object, escalations: Escalation[]) =>
      declared(
        render({ system, alerts: [alert()], routes, escalations: escalations.map((one) => planned(one)) }),
        "route-warning",
      );
    const paged = inputs({ where: { azure: "main", pagerduty: "main" } }, [spec]);
    assert.deepEqual(paged.inputs.webhookReceivers, [
      {
        name: "pager",
        serviceUri: {
          join: [
            "https://events.pagerduty.com/integration/",
            { ref: "pagerduty:integration-warning-azure", output: "integrationKey" },
            "/enqueue",
          ],
        },
        useCommonAlertSchema: true,
      },
    ]);
    assertShown(paged, facts);
    const configured = [{ name: "pager", serviceUri: { secret: "shop:pagerAddress" }, useCommonAlertSchema: true }];
    assert.deepEqual(inputs({ where: { azure: "main", pagerduty: "main" } }, []).inputs.webhookReceivers, configured);
    assert.deepEqual(inputs({ where: { azure: "main" } }, [spec]).inputs.webhookReceivers, configured);
  });

  it("have short names of at most twelve characters that stay different", () => {
    const keys = ["security-incident-a", "security-incident-b", "p0"];
    const synthesis = render({ routes: keys.map((key) => route({ key })) });
    const names = keys.map((key) => String(declared(synthesis, `route-${key}`).inputs.groupShortName));
    assert.ok(names.every((name) => name.length <= 12));
    assert.equal(new Set(names).size, 3);
    assert.equal(names[2], "p0");
  });

  it("are made for routes used here and for standing contacts, not for routes of another platform", () => {
    const elsewhere = alert({
      key: "api.errors",
      measurement: { language: "cloudwatch", unit: "percent", grain: 60, metrics: {} },
      rules: [rule({ severity: "critical" })],
    });
    const routes = ["warning", "critical", "architect"].map((key) => route({ key }));
    const synthesis = render({ alerts: [alert(), elsewhere], routes });
    assert.deepEqual(
      synthesis.declarations.filter(({ concern }) => concern === "notification").map(({ key }) => key),
      ["route-warning", "route-architect"],
    );
  });

  it("refuse more receivers of a kind than the platform tells", () => {
    const receivers = Array.from({ length: 11 }, (_, index) =>
      secretReceiver({ key: `r${index}`, channel: "webhook" }),
    );
    const refused = (some: typeof receivers) =>
      codes(render({ alerts: [alert()], routes: [route({ receivers: some })] }));
    assert.deepEqual(refused(receivers), ["AZURE-RECEIVERS"]);
    assert.deepEqual(refused(receivers.slice(1)), []);
  });
});

describe("Azure alert processing rules", () => {
  it("add receivers to a route's alerts in their working hours, in the zone's Windows name", () => {
    const facts = [textFact("S-2", "hours", weekdays)];
    const synthesis = render({ alerts: [alert()], routes: [route({ receivers: [receiver(), shift()], facts })] });
    assert.deepEqual(codes(synthesis), []);
    const group = declared(synthesis, "route-warning-hours");
    assert.equal(group.inputs.emailReceivers, undefined);
    assert.equal((group.inputs.smsReceivers as unknown[]).length, 1);
    assert.equal(declared(synthesis, "route-warning").inputs.smsReceivers, undefined);
    const made = declared(synthesis, "route-warning-hours-rule");
    assert.equal(made.type, "azure-native:alertsmanagement:AlertProcessingRuleByName");
    assert.deepEqual(made.inputs.properties, {
      scopes: ["/subscriptions/11111111-2222-3333-4444-555555555555"],
      conditions: [{ field: "AlertRuleName", operator: "Equals", values: ["shop-prod-web.cpu-warning"] }],
      actions: [{ actionType: "AddActionGroups", actionGroupIds: [{ ref: "route-warning-hours", output: "id" }] }],
      schedule: {
        timeZone: "Tokyo Standard Time",
        recurrences: [
          {
            recurrenceType: "Weekly",
            daysOfWeek: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
            startTime: "09:00:00",
            endTime: "18:00:00",
          },
        ],
      },
      enabled: true,
      description: "Warning: 運用担当",
    });
    assertShown(made, facts);
    assert.deepEqual(
      made.evidence.map(({ path }) => pathKeys(path).slice(4).join(".")),
      ["daysOfWeek.0", "daysOfWeek.1", "daysOfWeek.2", "daysOfWeek.3", "daysOfWeek.4", "startTime", "endTime"],
    );
    const rules = synthesis.declarations.filter(({ key }) => key.startsWith("alert-"));
    assert.deepEqual(
      rules.map(({ inputs }) => (inputs.actions as unknown[]).length),
      [1],
    );
  });

  it("filter by at most five rule names each", () => {
    const alerts = Array.from({ length: 7 }, (_, index) => alert({ key: `a${index}` }));
    const synthesis = render({ alerts, routes: [route({ receivers: [receiver(), shift()] })] });
    const values = synthesis.declarations
      .filter(({ type }) => type.endsWith("AlertProcessingRuleByName"))
      .map(({ inputs }) => (inputs.properties as { conditions: { values: string[] }[] }).conditions[0]?.values.length);
    assert.deepEqual(values, [5, 2]);
  });

  it("keep receivers with different hours apart", () => {
    const daily = shift({ key: "security", hours: schedule("daily 08:00-24:00") });
    const synthesis = render({ alerts: [alert()], routes: [route({ receivers: [receiver(), shift(), daily] })] });
    assert.match(JSON.stringify(declared(synthesis, "route-warning-hours-2-rule").inputs), /"Daily".*"23:59:59"/);
    assert.ok(declared(synthesis, "route-warning-hours-rule"));
  });

  it("leave out the standing group where everybody has working hours", () => {
    const synthesis = render({ alerts: [alert()], routes: [route({ receivers: [shift()] })] });
    assert.equal(
      synthesis.declarations.some(({ key }) => key === "route-warning"),
      false,
    );
    assert.deepEqual(declared(synthesis, "alert-web.cpu-warning").inputs.actions, []);
  });

  it("refuse hours Azure cannot express and zones without a Windows name", () => {
    const hours = [
      schedule("first monday 09:00-18:00"),
      schedule(weekdays, "Antarctica/Troll"),
      schedule("weekly monday"),
    ];
    for (const one of hours) {
      const synthesis = render({
        alerts: [alert()],
        routes: [route({ receivers: [receiver(), shift({ hours: one })] })],
      });
      assert.deepEqual(codes(synthesis), ["AZURE-HOURS"]);
      assert.ok(synthesis.problems[0]?.at);
    }
  });
});

describe("Telephone numbers", () => {
  it("are split into country code and national number", () => {
    assert.deepEqual(splitNumber("+81-90-0000-0000"), { country: "81", national: "9000000000" });
    assert.deepEqual(splitNumber("+1 (555) 010 0000"), { country: "1", national: "5550100000" });
    assert.deepEqual(splitNumber("+353 1 000 0000"), { country: "353", national: "10000000" });
  });

  it("are refused unless international", () => {
    for (const text of ["090-0000-0000", "+81", "+", "tel:+8190", "+8190000000000000000"]) {
      assert.equal(splitNumber(text), undefined, text);
    }
  });
});
