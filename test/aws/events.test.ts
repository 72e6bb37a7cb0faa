import assert from "node:assert/strict";
import type { EventSpec, Receiver } from "../../core/model";
import { assertBackwards, assertEvidence, codes, declared, rendered, unseen } from "./kit";
import { clause, database, eventSpec, mail, pager, planned, planOf, routeOf, slack, text, textFact } from "./plans";

const planWith = (
  parts: Partial<EventSpec>,
  receivers: readonly Receiver[] = [mail],
  facts = [textFact("S-1", "event", "failover")],
) =>
  planOf(
    {
      routes: [routeOf("outage", receivers)],
      events: [planned(eventSpec(parts), facts)],
      clauses: [clause("S-1", "7. Incidents", "failover")],
    },
    { resources: [database] },
  );
const guardDuty: Partial<EventSpec> = {
  key: "threat",
  title: "Threat",
  source: "aws.guardduty",
  when: [],
  minimumSeverity: text("7"),
};
const codesOf = (parts: Partial<EventSpec>) => codes(rendered(planWith(parts)));
const keys = (parts: Partial<EventSpec>, receivers: readonly Receiver[]) =>
  rendered(planWith(parts, receivers))
    .declarations.filter(({ concern }) => concern === "events")
    .map(({ key }) => key);

describe("Database event", () => {
  const plan = planWith({});
  const synthesis = rendered(plan);

  it("comes from RDS itself to the route's topic, once RDS may publish there", () => {
    const subscription = declared(synthesis, "event-db-down");
    assert.deepEqual(subscription.inputs, {
      name: "shop-prod-db-down",
      snsTopic: { ref: "route-outage", output: "arn" },
      sourceType: "db-instance",
      sourceIds: ["shop-db"],
      eventCategories: ["failure", "failover"],
      enabled: true,
      tags: { "hozen:system": "shop", "hozen:environment": "prod", "hozen:event": "db-down", "managed-by": "hozen" },
    });
    assert.deepEqual(subscription.options, { dependsOn: ["route-outage-policy"] });
    assertBackwards(synthesis);
  });

  it("shows its documented categories", () => {
    assert.deepEqual(unseen(plan, synthesis), []);
    assertEvidence(plan, synthesis);
  });

  it("is a rule of the plan", () => {
    const rule = synthesis.rules[0];
    assert.deepEqual(
      [rule?.id, rule?.alert, rule?.routes, rule?.declaration, rule?.fidelity],
      ["shop/event.db-down/outage/cloudwatch", "event.db-down", ["outage"], "event-db-down", { level: "exact" }],
    );
  });

  it("takes the way chat can read and the one PagerDuty takes instead, where the route has them: nobody is told twice", () => {
    assert.deepEqual(keys({}, [mail]), ["event-db-down"]);
    assert.deepEqual(keys({}, [mail, slack]), ["event-db-down", "event-db-down-target"]);
    assert.deepEqual(keys({}, [pager]), ["event-db-down", "event-db-down-target", "event-db-down-page"]);
  });

  it("takes only categories RDS has, and needs the database", () => {
    assert.deepEqual(codesOf({ when: [text("low storage")] }), []);
    assert.deepEqual(codesOf({ when: [text("explosion")] }), ["AWS-EVENT-WHEN"]);
    assert.deepEqual(codesOf({ when: [] }), ["AWS-EVENT-WHEN"]);
    assert.deepEqual(codesOf({ on: "cache" }), ["AWS-EVENT-ON"]);
  });
});

