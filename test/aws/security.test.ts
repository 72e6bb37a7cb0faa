import { strict as assert } from "node:assert";
import type { ResourceSpec } from "../../core/model";
import { type Services, simulateMachine } from "../kit/state-machine";
import { complaints, planYaml } from "../kit/yaml-plan";
import { assertBackwards, assertEvidence, declared, synth, unseen } from "./kit";
import { context } from "./plans";

const owner = {
  ...context,
  owns: ["aws.password-policy", "aws.inspector", "aws.security-hub"],
};
const planOf = (entry: string) =>
  planYaml(`where: { aws: main }
resources: { web: { kind: aws.ec2.asg, group: shop-web } }
security:
  it: { ${entry} }
`);
const problems = (entry: string) => complaints(synth(planOf(entry), owner).problems);
const securityIn = ({ declarations }: { readonly declarations: readonly ResourceSpec[] }) =>
  declarations.filter(({ concern }) => concern === "security");

/** The inputs of the one resource an entry becomes; every documented value is seen in it. */
function inputsOf(entry: string): ResourceSpec["inputs"] {
  const plan = planOf(entry);
  const synthesis = synth(plan, owner);
  assert.deepEqual(complaints(synthesis.problems), []);
  assert.deepEqual(unseen(plan, synthesis), []);
  assertEvidence(plan, synthesis);
  return declared(synthesis, "security-it").inputs;
}

describe("A password policy", () => {
  const policy = (length: string, age = "90 days", characters = "[lowercase, uppercase, numbers, symbols]") =>
    `method: password-policy, length: { is: ${length}, row: &p S-1 }, age: { is: ${age}, row: *p }, characters: ${characters}`;

  it("asks for the documented length, age and characters", () => {
    assert.deepEqual(inputsOf(policy("12 count")), {
      minimumPasswordLength: 12,
      maxPasswordAge: 90,
      requireLowercaseCharacters: true,
      requireUppercaseCharacters: true,
      requireNumbers: true,
      requireSymbols: true,
      allowUsersToChangePassword: true,
    });
  });

  it("is made only by the stack that owns it", () => {
    assert.deepEqual(securityIn(synth(planOf(policy("12 count")), context)), []);
  });

  it("is refused where IAM refuses it", () => {
    assert.deepEqual(problems(policy("5 count")), ["AWS-PASSWORD 5 characters (5 count)"]);
    assert.deepEqual(problems(policy("6 count")), []);
    assert.deepEqual(problems(policy("128 count", "1095 days")), []);
    assert.deepEqual(problems(policy("12 count", "1096 days")), ["AWS-PASSWORD 1096 days"]);
  });
});

describe("Scanning for vulnerabilities", () => {
  it("is enabled for what the document names, in this account", () => {
    assert.deepEqual(inputsOf("method: vulnerability-scan, scope: { is: [EC2, ECR], row: S-1 }"), {
      accountIds: ["444455556666"],
      resourceTypes: ["EC2", "ECR"],
    });
  });

  it("is refused for what Inspector does not scan", () => {
    assert.deepEqual(problems("method: vulnerability-scan, scope: [RDS]"), ["AWS-SCAN RDS"]);
    assert.deepEqual(problems("method: vulnerability-scan, scope: [LAMBDA]"), []);
  });

  it("judges settings by the standards of Security Hub", () => {
    const inputs = inputsOf('method: security-hub, standards: { is: "true", row: S-1 }');
    assert.deepEqual(inputs, { enableDefaultStandards: true, autoEnableControls: true });
  });
});

