import { strict as assert } from "node:assert";
import stringWidth from "string-width";
import { explainAll } from "../../commands/explain/explanation";
import { renderExplanation } from "../../commands/explain/text";
import { hozen } from "../kit/hozen";
import { asOf, type PlannedStack, wholePlan } from "../kit/plan";

describe("hozen explain", () => {
  let whole: PlannedStack;
  before(async () => {
    whole = await wholePlan();
  });

  const explained = (id: string) => explainAll(id, whole.report, whole.composition);
  const texts = (id: string) => explained(id).map(renderExplanation).join("\n\n");

  it("tells the life of a row: document, rule, resources with evidence, who is told, runbook", () => {
    const text = texts("WS-ALERT-27");
    assert.match(text, /^WS-ALERT-27 {2}web-service {2}planned$/m);
    assert.match(text, /^ {2}document {3}web-service\.md 2\. 監視 > 監視項目 > API レスポンスタイム$/m);
    assert.match(text, /^ {2}says {7}1000ms$/m);
    assert.match(text, /^ {2}rule {7}web-service\/api\.latency\/critical\/cloudwatch$/m);
    assert.match(text, /^ {2}resource {3}web-service-alert-api\.latency-critical$/m);
    assert.match(text, /^ {13}threshold = 1 {2}\(unit: >= 1000ms = 1\)$/m);
    assert.match(text, /^ {2}notified {3}critical: 運用責任者 \(email, weekdays 09:00-18:00\); /m);
    assert.match(text, /^ {2}runbook {4}https:\/\/runbooks\.example\.com\/web-service\//m);
  });

  it("tells what was corrected and why", () => {
    const correction = whole.report.systems.flatMap((system) => system.corrections)[0];
    assert.ok(correction);
    const [found] = explained(correction.clause);
    assert.deepEqual(found?.correction, correction);
    assert.match(texts(correction.clause), /^ {2}corrected {2}/m);
  });

  it("tells of a procedure which runbook it belongs to, and of what waits for what", () => {
    const byStatus = (status: string) =>
      whole.report.systems.flatMap((system) => system.clauses).find((clause) => clause.status === status);
    for (const status of ["process", "inactive"]) {
      const clause = byStatus(status);
      assert.ok(clause);
      const text = texts(clause.id);
      assert.match(text, new RegExp(`^${clause.id} {2}[\\w-]+ {2}${status}$`, "m"));
      assert.match(text, /^ {2}because {4}\S/m);
    }
  });

  it("tells who is told by a row about notification, though no rule carries it", () => {
    assert.match(texts("WS-NOTIF-02"), /^ {2}notified {3}warning: Slack アラート \(slack\)$/m);
  });

  it("takes an alert, a rule, a resource by name and by URN, and tells every clause of it", () => {
    const ids = (id: string) => explained(id).map(({ clause }) => clause.id);
    const expected = ["WS-ALERT-26", "WS-ALERT-27", "WS-ALERT-28"];
    assert.deepEqual(
      ids("api.latency").filter((id) => id.startsWith("WS-")),
      expected,
    );
    assert.deepEqual(ids("web-service/api.latency/critical/cloudwatch"), expected.slice(1));
    assert.deepEqual(ids("web-service-alert-api.latency-critical"), expected.slice(1));
    const urn = whole.resources.find(({ name }) => name === "web-service-alert-api.latency-critical")?.urn ?? "";
    assert.deepEqual(ids(urn), expected.slice(1));
    assert.deepEqual(ids("nothing"), []);
  });

  it("keeps prose within 80 columns", () => {
    const ids = whole.report.systems.flatMap((system) => system.clauses.map(({ id }) => id));
    const lines = ids.flatMap((id) => texts(id).split("\n"));
    // Expressions, names and addresses are never cut, so that they can be copied.
    const prose = lines.filter((line) => /^ {2}(because|document|says|corrected|finding|notified)/.test(line));
    assert.ok(prose.length > 605);
    assert.deepEqual(
      prose.filter((line) => stringWidth(line) > 80 && line.trim().split(/\s+/).length > 3),
      [],
    );
  });

  it("prints on standard output and ends with 0; what carries no clause is told too", () => {
    const { status, stdout, stderr } = hozen(["explain", "web-service-route-critical-policy", "--as-of", asOf]);
    assert.deepEqual([status, stderr], [0, ""]);
    assert.match(stdout, /^ {2}type {7}aws:sns\/topicPolicy:TopicPolicy\n {2}clauses {4}none of its own$/m);
    assert.match(stdout, /^ {2}needs {6}web-service-route-critical {2}aws:sns\/topic:Topic$/m);
  });

  it("ends with 2 for an unknown id and names the nearest", () => {
    const { status, stdout, stderr } = hozen(["explain", "WS-ALERT-2", "--as-of", asOf]);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(
      stderr,
      /^hozen: nothing is called WS-ALERT-2; nearest: WS-ALERT-\d\d, WS-ALERT-\d\d, WS-ALERT-\d\d\n$/,
    );
  });

  it("ends with 2 without an id", () => {
    const { status, stderr } = hozen(["explain"]);
    assert.equal(status, 2);
    assert.match(stderr, /missing required argument 'id'/);
  });
});
