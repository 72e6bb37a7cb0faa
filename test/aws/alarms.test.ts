import assert from "node:assert/strict";
import type { PlannedAlert } from "../../core/model";
import { assertBackwards, assertEvidence, codes, declared, rendered, unseen } from "./kit";
import {
  alertOf,
  countSpec,
  cpu,
  mail,
  measured,
  numberFact,
  planned,
  planOf,
  routeOf,
  ruleOf,
  storeSpec,
  thresholdFact,
  web,
} from "./plans";

const routes = [routeOf("critical", [mail]), routeOf("warning", [mail])];
const topic = (route: string) => [{ ref: `route-${route}`, output: "arn" }];

describe("CloudWatch alarm of one metric", () => {
  const facts = [
    thresholdFact("S-1", ">= 85%"),
    numberFact("S-2", "for", "3 minutes"),
    numberFact("S-3", "every", "1 minute"),
  ];
  const plan = planOf({ routes, alerts: [alertOf({ rules: [ruleOf({ facts })] })] });
  const synthesis = rendered(plan);

  it("has the metric, the threshold in the metric's unit, the periods and the route's topic", () => {
    assert.deepEqual(declared(synthesis, "alert-web.cpu-critical").inputs, {
      name: "shop-prod-web.cpu-critical",
      alarmDescription:
        "Web CPU\nCPU is 85 % or more for 3 minutes\nshop.md 2. Monitoring「85%」\nlook at the processes\nhttps://runbooks.example.com/shop/web.cpu",
      namespace: "AWS/EC2",
      metricName: "CPUUtilization",
      statistic: "Average",
      dimensions: { AutoScalingGroupName: "web-group" },
      period: 60,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 85,
      evaluationPeriods: 3,
      datapointsToAlarm: 3,
      treatMissingData: "notBreaching",
      actionsEnabled: true,
      alarmActions: topic("critical"),
      okActions: topic("critical"),
      tags: {
        "hozen:system": "shop",
        "hozen:environment": "prod",
        "hozen:alert": "web.cpu",
        "managed-by": "hozen",
      },
    });
  });

  it("is an exact rule that notifies its route", () => {
    assert.deepEqual(synthesis.problems, []);
    assert.deepEqual(synthesis.rules[0], {
      id: "shop/web.cpu/critical/cloudwatch",
      alert: "web.cpu",
      clauses: ["S-1", "S-2", "S-3"],
      concept: "cpu.utilization",
      severity: "critical",
      engine: "cloudwatch",
      pages: true,
      expression: "Average(AWS/EC2 CPUUtilization {AutoScalingGroupName=web-group})",
      threshold: { operator: ">=", limit: { amount: "85", unit: "percent" } },
      for: { amount: "3", unit: "minute" },
      fidelity: { level: "exact" },
      routes: ["critical"],
      declaration: "alert-web.cpu-critical",
    });
  });

  it("shows threshold, duration and interval with arithmetic that fails on any other value", () => {
    assert.deepEqual(declared(synthesis, "alert-web.cpu-critical").evidence, [
      { clause: "S-3", role: "every", path: "period", via: { kind: "same", format: "number" } },
      {
        clause: "S-1",
        role: "threshold",
        path: "threshold",
        via: { kind: "unit", format: "number", expression: "documented / factor", terms: { factor: 0.01 } },
      },
      {
        clause: "S-2",
        role: "for",
        path: "evaluationPeriods",
        via: {
          kind: "formula",
          format: "number",
          expression: "max(1, floor(documented / period))",
          terms: { period: 60 },
        },
      },
    ]);
    assert.deepEqual(unseen(plan, synthesis), []);
    assertEvidence(plan, synthesis);
    assertBackwards(synthesis);
  });

  it("takes silence for a breach where silence is what the alert is about", () => {
    const heartbeat = planOf({ routes, alerts: [alertOf({ rules: [ruleOf({ missing: "breach" })] })] });
    assert.equal(declared(rendered(heartbeat), "alert-web.cpu-critical").inputs.treatMissingData, "breaching");
  });

  it("writes a percentile as an extended statistic and waits for enough samples", () => {
    const latency = { ...cpu, name: "TargetResponseTime", statistic: "p95" };
    const measurement = measured({ metrics: { m1: latency }, unit: "second" });
    const alert = alertOf({ measurement, rules: [ruleOf({ threshold: "> 500ms" })] });
    const { inputs } = declared(rendered(planOf({ routes, alerts: [alert] })), "alert-web.cpu-critical");
    assert.equal(inputs.extendedStatistic, "p95");
    assert.equal(inputs.statistic, undefined);
    assert.equal(inputs.evaluateLowSampleCountPercentiles, "ignore");
    assert.equal(inputs.threshold, 0.5);
    assert.equal(inputs.comparisonOperator, "GreaterThanThreshold");
  });

  it("compares a state with one", () => {
    const measurement = measured({ unit: "boolean" });
    const alert = alertOf({ measurement, rules: [ruleOf({ threshold: "down" })] });
    const { inputs } = declared(rendered(planOf({ routes, alerts: [alert] })), "alert-web.cpu-critical");
    assert.deepEqual([inputs.comparisonOperator, inputs.threshold], ["LessThanThreshold", 1]);
  });

  it("refuses a threshold the metric's unit cannot express", () => {
    const alert = alertOf({ measurement: measured({ unit: "second" }) });
    const refused = rendered(planOf({ routes, alerts: [alert] }));
    assert.deepEqual(codes(refused), ["AWS-THRESHOLD"]);
    assert.ok(!refused.declarations.some(({ key }) => key.startsWith("alert-")));
  });

  it("points at the alert of the system file", () => {
    const spec = { key: "web.cpu", at: { file: "systems/shop.yaml", line: 40, column: 3 }, path: 'alerts["web.cpu"]' };
    const alert = alertOf({ measurement: measured({ unit: "second" }) });
    const plan = planOf({ routes, alerts: [alert] }, { alerts: [spec as never] });
    assert.deepEqual(rendered(plan).problems[0]?.at, spec.at);
    assert.equal(rendered(plan).problems[0]?.path, spec.path);
  });

  it("leaves rules of other engines to their providers", () => {
    const promql = { language: "promql", unit: "percent", grain: 60, expression: "up" } as const;
    const { declarations, rules } = rendered(planOf({ alerts: [alertOf({ measurement: promql })] }));
    assert.deepEqual([declarations, rules], [[], []]);
  });
});