describe("Finding", () => {
  it("of GuardDuty is selected by its numeric severity", () => {
    const plan = planWith(guardDuty, [mail], [textFact("S-1", "severity", "7")]);
    const synthesis = rendered(plan);
    assert.deepEqual(declared(synthesis, "event-threat").inputs.eventPattern, {
      json: {
        source: ["aws.guardduty"],
        "detail-type": ["GuardDuty Finding"],
        detail: { severity: [{ numeric: [">=", 7] }] },
      },
    });
    assert.deepEqual(unseen(plan, synthesis), []);
    assertEvidence(plan, synthesis);
    assert.deepEqual(codesOf({ ...guardDuty, minimumSeverity: text("10") }), []);
    assert.deepEqual(codesOf({ ...guardDuty, minimumSeverity: text("11") }), ["AWS-EVENT-SEVERITY"]);
    assert.deepEqual(codesOf({ ...guardDuty, minimumSeverity: text("high") }), ["AWS-EVENT-SEVERITY"]);
  });

  it("of Inspector is selected by severity and everything worse", () => {
    const scanned = (kind: string, properties: Readonly<Record<string, string>>, minimumSeverity = "HIGH") => {
      const resource = { ...database, key: "scanned", kind, properties };
      const event = {
        source: "aws.inspector" as const,
        on: "scanned",
        when: [],
        minimumSeverity: text(minimumSeverity),
      };
      const parts = { routes: [routeOf("outage", [mail])], events: [planned(eventSpec(event))] };
      return rendered(planOf(parts, { resources: [resource] }));
    };
    const found = (kind: string, properties: Readonly<Record<string, string>>) =>
      declared(scanned(kind, properties), "event-db-down").inputs.eventPattern;
    const pattern = (resources: unknown) => ({
      json: {
        source: ["aws.inspector2"],
        "detail-type": ["Inspector2 Finding"],
        detail: { severity: ["CRITICAL", "HIGH"], status: ["ACTIVE"], resources },
      },
    });
    assert.deepEqual(
      found("aws.ecr.repository", { repository: "shop/api" }),
      pattern({
        type: ["AWS_ECR_CONTAINER_IMAGE"],
        details: { awsEcrContainerImage: { repositoryName: ["shop/api"] } },
      }),
    );
    assert.deepEqual(
      found("aws.ec2.asg", { group: "shop-web" }),
      pattern({ type: ["AWS_EC2_INSTANCE"], tags: { "aws:autoscaling:groupName": ["shop-web"] } }),
    );
    assert.deepEqual(codes(scanned("aws.ecr.repository", { repository: "shop/api" }, "WORST")), ["AWS-EVENT-SEVERITY"]);
    // Without what was scanned, findings of every server and image of the account would come.
    assert.deepEqual(codes(scanned("aws.rds.postgres", { instance: "shop" })), ["AWS-EVENT-ON"]);
    assert.deepEqual(codesOf({ source: "aws.inspector", minimumSeverity: text("HIGH") }), ["AWS-EVENT-ON"]);
  });

  it("of AWS Backup is selected by the database and the state a job ends in", () => {
    const plan = planWith({ source: "aws.backup", when: [text("FAILED"), text("EXPIRED")] });
    assert.deepEqual(declared(rendered(plan), "event-db-down").inputs.eventPattern, {
      json: {
        source: ["aws.backup"],
        "detail-type": ["Backup Job State Change", "Copy Job State Change"],
        detail: { state: ["FAILED", "EXPIRED"], resourceArn: [{ suffix: ":db:shop-db" }] },
      },
    });
    assert.deepEqual(codesOf({ source: "aws.backup", when: [text("LATE")] }), ["AWS-EVENT-WHEN"]);
    assert.deepEqual(codesOf({ source: "aws.backup", when: [text("PARTIAL"), text("ABORTED")] }), []);
  });

  it("is told in words, with the document, as chat takes it", () => {
    const synthesis = rendered(planWith(guardDuty, [slack], [textFact("S-1", "severity", "7")]));
    const { inputTransformer, arn } = declared(synthesis, "event-threat-target").inputs as {
      inputTransformer: { inputPaths: Record<string, string>; inputTemplate: string };
      arn: unknown;
    };
    assert.deepEqual(arn, { ref: "route-outage", output: "arn" });
    const message = JSON.parse(inputTransformer.inputTemplate);
    assert.deepEqual(message.content, {
      textType: "client-markdown",
      title: "[outage] Threat",
      description: "Threat\nshop.md 7. Incidents「failover」\n<type> <time> <account> <region>",
    });
    const used = [...inputTransformer.inputTemplate.matchAll(/<(\w+)>/g)].map(([, name]) => name as string);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(inputTransformer.inputPaths).sort());
  });

  it("never takes a word of the document for a value of the event", () => {
    const plan = planWith({ ...guardDuty, title: "Threat <host>" }, [slack]);
    const { inputTransformer } = declared(rendered(plan), "event-threat-target").inputs as {
      inputTransformer: { inputTemplate: string };
    };
    assert.ok(inputTransformer.inputTemplate.includes("Threat ‹host>"));
    assert.ok(!inputTransformer.inputTemplate.includes("<host>"));
  });

  it("carries the planner's message where there is one", () => {
    const plan = planWith(guardDuty, [slack]);
    const message = {
      title: "Threat",
      condition: "severity 7",
      clause: "doc",
      firstStep: "isolate",
      runbookUrl: "https://r.example.com/x",
    };
    const events = plan.events.map((event) => ({ ...event, message }));
    const rule = declared(rendered({ ...plan, events }), "event-threat");
    assert.equal(rule.inputs.description, "Threat\nseverity 7\ndoc\nisolate\nhttps://r.example.com/x");
  });

  it("reaches PagerDuty as an alarm on a topic of its own, and stays open until somebody closes it", () => {
    const synthesis = rendered(planWith(guardDuty, [mail, pager]));
    const { inputs } = declared(synthesis, "event-threat-page");
    assert.deepEqual(inputs.alarmActions, [{ ref: "page-outage", output: "arn" }]);
    assert.equal(inputs.okActions, undefined);
    assert.deepEqual(
      [inputs.namespace, inputs.metricName, inputs.threshold, inputs.dimensions],
      ["AWS/Events", "TriggeredRules", 1, { RuleName: { ref: "event-threat", output: "name" } }],
    );
    const subscriptions = synthesis.declarations.filter(({ inputs: { topic } }) =>
      JSON.stringify(topic)?.includes("page-"),
    );
    assert.deepEqual(
      subscriptions.map(({ key }) => key),
      ["page-outage-pager"],
    );
    assertBackwards(synthesis);
  });

  it("of another platform is left to it", () => {
    assert.deepEqual(keys({ source: "azure.activity-log" }, [mail]), []);
  });
});
