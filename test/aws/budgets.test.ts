import { strict as assert } from "node:assert";
import { complaints, planYaml } from "../kit/yaml-plan";
import { assertBackwards, assertEvidence, declared, synth, unseen } from "./kit";
import { context } from "./plans";

const planOf = (entry: string) => planYaml(`where: { aws: main }\nbudgets:\n  total: ${entry}\n`);
const rate = 'rate: "150", rateDate: "2026-11-01"';
const yen = `{ amount: { is: "JPY 500,000", row: S-1 }, alert: { is: "JPY 550,000", row: S-2 }, forecast: { is: 100%, row: S-3 }`;

describe("A budget on AWS", () => {
  const plan = planOf(`${yen}, ${rate}, services: [Amazon Simple Storage Service] }`);
  const synthesis = synth(plan, context);

  it("is in US dollars at the pinned rate, rounded down, and told as shares through the route's topic", () => {
    assert.deepEqual(complaints(synthesis.problems), []);
    assert.deepEqual(declared(synthesis, "budget-total").inputs, {
      name: "shop-prod-total",
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: "3333.33",
      limitUnit: "USD",
      costFilters: [{ name: "Service", values: ["Amazon Simple Storage Service"] }],
      notifications: [
        {
          comparisonOperator: "GREATER_THAN",
          notificationType: "ACTUAL",
          threshold: 110,
          thresholdType: "PERCENTAGE",
          subscriberSnsTopicArns: [{ ref: "route-warning", output: "arn" }],
        },
        {
          comparisonOperator: "GREATER_THAN",
          notificationType: "FORECASTED",
          threshold: 100,
          thresholdType: "PERCENTAGE",
          subscriberSnsTopicArns: [{ ref: "route-warning", output: "arn" }],
        },
      ],
      tags: { "hozen:system": "shop", "hozen:environment": "prod", "hozen:budget": "total", "managed-by": "hozen" },
    });
    assertBackwards(synthesis);
  });

  it("shows amount, alert and forecast by arithmetic", () => {
    assert.deepEqual(unseen(plan, synthesis), []);
    assertEvidence(plan, synthesis);
  });

  it("is of a day, a quarter or a year where the document says so, and shows it", () => {
    for (const [period, unit] of [
      ["1 day", "DAILY"],
      ["quarterly", "QUARTERLY"],
      ["年次", "ANNUALLY"],
    ] as const) {
      const daily = planOf(
        `{ amount: { is: "USD 33", row: C-1 }, period: { is: ${period}, row: C-2 }, threshold: { is: 100%, row: C-3 } }`,
      );
      const made = synth(daily, context);
      assert.deepEqual(complaints(made.problems), []);
      assert.equal(declared(made, "budget-total").inputs.timeUnit, unit);
      assert.deepEqual(unseen(daily, made), []);
      assertEvidence(daily, made);
    }
  });

  it("of a day takes no forecast", () => {
    const daily = planOf('{ amount: "USD 33", period: daily, threshold: 100%, forecast: 100% }');
    assert.deepEqual(
      synth(daily, context).problems.map(({ code, given }) => [code, given]),
      [["AWS-BUDGET-FORECAST", "forecast: 100%, period: daily"]],
    );
  });

  it("takes the margin off", () => {
    const inputs = declared(synth(planOf(`${yen}, ${rate}, margin: 2% }`), context), "budget-total").inputs;
    assert.equal(inputs.limitAmount, "3266.66");
  });

  it("lets only AWS Budgets of this account publish to that topic", () => {
    const policy = JSON.stringify(declared(synthesis, "route-warning-policy").inputs.policy);
    assert.match(policy, /"Sid":"Budgets".*"Service":"budgets.amazonaws.com".*"aws:SourceAccount":"444455556666"/);
    const other = JSON.stringify(declared(synthesis, "route-critical-policy").inputs.policy);
    assert.doesNotMatch(other, /budgets.amazonaws.com/);
  });

  it("is refused in another currency without a rate, and taken in dollars", () => {
    const refused = synth(planOf(`${yen} }`), context).problems;
    assert.deepEqual(complaints(refused), ["AWS-BUDGET-CURRENCY JPY 500,000"]);
    const dollars = synth(planOf(`{ amount: "USD 5,000.50", forecast: 100% }`), context);
    assert.deepEqual(complaints(dollars.problems), []);
    assert.equal(declared(dollars, "budget-total").inputs.limitAmount, "5000.5");
  });
});