describe("Patching", () => {
  const patching = (parts: string) =>
    `method: { is: patch-baseline, row: S-1 }, schedule: { is: second tuesday 22:00, row: S-2 }, scope: [web]${parts}`;
  const whole = patching(", limit: 3 hours, operating-system: AMAZON_LINUX_2023");

  it("installs the baseline's patches in the window, one server at a time", () => {
    const plan = planOf(whole);
    const synthesis = synth(plan, owner);
    assert.deepEqual(declared(synthesis, "security-it-window").inputs, {
      name: "shop-prod-it",
      schedule: "cron(0 22 ? * TUE#2 *)",
      scheduleTimezone: "Asia/Tokyo",
      duration: 3,
      cutoff: 1,
      tags: { "hozen:system": "shop", "hozen:environment": "prod", "hozen:security": "it", "managed-by": "hozen" },
    });
    // RegisterTaskWithMaintenanceWindow takes InstanceIds or WindowTargetIds and refuses tags; the window's target takes them.
    const target = declared(synthesis, "security-it-target").inputs;
    assert.deepEqual(
      [target.resourceType, target.targets],
      ["INSTANCE", [{ key: "tag:aws:autoscaling:groupName", values: ["shop-web"] }]],
    );
    const task = declared(synthesis, "security-it-task").inputs;
    const targets = [{ key: "WindowTargetIds", values: [{ ref: "security-it-target", output: "id" }] }];
    assert.deepEqual([task.taskArn, task.targets, task.maxConcurrency], ["AWS-RunPatchBaseline", targets, "1"]);
    assertBackwards(synthesis);
    assert.deepEqual(unseen(plan, synthesis), []);
    assertEvidence(plan, synthesis);
  });

  it("filters patches by what AWS knows of each operating system", () => {
    const rule = (system: string) => {
      const plan = planOf(patching(`, limit: 3 hours, operating-system: ${system}`));
      const [approval] = declared(synth(plan, owner), "security-it-baseline").inputs.approvalRules as [
        { approveAfterDays: number; patchFilters: { key: string; values: string[] }[] },
      ];
      return [approval.approveAfterDays, ...approval.patchFilters.map(({ key }) => key)];
    };
    for (const system of ["AMAZON_LINUX_2023", "REDHAT_ENTERPRISE_LINUX", "ROCKY_LINUX", "SUSE"]) {
      assert.deepEqual(rule(system), [7, "CLASSIFICATION", "SEVERITY"], system);
    }
    // No release dates there: approval after days is not supported.
    for (const system of ["UBUNTU", "DEBIAN"]) assert.deepEqual(rule(system), [0, "PRIORITY"], system);
    assert.deepEqual(rule("WINDOWS"), [7, "CLASSIFICATION", "MSRC_SEVERITY"]);
    const refused = (system: string) => problems(patching(`, limit: 3 hours, operating-system: ${system}`));
    assert.deepEqual(refused("Amazon Linux"), ["AWS-PATCHING Amazon Linux"]);
    assert.deepEqual(refused("toString"), ["AWS-PATCHING toString"]);
  });

  it("needs a window of two to 24 whole hours and an operating system", () => {
    const lasting = (limit: string) => problems(patching(`, limit: ${limit}, operating-system: UBUNTU`));
    assert.deepEqual(lasting("1 hour"), ["AWS-PATCHING second tuesday 22:00, 1 hour, UBUNTU"]);
    assert.deepEqual(lasting("2 hours"), []);
    assert.deepEqual(lasting("24 hours"), []);
    assert.deepEqual(lasting("25 hours"), ["AWS-PATCHING second tuesday 22:00, 25 hours, UBUNTU"]);
    assert.deepEqual(problems(patching(", limit: 3 hours")), ["AWS-PATCHING second tuesday 22:00, 3 hours"]);
  });
});

