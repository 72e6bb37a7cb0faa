import { strict as assert } from "node:assert";
import * as pulumi from "@pulumi/pulumi";
import { stringify } from "yaml";
import { deployPart } from "../../components/deploy-part";
import { grafana } from "../../components/grafana/provider";
import { synth } from "../../components/grafana/synth";
import { holds } from "../../core/evidence";
import type { Fact, Plan, ResourceSpec } from "../../core/model";
import { record } from "../../engine/record";
import { checkRules, needPromtool } from "../kit/promtool";
import {
  alert,
  collector,
  cpu,
  errorRatio,
  fact,
  officeHours,
  plan,
  quantity,
  receiver,
  resource,
  route,
  rule,
  samplePlan,
  stated,
  system,
  weekOverWeek,
} from "../kubernetes/plan";

const own = system({ promqlEngine: "grafana", where: { grafana: "main" } });
const site = {
  place: {
    alias: "main",
    settings: { url: "https://grafana.example.com", prometheusDatasource: "prom-uid" } as Readonly<
      Record<string, string>
    >,
  },
  stack: "prod",
  owns: [] as readonly string[],
};

interface RuleBody {
  readonly name: string;
  readonly uid: string;
  readonly for: string;
  readonly noDataState: string;
  readonly isPaused: boolean;
  readonly datas: readonly { readonly refId: string; readonly datasourceUid: string; readonly model: string }[];
  readonly annotations: Readonly<Record<string, string>>;
  readonly notificationSettings?: Readonly<Record<string, unknown>>;
}

function bodies(made: Plan, where: typeof site = site): RuleBody[] {
  return synth(made, where)
    .declarations.filter(({ type }) => type.endsWith(":RuleGroup"))
    .flatMap(({ inputs }) => inputs.rules as unknown as RuleBody[]);
}

function named(made: Plan, name: string): RuleBody {
  const found = bodies(made).find((body) => body.name === name);
  if (!found) throw new Error(`no rule ${name}`);
  return found;
}

const sample = samplePlan({ system: own, alerts: samplePlan().alerts.slice(0, 3) });

