import assert from "node:assert/strict";
import { describe as described } from "../../components/aws/synth/alerts/description";
import { contextOf, plainNameOf } from "../../components/aws/synth/common/context";
import { cutBytes } from "../../core/model";
import { codes, declared, rendered, synth } from "./kit";
import { alertOf, context, mail, planned, planOf, probeSpec, routeOf, ruleOf, slack } from "./plans";

describe("Place of a system on AWS", () => {
  const problems = (settings: Record<string, string>) => {
    const { problems } = synth(planOf(), { ...context, place: { alias: "main", settings } });
    return problems.map(({ code, path }) => [code, path]);
  };

  it("needs account and region, so that a wrong one stops the deployment", () => {
    assert.deepEqual(problems({ account: "444455556666", region: "ap-northeast-1" }), []);
    assert.deepEqual(problems({ account: "4444", region: "Tokyo" }), [
      ["AWS-PLACE", "hozen:where.aws.main.account"],
      ["AWS-PLACE", "hozen:where.aws.main.region"],
    ]);
    assert.deepEqual(problems({ account: "444455556666" }), [["AWS-PLACE", "hozen:where.aws.main.region"]]);
  });

  it("knows the partition of the region", () => {
    const partition = (region: string) =>
      contextOf(planOf(), { ...context, place: { alias: "main", settings: { account: "444455556666", region } } }).scope
        ?.partition;
    assert.deepEqual(["ap-northeast-1", "cn-north-1", "us-gov-west-1"].map(partition), ["aws", "aws-cn", "aws-us-gov"]);
  });

  it("takes the Slack workspace from the place for channels written without one", () => {
    const place = { alias: "main", settings: { ...context.place.settings, slackTeamId: "T0SHOP" } };
    const plan = planOf({ routes: [routeOf("critical", [{ ...slack, address: "C0ALERTS" }])] });
    assert.equal(declared(synth(plan, { ...context, place }), "slack-chat").inputs.slackTeamId, "T0SHOP");
    assert.deepEqual(codes(rendered(plan)), ["AWS-SLACK"]);
  });
});

describe("Names", () => {
  const { scope } = contextOf(planOf(), context);
  assert.ok(scope);

  it("keep apart keys that differ only in letters the platform does not take", () => {
    const dotted = plainNameOf(scope, ["a.b"], 256);
    assert.match(dotted, /^shop-prod-a-b-[0-9a-f]{8}$/);
    assert.notEqual(dotted, plainNameOf(scope, ["a-b"], 256));
  });

  it("stay within 255 characters for alarms, and 256 for the values of their tags", () => {
    const key = "k".repeat(300);
    const synthesis = rendered(planOf({ routes: [routeOf("critical", [mail])], alerts: [alertOf({ key })] }));
    const { name, tags } = declared(synthesis, `alert-${key}-critical`).inputs;
    assert.equal(String(name).length, 255);
    assert.equal((tags as Record<string, string>)["hozen:alert"]?.length, 256);
  });
});

describe("Description of an alarm", () => {
  const message = {
    title: "Web CPU",
    condition: "CPU is 85 % or more",
    clause: "文".repeat(2000),
    firstStep: "look at the processes",
    runbookUrl: "https://runbooks.example.com/shop/web.cpu",
  };

  it("fits 1024 bytes, which the provider counts, keeps the link whole and cuts the quotation first", () => {
    const text = described(message, 1024);
    // Japanese letters are three bytes: the last one that fits leaves two at most.
    assert.ok(Buffer.byteLength(text) <= 1024 && Buffer.byteLength(text) > 1024 - 3, String(Buffer.byteLength(text)));
    assert.deepEqual(
      text.split("\n").map((line) => line.slice(0, 3)),
      ["Web", "CPU", "文文文", "loo", "htt"],
    );
    assert.ok(text.endsWith(message.runbookUrl));
  });

  it("cuts the first step when both are long", () => {
    const text = described({ ...message, firstStep: "s".repeat(2000) }, 1024);
    assert.ok(Buffer.byteLength(text) <= 1024);
    assert.ok(text.includes("…\nsss") && text.endsWith(`…\n${message.runbookUrl}`));
  });

  it("is cut between letters, never inside one", () => {
    assert.equal(cutBytes("𩸽𩸽𩸽", 11), "𩸽𩸽…");
    assert.equal(cutBytes("𩸽𩸽𩸽", 10), "𩸽…");
    assert.equal(cutBytes("abc", 3), "abc");
    assert.equal(cutBytes("abcdef", 5), "ab…");
    assert.equal(cutBytes("abcd", 2), "");
  });
});

describe("Quotas", () => {
  it("are counted and exceeded only beyond the platform's number", () => {
    const plan = (count: number) =>
      planOf({
        probes: Array.from({ length: count }, (_, index) => planned(probeSpec({ key: `p${index}` }))),
        routes: [routeOf("critical", [mail])],
        alerts: [alertOf({ rules: [ruleOf()] })],
      });
    const full = rendered(plan(200));
    assert.deepEqual(codes(full), []);
    assert.deepEqual(
      full.limits.map(({ name, used, allowed }) => [name, used, allowed]),
      [
        ["CloudWatch alarms in ap-northeast-1", 1, 5000],
        ["CloudWatch metrics in one alarm", 1, 10],
        ["CloudWatch actions of one alarm", 1, 5],
        ["Route 53 health checks", 200, 200],
      ],
    );
    assert.deepEqual(codes(rendered(plan(201))), ["AWS-QUOTA"]);
  });
});

describe("Synthesis", () => {
  it("is the same byte for byte for the same plan", () => {
    const plan = planOf({ routes: [routeOf("critical", [mail, slack])], alerts: [alertOf()] });
    assert.equal(JSON.stringify(rendered(plan)), JSON.stringify(rendered(plan)));
  });
});
