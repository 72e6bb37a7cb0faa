import { strict as assert } from "node:assert";
import { tokens } from "../../components/aws/synth/common/tokens";
import { muteSchedule } from "../../components/aws/synth/windows/mute-schedule";
import { windowTokens } from "../../components/aws/synth/windows/tokens";
import { holds } from "../../core/evidence";
import { everyPlanned, isJsonText, type Plan, parseSchedule, type ResourceSpec, type Schedule } from "../../core/model";
import { isUnsayable } from "../../core/time";
import { planOf } from "../planning/kit";
import { synth } from "./kit";
import { context } from "./plans";

function planWith(entry: string): Plan {
  return planOf([["procedures:\n", `maintenance:\n${entry}procedures:\n`]]);
}

function made(plan: Plan, type?: string): ResourceSpec[] {
  const { declarations, problems } = synth(plan, context);
  assert.deepEqual(
    problems.filter(({ path = "" }) => path.startsWith("maintenance")),
    [],
  );
  return declarations.filter((one) => one.concern === "windows" && (type === undefined || one.type === type));
}

function only(plan: Plan, type: string, suffix = ""): ResourceSpec {
  const found = made(plan, type).filter(({ key }) => key.endsWith(suffix));
  assert.equal(found.length, 1);
  return found[0] as ResourceSpec;
}

/** Statements of the role that belongs to a key. */
function statements(plan: Plan, key: string): unknown {
  const policy = made(plan).find((one) => one.key === `${key}-role-policy`)?.inputs.policy;
  assert.ok(isJsonText(policy));
  return (policy.json as { Statement: unknown }).Statement;
}

/** Facts of the plan a declaration shows. */
function shown(plan: Plan, { evidence, inputs }: ResourceSpec): string[] {
  const facts = everyPlanned(plan.entries).flatMap(({ facts }) => facts);
  return evidence.flatMap((point) => {
    const fact = facts.find(({ clause, role }) => clause === point.clause && role === point.role);
    return fact && holds(fact, point, inputs) ? [fact.written] : [];
  });
}

/** What tells a warning, and that its data stopped. */
const muted = ["notice", "silence"].map((part) => ({ ref: `alert-web.cpu-warning-${part}`, output: "id" }));
const on = (text: string) => muteSchedule(parseSchedule(text, "Asia/Tokyo") as Schedule);

