import { strict as assert } from "node:assert";
import * as pulumi from "@pulumi/pulumi";
import { deployPart } from "../../components/deploy-part";
import { pagerduty } from "../../components/pagerduty/provider";
import { synth } from "../../components/pagerduty/synth";
import { heldSynthesis } from "../../components/registry";
import { holds } from "../../core/evidence";
import type { Clause, Escalation, EscalationStep, Fact, Plan, Planned, ResourceSpec } from "../../core/model";
import { checkEscalations } from "../../core/planning/escalations";
import { record } from "../../engine/record";
import { alert, clause, cpu, fact, plan, quantity, rule, stated, system } from "../kubernetes/plan";

const site = { place: { alias: "main", settings: {} } };
const at = { file: "systems/shop.yaml", line: 7, column: 3 };

function step(
  title: string,
  target: string,
  after: string,
  row?: string,
  counts: EscalationStep["counts"] = "after",
): EscalationStep {
  const targetType = target.startsWith("U") ? ("user" as const) : ("schedule" as const);
  const value = { ...stated(quantity(after), after), clauses: row === undefined ? [] : [row], at };
  return { title, config: `${title}Config`, target, targetType, after: value, counts };
}

function escalation(
  steps: readonly EscalationStep[],
  facts: readonly Fact[] = [],
  routes = ["outage"],
): Planned<Escalation> {
  const spec: Escalation = { key: "outage", title: "停止", routes, steps, at, path: "escalations.outage" };
  return { spec, facts, clauses: facts.map(({ clause: id }) => id) };
}

const withPager = system({ where: { kubernetes: "main", pagerduty: "main" } });

function planOf(made: Planned<Escalation>, more: Partial<Plan> = {}): Plan {
  return plan({ system: withPager, escalations: [made], ...more });
}

function policyOf(made: Plan): ResourceSpec {
  return synth(made, site).declarations.find(({ key }) => key === "escalation-outage") as ResourceSpec;
}

function proven(declaration: ResourceSpec, facts: readonly Fact[]): string[] {
  return facts
    .filter((known) =>
      declaration.evidence.some((point) => point.clause === known.clause && holds(known, point, declaration.inputs)),
    )
    .map(({ clause: id }) => id);
}

