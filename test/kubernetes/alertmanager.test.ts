import { strict as assert } from "node:assert";
import { configurationText, synth } from "../../components/kubernetes/synth";
import { holds } from "../../core/evidence";
import type { PlannedRoute, ResourceSpec } from "../../core/model";
import { checkConfig, needAmtool, receiversFor, renderTemplate } from "../kit/amtool";
import {
  alert,
  fact,
  officeHours,
  plan,
  probeUp,
  quantity,
  receiver,
  route,
  rule,
  samplePlan,
  site,
  stated,
  system,
} from "./plan";

interface Config {
  readonly route: { readonly receiver: string; readonly routes: readonly RouteConfig[] };
  readonly receivers: readonly Readonly<Record<string, unknown>>[];
  readonly time_intervals?: readonly unknown[];
  readonly inhibit_rules: readonly Inhibition[];
}

interface RouteConfig {
  readonly receiver: string;
  readonly group_wait?: string;
  readonly group_interval?: string;
  readonly repeat_interval?: string;
  readonly active_time_intervals?: readonly string[];
  readonly continue?: boolean;
  readonly routes?: readonly RouteConfig[];
}

interface Inhibition {
  readonly source_matchers: readonly string[];
  readonly target_matchers: readonly string[];
  readonly equal: readonly string[];
}

const everyone = [
  route("outage", [receiver("pager", "pagerduty"), receiver("slack", "slack"), receiver("ops", "email")]),
  route("critical", [receiver("pager", "pagerduty"), receiver("manager", "email", { hours: officeHours })], {
    wait: quantity("0 minutes"),
    repeat: quantity("1 hour"),
  }),
  route("warning", [receiver("slack", "slack"), receiver("hook", "webhook")]),
];

function textOf(routes: readonly PlannedRoute[] = everyone): string {
  const text = configurationText(synth(samplePlan({ routes }), site).declarations);
  assert.ok(text);
  return text;
}

function configOf(routes?: readonly PlannedRoute[]): Config {
  return JSON.parse(textOf(routes)) as Config;
}

describe("Alertmanager configuration", () => {
  it("routes by label, alternatives to nobody, strangers to the mildest route", () => {
    const { route: tree } = configOf();
    assert.equal(tree.receiver, "route-warning");
    assert.deepEqual(
      tree.routes.map(({ receiver: name }) => name),
      ["nobody", "route-outage", "route-critical", "route-warning", "route-warning", "nobody"],
    );
  });

  it("waits and repeats as documented, and says its defaults", () => {
    const [, outage, critical] = configOf().route.routes;
    assert.deepEqual([critical?.group_wait, critical?.group_interval, critical?.repeat_interval], ["0s", "5m", "1h"]);
    assert.deepEqual([outage?.group_wait, outage?.group_interval, outage?.repeat_interval], ["30s", "5m", "4h"]);
  });

  it("repeats exactly when asked, by a group interval that divides the repeat", () => {
    const routes = [
      route("outage", [receiver("slack", "slack")]),
      route("critical", [receiver("slack", "slack")]),
      route("warning", [receiver("slack", "slack")], { repeat: quantity("8 minutes") }),
    ];
    const warning = configOf(routes).route.routes.find(({ receiver: name }) => name === "route-warning");
    assert.deepEqual([warning?.group_interval, warning?.repeat_interval], ["4m", "8m"]);
  });

  it("tells people with office hours only then, and the others always", () => {
    const config = configOf();
    const critical = config.route.routes.find(({ receiver: name }) => name === "route-critical");
    assert.deepEqual(critical?.routes, [
      { receiver: "route-critical", continue: true },
      {
        receiver: "route-critical weekdays 09:00-18:00 Asia/Tokyo",
        active_time_intervals: ["weekdays 09:00-18:00 Asia/Tokyo"],
      },
    ]);
    assert.deepEqual(config.time_intervals, [
      {
        name: "weekdays 09:00-18:00 Asia/Tokyo",
        time_intervals: [
          {
            weekdays: ["monday:friday"],
            times: [{ start_time: "09:00", end_time: "18:00" }],
            location: "Asia/Tokyo",
          },
        ],
      },
    ]);
  });

  it("sends resolve messages on every channel", () => {
    const configs = configOf().receivers.flatMap((made) =>
      Object.entries(made).flatMap(([key, list]) => (key.endsWith("_configs") ? (list as object[]) : [])),
    ) as { send_resolved?: boolean }[];
    assert.equal(configs.length, 7);
    assert.ok(configs.every((made) => made.send_resolved === true));
  });

  it("keeps every address and key a secret reference, never a text", () => {
    const declaration = synth(samplePlan({ routes: everyone }), site).declarations.find(
      ({ key }) => key === "alertmanager-config",
    ) as ResourceSpec;
    const text = JSON.stringify(declaration.inputs);
    assert.match(text, /"routing_key":\{"secret":"shop:pagerConfig"\}/);
    assert.match(text, /"api_url":\{"secret":"shop:slackConfig"\}/);
    assert.match(text, /"url":\{"secret":"shop:hookConfig"\}/);
  });

  it("pages through the integration PagerDuty makes for an escalated route", () => {
    const spec = { key: "e", title: "e", routes: ["outage"], steps: [], at: everyone[0]?.receivers[0]?.at, path: "" };
    const made = synth(
      samplePlan({
        routes: everyone,
        system: system({ where: { kubernetes: "main", pagerduty: "main" } }),
        escalations: [{ spec: spec as never, clauses: [], facts: [] }],
      }),
      site,
    );
    const text = JSON.stringify(made.declarations);
    assert.match(text, /"routing_key":\{"ref":"pagerduty:integration-outage","output":"integrationKey"\}/);
    assert.match(text, /"routing_key":\{"secret":"shop:pagerConfig"\}/);
  });

  it("makes the Alertmanager only where the stack owns it, and else the Secret an existing one reads", () => {
    const owned = synth(samplePlan(), site).declarations.map(({ key }) => key);
    assert.ok(owned.includes("alertmanager"));
    const settings = { ...site.place.settings, alertmanagerSecret: "alertmanager-main" };
    const adopted = synth(samplePlan(), { ...site, owns: [], place: { ...site.place, settings } });
    assert.deepEqual(adopted.problems, []);
    assert.ok(!adopted.declarations.some(({ key }) => key === "alertmanager"));
    const secret = adopted.declarations.find(({ key }) => key === "alertmanager-config");
    assert.equal((secret?.inputs.metadata as { name?: string } | undefined)?.name, "alertmanager-main");
  });
});