describe("Access to an AWS account", () => {
  it("is analyzed for what nobody used", () => {
    assert.deepEqual(inputsOf("method: unused-access, age: 90 days").configuration, {
      unusedAccess: { unusedAccessAge: 90 },
    });
    assert.deepEqual(problems("method: unused-access"), ["AWS-UNUSED-ACCESS"]);
    assert.deepEqual(problems("method: unused-access, age: 366 days"), ["AWS-UNUSED-ACCESS 366 days"]);
    assert.deepEqual(problems("method: unused-access, age: 365 days"), []);
  });

  it("is watched by managed rules of AWS Config", () => {
    const inputs = inputsOf("method: config-rule, rule: IAM_USER_UNUSED_CREDENTIALS_CHECK, age: 45 days");
    assert.deepEqual(inputs.source, { owner: "AWS", sourceIdentifier: "IAM_USER_UNUSED_CREDENTIALS_CHECK" });
    assert.equal(inputs.inputParameters, '{"maxCredentialUsageAge":"45"}');
  });

  it("needs a second factor for everything but setting one up", () => {
    const { group, policy } = inputsOf("method: second-factor, group: production");
    assert.equal(group, "production");
    const text = JSON.stringify(policy);
    assert.match(text, /"Effect":"Deny","NotAction":\["iam:CreateVirtualMFADevice"/);
    assert.match(text, /"BoolIfExists":\{"aws:MultiFactorAuthPresent":"false"\}/);
    assert.deepEqual(problems("method: second-factor"), ["AWS-MFA-GROUP"]);
  });
});

describe("Unusual access", () => {
  const entry =
    "method: { is: same-hour-baseline, row: S-1 }, minimum: { is: 100 requests, row: &u S-2 }, share: { is: 10 times, row: *u }, store: api, by: userId";
  const plan = (parts: string) =>
    planYaml(`where: { aws: main }
logs: { stores: { api: { kind: aws.cloudwatch.log-group, name: /shop/api, ownership: create, keep: 30 days } } }
security:
  it: { ${parts} }
`);
  const found = plan(`${entry}, period: 15 minutes`);
  const synthesis = synth(found, owner);
  const definition = JSON.stringify(declared(synthesis, "security-it").inputs.definition);

  it("is more than so many times the same hour of the last seven days, and more than a few", () => {
    const recent = ["filter ispresent(userId)", "stats count(*) as recent by userId", "filter recent > 100"];
    assert.ok(definition.includes(JSON.stringify(recent.join("\n| ")).slice(1, -1)), definition);
    assert.match(definition, /"StartTime":"\{% \$floor\(\$millis\(\) \/ 1000\) - 900 %\}"/);
    assert.deepEqual(unseen(found, synthesis), []);
    assertEvidence(found, synthesis);
    assertBackwards(synthesis);
  });

  it("is asked once per window, and a check that fails is told too", () => {
    assert.equal(declared(synthesis, "security-it-timer").inputs.scheduleExpression, "rate(15 minutes)");
    assert.match(definition, /"Catch":\[\{"ErrorEquals":\["States.ALL"\],"Next":"TellFailure"\}\]/);
  });

  /** Answers of a log group: rows of the last window, and of each earlier day; the queries that were asked. */
  async function played(recent: readonly unknown[], earlier: readonly unknown[] = [], status = "Complete") {
    const { json } = declared(synthesis, "security-it").inputs.definition as { json: unknown };
    let asked = 0;
    let waits = 0;
    const calls = await simulateMachine(json, {
      "sns:publish": () => ({}),
      "cloudwatchlogs:startQuery": () => ({ QueryId: `q-${++asked}` }),
      "cloudwatchlogs:getQueryResults": ({ QueryId }) =>
        waits++ === 0
          ? { Status: "Running", Results: [] }
          : { Status: status, Results: QueryId === "q-1" ? recent : earlier },
    });
    const given = (service: string) => calls.filter((call) => call.service === service).map((call) => call.given);
    return {
      told: given("sns:publish").map(({ Message }) => String(Message).split("\n")[1]),
      queries: given("cloudwatchlogs:startQuery"),
    };
  }
  const row = (who: string, name: string, count: number) => [
    { Field: "userId", Value: who },
    { Field: name, Value: String(count) },
  ];

  it("reads the last window alone while nobody is busy, and the same stretch of seven days only then", async () => {
    const quiet = await played([]);
    assert.deepEqual([quiet.told, quiet.queries.length], [[], 1]);
    const busy = await played([row("u-7", "recent", 1500)]);
    const spans = busy.queries.map(({ StartTime, EndTime }) => Number(EndTime) - Number(StartTime));
    // A scan of the whole week every quarter of an hour would read 672 times what is written.
    assert.deepEqual(spans, Array(8).fill(900));
    const [last, ...days] = busy.queries.map(({ EndTime }) => Number(EndTime));
    assert.deepEqual(
      days.map((end) => Math.round((Number(last) - end) / 86_400)),
      [1, 2, 3, 4, 5, 6, 7],
    );
  });

  it("tells who had more than ten times the usual, and nobody else", async () => {
    const recent = [row("u-7", "recent", 1500), row("u-8", "recent", 400), row("u-9", "recent", 101)];
    const earlier = [row("u-7", "usual", 149), row("u-8", "usual", 40)];
    const { told } = await played(recent, earlier);
    assert.deepEqual(told, ['[{"who":"u-7","recent":1500},{"who":"u-9","recent":101}]']);
    assert.deepEqual((await played([row("u-7", "recent", 1500)], [row("u-7", "usual", 150)])).told, []);
  });

  it("tells that it could not be checked, whichever query fails", async () => {
    const failed = ["could not be checked: the query of CloudWatch Logs failed"];
    assert.deepEqual((await played([], [], "Timeout")).told, failed);
    const { json } = declared(synthesis, "security-it").inputs.definition as { json: unknown };
    const answers: Services = {
      "sns:publish": () => ({}),
      "cloudwatchlogs:startQuery": () => new Error("LimitExceeded"),
    };
    const calls = await simulateMachine(json, answers);
    assert.equal(String(calls.at(-1)?.given.Message).split("\n")[1], failed[0]);
    let asked = 0;
    const later = await simulateMachine(json, {
      "sns:publish": () => ({}),
      "cloudwatchlogs:startQuery": () => (++asked > 3 ? new Error("LimitExceeded") : { QueryId: `q-${asked}` }),
      "cloudwatchlogs:getQueryResults": () => ({ Status: "Complete", Results: [row("u-7", "recent", 1500)] }),
    });
    assert.equal(String(later.at(-1)?.given.Message).split("\n")[1], failed[0]);
  });

  it("may start queries of that log group only", () => {
    const policy = JSON.stringify(declared(synthesis, "security-it-role-policy").inputs.policy);
    assert.match(
      policy,
      /"logs:StartQuery","Resource":\{"join":\["arn:aws:logs:ap-northeast-1:444455556666:log-group:",\{"ref":"store-api"/,
    );
  });

  it("needs a log group, a field and whole minutes", () => {
    const refused = (parts: string) => complaints(synth(plan(parts), owner).problems);
    assert.deepEqual(refused(`${entry}, period: 90 seconds`), ["AWS-UNUSUAL api, userId"]);
    assert.deepEqual(refused(`${entry}, period: 1 minute`), []);
    // Longer than a day, the timer's call would outlive what EventBridge Scheduler tries.
    assert.deepEqual(refused(`${entry}, period: 1441 minutes`), ["AWS-UNUSUAL api, userId"]);
    assert.deepEqual(refused(`${entry}, period: 1440 minutes`), []);
    assert.deepEqual(refused(entry.replace("store: api", "store: web").concat(", period: 15 minutes")), [
      "AWS-UNUSUAL web, userId",
    ]);
  });
});