describe("PagerDuty escalations", () => {
  const facts = [fact("E-1", "wait", "15 minutes", 900)];
  const steps = [step("primary", "SCHED", "15 minutes", "E-1"), step("manager", "UBOSS", "30 minutes")];

  it("tell the next step after the documented minutes, on existing schedules and users", () => {
    assert.deepEqual(policyOf(planOf(escalation(steps, facts))).inputs.rules, [
      { escalationDelayInMinutes: 15, targets: [{ type: "schedule_reference", id: "SCHED" }] },
      { escalationDelayInMinutes: 30, targets: [{ type: "user_reference", id: "UBOSS" }] },
    ]);
  });

  it("never make a schedule or a user: a rota swapped by hand survives", () => {
    const types = synth(planOf(escalation(steps)), site).declarations.map(({ type }) => type);
    assert.deepEqual(types, [
      "pagerduty:index/escalationPolicy:EscalationPolicy",
      "pagerduty:index/service:Service",
      "pagerduty:index/serviceIntegration:ServiceIntegration",
    ]);
  });

  it("make an integration per route that other platforms refer to, with its key kept secret", () => {
    const { declarations } = synth(planOf(escalation(steps, [], ["outage", "warning"])), site);
    const service = declarations.find(({ key }) => key === "service-warning");
    assert.deepEqual(service?.inputs.escalationPolicy, { ref: "escalation-outage", output: "id" });
    assert.deepEqual(service?.inputs.incidentUrgencyRule, { type: "constant", urgency: "low" });
    assert.equal(service?.inputs.autoResolveTimeout, "null");
    const integration = declarations.find(({ key }) => key === "integration-warning");
    assert.equal(integration?.inputs.type, "events_api_v2_inbound_integration");
    assert.deepEqual(integration?.options?.secretOutputs, ["integrationKey"]);
  });

  it("make the integration that reads what each platform sends", () => {
    const clouds = system({ where: { aws: "main", azure: "main", pagerduty: "main" } });
    const made = plan({ system: clouds, escalations: [escalation(steps)] });
    const kinds = (settings: Record<string, string>) => {
      const { declarations, problems } = synth(made, { place: { alias: "main", settings } });
      const found = declarations.filter(({ key }) => key.startsWith("integration-"));
      return { vendors: found.map(({ key, inputs }) => [key, inputs.vendor]), codes: problems.map(({ code }) => code) };
    };
    assert.deepEqual(kinds({ azureVendor: "PAZURE" }), {
      vendors: [
        ["integration-outage-azure", "PAZURE"],
        ["integration-outage-cloudwatch", "PZQ6AUS"],
      ],
      codes: [],
    });
    assert.deepEqual(kinds({}).codes, ["PAGERDUTY-VENDOR"]);
  });

  it("tell steps without a wait at once, in one rule", () => {
    const immediate = [fact("E-2", "wait", "0 minutes", 0)];
    const both = [step("primary", "SCHED", "0 minutes", "E-2"), step("dba", "UDBA", "20 minutes")];
    const policy = policyOf(planOf(escalation(both, immediate)));
    assert.deepEqual(policy.inputs.rules, [
      {
        escalationDelayInMinutes: 20,
        targets: [
          { type: "schedule_reference", id: "SCHED" },
          { type: "user_reference", id: "UDBA" },
        ],
      },
    ]);
    assert.deepEqual(proven(policy, immediate), ["E-2"]);
  });

  it("prove the wait, and only the documented one", () => {
    const policy = policyOf(planOf(escalation(steps, facts)));
    assert.deepEqual(proven(policy, facts), ["E-1"]);
    const altered = JSON.parse(JSON.stringify(policy.inputs).replace(":15,", ":16,"));
    assert.deepEqual(proven({ ...policy, inputs: altered }, facts), []);
  });

  const alerts = [alert("a", cpu, [rule("a", "outage", "> 90%", { for: quantity("2 minutes") })])];

  it("take the time until detection off a wait stated as within, whatever the quotation says", () => {
    const within = [step("primary", "SCHED", "15 minutes", "E-1", "within"), ...steps.slice(1)];
    const clauses: Clause[] = [clause("E-1", "15分後に責任者へ")];
    const policy = policyOf(planOf(escalation(within, facts), { clauses, alerts }));
    // 5 minutes window + 1 minute evaluation
    assert.deepEqual((policy.inputs.rules as { escalationDelayInMinutes: number }[])[0]?.escalationDelayInMinutes, 9);
    assert.deepEqual(proven(policy, facts), ["E-1"]);
  });

  it("keep a wait stated as after, whatever the quotation says", () => {
    const clauses = [clause("E-1", "15分以内に責任者へ")];
    const policy = policyOf(planOf(escalation(steps, facts), { clauses, alerts }));
    assert.deepEqual((policy.inputs.rules as { escalationDelayInMinutes: number }[])[0]?.escalationDelayInMinutes, 15);
  });

  it("round down to whole minutes, never later than documented", () => {
    const policy = policyOf(
      planOf(escalation([step("primary", "SCHED", "90 seconds", "E-3")], [fact("E-3", "wait", "90 seconds", 90)])),
    );
    assert.deepEqual((policy.inputs.rules as { escalationDelayInMinutes: number }[])[0]?.escalationDelayInMinutes, 1);
    assert.deepEqual(proven(policy, [fact("E-3", "wait", "90 seconds", 90)]), ["E-3"]);
  });

  const codes = (made: Plan): string[] => synth(made, site).problems.map(({ code }) => code);

  it("are a problem when the time is over before the alert can fire", () => {
    const late = [step("primary", "SCHED", "5 minutes", "E-1", "within")];
    const made = planOf(escalation(late, [fact("E-1", "wait", "5 minutes", 300)]), { alerts });
    assert.deepEqual(codes(made), ["PAGERDUTY-LATE"]);
  });

  it("need a target, with the line to paste", () => {
    const { target: _, ...nobody } = steps[0] as EscalationStep;
    const { problems } = synth(planOf(escalation([nobody])), site);
    assert.deepEqual(
      problems.map(({ code, change }) => [code, change]),
      [["PAGERDUTY-TARGET", "pulumi config set shop:primaryConfig <id of the PagerDuty schedule>"]],
    );
  });

  it("enter one escalation per route, and a known one", () => {
    const other = escalation(steps);
    const twice = { ...other, spec: { ...other.spec, key: "second" } };
    assert.deepEqual(codes(plan({ system: withPager, escalations: [other, twice] })), ["PAGERDUTY-ROUTE"]);
    assert.deepEqual(codes(planOf(escalation(steps, [], ["unheard-of"]))), ["PAGERDUTY-ROUTE"]);
  });

  it("stay within PagerDuty's limits", () => {
    const many = Array.from({ length: 21 }, (_, index) => step(`s${index}`, "SCHED", "5 minutes"));
    const refused = (steps: readonly EscalationStep[]) =>
      heldSynthesis(pagerduty, planOf(escalation(steps)), site).problems.map(({ code, given, path }) => [
        code,
        given,
        path,
      ]);
    const { path } = escalation(many).spec;
    assert.deepEqual(refused(many), [["PAGERDUTY-LIMIT", "21 entries", path]]);
    assert.deepEqual(refused(many.slice(1)), []);
    const wide = Array.from({ length: 11 }, (_, index) => step(`s${index}`, "SCHED", "0 minutes"));
    assert.deepEqual(refused(wide), [["PAGERDUTY-LIMIT", "11 entries", path]]);
    assert.deepEqual(refused(wide.slice(1)), []);
  });

  it("are a problem of the plan where the system names no account", () => {
    const { spec } = escalation(steps);
    const problems = checkEscalations(system({ escalations: [spec] }));
    assert.deepEqual(
      problems.map(({ code }) => code),
      ["PLAN-PAGERDUTY"],
    );
    assert.match(problems[0]?.change ?? "", /pulumi config set --secret hozen:pagerdutyToken/);
    assert.deepEqual(checkEscalations(system({ ...withPager, escalations: [spec] })), []);
  });
});