describe("inhibition", () => {
  const target = alert("node.target", probeUp, [rule("node.target", "critical", "down")], { concept: "target.up" });
  const { alerts } = samplePlan();
  const made = synth(samplePlan({ routes: everyone, alerts: [...alerts, target] }), site);
  const rules = (JSON.parse(configurationText(made.declarations) ?? "") as Config).inhibit_rules;

  /** Whether a firing source silences a target, by Alertmanager's rules: matchers ANDed, absent labels equal empty ones. */
  function silences(source: Readonly<Record<string, string>>, target: Readonly<Record<string, string>>): boolean {
    const meets = (labels: Readonly<Record<string, string>>, matcher: string): boolean => {
      const [, label = "", operator, value = ""] = /^(\w+)(=~|!=|=)"(.*)"$/.exec(matcher) ?? [];
      const actual = labels[label] ?? "";
      if (operator === "=~") return new RegExp(`^(?:${value})$`).test(actual);
      return operator === "=" ? actual === value : actual !== value;
    };
    return rules.some(
      (inhibition) =>
        inhibition.source_matchers.every((matcher) => meets(source, matcher)) &&
        inhibition.target_matchers.every((matcher) => meets(target, matcher)) &&
        inhibition.equal.every((label) => (source[label] ?? "") === (target[label] ?? "")),
    );
  }

  const base = { system: "shop", environment: "prod", alert: "app.errors", route: "x" };

  it("lets critical silence the warning of the same alert on the same instance only", () => {
    const critical = { ...base, severity: "critical", instance: "a" };
    assert.ok(silences(critical, { ...base, severity: "warning", instance: "a" }));
    assert.ok(!silences(critical, { ...base, severity: "warning", instance: "b" }));
    assert.ok(!silences(critical, { ...base, severity: "warning", instance: "a", alert: "node.cpu" }));
    assert.ok(!silences(critical, { ...base, severity: "warning", instance: "a", environment: "dev" }));
  });

  it("lets an outage silence critical and warning, and nothing silence an outage", () => {
    const outage = { ...base, severity: "outage" };
    assert.ok(silences(outage, { ...base, severity: "critical" }));
    assert.ok(silences(outage, { ...base, severity: "warning" }));
    assert.ok(!silences({ ...base, severity: "warning" }, { ...base, severity: "critical" }));
    assert.ok(!silences(outage, outage));
  });

  it("lets a target that is down silence that its series are gone, unless that is an outage", () => {
    const down = { system: "shop", environment: "prod", alert: "db.target", severity: "critical", route: "critical" };
    const source = { ...down, target: "down", job: "postgres", instance: "a" };
    const gone = { ...base, alert: "db.age", severity: "critical", data: "absent", job: "postgres" };
    assert.ok(silences(source, gone));
    assert.ok(!silences(source, { ...gone, job: "node" }));
    assert.ok(!silences(source, { ...gone, severity: "outage" }));
    assert.ok(!silences(down, gone));
  });

  it("lets an alternative, which pages nobody, silence nobody", () => {
    const { route: _, ...alternative } = base;
    assert.ok(!silences({ ...alternative, severity: "critical" }, { ...base, severity: "warning" }));
  });
});

