import { strict as assert } from "node:assert";
import stringWidth from "string-width";
import { parseAllDocuments } from "yaml";
import { openSlo } from "../../commands/slo/openslo";
import { buildSloReport } from "../../commands/slo/report";
import { renderSlos } from "../../commands/slo/text";
import { hozen } from "../kit/hozen";
import { kqlDiagnostics } from "../kit/kusto";
import { composeStack } from "../kit/plan";
import { availability, sloPlan } from "../kit/slo-system";

const on = { stack: "prod", asOf: "2026-11-22" };

/** Objects of an OpenSLO file; each must be of version 1. */
function documents(text: string): { kind: string; metadata: { name: string }; spec: Record<string, unknown> }[] {
  return parseAllDocuments(text).map((document) => {
    assert.deepEqual(document.errors, []);
    const value = document.toJS() as ReturnType<typeof documents>[number] & { apiVersion: string };
    assert.equal(value.apiVersion, "openslo/v1");
    assert.match(value.metadata.name, /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/);
    return value;
  });
}

describe("The objectives of a system", () => {
  const more = `maintenance:
  monthly: { title: Monthly, window: "first sunday 01:00-06:00", downtime: 1 hour }
escalations:
  night: { routes: [critical], steps: [{ target: schedule, config: nightSchedule, after: 15 minutes }] }`;
  const plan = sloPlan(
    `${availability.replace("runbook", "usual: 10 rps, excludes: monthly, runbook")}
speed: { title: Speed, on: alb, threshold: { is: 500ms, row: SH-5 }, runbook: errors }`,
    more,
  );
  const report = buildSloReport([plan], on);

  it("are reported in exact numbers: budget, tiers, what a first page costs, both figures of planned stops", () => {
    const [objective] = report.systems[0]?.objectives ?? [];
    assert.ok(objective);
    const { tiers, ...rest } = objective;
    assert.deepEqual(rest, {
      key: "availability",
      title: "availability",
      clauses: ["SH-1"],
      on: "app",
      bad: "errors",
      target: "0.999",
      budget: "0.001",
      period: "30 d",
      budgetMinutes: "43.2",
      requests: { all: "25920000", bad: "25920" },
      leastBad: "10",
      excluded: {
        stops: [{ key: "monthly", title: "Monthly", seconds: 3600, timesAYear: 12 }],
        targetWithStops: "0.997632",
      },
      unanswered: { after: "15 m", share: "0.347222" },
    });
    assert.deepEqual(tiers[0], {
      name: "1h",
      alert: "slo.availability.1h",
      severity: "critical",
      long: "1 h",
      short: "5 m",
      burnRate: "14.4",
      badShare: "0.0144",
      budgetShare: "0.02",
      costMinutes: "0.864",
      costShare: "0.02",
      outageSeconds: "51.84",
      leastRequests: "695",
    });
    assert.deepEqual(report.systems[0]?.figures, [
      {
        key: "speed.threshold",
        title: "Speed",
        clauses: ["SH-5"],
        on: "alb",
        concept: "http.latency.avg",
        threshold: "> 500 ms",
        alert: "slo.speed.threshold",
      },
    ]);
  });

  it("are read on a screen", () => {
    assert.equal(
      renderSlos(report),
      `hozen slo  stack prod  as of 2026-11-22

shop  Shop

  availability  99.9% over 30 d: availability
  measured    failed requests of app
  clauses     SH-1
  budget      43.2 minutes (0.1% of 30 d); 25920 of 25920000 requests
  tier  burn rate  windows            fires above  spent    notifies
  1h    14.4x      1 h and 5 m        1.44%        2%       critical
  6h    6x         6 h and 30 m       0.6%         5%       critical
  3d    1x         3 d and 6 h        0.1%         10%      warning
  first page  costs 0.864 minutes, 2% of the budget: a total outage fires it
              after 51.84 s
  quiet hours no tier fires before 10 bad requests in its long window; below 695
              requests in 1 h that decides, not the rate
  not counted Monthly 1 h x 12 a year
              99.9% without these stops, 99.7632% with them
  unanswered  15 m until the next person is called: a total outage spends
              34.7222% of the budget

  without an error budget, shown against their target:
  speed.threshold       > 500 ms  http.latency.avg of alb: Speed
`,
    );
  });

  it("cost as long as a thin stream of requests takes to bring the least number of bad ones", () => {
    const thin = availability.replace("runbook", "usual: 1 per minute, minimum: 3 failures, runbook");
    const [objective] = buildSloReport([sloPlan(thin)], on).systems[0]?.objectives ?? [];
    const costs = objective?.tiers.map(({ name, outageSeconds, costMinutes, costShare }) => [
      name,
      outageSeconds,
      costMinutes,
      costShare,
    ]);
    assert.deepEqual(costs, [
      ["1h", "180", "3", "0.0694444"],
      ["6h", "180", "3", "0.0694444"],
      ["3d", "259.2", "4.32", "0.1"],
    ]);
  });

  it("are none in a system without such a section", () => {
    assert.equal(renderSlos(buildSloReport([], on)), "hozen slo  stack prod  as of 2026-11-22\n\nno objectives\n");
    assert.equal(openSlo([]), "");
  });
});