describe("maintenance windows on AWS", () => {
  const sunday = planWith('  weekly: { title: Weekly, window: { is: "sunday 05:00-06:00", row: SH-90 } }\n');
  const second = planWith(
    '  planned: { title: Planned, window: { is: "second sunday 04:00-06:00", row: SH-90 }, downtime: 2 hours }\n',
  );

  it("on two nth weekdays are put and removed for each of them, by rules of their own", () => {
    const both = planWith('  planned: { window: { is: "first and third sunday 22:00-02:00", row: SH-90 } }\n');
    const timers = made(both, "aws:scheduler/schedule:Schedule").map(({ key, inputs }) => [
      key.replace("window-planned", ""),
      inputs.scheduleExpression,
    ]);
    assert.deepEqual(timers, [
      ["-put", "cron(45 21 ? * 1#1 *)"],
      ["-remove", "cron(15 2 ? * MON *)"],
      ["-and-2-put", "cron(45 21 ? * 1#3 *)"],
      ["-and-2-remove", "cron(15 2 ? * MON *)"],
    ]);
  });

  it("on a business day are put on it, and removed every day after the window", () => {
    const said = on("last business day 22:00-02:00");
    assert.ok(!isUnsayable(said) && said.kind === "on-the-day");
    assert.equal(said.put, "cron(45 21 LW * ? *)");
    assert.equal(said.remove, "cron(15 2 * * ? *)");
    assert.ok(isUnsayable(on("every 2 weeks from 2026-01-05 22:00-02:00")));
  });

  it("are a mute rule over the alarms of warnings, in the window's zone", () => {
    const rule = only(sunday, windowTokens.muteRule);
    assert.deepEqual(rule.inputs.rule, {
      schedule: { expression: "cron(0 5 * * SUN)", duration: "PT1H", timezone: "Asia/Tokyo" },
    });
    // The warning falls silent while the critical alarm fires, so that a composite tells it.
    assert.deepEqual(rule.inputs.muteTargets, { alarmNames: muted });
    assert.deepEqual(shown(sunday, rule), ["sunday 05:00-06:00"]);
  });

  it("are put and taken away on the day where no cron of mute rules names it", () => {
    const put = only(second, tokens.schedule, "-put");
    assert.equal(put.inputs.scheduleExpression, "cron(45 3 ? * 1#2 *)");
    assert.equal(put.inputs.scheduleExpressionTimezone, "Asia/Tokyo");
    assert.deepEqual(put.inputs.target, {
      arn: "arn:aws:scheduler:::aws-sdk:cloudwatch:putAlarmMuteRule",
      roleArn: { ref: "window-planned-role", output: "arn" },
      input: {
        json: {
          Name: "shop-prod-window-planned",
          Description: "Planned",
          Rule: { Schedule: { Expression: "cron(0 4 * * *)", Duration: "PT2H", Timezone: "Asia/Tokyo" } },
          MuteTargets: { AlarmNames: muted },
        },
      },
      retryPolicy: { maximumEventAgeInSeconds: 900, maximumRetryAttempts: 185 },
    });
    const remove = only(second, tokens.schedule, "-remove");
    assert.equal(remove.inputs.scheduleExpression, "cron(15 6 ? * 1#2 *)");
    assert.deepEqual(shown(second, put), ["second sunday 04:00-06:00"]);
  });

  it("let the role do that and nothing else", () => {
    assert.deepEqual(statements(second, "window-planned"), [
      {
        Effect: "Allow",
        Action: ["cloudwatch:PutAlarmMuteRule", "cloudwatch:DeleteAlarmMuteRule"],
        Resource: "arn:aws:cloudwatch:ap-northeast-1:444455556666:alarm-mute-rule:shop-prod-window-planned",
      },
      {
        Effect: "Allow",
        Action: "cloudwatch:PutAlarmMuteRule",
        Resource: "arn:aws:cloudwatch:ap-northeast-1:444455556666:alarm:*",
        Condition: {
          StringEquals: { "aws:ResourceTag/hozen:system": "shop", "aws:ResourceTag/hozen:environment": "prod" },
        },
      },
    ]);
  });

  it("across midnight of such a day are put before and removed on the day after, whatever their minutes", () => {
    const parts = (text: string) => {
      const said = on(text);
      assert.ok(!isUnsayable(said) && said.kind === "on-the-day", text);
      return [said.put, said.expression, said.duration, said.remove, said.removable];
    };
    // The Sunday after a third Saturday may be any Sunday: it is removed on all of them, which does nothing on the others.
    assert.deepEqual(parts("third saturday 22:00-02:00"), [
      "cron(45 21 ? * 7#3 *)",
      "cron(0 22 * * *)",
      "PT4H",
      "cron(15 2 ? * SUN *)",
      70_200,
    ]);
    assert.deepEqual(parts("last day 23:00-23:45"), [
      "cron(45 22 L * ? *)",
      "cron(0 23 * * *)",
      "PT45M",
      "cron(0 0 1 * ? *)",
      81_900,
    ]);
    assert.deepEqual(parts("second sunday 00:05-01:40"), [
      "cron(0 0 ? * 1#2 *)",
      "cron(5 0 * * *)",
      "PT1H35M",
      "cron(55 1 ? * 1#2 *)",
      78_900,
    ]);
  });

  it("of such a day that begin at midnight or last nearly a day are refused, and the nearest one is not", () => {
    for (const text of ["second sunday 00:04-01:00", "second sunday 08:00-07:16"]) {
      const said = on(text);
      assert.ok(isUnsayable(said), text);
      assert.equal(said.code, "AWS-WINDOW");
    }
    for (const text of ["second sunday 00:05-01:00", "second sunday 08:00-07:15", "saturday 22:00-06:00"]) {
      assert.ok(!isUnsayable(on(text)), text);
    }
  });

  it("need the same few characters of policy for one alarm as for a thousand", () => {
    const policy = JSON.stringify(statements(second, "window-planned"));
    assert.ok(policy.length < 1000);
    assert.doesNotMatch(policy, /"ref":"alert-/);
  });
});

describe("planned checks on AWS", () => {
  const plan = planWith(
    "  morning: { title: Morning, schedule: { is: daily 09:00, row: SH-90 }, items: errors, notify: warning, runbook: cpu }\n",
  );

  it("are a message to the route at their time", () => {
    const timer = only(plan, tokens.schedule);
    assert.equal(timer.inputs.scheduleExpression, "cron(0 9 * * ? *)");
    const { arn, input } = timer.inputs.target as { arn: unknown; input: string };
    assert.deepEqual(arn, { ref: "route-warning", output: "arn" });
    const lines = input.split("\n");
    assert.deepEqual(
      [lines[0], lines[1], lines.at(-2)],
      ["Morning", "errors", "https://runbooks.example.com/shop/cpu"],
    );
    assert.match(input, /ap-northeast-1\.console\.aws\.amazon\.com\/cloudwatch/);
    assert.deepEqual(shown(plan, timer), ["daily 09:00"]);
  });

  it("may publish to that topic alone", () => {
    assert.deepEqual(statements(plan, "report-morning"), [
      { Effect: "Allow", Action: "sns:Publish", Resource: { ref: "route-warning", output: "arn" } },
    ]);
  });
});