describe("Alertmanager configuration in the real tool", () => {
  before(function () {
    needAmtool(this);
  });

  it("passes amtool check-config", () => {
    const { ok, output } = checkConfig(textOf());
    assert.ok(ok, output);
    assert.match(output, /5 receivers/);
  });

  it("reaches the receivers of each route, and nobody it should not", () => {
    const text = textOf();
    const labels = { system: "shop", environment: "prod" };
    const cases: [Record<string, string>, string[]][] = [
      [{ ...labels, route: "outage", severity: "outage" }, ["route-outage"]],
      [
        { ...labels, route: "critical", severity: "critical" },
        ["route-critical", "route-critical weekdays 09:00-18:00 Asia/Tokyo"],
      ],
      [{ ...labels, route: "warning", severity: "warning" }, ["route-warning"]],
      [{ ...labels, severity: "outage" }, ["nobody"]],
      [{ ...labels, environment: "dev", route: "outage" }, ["nobody"]],
      [{ system: "other", environment: "prod", route: "outage" }, ["nobody"]],
      [{ ...labels, route: "unheard-of" }, ["route-warning"]],
      [{ alertname: "Watchdog" }, ["route-warning"]],
    ];
    for (const [alertLabels, expected] of cases)
      assert.deepEqual(receiversFor(text, alertLabels), expected, JSON.stringify(alertLabels));
  });

  it("writes a message with value, time in the system's zone, document, first step and runbook", () => {
    const slack = configOf().receivers.find(({ name }) => name === "route-warning")?.slack_configs as [
      { title: string; text: string },
    ];
    const alerts = [
      {
        status: "firing",
        labels: { alert: "app.errors", severity: "warning", instance: "web-1" },
        annotations: {
          title: "エラー率",
          condition: "エラー率が1%を超過",
          value: "2.5%",
          clause: "shop.md 2. 監視「1%」",
          first_step: "ログを確認する",
          runbook_url: "https://runbooks.example.com/shop/app.errors",
        },
        startsAt: "2026-01-31T17:30:00Z",
      },
    ];
    const data = { receiver: "r", status: "firing", alerts, commonLabels: {}, commonAnnotations: {}, groupLabels: {} };
    assert.equal(renderTemplate(slack[0].title, data).output.trim(), "[発生] warning: エラー率 [shop prod]");
    assert.equal(
      renderTemplate(slack[0].text, data).output.trim(),
      [
        "■ エラー率が1%を超過 (web-1)",
        "現在値: 2.5%",
        "発生時刻: 2026-02-01 02:30 Asia/Tokyo",
        "根拠: shop.md 2. 監視「1%」",
        "最初の対応: ログを確認する",
        "手順書: https://runbooks.example.com/shop/app.errors",
      ].join("\n"),
    );
  });
});

