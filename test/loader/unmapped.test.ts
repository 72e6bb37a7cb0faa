import { strict as assert } from "node:assert";
import { loadSystem } from "../../core/loader";
import { formatProblem } from "../../core/model";

const head = `system: shop
title: Shop
language: en
timezone: UTC
document: { name: ops.md, version: "1" }
where: { aws: main }
`;

function load(text: string) {
  const options = { environment: "prod", config: {}, asOf: "2026-01-01", file: "shop.yaml", withoutStack: true };
  return loadSystem(head + text, options);
}

const problemsOf = (text: string) => load(text).problems.map(formatProblem);

const open = `resources:
  web: { title: Web, kind: "?kind-web" }
  api: { title: API, kind: "?kind-web" }
questions:
  kind-web: { asks: "What is Web?", choices: [aws.ec2.asg, aws.ecs.service] }
`;

describe("open questions", () => {
  it("are one problem each, however many values wait", () => {
    assert.deepEqual(problemsOf(open), [
      "shop.yaml:8:28  SPEC-QUESTION  resources.web.kind: a question is open: What is Web?; given ?kind-web; allowed aws.ec2.asg, aws.ecs.service; write questions.kind-web.answer, or the value here",
    ]);
  });

  it("are closed by their answer, wherever a value waits", () => {
    const { system, problems } = load(open.replace("choices:", "answer: aws.ecs.service, choices:"));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      system?.resources.map(({ key, kind }) => [key, kind]),
      [
        ["web", "aws.ecs.service"],
        ["api", "aws.ecs.service"],
      ],
    );
  });

  it("that are not written down are named", () => {
    assert.deepEqual(problemsOf('resources:\n  web: { title: Web, kind: "?kind" }\n').slice(0, 1), [
      "shop.yaml:8:28  SPEC-QUESTION  resources.web.kind: no question of this name; given ?kind; write the value, or the question under questions:",
    ]);
  });

  it("are none in the words of the document", () => {
    const text = `runbooks: { pay: Pay }
procedures:
  pay: { row: SH-1, from: "?kind-web", says: "why \${config.x} ?kind-web", runbook: pay, because: people pay }
questions:
  kind-web: { asks: "What is Web?" }
`;
    const { system, problems } = load(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      system?.clauses.map(({ source: { section, quote } }) => [section, quote]),
      [["?kind-web", "why ${config.x} ?kind-web"]],
    );
  });
});

describe("unmapped statements", () => {
  const unmapped = (more: string) => `runbooks: { pay: Pay }
unmapped:
  payments: { row: SH-1, from: Payments, says: 5 per minute, nearest: [measure.volume]${more} }
`;

  it("are a problem until somebody decides", () => {
    assert.deepEqual(problemsOf(unmapped("")), [
      "shop.yaml:9:13  SPEC-UNMAPPED  unmapped.payments: a statement of the document is in no entry yet; given 5 per minute; allowed nearest measure.volume; write an entry for it and remove this one, or write process:, check: or not: <why it states nothing>",
    ]);
  });

  it("state a clause when people or a policy answer for them", () => {
    for (const decision of ["process: pay, because: people pay", "check: payment-policy"]) {
      const { system, problems } = load(unmapped(`, ${decision}`));
      assert.deepEqual(problems, []);
      assert.deepEqual(
        system?.clauses.map(({ id }) => id),
        ["SH-1"],
      );
    }
  });

  it("state nothing when somebody says why", () => {
    const { system, problems } = load(unmapped(", not: an example"));
    assert.deepEqual(problems, []);
    assert.deepEqual(system?.clauses, []);
  });
});
