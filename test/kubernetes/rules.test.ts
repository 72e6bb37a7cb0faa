import { strict as assert } from "node:assert";
import { synth } from "../../components/kubernetes/synth";
import { holds } from "../../core/evidence";
import { exact, type ResourceSpec } from "../../core/model";
import { checkRules, needPromtool, testRules } from "../kit/promtool";
import {
  alert,
  collector,
  cpu,
  errorRatio,
  fact,
  plan,
  probeUp,
  quantity,
  resource,
  rule,
  samplePlan,
  site,
  system,
  weekOverWeek,
} from "./plan";
import { groupsOf, ruleFile, ruleNamed } from "./rule-file";

describe("Prometheus rules", () => {
  const synthesis = synth(samplePlan(), site);

  it("write window, guard and threshold in the measurement's unit, the threshold last", () => {
    assert.equal(
      ruleNamed(synthesis, "AppErrorsCritical").expr,
      '((sum(rate(http_requests_total{job="app",status_code=~"5.."}[5m])) / sum(rate(http_requests_total{job="app"}[5m]))) and on () (sum(increase(http_requests_total{job="app"}[5m])) >= 20)) > 0.05',
    );
    assert.equal(
      ruleNamed(synthesis, "NodeCpuWarning").expr,
      '(100 * (1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[5m])))) >= 80',
    );
    assert.equal(ruleNamed(synthesis, "WebUpOutage").expr, '(min by (instance) (probe_success{job="probe-web"})) < 1');
  });

  it("stand in groups by evaluation interval, the fastest first, recorded series before their readers", () => {
    const groups = groupsOf(synthesis);
    assert.deepEqual(
      groups.map(({ name, interval, rules }) => [name, interval, rules.map(({ alert, record }) => alert ?? record)]),
      [
        ["shop-every-30s", "30s", ["WebUpOutage", "WebUpOutageAbsent"]],
        ["shop-every-1m", "1m", ["AppErrorsCritical", "AppErrorsWarning", "NodeCpuWarning", "AppErrorsWarningAbsent"]],
        ["shop-every-5m", "5m", ["app:requests:rate15m", "AppTrafficWarning"]],
      ],
    );
  });

  it("carry what routes them and what a person reads at night", () => {
    const { labels, annotations } = ruleNamed(synthesis, "AppErrorsCritical");
    assert.deepEqual(labels, {
      severity: "critical",
      system: "shop",
      environment: "prod",
      alert: "app.errors",
      route: "critical",
      clauses: "app.errors-critical",
    });
    assert.deepEqual(annotations, {
      title: "app.errors の異常",
      condition: "app.errors > 5%（5分継続）",
      value: "{{ $value | humanizePercentage }}",
      clause: "shop.md 2. 監視「> 5%」",
      first_step: "ログを確認する",
      runbook_url: "https://runbooks.example.com/shop/app.errors",
    });
  });

  it("keep texts that look like templates as they are", () => {
    const message = { ...rule("a", "warning", "> 1%").message, title: "{{ boom }}" };
    const made = synth(plan({ alerts: [alert("a", cpu, [rule("a", "warning", "> 1%", { message })])] }), site);
    assert.equal(ruleNamed(made, "AWarning").annotations?.title, '{{ "{{" }} boom }}');
  });

  it("tell silence of what must report on the worst route, silence of a ratio on the mildest", () => {
    const up = ruleNamed(synthesis, "WebUpOutageAbsent");
    assert.equal(up.expr, 'absent(probe_success{job="probe-web"})');
    assert.equal(up.labels?.route, "outage");
    assert.equal(up.labels?.alert, "web.up");
    assert.equal(up.annotations?.condition, "計測データprobe_successが届いていない");
    assert.equal(ruleNamed(synthesis, "AppErrorsWarningAbsent").labels?.route, "warning");
  });

  it("are one rendered rule per severity, exact and paging where their series are scraped", () => {
    const scraped = synth(samplePlan({ collectors: [collector()] }), site);
    assert.deepEqual(
      scraped.rules.map(({ id, pages, routes, fidelity, declaration }) => [id, pages, routes, fidelity, declaration]),
      [
        ["shop/web.up/outage/prometheus", true, ["outage"], exact, "rules"],
        ["shop/app.errors/critical/prometheus", true, ["critical"], exact, "rules"],
        ["shop/app.errors/warning/prometheus", true, ["warning"], exact, "rules"],
        ["shop/node.cpu/warning/prometheus", true, ["warning"], exact, "rules"],
        ["shop/app.traffic/warning/prometheus", true, ["warning"], exact, "rules"],
      ],
    );
  });

  it("say when Prometheus can only come near", () => {
    const rules = [rule("a", "warning", "> 1%", { datapoints: 3, missing: "breach" })];
    const made = synth(plan({ alerts: [alert("a", { ...cpu, approximates: "host CPU" }, rules)] }), site);
    assert.deepEqual(made.rules[0]?.fidelity, {
      level: "approximated",
      reason:
        "host CPU; Prometheus cannot count 3 of 5 evaluations: all must breach; missing series are not detected: the measurement has no absence expression; nothing in this stack scrapes what exports node_cpu_seconds_total: without another that does, the rule is blind",
    });
  });

  it("render alternatives without a route, under the same alert", () => {
    const cloud = { language: "cloudwatch", unit: "percent", grain: 60, metrics: {} } as const;
    const alternatives = [{ resource: resource("node-b"), measurement: cpu }];
    const made = synth(
      plan({ alerts: [alert("a", cpu, [rule("a", "warning", "> 1%")], { measurement: cloud, alternatives })] }),
      site,
    );
    const body = ruleNamed(made, "AWarningNodeB");
    assert.equal(body.labels?.route, undefined);
    assert.deepEqual([made.rules[0]?.pages, made.rules[0]?.routes], [false, []]);
  });

  it("are left to the engine the system chose", () => {
    const managed = system({ promqlEngine: "azure-prometheus" });
    assert.deepEqual(synth(samplePlan({ system: managed }), site).declarations, []);
  });

  it("take the group name a document fixes", () => {
    const spec = {
      key: "a",
      facts: [{ value: "application_alerts", path: 'alerts["a"].states.group' }],
    };
    const own = system({ alerts: [spec] as never });
    const facts = [fact("R-1", "text", "application_alerts"), fact("R-1", "every", "1 minute", 60)];
    const made = synth(
      plan({ system: own, alerts: [alert("a", cpu, [rule("a", "warning", "> 1%", { facts })])] }),
      site,
    );
    assert.equal(groupsOf(made)[0]?.name, "application_alerts");
    const declaration = made.declarations.find(({ key }) => key === "rules") as ResourceSpec;
    assert.ok(declaration.evidence.every((point) => facts.some((known) => holds(known, point, declaration.inputs))));
  });

  it("are split over objects that etcd accepts", () => {
    const many = Array.from({ length: 2600 }, (_, index) =>
      alert(`a${index}`, cpu, [rule(`a${index}`, "warning", "> 1%")]),
    );
    const made = synth(plan({ alerts: many }), site);
    const objects = made.declarations.filter(({ type }) => type.endsWith(":PrometheusRule"));
    assert.ok(objects.length > 1);
    assert.deepEqual(
      objects.map(({ key }) => key),
      objects.map((_, index) => (index === 0 ? "rules" : `rules-${index + 1}`)),
    );
    const names = groupsOf(made).map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    assert.equal(groupsOf(made).flatMap(({ rules }) => rules).length, 2600);
    for (const limit of made.limits) assert.ok(limit.used < limit.allowed, limit.name);
  });
});