describe("Grafana rules", () => {
  it("query, reduce and compare, as JSON with sorted keys", () => {
    const { datas } = named(sample, "app.errors-critical");
    assert.deepEqual(
      datas.map(({ refId, datasourceUid }) => [refId, datasourceUid]),
      [
        ["A", "prom-uid"],
        ["B", "__expr__"],
        ["C", "__expr__"],
      ],
    );
    assert.equal(
      datas[2]?.model,
      '{"conditions":[{"evaluator":{"params":[0.05],"type":"gt"}}],"datasource":{"type":"__expr__","uid":"__expr__"},"expression":"B","refId":"C","type":"threshold"}',
    );
    for (const { model } of datas)
      assert.deepEqual(Object.keys(JSON.parse(model)), Object.keys(JSON.parse(model)).sort());
  });

  it("write the operators threshold stages lack as arithmetic", () => {
    const { datas } = named(sample, "node.cpu-warning");
    assert.match(datas[2]?.model ?? "", /"expression":"\$B >= 80"/);
  });

  it("alert on silence of what must report, and on nothing else's", () => {
    assert.equal(named(sample, "web.up-outage").noDataState, "Alerting");
    assert.equal(named(sample, "app.errors-warning").noDataState, "OK");
  });

  it("route on the rule itself, without touching the organization's policy tree", () => {
    assert.deepEqual(named(sample, "app.errors-critical").notificationSettings, {
      contactPoint: { ref: "route-critical", output: "name" },
      groupBies: ["alertname", "grafana_folder", "alert", "severity"],
      groupWait: "30s",
      groupInterval: "5m",
      repeatInterval: "4h",
    });
    const types = synth(sample, site).declarations.map(({ type }) => type);
    assert.ok(!types.includes("grafana:alerting/notificationPolicy:NotificationPolicy"));
  });

  it("own the policy tree only where the stack does", () => {
    const { declarations } = synth(sample, { ...site, owns: ["grafana.notification-policy"] });
    const policy = declarations.find(({ key }) => key === "notification-policy");
    assert.deepEqual(policy?.inputs.contactPoint, { ref: "route-warning", output: "name" });
  });

  it("write recorded expressions out, because nothing records them", () => {
    const model = JSON.parse(
      named(samplePlan({ system: own, alerts: [alert("a", recorded, [rule("a", "warning", "< 80%")])] }), "a-warning")
        .datas[0]?.model ?? "",
    );
    assert.equal(model.expr, '100 * (sum(rate(http_requests_total{job="app"}[5m])))');
  });

  const recorded = { ...weekOverWeek, expression: "100 * app:requests:rate$W" };

  it("pause alternatives, which would else reach the default policy", () => {
    const cloud = { language: "cloudwatch", unit: "percent", grain: 60, metrics: {} } as const;
    const alternatives = [{ resource: resource("node-b"), measurement: cpu }];
    const made = plan({
      system: own,
      alerts: [alert("a", cpu, [rule("a", "warning", "> 1%")], { measurement: cloud, alternatives })],
    });
    const [body] = bodies(made);
    assert.equal(body?.isPaused, true);
    assert.equal(body?.notificationSettings, undefined);
    assert.deepEqual(
      synth(made, site).rules.map(({ pages, routes }) => [pages, routes]),
      [[false, []]],
    );
  });

  it("say where Grafana only comes near", () => {
    const scraped = { ...sample, collectors: [collector()] };
    const levels = synth(scraped, site).rules.map(({ id, fidelity }) => [id, fidelity.level]);
    assert.deepEqual(levels, [
      ["shop/web.up/outage/grafana", "exact"],
      ["shop/app.errors/critical/grafana", "exact"],
      ["shop/app.errors/warning/grafana", "approximated"],
      ["shop/node.cpu/warning/grafana", "exact"],
    ]);
  });

  it("are left to the engine the system chose", () => {
    assert.deepEqual(synth(samplePlan(), site).declarations, []);
    assert.deepEqual(synth(samplePlan(), { ...site, place: { alias: "main", settings: {} } }).problems, []);
  });

  it("have uids Grafana takes", () => {
    const long = alert("a".repeat(80), cpu, [rule("a".repeat(80), "warning", "> 1%")]);
    const uids = bodies(samplePlan({ system: own, alerts: [...sample.alerts, long] })).map(({ uid }) => uid);
    assert.ok(uids.every((uid) => /^[\w-]{1,40}$/.test(uid)));
    assert.equal(new Set(uids).size, uids.length);
  });

  it("stay within the quota of a group", () => {
    const many = Array.from({ length: 150 }, (_, index) =>
      alert(`a${index}`, cpu, [rule(`a${index}`, "warning", "> 1%")]),
    );
    const { limits, declarations } = synth(plan({ system: own, alerts: many }), site);
    assert.deepEqual(
      limits.map(({ used, allowed }) => [used, allowed]),
      [[100, 100]],
    );
    assert.equal(declarations.filter(({ type }) => type.endsWith(":RuleGroup")).length, 2);
  });
});

describe("Grafana expressions in the real parser", () => {
  before(function () {
    needPromtool(this);
  });

  it("pass promtool check", () => {
    const rules = synth(simple, site).rules.map(({ id, expression }) => ({ alert: id, expr: expression }));
    const { ok, output } = checkRules(stringify({ groups: [{ name: "g", rules }] }));
    assert.ok(ok, output);
  });

  const simple = samplePlan({ system: own, alerts: sample.alerts });
});

