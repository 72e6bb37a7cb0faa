import { strict as assert } from "node:assert";
import { complaints, planYaml } from "../kit/yaml-plan";
import { synth } from "./kit";

const subscription = "00000000-0000-0000-0000-000000000001";
const settings = { subscription, resourceGroup: "shop-rg", location: "japaneast", billingCurrency: "JPY" };
const budget = (entry: string) => planYaml(`where: { azure: main }\nbudgets:\n  total: ${entry}\n`);
const given = `{ amount: { is: "JPY 300,000", row: S-1 }, threshold: 100%, forecast: 100%, start: "2026-11-01" }`;
const problems = (entry: string, others: Partial<typeof settings> = {}) =>
  complaints(synth(budget(entry), { place: { alias: "main", settings: { ...settings, ...others } } }).problems);

describe("A budget on Azure", () => {
  it("is a number in the billing currency, with one notice for what was spent and one for what is expected", () => {
    const { declarations } = synth(budget(given), { place: { alias: "main", settings } });
    const found = declarations.find(({ key }) => key === "budget-total");
    const notice = (thresholdType: string) => ({
      enabled: true,
      operator: "GreaterThan",
      threshold: 100,
      thresholdType,
      contactEmails: [],
      contactGroups: [{ ref: "route-warning", output: "id" }],
      locale: "en-us",
    });
    assert.deepEqual(found?.inputs, {
      budgetName: "shop-prod-total",
      scope: `/subscriptions/${subscription}/resourceGroups/shop-rg`,
      category: "Cost",
      amount: 300_000,
      timeGrain: "Monthly",
      timePeriod: { startDate: "2026-11-01T00:00:00Z" },
      notifications: { "actual-100": notice("Actual"), "forecast-100": notice("Forecasted") },
    });
    assert.deepEqual(
      found?.evidence.map(({ clause, path }) => [clause, path]),
      [["S-1", "amount"]],
    );
  });

  it("is of a quarter or a year, and of a day not at all", () => {
    const of = (period: string) =>
      synth(budget(given.replace("{ ", `{ period: ${period}, `)), { place: { alias: "main", settings } });
    const grain = (period: string) =>
      of(period).declarations.find(({ key }) => key === "budget-total")?.inputs.timeGrain;
    assert.equal(grain("quarterly"), "Quarterly");
    assert.equal(grain("年次"), "Annually");
    assert.equal(grain("daily"), undefined);
    assert.deepEqual(
      of("1 day").problems.map(({ code, given: written }) => [code, written]),
      [["AZURE-BUDGET-PERIOD", "1 day"]],
    );
  });

  it("is refused while nobody says what the scope is billed in, and in any other currency", () => {
    const { billingCurrency: _, ...silent } = settings;
    const unsaid = synth(budget(given), { place: { alias: "main", settings: silent } }).problems;
    assert.deepEqual(
      unsaid.map(({ code, path }) => [code, path]),
      [["AZURE-BUDGET-CURRENCY", "hozen:where.azure.main.billingCurrency"]],
    );
    assert.deepEqual(problems(given, { billingCurrency: "USD" }), ["AZURE-BUDGET-CURRENCY JPY 300,000"]);
    assert.deepEqual(problems(given), []);
  });

  it("pins its first day, which must be the first of a month", () => {
    const start = (text: string) => `{ amount: "JPY 1", forecast: 100%${text} }`;
    assert.deepEqual(problems(start("")), ["AZURE-BUDGET-START"]);
    assert.deepEqual(problems(start(', start: "2026-11-02"')), ["AZURE-BUDGET-START 2026-11-02"]);
    assert.deepEqual(problems(start(', start: "2017-05-01"')), ["AZURE-BUDGET-START 2017-05-01"]);
    assert.deepEqual(problems(start(', start: "2017-06-01"')), []);
    assert.deepEqual(problems(start(', start: "2026-13-01"')), ["AZURE-BUDGET-START 2026-13-01"]);
  });

  it("begins at most twelve months ahead of the day it is planned, 2026-11-22", () => {
    const start = (day: string) => `{ amount: "JPY 1", forecast: 100%, start: "${day}" }`;
    assert.deepEqual(problems(start("2027-12-01")), ["AZURE-BUDGET-START 2027-12-01"]);
    assert.deepEqual(problems(start("2027-11-01")), []);
  });

  it("tells at up to ten times the amount", () => {
    const at = (share: string) => `{ amount: "JPY 1000", ${share}, start: "2026-11-01" }`;
    assert.deepEqual(problems(at("threshold: 1001%")), ["AZURE-BUDGET-THRESHOLD 1001 percent (1001%)"]);
    assert.deepEqual(problems(at("threshold: 1000.01%")), ["AZURE-BUDGET-THRESHOLD 1000.01 percent (1000.01%)"]);
    assert.deepEqual(problems(at("forecast: 1001%")), ["AZURE-BUDGET-THRESHOLD 1001 percent (1001%)"]);
    assert.deepEqual(problems(at("threshold: 1000%, forecast: 1000%")), []);
  });
});