describe("evidence of Prometheus rules", () => {
  const facts = [
    fact("T-1", "threshold", "> 5%", 0.05),
    fact("F-1", "for", "5 minutes", 300),
    fact("E-1", "every", "1 minute", 60),
    fact("W-1", "window", "5 minutes", 300),
    fact("M-1", "traffic", "20 requests", 20),
    fact("X-1", "text", "5.."),
  ];
  const rules = [rule("app.errors", "critical", "> 5%", { facts, traffic: "20 requests" })];
  const synthesis = synth(plan({ alerts: [alert("app.errors", errorRatio, rules)] }), site);
  const declaration = synthesis.declarations.find(({ key }) => key === "rules") as ResourceSpec;

  it("places every documented value in the inputs", () => {
    assert.deepEqual(
      new Map(declaration.evidence.map(({ clause, path }) => [clause, path])),
      new Map([
        ["T-1", "spec.groups[0].rules[0].expr"],
        ["W-1", "spec.groups[0].rules[0].expr"],
        ["M-1", "spec.groups[0].rules[0].expr"],
        ["F-1", "spec.groups[0].rules[0].for"],
        ["X-1", "spec.groups[0].rules[0].expr"],
        ["E-1", "spec.groups[0].interval"],
      ]),
    );
    for (const point of declaration.evidence) {
      const known = facts.find(({ clause }) => clause === point.clause);
      assert.ok(known && holds(known, point, declaration.inputs), point.clause);
    }
  });

  it("fails as soon as a deployed value is altered", () => {
    const altered = JSON.parse(
      JSON.stringify(declaration.inputs)
        .replace(") > 0.05", ") > 0.06")
        .replaceAll("[5m]", "[6m]")
        .replace(">= 20", ">= 21")
        .replace('"for":"5m"', '"for":"6m"')
        .replace('"interval":"1m"', '"interval":"2m"')
        .replace("5..", "4.."),
    );
    for (const point of declaration.evidence) {
      const known = facts.find(({ clause }) => clause === point.clause);
      assert.ok(known && !holds(known, point, altered), point.clause);
    }
  });

  it("shows a window where the expression uses it, never at another time that happens to be as long", () => {
    const counter = { ...errorRatio, expression: "sum(x) - sum(x offset $W) unless max_over_time(x[1h]) > 9" };
    const shownFor = (written: string, base: number): (string | undefined)[] => {
      const window = fact("W-2", "window", written, base);
      const counted = rule("app.errors", "critical", "> 5%", { facts: [window], window: quantity(written) });
      const { declarations } = synth(plan({ alerts: [alert("app.errors", counter, [counted])] }), site);
      const rules = declarations.find(({ key }) => key === "rules") as ResourceSpec;
      return rules.evidence.map((point) => {
        assert.equal(holds(window, point, rules.inputs), true);
        return point.match;
      });
    };
    assert.deepEqual(shownFor("1 hour", 3600), ["sum\\(x offset (1h)"]);
    assert.deepEqual(shownFor("5 minutes", 300), ["sum\\(x offset (5m)"]);
  });
});