describe("Grafana contact points", () => {
  const routes = [
    route("outage", [receiver("pager", "pagerduty"), receiver("ops", "email")]),
    route("critical", [receiver("manager", "email", { hours: officeHours })]),
    route("warning", [receiver("slack", "slack"), receiver("team", "teams"), receiver("hook", "webhook")]),
  ];
  const made = samplePlan({ system: own, routes, alerts: sample.alerts });
  const { declarations } = synth(made, site);
  const find = (key: string): ResourceSpec =>
    declarations.find((declaration) => declaration.key === key) as ResourceSpec;

  it("are one per route, with every address a secret", () => {
    const outage = find("route-outage").inputs;
    assert.equal(outage.name, "shop-prod-outage");
    assert.match(JSON.stringify(outage.pagerduties), /"integrationKey":\{"secret":"shop:pagerConfig"\}/);
    assert.match(JSON.stringify(outage.emails), /"addresses":\["ops@example.com"\]/);
    assert.deepEqual(Object.keys(find("route-warning").inputs), ["name", "slacks", "teams", "webhooks"]);
  });

  it("keep hours all receivers of a route share", () => {
    assert.deepEqual(find("hours-critical").inputs.intervals, [
      { weekdays: ["monday:friday"], times: [{ start: "09:00", end: "18:00" }], location: "Asia/Tokyo" },
    ]);
    assert.deepEqual(named(made, "app.errors-critical").notificationSettings?.activeTimings, [
      { ref: "hours-critical", output: "name" },
    ]);
  });

  it("say so when one receiver's hours cannot be kept", () => {
    const mixed = [route("warning", [receiver("slack", "slack"), receiver("m", "email", { hours: officeHours })])];
    const rules = [rule("a", "warning", "> 1%")];
    const synthesis = synth(plan({ system: own, routes: mixed, alerts: [alert("a", cpu, rules)] }), site);
    assert.match(synthesis.rules[0]?.fidelity.reason ?? "", /m is also notified outside its hours/);
  });
});

describe("evidence of Grafana rules", () => {
  const facts: Fact[] = [
    fact("T-1", "threshold", "> 5%", 0.05),
    fact("F-1", "for", "5 minutes", 300),
    fact("E-1", "every", "1 minute", 60),
    fact("W-1", "window", "5 minutes", 300),
    fact("M-1", "traffic", "20 requests", 20),
  ];
  const told = [fact("N-1", "wait", "0 minutes", 0), fact("N-2", "interval", "1 hour", 3600)];
  const rules = [rule("a", "critical", "> 5%", { facts, traffic: "20 requests" })];
  const routes = [
    route("critical", [receiver("slack", "slack")], {
      wait: quantity("0 minutes"),
      repeat: quantity("1 hour"),
      facts: told,
    }),
  ];
  const { declarations } = synth(plan({ system: own, routes, alerts: [alert("a", errorRatio, rules)] }), site);
  const group = declarations.find(({ key }) => key === "rules") as ResourceSpec;
  const seen = (inputs: Readonly<Record<string, unknown>>): string[] =>
    [...facts, ...told]
      .filter((known) => group.evidence.some((point) => point.clause === known.clause && holds(known, point, inputs)))
      .map(({ clause }) => clause);

  it("places every documented value", () => {
    assert.deepEqual(seen(group.inputs), ["T-1", "F-1", "E-1", "W-1", "M-1", "N-1", "N-2"]);
  });

  it("fails once altered", () => {
    const text = JSON.stringify(group.inputs)
      .replace("[0.05]", "[0.06]")
      .replace('"for":"5m"', '"for":"6m"')
      .replace('"intervalSeconds":60', '"intervalSeconds":70')
      .replaceAll("[5m]", "[6m]")
      .replace(">= 20", ">= 21")
      .replace('"groupWait":"0s"', '"groupWait":"1s"')
      .replace('"repeatInterval":"1h"', '"repeatInterval":"2h"');
    assert.deepEqual(seen(JSON.parse(text)), []);
  });

  it("recomputes an interval Grafana does not take", () => {
    const odd = [
      rule("a", "critical", "> 5%", { facts: [fact("E-1", "every", "45 seconds", 45)], every: quantity("45 seconds") }),
    ];
    const synthesis = synth(plan({ system: own, alerts: [alert("a", cpu, odd)] }), site);
    const made = synthesis.declarations.find(({ key }) => key === "rules") as ResourceSpec;
    assert.equal(made.inputs.intervalSeconds, 40);
    const [point] = made.evidence;
    assert.ok(point && holds(fact("E-1", "every", "45 seconds", 45), point, made.inputs));
    assert.match(synthesis.rules[0]?.fidelity.reason ?? "", /multiples of 10/);
  });
});