describe("OpenSLO", () => {
  const tiers = "tiers: [1h, 1d]";
  const plan = sloPlan(`${availability}
cloud: { on: alb, target: 99.5%, period: 30 days, runbook: errors }
logs: { on: insights, target: 99%, period: 28 days, ${tiers}, runbook: errors }`);
  const all = documents(openSlo([plan]));
  const named = (name: string) => {
    const found = all.find(({ metadata, kind }) => metadata.name === name && kind === "SLO");
    assert.ok(found, name);
    return found.spec as unknown as {
      service: string;
      indicator: {
        spec: { ratioMetric: { rawType: string; raw: { metricSource: Record<string, Record<string, string>> } } };
      };
      timeWindow: unknown;
      objectives: unknown;
      alertPolicies: { alertPolicyRef: string }[];
    };
  };

  it("has every kind, and every reference points at an object of the file", () => {
    const kinds = all.map(({ kind }) => kind);
    assert.deepEqual([...new Set(kinds)].sort(), ["AlertPolicy", "DataSource", "SLO", "Service"]);
    const names = (kind: string) => all.filter((one) => one.kind === kind).map(({ metadata }) => metadata.name);
    for (const name of names("SLO")) {
      const { service, alertPolicies, indicator } = named(name);
      assert.ok(names("Service").includes(service));
      for (const { alertPolicyRef } of alertPolicies) assert.ok(names("AlertPolicy").includes(alertPolicyRef));
      const { metricSourceRef } = indicator.spec.ratioMetric.raw.metricSource;
      assert.ok(names("DataSource").includes(String(metricSourceRef)));
    }
  });

  it("states target, window and burn rates as numbers", () => {
    const { timeWindow, objectives, alertPolicies } = named("shop-logs");
    assert.deepEqual(timeWindow, [{ duration: "28d", isRolling: true }]);
    assert.deepEqual(objectives, [{ displayName: "logs", target: 0.99 }]);
    assert.deepEqual(alertPolicies, [{ alertPolicyRef: "shop-logs-1h" }, { alertPolicyRef: "shop-logs-1d" }]);
    const policy = all.find(({ metadata }) => metadata.name === "shop-logs-1h");
    assert.ok(policy);
    const [condition] = policy.spec.conditions as { spec: { severity: string; condition: unknown } }[];
    assert.deepEqual(condition?.spec.condition, {
      kind: "burnrate",
      op: "gt",
      threshold: 13.44,
      lookbackWindow: "1h",
      alertAfter: "5m",
    });
    assert.equal(condition?.spec.severity, "page");
  });

  it("measures the share of bad requests, without budget, guard or recorded series", () => {
    const raw = (name: string) => named(name).indicator.spec.ratioMetric.raw.metricSource.spec ?? {};
    assert.equal(
      raw("shop-availability").query,
      '((sum(rate(http_requests_total{job="shop",status_code=~"5.."}[5m])) or 0 * sum(rate(http_requests_total{job="shop"}[5m]))) / (sum(rate(http_requests_total{job="shop"}[5m])) > 0))',
    );
    assert.equal(
      raw("shop-cloud").expression,
      "SUM([failed, refused]) / SUM([requests, unrouted]) * (SUM([failed, refused]) >= 0)",
    );
    assert.deepEqual(kqlDiagnostics(String(raw("shop-logs").query)), []);
    assert.doesNotMatch(String(raw("shop-logs").query), /\$|\/ 0\.01/);
  });
});

describe("hozen slo", () => {
  it("fits 80 columns for every system of this project, Japanese included", () => {
    const plans = composeStack({}).composition.systems.map(({ plan }) => plan);
    const lines = renderSlos(buildSloReport(plans, on)).split("\n");
    assert.deepEqual(
      lines.filter((line) => stringWidth(line) > 80),
      [],
    );
    assert.ok(lines.length > 50);
  });

  it("prints text, JSON and OpenSLO, of one system where asked", () => {
    const json = hozen(["slo", "--json", "--system", "hotel-saas"]);
    assert.equal(json.status, 0, json.stderr);
    const { systems } = JSON.parse(json.stdout) as ReturnType<typeof buildSloReport>;
    assert.deepEqual(
      systems.map(({ system, objectives }) => [system, objectives.map(({ target }) => target)]),
      [["hotel-saas", ["0.9999", "0.95"]]],
    );
    const openslo = hozen(["slo", "--openslo", "--system", "process-todo"]);
    assert.equal(openslo.status, 0, openslo.stderr);
    assert.equal(documents(openslo.stdout).filter(({ kind }) => kind === "SLO").length, 2);
  });

  it("ends with 2 on misuse", () => {
    const unknown = hozen(["slo", "--system", "nowhere"]);
    assert.equal(unknown.status, 2);
    assert.match(unknown.stderr, /no system nowhere in stack prod; known: /);
    assert.equal(hozen(["slo", "--json", "--openslo"]).status, 2);
  });
});