describe("Prometheus rules in the real engine", () => {
  before(function () {
    needPromtool(this);
  });

  it("pass one promtool check together", () => {
    const { ok, output } = checkRules(ruleFile(synth(samplePlan(), site)));
    assert.ok(ok, output);
    assert.match(output, /SUCCESS: 8 rules found/);
  });

  /** Errors and all requests per 15 s, and whether AppErrorsCritical fires at a minute. */
  function errorsCase(errors: string, all: string, firing: Readonly<Record<string, boolean>>): string {
    const labels =
      "{severity: critical, system: shop, environment: prod, alert: app.errors, route: critical, clauses: app.errors-critical}";
    const cases = Object.entries(firing).map(
      ([time, fires]) => `
      - eval_time: ${time}
        alertname: AppErrorsCritical
        exp_alerts: [${fires ? `{exp_labels: ${labels}}` : ""}]`,
    );
    return `
rule_files: [rules.yaml]
evaluation_interval: 1m
tests:
  - interval: 15s
    input_series:
      - {series: 'http_requests_total{job="app",status_code="500"}', values: '${errors}'}
      - {series: 'http_requests_total{job="app",status_code="200"}', values: '${all}'}
    alert_rule_test:${cases.join("")}
`;
  }

  /** The same rules without annotations: promtool compares them letter by letter. */
  function bare(): string {
    const without = samplePlan();
    return ruleFile(synth(without, site)).replace(/^ +annotations:\n(?: {10,}.*\n)+/gm, "");
  }

  it("fire above the threshold after the documented time, and not a minute earlier", () => {
    const result = testRules(bare(), errorsCase("0+6x80", "0+94x80", { "5m": false, "6m": true }));
    assert.ok(result.ok, result.output);
  });

  it("stay silent just below the threshold", () => {
    const result = testRules(bare(), errorsCase("0+49x80", "0+951x80", { "6m": false, "15m": false }));
    assert.ok(result.ok, result.output);
  });

  it("judge nothing below the documented traffic", () => {
    const result = testRules(
      bare(),
      errorsCase("0+1x80", "0+0x80", { "15m": false }).replace("0+1x80", "0+1x10 10x70"),
    );
    assert.ok(result.ok, result.output);
  });

  it("tell an absent series after its wait", () => {
    const labels =
      "{severity: outage, system: shop, environment: prod, alert: web.up, route: outage, clauses: web.up-outage, data: absent, job: probe-web}";
    const result = testRules(
      bare(),
      `
rule_files: [rules.yaml]
evaluation_interval: 30s
tests:
  - interval: 30s
    input_series:
      - {series: 'probe_success{job="probe-web",instance="a"}', values: '1x10 stale'}
    alert_rule_test:
      - {eval_time: 5m, alertname: WebUpOutageAbsent, exp_alerts: []}
      - {eval_time: 7m, alertname: WebUpOutageAbsent, exp_alerts: []}
      - {eval_time: 7m30s, alertname: WebUpOutageAbsent, exp_alerts: [{exp_labels: ${labels}}]}
`,
    );
    assert.ok(result.ok, result.output);
  });

  it("join a guard per instance on the instance, so that a busy one does not vouch for an idle one", () => {
    const perInstance = {
      ...errorRatio,
      expression: "sum by (instance) (rate(errors_total[$W])) / sum by (instance) (rate(requests_total[$W]))",
      traffic: "sum by (instance) (increase(requests_total[$W])) >= $MINIMUM",
    };
    const rules = [rule("app.errors", "critical", "> 5%", { traffic: "100 requests" })];
    const made = synth(plan({ alerts: [alert("app.errors", perInstance, rules)] }), site);
    assert.match(ruleNamed(made, "AppErrorsCritical").expr, /and on \(instance\)/);
    const labels =
      "{severity: critical, system: shop, environment: prod, alert: app.errors, route: critical, clauses: app.errors-critical, instance: busy}";
    const result = testRules(
      ruleFile(made).replace(/^ +annotations:\n(?: {10,}.*\n)+/gm, ""),
      `
rule_files: [rules.yaml]
evaluation_interval: 1m
tests:
  - interval: 15s
    input_series:
      - {series: 'errors_total{instance="busy"}', values: '0+10x80'}
      - {series: 'requests_total{instance="busy"}', values: '0+50x80'}
      - {series: 'errors_total{instance="idle"}', values: '0+1x80'}
      - {series: 'requests_total{instance="idle"}', values: '0+1x80'}
    alert_rule_test:
      - {eval_time: 15m, alertname: AppErrorsCritical, exp_alerts: [{exp_labels: ${labels}}]}
`,
    );
    assert.ok(result.ok, result.output);
  });
});