describe("What Azure gets of any budget", () => {
  const inputsOf = (key: string, entry: string, language = "en") => {
    const plan = budget(entry);
    const [planned] = plan.budgets;
    assert.ok(planned);
    const renamed = { ...planned, spec: { ...planned.spec, key } };
    const system = { ...plan.system, language: language as "en" | "ja" };
    const { declarations } = synth({ ...plan, system, budgets: [renamed] }, { place: { alias: "main", settings } });
    return declarations.find(({ type }) => type.endsWith(":Budget"))?.inputs;
  };
  const nameOf = (key: string) => String(inputsOf(key, given)?.budgetName);

  it("has a name of at most 63 letters, digits, - and _, unlike that of its neighbour", () => {
    assert.equal(nameOf("total"), "shop-prod-total");
    const names = ["total.web", "total-web", "a".repeat(200), `${"a".repeat(200)}b`].map(nameOf);
    for (const name of names) assert.match(name, /^[A-Za-z0-9_-]{1,63}$/);
    assert.equal(new Set(names).size, names.length);
  });

  it("has no more notices than an entry has values for them: three of the five Azure takes", () => {
    const most = '{ amount: "JPY 1000", alert: "JPY 1100", threshold: 33.333%, forecast: 110%, start: "2026-11-01" }';
    assert.deepEqual(Object.keys(inputsOf("total", most)?.notifications ?? {}), [
      "actual-110",
      "actual-33_33",
      "forecast-110",
    ]);
  });

  it("is filtered by one dimension, never by an `and` of fewer than two, and has no end", () => {
    const filter = (services: string) => {
      const inputs = inputsOf("total", given.replace("}, threshold", `}, ${services}threshold`));
      assert.deepEqual(inputs?.timePeriod, { startDate: "2026-11-01T00:00:00Z" });
      return inputs?.filter;
    };
    const named = (values: readonly string[]) => ({ dimensions: { name: "ServiceName", operator: "In", values } });
    assert.equal(filter(""), undefined);
    assert.deepEqual(filter("services: [Storage], "), named(["Storage"]));
    assert.deepEqual(filter("services: [Storage, Bandwidth], "), named(["Storage", "Bandwidth"]));
  });

  it("speaks the language of the document", () => {
    const locale = (language: string) => {
      const notices = Object.values(inputsOf("total", given, language)?.notifications ?? {});
      return notices.map((notice) => (notice as unknown as { locale: string }).locale);
    };
    assert.deepEqual(locale("ja"), ["ja-jp", "ja-jp"]);
    assert.deepEqual(locale("en"), ["en-us", "en-us"]);
  });
});

describe("Unusual cost on Azure", () => {
  const entry = (values: string) =>
    planYaml(
      `where: { azure: main }\nbudgets:\n  unusual: { title: Unusual cost, method: anomaly-detection, ${values} }\n`,
    );
  const rendered = (values: string, owns: readonly string[] = ["azure.cost-anomaly-alert"]) =>
    synth(entry(values), { place: { alias: "main", settings }, owns });
  const start = 'start: "2026-11-01"';

  it("is mailed on the day Azure finds it, by the stack that owns the alert of the subscription", () => {
    const { declarations, problems } = rendered(start);
    assert.deepEqual(problems, []);
    const { inputs } = declarations.find(({ key }) => key === "anomaly-unusual") ?? {};
    assert.deepEqual(inputs, {
      scope: `subscriptions/${subscription}`,
      name: "shop-prod-unusual",
      kind: "InsightAlert",
      displayName: "Shop Unusual cost",
      status: "Enabled",
      viewId: `/subscriptions/${subscription}/providers/Microsoft.CostManagement/views/ms:DailyAnomalyByResourceGroup`,
      notification: { subject: "Shop Unusual cost", to: ["operations@example.com"] },
      schedule: { frequency: "Daily", startDate: "2026-11-01T00:00:00Z", endDate: "2027-12-01T00:00:00Z" },
    });
    assert.deepEqual(
      rendered(start, []).declarations.filter(({ key }) => key === "anomaly-unusual"),
      [],
    );
  });

  it("needs a first day, and a route with mail", () => {
    assert.deepEqual(complaints(rendered("notify: warning").problems), ["AZURE-ANOMALY"]);
    assert.deepEqual(complaints(rendered('start: "2026-11-02"').problems), ["AZURE-ANOMALY 2026-11-02"]);
    assert.deepEqual(complaints(rendered('start: "2026-13-01"').problems), ["AZURE-ANOMALY 2026-13-01"]);
    const plan = entry(start);
    const routes = plan.routes.map((route) => ({ ...route, receivers: [] }));
    const context = { place: { alias: "main", settings }, owns: ["azure.cost-anomaly-alert"] };
    assert.deepEqual(complaints(synth({ ...plan, routes }, context).problems), [
      "AZURE-ANOMALY 0 receivers with channel email on route warning",
    ]);
  });
});