describe("problems of Grafana rules", () => {
  const one = (more: Partial<Plan> = {}): Plan =>
    plan({ system: own, alerts: [alert("a", cpu, [rule("a", "warning", "> 1%")])], ...more });
  const codes = (made: Plan, where: typeof site = site): string[] =>
    synth(made, where).problems.map(({ code }) => code);

  it("name what the place must say, with the line to paste", () => {
    const { problems } = synth(one(), { ...site, place: { alias: "main", settings: {} } });
    assert.deepEqual(
      problems.map(({ code, change }) => [code, change]),
      [
        ["GRAFANA-URL", "pulumi config set --path 'hozen:where.grafana.main.url' https://grafana.example.com"],
        [
          "GRAFANA-DATASOURCE",
          "pulumi config set --path 'hozen:where.grafana.main.prometheusDatasource' <uid of the data source>",
        ],
      ],
    );
  });

  it("refuse a threshold in another dimension", () => {
    assert.deepEqual(codes(one({ alerts: [alert("a", cpu, [rule("a", "warning", "> 1 second")])] })), ["GRAFANA-UNIT"]);
  });

  it("refuse a selection from a recorded series", () => {
    const measurement = { ...weekOverWeek, expression: 'app:requests:rate$W{job="x"}' };
    const shifted = alert("a", weekOverWeek, [rule("a", "warning", "< 80%")]);
    const selected = alert("a", measurement, [rule("a", "warning", "< 80%")]);
    for (const made of [shifted, selected]) assert.deepEqual(codes(one({ alerts: [made] })), ["GRAFANA-RECORD"]);
  });

  it("refuse channels, addresses and hours Grafana cannot use", () => {
    const { address: _, ...mail } = receiver("mail", "email");
    const hourly = stated({ days: { kind: "every" as const, seconds: 3600 }, timezone: "Asia/Tokyo" }, "hourly");
    const told = (...receivers: (typeof mail | ReturnType<typeof receiver>)[]): Plan =>
      one({ routes: [route("warning", receivers)] });
    assert.deepEqual(codes(told(receiver("sms", "sms"))), ["GRAFANA-CHANNEL"]);
    assert.deepEqual(codes(told(mail)), ["GRAFANA-ADDRESS"]);
    assert.deepEqual(codes(told(receiver("m", "email", { hours: hourly }))), ["GRAFANA-HOURS"]);
  });
});

describe("Grafana components", () => {
  const secrets = {
    "hozen:grafanaAuth": "very-secret-token",
    "shop:slackConfig": "https://hooks.example.com/very-secret",
    "shop:pagerConfig": "very-secret-key",
  };

  for (const preview of [true, false]) {
    it(`make every declared resource without a plain secret in ${preview ? "a preview" : "an update"}`, async () => {
      const made = samplePlan({ system: own, alerts: sample.alerts });
      const synthesis = synth(made, site);
      const resources = await record(
        () => {
          const parent = new pulumi.ComponentResource("hozen:index:System", "shop");
          const secret = (key: string): pulumi.Output<string> => {
            const [namespace, name] = key.split(":") as [string, string];
            return new pulumi.Config(namespace).requireSecret(name);
          };
          deployPart(grafana, synthesis.declarations, {
            ...site,
            system: "shop",

            parent,
            deployed: new Map(),
            secret,
          });
        },
        { project: "p", stack: "prod", config: secrets, secretKeys: Object.keys(secrets), preview },
      );
      const custom = resources.filter(({ type }) => type.startsWith("grafana:"));
      assert.deepEqual(
        custom.map(({ type, name }) => `${type} ${name}`).sort(),
        synthesis.declarations.map(({ type, key }) => `${type} shop-${key}`).sort(),
      );
      assert.ok(custom.every(({ provider }) => provider?.includes("shop-grafana-main")));
      assert.ok(!JSON.stringify(resources).includes("very-secret"));
    });
  }
});