describe("problems of Prometheus rules", () => {
  const codes = (...made: Parameters<typeof synth>) => synth(...made).problems.map(({ code }) => code);

  it("name what the place must say, with the line to paste", () => {
    const bare = { ...site, place: { alias: "main", settings: {} } };
    const { problems } = synth(plan({ alerts: [alert("a", cpu, [rule("a", "warning", "> 1%")])] }), bare);
    assert.deepEqual(
      problems.map(({ code, change }) => [code, change]),
      [
        ["KUBERNETES-NAMESPACE", "pulumi config set --path 'hozen:where.kubernetes.main.namespace' monitoring"],
        [
          "KUBERNETES-CLUSTER",
          "pulumi config set --path 'hozen:where.kubernetes.main.context' <context of the kubeconfig>",
        ],
        [
          "KUBERNETES-LABELS",
          "pulumi config set --path 'hozen:where.kubernetes.main.ruleLabels' release=kube-prometheus-stack",
        ],
      ],
    );
  });

  it("refuse a threshold in another dimension", () => {
    assert.deepEqual(codes(plan({ alerts: [alert("a", cpu, [rule("a", "warning", "> 1 second")])] }), site), [
      "KUBERNETES-UNIT",
    ]);
  });

  it("refuse two alerts of one name", () => {
    const rules = (key: string) => [rule(key, "warning", "> 1%")];
    const alerts = [alert("a.b", cpu, rules("a.b")), alert("a-b", cpu, rules("a-b"))];
    assert.deepEqual(codes(plan({ alerts }), site), ["KUBERNETES-NAME"]);
  });

  it("refuse one recorded name for two expressions", () => {
    const other = { ...weekOverWeek, records: { "app:requests:rate$W": "sum(rate(other[$W]))" } };
    const alerts = [
      alert("a", weekOverWeek, [rule("a", "warning", "< 80%")]),
      alert("b", other, [rule("b", "warning", "< 80%")]),
    ];
    assert.deepEqual(codes(plan({ alerts }), site), ["KUBERNETES-RECORD"]);
  });

  it("refuse one group with two intervals", () => {
    const spec = (key: string) => ({ key, facts: [{ value: "g", path: `alerts["${key}"].states.group` }] });
    const alerts = [
      alert("a", cpu, [rule("a", "warning", "> 1%")]),
      alert("b", cpu, [rule("b", "warning", "> 1%", { every: quantity("5 minutes") })]),
    ];
    assert.deepEqual(codes(plan({ system: system({ alerts: [spec("a"), spec("b")] as never }), alerts }), site), [
      "KUBERNETES-GROUP",
    ]);
  });

  it("are none for a sample plan", () => {
    assert.deepEqual(codes(samplePlan(), site), []);
    assert.deepEqual(codes(plan({ alerts: [alert("a", probeUp, [rule("a", "outage", "down")])] }), site), []);
  });
});
