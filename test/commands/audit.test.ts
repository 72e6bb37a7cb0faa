import { strict as assert } from "node:assert";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { auditProblems } from "../../commands/audit/problems";
import { type AuditReport, auditSystem } from "../../commands/audit/report";
import { auditMarkdown, headline } from "../../commands/audit/text";
import { compose } from "../../components/compose";
import type { ComposedSystem } from "../../components/composition";
import { formatProblem } from "../../core/model";
import { readStackFile } from "../../engine/stack-file";
import { asOf, changed, makeProject } from "../review/project";

const document = `# Shop operations

## 2. Monitoring

### CPU

Critical when the CPU reaches 85%. It is looked at every minute.

### Hosts

Warning with fewer than 2 healthy hosts.

## 3. Logs

Application logs are kept for 90 days. Example: 12 days of \`x\`.
`;

describe("hozen audit", () => {
  let folder: string;
  beforeEach(() => {
    folder = makeProject(
      changed([
        'document: { name: shop.md, version: "1.0" }',
        'document: { name: shop.md, version: "1.0", file: "*.md", ignore: [{ lines: "15", because: an example }] }',
      ]),
    );
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function composed(): ComposedSystem {
    const { systems, problems } = compose({
      project: folder,
      stack: "prod",
      config: readStackFile(folder, "prod"),
      asOf,
    });
    assert.deepEqual(problems.map(formatProblem), []);
    return systems[0] as ComposedSystem;
  }
  function audited(text: string, accept = false): AuditReport {
    writeFileSync(join(folder, "shop.md"), text);
    return auditSystem(folder, composed(), { accept }) as AuditReport;
  }

  it("reads the documents the system names, and counts their statements", () => {
    const report = audited(document);
    assert.deepEqual(report.documents, ["shop.md"]);
    assert.equal(headline(report), "3 of 3 statements of shop.md, 2 ignored");
  });

  it("is silent about a section until somebody took note of it, and then names what changed with its clauses and resources", () => {
    assert.deepEqual(audited(document).sections, []);
    assert.deepEqual(audited(document, true).sections, []);
    assert.match(
      readFileSync(join(folder, "systems/shop.lock"), "utf8"),
      /^[0-9a-f]{12} {2}shop\.md > Shop operations > 3\. Logs$/m,
    );
    const { sections } = audited(document.replace("fewer than 2", "fewer than 3"));
    assert.deepEqual(
      sections.map(({ heading, line, change, clauses }) => [heading.at(-1), line, change, clauses]),
      [["Hosts", 11, "changed", ["SH-14"]]],
    );
    assert.deepEqual(sections[0]?.resources, ["alert-hosts.healthy-warning", "dashboard"]);
  });

  it("gives a problem at the line of the document for a value that changed", () => {
    const problems = auditProblems(audited(document.replace("85%", "95%"))).map(formatProblem);
    assert.deepEqual(
      problems.filter((problem) => problem.includes("AUDIT-CHANGED")),
      [
        "shop.md:7:1  AUDIT-CHANGED  the document states another value; given 2. Monitoring > CPU: 95%; allowed 85%; correct the clause, or the document",
      ],
    );
  });

  it("says that a document is not there", () => {
    rmSync(join(folder, "shop.md"), { force: true });
    const report = auditSystem(folder, composed()) as AuditReport;
    assert.match(
      formatProblem(report.problems[0] as AuditReport["problems"][number]),
      /AUDIT-DOCUMENT {2}document\.file/,
    );
  });

  it("escapes what the document says in Markdown", () => {
    const report = audited(document.replace("85%", "85% <script>|x|"));
    assert.ok(!auditMarkdown(report).includes("<script>"));
  });
});
