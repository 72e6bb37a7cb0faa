import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { explainAll } from "../../commands/explain/explanation";
import { renderExplanation } from "../../commands/explain/text";
import { renderMarkdown } from "../../commands/plan/markdown";
import { renderText } from "../../commands/plan/text";
import { type PlannedStack, planStack, project } from "../kit/plan";

/** The keys the committed stack file marks as secrets, in the line above each. */
function secretKeys(): string[] {
  const text = readFileSync(join(project, "Pulumi.prod.yaml"), "utf8");
  return [...text.matchAll(/^ *# secret,[^\n]*\n *([\w:-]+): /gm)].map((found) => found[1] as string);
}

/** A value no other text contains, of the form the key needs. */
function markerFor(key: string, index: number): string {
  const number = String(index).padStart(4, "0");
  if (key.endsWith("Phone")) return `+81-90-7777-${number}`;
  if (/Url$|Webhook$/.test(key)) return `https://leaked-${number}.invalid/enqueue`;
  return `LEAKED${number}`;
}

const trace = /LEAKED|leaked-|7777/;

describe("no secret of the stack configuration", () => {
  let leaking: PlannedStack;
  const keys = secretKeys();

  before(async () => {
    assert.ok(keys.length > 15, String(keys.length));
    const config = Object.fromEntries(keys.map((key, at) => [key, markerFor(key, at)]));
    leaking = await planStack({ config, secrets: keys, preview: false });
  });

  const lines = (text: string) => text.split("\n").filter((line) => trace.test(line));

  it("stands in what the program registered", () => {
    assert.deepEqual(lines(JSON.stringify(leaking.resources, undefined, 1)), []);
  });

  it("stands in the JSON, the text or the Markdown of hozen plan", () => {
    const { report } = leaking;
    assert.deepEqual(lines(JSON.stringify(report, undefined, 1)), []);
    assert.deepEqual(lines(renderText(report, true)), []);
    assert.deepEqual(lines(renderMarkdown(report)), []);
  });

  it("stands in what hozen explain says of any clause", () => {
    const { report, composition } = leaking;
    const ids = report.systems.flatMap((system) => system.clauses.map(({ id }) => id));
    const found = ids.flatMap((id) => explainAll(id, report, composition));
    assert.equal(found.length, ids.length);
    assert.deepEqual(lines(found.map(renderExplanation).join("\n")), []);
    assert.deepEqual(lines(JSON.stringify(found, undefined, 1)), []);
  });

  it("would go unnoticed: the marks stand where secrets are", () => {
    const marked = JSON.stringify(leaking.report).split("[secret]").length - 1;
    assert.ok(marked >= keys.length, `${marked} marks for ${keys.length} secrets`);
  });
});