describe("CloudWatch alarms of two severities", () => {
  const critical = ruleOf();
  const warning = ruleOf({ severity: "warning", threshold: ">= 70%", silencedBy: [critical.id] });
  const synthesis = rendered(planOf({ routes, alerts: [alertOf({ rules: [critical, warning] })] }));

  it("notify of the lower one through a composite that is silent while the worse one fires", () => {
    const notice = declared(synthesis, "alert-web.cpu-warning-notice");
    assert.equal(notice.type, "aws:cloudwatch/compositeAlarm:CompositeAlarm");
    assert.equal(notice.inputs.alarmName, "shop-prod-web.cpu-warning");
    assert.deepEqual(notice.inputs.alarmRule, {
      join: [
        'ALARM("',
        { ref: "alert-web.cpu-warning", output: "name" },
        '") AND NOT (ALARM("',
        { ref: "alert-web.cpu-critical", output: "name" },
        '"))',
      ],
    });
    assert.deepEqual(notice.inputs.alarmActions, topic("warning"));
    assert.deepEqual(notice.inputs.okActions, topic("warning"));
    assertBackwards(synthesis);
  });

  it("give the alarm behind the composite a name of its own and no actions", () => {
    const { inputs } = declared(synthesis, "alert-web.cpu-warning");
    assert.equal(inputs.name, "shop-prod-web.cpu-warning-metric");
    assert.equal(inputs.actionsEnabled, false);
    assert.equal(inputs.alarmActions, undefined);
  });

  it("send no all-clear to people who do not hear of the worse one, but the true end", () => {
    const pager = { ...mail, key: "pager" };
    const apart = [routeOf("critical", [pager]), routeOf("warning", [mail])];
    const telling = rendered(planOf({ routes: apart, alerts: [alertOf({ rules: [critical, warning] })] }));
    const notice = declared(telling, "alert-web.cpu-warning-notice").inputs;
    assert.deepEqual([notice.alarmActions, notice.okActions], [topic("warning"), undefined]);
    const behind = declared(telling, "alert-web.cpu-warning").inputs;
    assert.deepEqual(
      [behind.alarmActions, behind.okActions, behind.actionsEnabled],
      [undefined, topic("warning"), true],
    );
    const both = [routeOf("critical", [pager, mail]), routeOf("warning", [mail])];
    const closing = rendered(planOf({ routes: both, alerts: [alertOf({ rules: [critical, warning] })] }));
    assert.deepEqual(declared(closing, "alert-web.cpu-warning-notice").inputs.okActions, topic("warning"));
    assert.equal(declared(closing, "alert-web.cpu-warning").inputs.actionsEnabled, false);
  });

  it("let the worst one notify directly", () => {
    assert.deepEqual(declared(synthesis, "alert-web.cpu-critical").inputs.alarmActions, topic("critical"));
    assert.ok(!synthesis.declarations.some(({ key }) => key === "alert-web.cpu-critical-notice"));
  });
});