describe("What AWS gets of any budget", () => {
  const inputsOf = (entry: string, key = "total") => {
    const plan = planYaml(`where: { aws: main }\nbudgets:\n  ${key}: ${entry}\n`);
    return declared(synth(plan, context), `budget-${key}`).inputs;
  };
  const most = `{ amount: "USD 200", alert: "USD 220", threshold: 80%, forecast: 100%, services: [A, B] }`;

  it("is at least a cent", () => {
    const problems = (amount: string) =>
      complaints(synth(planOf(`{ amount: "${amount}", forecast: 100%, ${rate} }`), context).problems);
    assert.deepEqual(problems("JPY 1"), ["AWS-BUDGET-AMOUNT USD 0 (JPY 1)"]);
    assert.deepEqual(problems("JPY 2"), []);
  });

  it("has a name of at most 100 characters that is nobody else's, without : or \\ or /action/", () => {
    const names = ["a".repeat(200), `${"a".repeat(200)}b`].map((key) => String(inputsOf(most, key).name));
    for (const name of names) assert.match(name, /^shop-prod-[\w.-]{1,90}$/);
    assert.notEqual(names[0], names[1]);
  });

  it("has three of the ten notices AWS takes at most, each told to one topic", () => {
    const notifications = inputsOf(most).notifications as Record<string, unknown>[];
    assert.deepEqual(
      notifications.map((one) => [one.notificationType, one.threshold]),
      [
        ["ACTUAL", 110],
        ["ACTUAL", 80],
        ["FORECASTED", 100],
      ],
    );
    for (const one of notifications) {
      assert.deepEqual(one.subscriberSnsTopicArns, [{ ref: "route-warning", output: "arn" }]);
      assert.equal(one.subscriberEmailAddresses, undefined);
    }
  });

  it("never ends, plans no months ahead, is filtered by cost filters only and acts on nothing", () => {
    assert.deepEqual(Object.keys(inputsOf(most)).sort(), [
      "budgetType",
      "costFilters",
      "limitAmount",
      "limitUnit",
      "name",
      "notifications",
      "tags",
      "timeUnit",
    ]);
    assert.deepEqual(inputsOf(most).costFilters, [{ name: "Service", values: ["A", "B"] }]);
  });
});

describe("Cost anomaly detection", () => {
  const plan = planOf("{ method: anomaly-detection, threshold: { is: 40%, row: S-1 } }");
  const owner = { ...context, owns: ["aws.cost-anomaly-monitor"] };

  it("is made only by the stack that owns the account's monitor", () => {
    assert.deepEqual(
      synth(plan, context).declarations.filter(({ concern }) => concern === "budgets"),
      [],
    );
    const subscription = declared(synth(plan, owner), "anomaly-total-subscription");
    assert.deepEqual(subscription.inputs.thresholdExpression, {
      dimension: {
        key: "ANOMALY_TOTAL_IMPACT_PERCENTAGE",
        values: ["40"],
        matchOptions: ["GREATER_THAN_OR_EQUAL"],
      },
    });
    assert.deepEqual(unseen(plan, synth(plan, owner)), []);
  });

  it("tells a topic, which AWS does at once only", () => {
    const { frequency, subscribers } = declared(synth(plan, owner), "anomaly-total-subscription").inputs;
    assert.equal(frequency, "IMMEDIATE");
    assert.deepEqual(subscribers, [{ type: "SNS", address: { ref: "route-warning", output: "arn" } }]);
  });

  it("needs to know how much is unusual, as a share", () => {
    const unusual = (threshold: string) =>
      complaints(synth(planOf(`{ method: anomaly-detection${threshold} }`), owner).problems);
    assert.deepEqual(unusual(""), ["AWS-ANOMALY"]);
    assert.deepEqual(unusual(", threshold: 40%"), []);
  });

  it("names its share as it is written", () => {
    const odd = synth(planOf("{ method: anomaly-detection, threshold: 7% }"), owner);
    const { thresholdExpression } = declared(odd, "anomaly-total-subscription").inputs;
    assert.match(JSON.stringify(thresholdExpression), /"values":\["7"\]/);
  });
});