describe("PagerDuty components", () => {
  const steps = [step("primary", "SCHED", "15 minutes")];

  for (const preview of [true, false]) {
    it(`make policy, service and integration on the named account in ${preview ? "a preview" : "an update"}`, async () => {
      const synthesis = synth(planOf(escalation(steps)), site);
      const deployed = new Map<string, pulumi.CustomResource>();
      const context = {
        place: { alias: "main", settings: {} },
        stack: "prod",
        owns: [],
        system: "shop",
      };
      const resources = await record(
        () => {
          const parent = new pulumi.ComponentResource("hozen:index:System", "shop");
          const secret = (): pulumi.Output<string> => new pulumi.Config("hozen").requireSecret("pagerdutyToken");
          deployPart(pagerduty, synthesis.declarations, { ...context, parent, deployed, secret });
        },
        {
          project: "p",
          stack: "prod",
          config: { "hozen:pagerdutyToken": "very-secret" },
          secretKeys: ["hozen:pagerdutyToken"],
          preview,
        },
      );
      assert.deepEqual(
        [...deployed.keys()],
        ["pagerduty:escalation-outage", "pagerduty:service-outage", "pagerduty:integration-outage"],
      );
      const custom = resources.filter(({ type }) => type.startsWith("pagerduty:"));
      assert.equal(custom.length, 3);
      assert.ok(custom.every(({ provider }) => provider?.includes("shop-pagerduty-main")));
      assert.ok(!JSON.stringify(resources).includes("very-secret"));
    });
  }
});