describe("CloudWatch alarm on an alternative", () => {
  const api = { ...web, key: "api" };
  const alternative = { resource: api, measurement: measured() };
  const synthesis = rendered(planOf({ routes, alerts: [alertOf({ alternatives: [alternative] })] }));

  it("evaluates and tells nobody", () => {
    const { inputs } = declared(synthesis, "alert-web.cpu-critical-on-api");
    assert.equal(inputs.name, "shop-prod-web.cpu-critical-on-api");
    assert.equal(inputs.actionsEnabled, false);
    assert.equal(inputs.alarmActions, undefined);
    const rule = synthesis.rules[1];
    assert.deepEqual([rule?.id, rule?.pages, rule?.routes], ["shop/web.cpu/critical/cloudwatch/api", false, []]);
  });
});

describe("CloudWatch alarm on a metric of another region", () => {
  const measurement = measured({ region: "us-east-1" });
  const synthesis = rendered(planOf({ routes, alerts: [alertOf({ measurement })] }));

  it("stands there and notifies a topic there", () => {
    const { inputs } = declared(synthesis, "alert-web.cpu-critical");
    assert.equal(inputs.region, "us-east-1");
    assert.deepEqual(inputs.alarmActions, [{ ref: "route-critical-us-east-1", output: "arn" }]);
    assert.equal(declared(synthesis, "route-critical-us-east-1").inputs.region, "us-east-1");
    assert.equal(declared(synthesis, "route-critical-us-east-1-ops").inputs.region, "us-east-1");
    assert.equal(declared(synthesis, "route-critical").inputs.region, undefined);
    assertBackwards(synthesis);
  });

  it("makes no topic there for routes without such an alarm", () => {
    assert.ok(!synthesis.declarations.some(({ key }) => key === "route-warning-us-east-1"));
  });
});

describe("CloudWatch alarm on a log count", () => {
  it("waits for the metric filter that feeds it", () => {
    const resource = { ...web, key: "log.login-failed", kind: "aws.log.count", properties: { count: "login-failed" } };
    const synthesis = rendered(
      planOf({
        routes,
        stores: [planned(storeSpec())],
        counts: [planned(countSpec())],
        alerts: [alertOf({ resource })],
      }),
    );
    assert.deepEqual(declared(synthesis, "alert-web.cpu-critical").options, { dependsOn: ["count-login-failed"] });
    assertBackwards(synthesis);
  });
});

describe("CloudWatch alarms on silence", () => {
  const memory = {
    namespace: "CWAgent",
    name: "mem_used_percent",
    statistic: "Average",
    dimensions: { AutoScalingGroupName: "web-group" },
  };
  const agent = measured({ metrics: { m1: memory }, requires: ["CloudWatch agent"] });
  const warning = ruleOf({ severity: "warning", threshold: ">= 70%" });
  const alert = alertOf({ key: "web.memory", measurement: agent, rules: [ruleOf(), warning] });
  const silences = (alerts: readonly PlannedAlert[]) =>
    rendered(planOf({ routes, alerts })).declarations.filter(({ key }) => key.endsWith("-silence"));

  it("tell that what a measurement needs is not there, on the route of its mildest rule", () => {
    const [silence, ...others] = silences([alert]);
    assert.deepEqual(others, []);
    const { alarmDescription, tags: _, ...inputs } = silence?.inputs ?? {};
    assert.deepEqual(inputs, {
      name: "shop-prod-web.memory-silent",
      namespace: "CWAgent",
      metricName: "mem_used_percent",
      statistic: "SampleCount",
      dimensions: { AutoScalingGroupName: "web-group" },
      period: 300,
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      evaluationPeriods: 6,
      treatMissingData: "breaching",
      actionsEnabled: true,
      alarmActions: topic("warning"),
      okActions: topic("warning"),
    });
    assert.match(String(alarmDescription), /no data of mem_used_percent\n.*30 minutes.*\n[\s\S]*CloudWatch agent/);
  });

  it("are one for each source, none where silence is told anyway, and none of what adds up", () => {
    const swap = { ...alert, key: "web.swap" };
    assert.deepEqual(
      silences([alert, swap]).map(({ key }) => key),
      ["alert-web.memory-warning-silence"],
    );
    assert.deepEqual(silences([alertOf()]), []);
    assert.deepEqual(silences([{ ...alert, rules: [ruleOf({ missing: "breach" })] }]), []);
    const sum = measured({ metrics: { m1: { ...memory, statistic: "Sum" } }, requires: ["request metrics"] });
    assert.deepEqual(silences([{ ...alert, measurement: sum }]), []);
  });
});
