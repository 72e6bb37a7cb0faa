import assert from "node:assert/strict";
import type { Receiver } from "../../core/model";
import { assertBackwards, assertEvidence, codes, declared, rendered, unseen } from "./kit";
import {
  alertOf,
  at,
  database,
  eventSpec,
  mail,
  pager,
  planned,
  planOf,
  q,
  routeOf,
  ruleOf,
  slack,
  textFact,
} from "./plans";

const endpointOf = (receiver: Receiver, key = receiver.key) =>
  declared(rendered(planOf({ routes: [routeOf("critical", [receiver])] })), `route-critical-${key}`).inputs;

describe("SNS topic of a route", () => {
  const facts = [
    textFact("S-1", "channel", "email"),
    textFact("S-1", "channel", "slack"),
    textFact("S-2", "channel", "pagerduty"),
  ];
  const plan = planOf({ routes: [routeOf("critical", [mail, slack, pager], facts)] });
  const synthesis = rendered(plan);

  it("carries system, environment and route in its name", () => {
    assert.deepEqual(declared(synthesis, "route-critical").inputs, {
      name: "shop-prod-route-critical",
      displayName: "shop prod critical",
      tags: {
        "hozen:system": "shop",
        "hozen:environment": "prod",
        "hozen:route": "critical",
        "managed-by": "hozen",
      },
    });
  });

  it("is not encrypted with a key, which CloudWatch or RDS could not use", () => {
    assert.ok(!("kmsMasterKeyId" in declared(synthesis, "route-critical").inputs));
  });

  it("admits alarms of this account only, and nothing in the clear", () => {
    const resource = { ref: "route-critical", output: "arn" };
    assert.deepEqual(declared(synthesis, "route-critical-policy").inputs.policy, {
      json: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "Alarms",
            Effect: "Allow",
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Action: "sns:Publish",
            Resource: resource,
            Condition: {
              StringEquals: { "aws:SourceAccount": "444455556666" },
              ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:ap-northeast-1:444455556666:alarm:*" },
            },
          },
          {
            Sid: "OnlyOverTls",
            Effect: "Deny",
            Principal: "*",
            Action: "sns:Publish",
            Resource: resource,
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ],
      },
    });
  });

  it("shows each documented channel, and none once the protocol is another", () => {
    assert.deepEqual(unseen(plan, synthesis), []);
    assertEvidence(plan, synthesis);
    assertBackwards(synthesis);
  });

  it("is made for unused routes only where nothing else could notify from them", () => {
    const routes = [routeOf("info", [mail])];
    assert.deepEqual(rendered(planOf({ routes }, { where: { aws: "main", kubernetes: "main" } })).declarations, []);
    assert.ok(rendered(planOf({ routes })).declarations.some(({ key }) => key === "route-info"));
  });
});

describe("SNS subscription", () => {
  it("sends mail to a plain address", () => {
    assert.deepEqual(endpointOf(mail), {
      topic: { ref: "route-critical", output: "arn" },
      protocol: "email",
      endpoint: "ops@example.com",
    });
  });

  it("sends text messages and webhooks to secrets", () => {
    const { address: _, ...hidden } = mail;
    const phone: Receiver = { ...hidden, channel: "sms", config: "phone", secret: true };
    assert.deepEqual([endpointOf(phone).protocol, endpointOf(phone).endpoint], ["sms", { secret: "shop:phone" }]);
    const hook: Receiver = { ...phone, channel: "webhook", config: "hook" };
    assert.deepEqual([endpointOf(hook).protocol, endpointOf(hook).endpoint], ["https", { secret: "shop:hook" }]);
  });

  it("takes PagerDuty's integration URL from the configuration", () => {
    assert.deepEqual(endpointOf(pager), {
      topic: { ref: "route-critical", output: "arn" },
      protocol: "https",
      endpoint: { secret: "shop:pagerUrl" },
      endpointAutoConfirms: true,
    });
  });

  it("builds the URL around a configured integration key", () => {
    assert.deepEqual(endpointOf({ ...pager, config: "pagerKey" }).endpoint, {
      join: ["https://events.pagerduty.com/integration/", { secret: "shop:pagerKey" }, "/enqueue"],
    });
  });

  it("enters the escalation that covers the route", () => {
    const escalation = planned({ key: "night", title: "Night", routes: ["critical"], steps: [], at, path: "x" });
    const plan = planOf(
      { routes: [routeOf("critical", [pager, { ...pager, key: "dba" }])], escalations: [escalation] },
      { where: { aws: "main", pagerduty: "main" } },
    );
    const synthesis = rendered(plan);
    assert.deepEqual(declared(synthesis, "route-critical-pager").inputs.endpoint, {
      join: [
        "https://events.pagerduty.com/integration/",
        { ref: "pagerduty:integration-critical-cloudwatch", output: "integrationKey" },
        "/enqueue",
      ],
    });
    assert.deepEqual(declared(synthesis, "route-critical-dba").inputs.endpoint, { secret: "shop:pagerUrl" });
    assertBackwards(synthesis);
  });

  it("needs an address", () => {
    const { address: _, ...nobody } = mail;
    const synthesis = rendered(planOf({ routes: [routeOf("critical", [nobody])] }));
    assert.deepEqual(codes(synthesis), ["AWS-RECEIVER"]);
    assert.equal(synthesis.problems[0]?.change, "pulumi config set shop:opsMail <address>");
  });
});

