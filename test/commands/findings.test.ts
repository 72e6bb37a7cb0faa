import { strict as assert } from "node:assert";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type FindingsReport, findingsReport } from "../../commands/findings/report";
import { findingsSarif } from "../../commands/findings/sarif";
import { findingsAnnotations, findingsMarkdown, findingsText } from "../../commands/findings/text";
import { compose } from "../../components/compose";
import type { Plan } from "../../core/model";
import { readStackFile } from "../../engine/stack-file";
import { asOf, changed, makeProject } from "../review/project";

const document = `# Shop

## 2. Monitoring

### CPU

Normal up to 60%. Critical when the CPU reaches 85%. It is looked at every minute.
`;

describe("hozen findings", () => {
  let folder: string;
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** The review of a system whose normal band ends before its limit. */
  function reviewed(file = ', file: "*.md"'): FindingsReport {
    folder = makeProject(
      changed(
        ['document: { name: shop.md, version: "1.0" }', `document: { name: shop.md, version: "1.0"${file} }`],
        [
          '    critical: { is: ">= 85%"',
          '    normal: { is: 0-60%, says: "60%", row: SH-11 }\n    critical: { is: ">= 85%"',
        ],
      ),
    );
    writeFileSync(join(folder, "shop.md"), document);
    const { systems } = compose({ project: folder, stack: "prod", config: readStackFile(folder, "prod"), asOf });
    return findingsReport(folder, systems[0]?.plan as Plan);
  }

  it("puts a finding on the lines of the document, and on those of the system file where it knows no document", () => {
    assert.deepEqual(
      reviewed().findings.map(({ rule, places }) => [rule, places[0].clause, places[0].file, places[0].line]),
      [["unnamed-values", "SH-12", "shop.md", 7]],
    );
    rmSync(folder, { recursive: true, force: true });
    assert.match(reviewed("").findings[0]?.places[0].file ?? "", /shop\.yaml$/);
  });

  it("is text, Markdown to paste, annotations of a workflow and SARIF 2.1.0", () => {
    const report = reviewed();
    assert.match(findingsText(report), /^shop: 1 finding\n {2}shop\.md:7 {2}unnamed-values: /);
    assert.match(findingsMarkdown(report), /```markdown\n- CPU of the hosts: normal below 85 %\n```$/);
    assert.match(
      findingsAnnotations(report)[0] ?? "",
      /^::warning file=shop\.md,line=7,title=unnamed-values::.*: CPU of the hosts 60 %25 to 85 %25 /,
    );
    const sarif = findingsSarif([report]);
    assert.equal(sarif.version, "2.1.0");
    assert.deepEqual(
      sarif.runs[0]?.results.map(({ ruleId, locations }) => [ruleId, locations[0]?.physicalLocation]),
      [["unnamed-values", { artifactLocation: { uri: "shop.md" }, region: { startLine: 7 } }]],
    );
  });
});
