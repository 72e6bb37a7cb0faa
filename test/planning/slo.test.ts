import { strict as assert } from "node:assert";
import { alertPlace, type BudgetObjective, type Plan, type TrackedObjective } from "../../core/model";
import { availability, sloPlan } from "../kit/slo-system";

function budgetOf(plan: Plan): BudgetObjective {
  const found = plan.slos?.find(({ kind }) => kind === "budget");
  assert.ok(found?.kind === "budget");
  return found;
}

function tracked(plan: Plan): TrackedObjective[] {
  return (plan.slos ?? []).flatMap((one) => (one.kind === "tracked" ? [one] : []));
}

function problemsOf(plan: Plan): string[] {
  return plan.problems.map(({ code, given }) => (given === undefined ? code : `${code}: ${given}`));
}

/** An objective on `app` with these values in place of those of `availability`. */
function objective(values: string): string {
  return `availability: { on: app, runbook: errors, ${values} }`;
}

describe("An objective with an error budget", () => {
  const plan = sloPlan(availability);
  const { target, budget, budgetSeconds, tiers, leastBad } = budgetOf(plan);

  it("has its numbers in exact decimals, without binary noise", () => {
    assert.deepEqual(
      { target, budget, budgetSeconds, leastBad },
      {
        target: "0.999",
        budget: "0.001",
        budgetSeconds: "2592",
        leastBad: "10",
      },
    );
    assert.equal(budgetOf(sloPlan(objective("target: 99.99%, period: 30 days"))).budget, "0.0001");
  });

  it("has the tiers of the SRE workbook", () => {
    assert.deepEqual(
      tiers.map(({ name, burnRate, share, badShare, severity }) => [name, burnRate, share, badShare, severity]),
      [
        ["1h", "14.4", "0.02", "0.0144", "critical"],
        ["6h", "6", "0.05", "0.006", "critical"],
        ["3d", "1", "0.1", "0.001", "warning"],
      ],
    );
    const short = tiers.map((tier) => tier.short);
    assert.deepEqual(
      short.map(({ amount, unit }) => `${amount} ${unit}`),
      ["5 minute", "30 minute", "6 hour"],
    );
  });

  it("has one rule per tier on two windows, silenced by the faster ones, cited and with a runbook", () => {
    const rules = plan.alerts.filter(({ quiet }) => !quiet).map((alert) => alert.rules[0]);
    assert.deepEqual(
      rules.map((rule) => [rule?.id, rule?.route, rule?.silencedBy]),
      [
        ["shop/slo.availability.1h/critical", "critical", []],
        ["shop/slo.availability.6h/critical", "critical", ["shop/slo.availability.1h/critical"]],
        [
          "shop/slo.availability.3d/warning",
          "warning",
          ["shop/slo.availability.1h/critical", "shop/slo.availability.6h/critical"],
        ],
        ["shop/slo.availability.silence/warning", "warning", []],
      ],
    );
    const [fast] = rules;
    assert.equal(fast?.message.title, "availability: 2% of the error budget in 1 h");
    assert.equal(fast?.message.clause, "shop.md 1. Objectives「99.9%」");
    assert.equal(fast?.message.runbookUrl, "https://runbooks.example.com/shop/errors");
    assert.deepEqual(fast?.minimumTraffic, { amount: "10", unit: "count" });
  });

  it("is where its alerts are to be found in the file", () => {
    assert.equal(alertPlace(plan, "slo.availability.1h").path, "slos.availability");
    assert.deepEqual(alertPlace(plan, "unknown"), { path: 'alerts["unknown"]' });
  });

  it("counts the budget in requests where the usual traffic is known", () => {
    const { requests } = budgetOf(sloPlan(objective("target: 99.9%, period: 30 days, usual: 10 rps")));
    assert.deepEqual(requests, { all: "25920000", bad: "25920" });
    assert.equal(budgetOf(plan).requests, undefined);
  });

  it("reads a share of errors as the target it leaves, and a time limit as latency", () => {
    const errors = budgetOf(sloPlan(objective("maximum: 0.1%, period: 30 days")));
    assert.deepEqual([errors.target, errors.budget, errors.concept], ["0.999", "0.001", "slo.burn_rate"]);
    const latency = sloPlan(objective("target: 95%, threshold: 500ms, period: 30 days"));
    assert.equal(budgetOf(latency).concept, "slo.burn_rate.latency");
    assert.deepEqual(tracked(latency), []);
  });

  it("asks for more bad requests, another route, other tiers where the entry says so", () => {
    const other = sloPlan(
      objective("target: 99.9%, period: 30 days, minimum: 3 errors, notify: warning, tiers: [1h, 1d]"),
    );
    assert.deepEqual(
      budgetOf(other).tiers.map(({ name, burnRate }) => [name, burnRate]),
      [
        ["1h", "14.4"],
        ["1d", "3"],
      ],
    );
    const [fast] = other.alerts;
    assert.deepEqual([fast?.rules[0]?.minimumTraffic?.amount, fast?.rules[0]?.route], ["3", "warning"]);
  });

  it("never burns slower than its budget allows in a short period", () => {
    const week = budgetOf(sloPlan(objective("target: 99.9%, period: 7 days")));
    assert.deepEqual(
      week.tiers.map(({ burnRate, share }) => [burnRate, share]),
      [
        ["3.36", "0.02"],
        ["1.4", "0.05"],
        ["1", "0.428571428571429"],
      ],
    );
  });

  it("tells silence once per resource, and not where the file does so already", () => {
    const two = sloPlan(
      `${availability}\nlatency: { on: app, target: 95%, threshold: 1s, period: 30 days, runbook: errors }`,
    );
    assert.deepEqual(
      two.alerts.filter(({ concept }) => concept === "http.traffic.up").map(({ key }) => key),
      ["slo.availability.silence"],
    );
    const written =
      "alerts: { traffic: { concept: http.traffic.up, on: app, runbook: errors, critical: { is: down, row: SH-2 } } }";
    assert.equal(
      sloPlan(availability, written).alerts.some(({ key }) => key.endsWith(".silence")),
      false,
    );
  });
});