describe("What SNS cannot do of a route", () => {
  const voice: Receiver = { ...pager, key: "phone", channel: "voice", config: "phone" };
  const webhook: Receiver = { ...pager, key: "hook", channel: "slack", config: "hook" };
  const alerts = [alertOf({ rules: [ruleOf()] })];

  it("is a problem when it leaves nobody", () => {
    assert.deepEqual(codes(rendered(planOf({ routes: [routeOf("critical", [voice])] }))), ["AWS-CHANNEL"]);
    assert.deepEqual(codes(rendered(planOf({ routes: [routeOf("critical", [webhook])] }))), ["AWS-CHANNEL"]);
    assert.deepEqual(codes(rendered(planOf({ routes: [routeOf("critical", [voice, mail])] }))), []);
  });

  it("is said of every rule on the route", () => {
    const route = { ...routeOf("critical", [voice, webhook, mail]), wait: q("5 minutes"), repeat: q("1 hour") };
    assert.deepEqual(rendered(planOf({ routes: [route], alerts })).rules[0]?.fidelity, {
      level: "approximated",
      reason: [
        "SNS delivers at once; the documented wait of 5 m is not kept",
        "an alarm notifies once per change of state, not every 1 h",
        "SNS cannot post to a Slack webhook: hook is not notified from AWS",
        "SNS makes no telephone calls: phone must be called from PagerDuty",
      ].join("; "),
    });
  });

  it("is nothing for a route that notifies at once", () => {
    const route = { ...routeOf("critical", [mail]), wait: q("0 minutes") };
    assert.deepEqual(rendered(planOf({ routes: [route], alerts })).rules[0]?.fidelity, { level: "exact" });
  });
});

describe("Chat", () => {
  it("has one configuration per channel over all its topics, a guarded role and an endpoint region", () => {
    const again = { ...slack, key: "chat-too" };
    const synthesis = rendered(planOf({ routes: [routeOf("critical", [slack]), routeOf("warning", [again])] }));
    const configurations = synthesis.declarations.filter(({ type }) => type.startsWith("aws:chatbot/"));
    assert.deepEqual(
      configurations.map(({ key, inputs }) => [key, inputs]),
      [
        [
          "slack-chat",
          {
            configurationName: "shop-prod-chat",
            iamRoleArn: { ref: "chat-role", output: "arn" },
            slackTeamId: "T0SHOP",
            slackChannelId: "C0ALERTS",
            snsTopicArns: [
              { ref: "route-critical", output: "arn" },
              { ref: "route-warning", output: "arn" },
            ],
            guardrailPolicyArns: ["arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess"],
            loggingLevel: "ERROR",
            region: "us-east-2",
            tags: {
              "hozen:system": "shop",
              "hozen:environment": "prod",
              "hozen:receiver": "chat",
              "managed-by": "hozen",
            },
          },
        ],
      ],
    );
    assertBackwards(synthesis);
  });

  it("takes a Teams channel by tenant, team and channel", () => {
    const [tenant, team] = ["0f8fad5b-d9cb-469f-a165-70867728950e", "7c9e6679-7425-40de-944b-e07fc1f90ae7"];
    const address = `${tenant}/${team}/19%3Aabc%40thread.tacv2`;
    const teams: Receiver = { ...slack, channel: "teams", address };
    const { inputs } = declared(rendered(planOf({ routes: [routeOf("critical", [teams])] })), "teams-chat");
    assert.deepEqual([inputs.tenantId, inputs.teamId, inputs.channelId], [tenant, team, "19%3Aabc%40thread.tacv2"]);
  });

  it("needs ids, not names", () => {
    const named = { ...slack, address: "#monitoring" };
    assert.deepEqual(codes(rendered(planOf({ routes: [routeOf("critical", [named])] }))), ["AWS-SLACK"]);
    const guid = "0f8fad5b-d9cb-469f-a165-70867728950e";
    for (const address of ["general", "tenant/team/19%3Aabc%40thread.tacv2", `${guid}/${guid}/general`]) {
      const teams: Receiver = { ...slack, channel: "teams", address };
      assert.deepEqual(codes(rendered(planOf({ routes: [routeOf("critical", [teams])] }))), ["AWS-TEAMS"], address);
    }
  });
});

describe("Topic policy of a route with events", () => {
  const resources = [database];
  const services = (plan: ReturnType<typeof planOf>, topic: string) => {
    const { policy } = declared(rendered(plan), `${topic}-policy`).inputs as {
      policy: { json: { Statement: { Principal: { Service?: string }; Condition?: unknown }[] } };
    };
    return policy.json.Statement.map(({ Principal, Condition }) => [Principal.Service, Condition !== undefined]);
  };

  it("admits EventBridge without a condition, which would drop every event, and RDS with one, each only where it publishes", () => {
    const plan = planOf({ routes: [routeOf("outage", [slack])], events: [planned(eventSpec())] }, { resources });
    assert.deepEqual(services(plan, "route-outage"), [
      ["cloudwatch.amazonaws.com", true],
      ["events.amazonaws.com", false],
      [undefined, true],
    ]);
    const mailed = planOf({ routes: [routeOf("outage", [mail])], events: [planned(eventSpec())] }, { resources });
    assert.deepEqual(services(mailed, "route-outage"), [
      ["cloudwatch.amazonaws.com", true],
      ["events.rds.amazonaws.com", true],
      [undefined, true],
    ]);
  });

  it("admits only what publishes to it", () => {
    const plan = planOf({ routes: [routeOf("outage", [mail])], events: [planned(eventSpec())] }, { resources });
    assert.deepEqual(
      services(plan, "route-outage").map(([service]) => service),
      ["cloudwatch.amazonaws.com", "events.rds.amazonaws.com", undefined],
    );
  });
});