describe("evidence of routes", () => {
  const facts = [
    { ...fact("N-1", "channel", "pagerduty"), subject: "pager" },
    { ...fact("N-2", "channel", "email"), subject: "manager" },
    { ...fact("N-3", "hours", "weekdays 09:00-18:00"), subject: "manager" },
    fact("N-4", "wait", "0 minutes", 0),
    fact("N-5", "interval", "1 hour", 3600),
  ];
  const own = [fact("N-6", "interval", "4 hours", 14_400)];
  const routes = everyone.map((made) => {
    if (made.key === "warning") return { ...made, repeat: quantity("4 hours"), facts: own };
    return made.key === "critical" ? { ...made, facts } : made;
  });
  const declaration = synth(samplePlan({ routes }), site).declarations.find(
    ({ key }) => key === "alertmanager-config",
  ) as ResourceSpec;
  const check = (inputs: Readonly<Record<string, unknown>>): string[] =>
    declaration.evidence
      .filter((point) =>
        [...facts, ...own].some((known) => known.clause === point.clause && holds(known, point, inputs)),
      )
      .map(({ clause }) => clause);

  it("finds channels, hours, wait and repeat in the configuration text", () => {
    assert.deepEqual(check(declaration.inputs).sort(), [
      "N-1",
      "N-2",
      // Days, start and end.
      ...["N-3", "N-3", "N-3"],
      "N-4",
      "N-5",
      "N-6",
    ]);
  });

  it("fails when the text says something else", () => {
    const altered = JSON.parse(
      JSON.stringify(declaration.inputs)
        .replaceAll("pagerduty_configs", "slack_configs")
        .replaceAll("email_configs", "webhook_configs")
        .replaceAll('"monday:friday"', '"monday:sunday"')
        .replaceAll('"09:00"', '"10:00"')
        .replaceAll('"18:00"', '"19:00"')
        .replaceAll('"group_wait":"0s"', '"group_wait":"1s"')
        .replaceAll('"repeat_interval":"1h"', '"repeat_interval":"2h"')
        .replace(/("route-warning","group_wait":"30s","group_interval":"5m","repeat_interval":)"4h"/, '$1"5h"'),
    );
    assert.deepEqual(check(altered), []);
  });
});

describe("evidence of a channel", () => {
  it("is no evidence of another channel of the same clause", () => {
    const both = [
      { ...fact("N-1", "channel", "pagerduty"), subject: "pager" },
      { ...fact("N-1", "channel", "email"), subject: "manager" },
    ];
    const routes = everyone.map((made) =>
      made.key === "critical" ? { ...made, receivers: made.receivers.slice(0, 1), facts: both } : made,
    );
    const secret = synth(samplePlan({ routes }), site).declarations.find(
      ({ key }) => key === "alertmanager-config",
    ) as ResourceSpec;
    const seen = both.filter((known) => secret.evidence.some((point) => holds(known, point, secret.inputs)));
    assert.deepEqual(
      seen.map(({ written }) => written),
      ["pagerduty"],
    );
  });
});

describe("problems of notification", () => {
  const codes = (routes: readonly PlannedRoute[], place: Partial<typeof site> = {}): string[] =>
    synth(samplePlan({ routes }), { ...site, ...place }).problems.map(({ code }) => code);
  const others = everyone.slice(0, 2);
  const withWarning = (made: PlannedRoute["receivers"]): PlannedRoute[] => [...others, route("warning", made)];

  it("refuse channels Alertmanager has not", () => {
    assert.deepEqual(codes(withWarning([receiver("sms", "sms"), receiver("call", "voice")])), [
      "KUBERNETES-CHANNEL",
      "KUBERNETES-CHANNEL",
    ]);
  });

  it("refuse a receiver without address", () => {
    const { address: _, ...mail } = receiver("mail", "email");
    assert.deepEqual(codes(withWarning([mail])), ["KUBERNETES-ADDRESS"]);
  });

  it("refuse a Slack channel without a webhook to post with", () => {
    const channel = receiver("slack", "slack", { secret: false, address: "#alerts" });
    assert.deepEqual(codes(withWarning([channel])), ["KUBERNETES-SLACK"]);
  });

  it("refuse e-mail without a mail server", () => {
    const { smtpSmarthost: _, smtpFrom: __, ...settings } = site.place.settings;
    assert.deepEqual(codes(everyone, { place: { alias: "main", settings } }), ["KUBERNETES-SMTP", "KUBERNETES-SMTP"]);
  });

  it("refuse hours that are no window", () => {
    const hours = stated({ days: { kind: "every" as const, seconds: 3600 }, timezone: "Asia/Tokyo" }, "hourly");
    assert.deepEqual(codes(withWarning([receiver("mail", "email", { hours })])), ["KUBERNETES-HOURS"]);
  });

  it("refuse alerts that reach nobody because no Alertmanager is owned or named", () => {
    const { problems, declarations } = synth(samplePlan(), { ...site, owns: [] });
    assert.deepEqual(
      problems.map(({ code }) => code),
      ["KUBERNETES-ALERTMANAGER"],
    );
    assert.match(problems[0]?.change ?? "", /^pulumi config set --path 'hozen:owns\[0\]' alertmanager/);
    assert.ok(!declarations.some(({ key }) => key.startsWith("alertmanager")));
  });

  it("are none where no alert is Prometheus's", () => {
    assert.deepEqual(synth(plan(), { ...site, owns: [] }).problems, []);
  });
});