describe("Planned stops", () => {
  const more = `maintenance:
  monthly: { title: Monthly, window: "first sunday 01:00-06:00", downtime: 1 hour }
  weekly: { title: Weekly, window: "saturday 02:00-04:00" }
  check: { title: Check, schedule: daily 09:00 }`;
  const withStops = (names: string) => sloPlan(objective(`target: 99.9%, period: 30 days, excludes: ${names}`), more);

  it("are counted in the year ahead, as long as documented or else as their window", () => {
    const { stops } = budgetOf(withStops("[monthly, weekly]"));
    assert.deepEqual(
      stops.map(({ window, ...stop }) => [stop, window.timezone]),
      [
        [{ key: "monthly", title: "Monthly", seconds: 3600, timesAYear: 12 }, "Asia/Tokyo"],
        [{ key: "weekly", title: "Weekly", seconds: 7200, timesAYear: 52 }, "Asia/Tokyo"],
      ],
    );
  });

  it("are refused where there is no such window", () => {
    assert.deepEqual(problemsOf(withStops("[check, monthly, yearly]")), [
      "PLAN-SLO-EXCLUDES: check",
      "PLAN-SLO-EXCLUDES: yearly",
    ]);
  });
});

describe("An objective without an error budget", () => {
  const plan = sloPlan(
    `speed: { on: alb, threshold: { is: 500ms, row: SH-5 }, runbook: errors }
load: { on: alb, minimum: { is: 1000 rps, row: SH-6 }, runbook: errors }
incidents: { on: app, mttr: { is: 4 hours, row: SH-7 }, mtbf: { is: 720 hours, row: SH-8 }, runbook: errors }`,
  );

  it("is a figure with a silent rule", () => {
    assert.deepEqual(
      tracked(plan).map(({ value, concept, threshold, alert }) => [value, concept, threshold.operator, alert]),
      [
        ["threshold", "http.latency.avg", ">", "slo.speed.threshold"],
        ["minimum", "http.request_rate", ">=", "slo.load.minimum"],
        ["mttr", "incident.mttr", ">", "slo.incidents.mttr"],
        ["mtbf", "incident.mtbf", "<", "slo.incidents.mtbf"],
      ],
    );
    assert.ok(plan.alerts.every(({ quiet }) => quiet === true));
    assert.deepEqual(plan.problems, []);
  });
});

describe("An impossible objective is refused with the arithmetic", () => {
  const refused = (values: string) => problemsOf(sloPlan(objective(values)));

  it("when a tier would need more than all requests to fail, from the edge on", () => {
    assert.deepEqual(refused("target: 93%, period: 30 days"), ["PLAN-SLO-TIER: 14.4 x (1 - 0.93) = 1.008"]);
    assert.deepEqual(refused("target: 93.1%, period: 30 days"), []);
    assert.deepEqual(refused("target: 93%, period: 30 days, tiers: [6h, 3d]"), []);
    assert.deepEqual(refused("target: 83%, period: 30 days, tiers: 6h"), ["PLAN-SLO-TIER: 6 x (1 - 0.83) = 1.02"]);
  });

  it("when a window is longer than the period", () => {
    assert.deepEqual(refused("target: 99%, period: 1 day"), ["PLAN-SLO-WINDOW: 259200 s > 86400 s"]);
    assert.deepEqual(refused("target: 99%, period: 3 days"), []);
  });

  it("when there is no budget, no period or nothing measured", () => {
    assert.deepEqual(refused("target: 100%, period: 30 days"), ["PLAN-SLO-TARGET: 100%"]);
    assert.deepEqual(refused("target: 99.999%, period: 30 days"), []);
    assert.deepEqual(refused("target: 0%, period: 30 days"), ["PLAN-SLO-TARGET: 0%"]);
    assert.deepEqual(refused("target: 99.9%"), ["PLAN-SLO-PERIOD"]);
    const nowhere = sloPlan("availability: { target: 99.9%, period: 30 days, runbook: errors }");
    assert.deepEqual(problemsOf(nowhere), ["PLAN-SLO-SUBJECT"]);
    const elsewhere = sloPlan("availability: { on: node, target: 99.9%, period: 30 days, runbook: errors }");
    assert.deepEqual(problemsOf(elsewhere), ["CATALOGUE-KIND: prometheus.node"]);
  });

  it("when it states nothing to hold it to", () => {
    assert.deepEqual(refused("period: 30 days"), ["PLAN-ENTRY-NOTHING: on app (prometheus.http), period"]);
  });
});
