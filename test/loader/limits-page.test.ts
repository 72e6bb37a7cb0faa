import { strict as assert } from "node:assert";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { allProviders } from "../../components/registry";
import { limitsPage } from "../../scripts/limits";

const root = join(__dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const code = /\b(?:SPEC|PLAN|AWS|AZURE|KUBERNETES)-[A-Z0-9-]+\b/g;

interface Row {
  readonly limit: string;
  readonly does: string;
  readonly tests: readonly string[];
}

/** The rows of the tables: limit, what hozen does, test files. */
const rows: Row[] = [...read("docs/limits.md").matchAll(/^\| (.+) \| (.+) \| (`test\/.+`) \|$/gm)].map(
  ([, limit = "", does = "", tests = ""]) => ({
    limit,
    does,
    tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? ""),
  }),
);

describe("docs/limits.md", () => {
  it("lists every limit that the plan and the rehearsal refuse by; if not, run npm run limits", () => {
    const page = read("docs/limits.md");
    assert.equal(page, limitsPage(page));
    const rows = [
      "| LogGroup | `retentionInDays` | [1, 3, 5, 7, 14, 30,",
      "| Plan | `rules[*].lifecycle.deleteAfter` where `rules[*].enableContinuousBackup` is true | [1 to 35 days](https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html) | `AWS-BACKUP-CONTINUOUS` |",
      "| EscalationPolicy | `rules` | [at most 20 entries](https://support.pagerduty.com/main/docs/escalation-policies) | `PAGERDUTY-LIMIT` |",
    ];
    assert.deepEqual(
      rows.filter((row) => !page.includes(row)),
      [],
    );
  });

  it("states the vendor's page of every limit", () => {
    const silent = allProviders()
      .flatMap(({ contracts }) => Object.entries(contracts))
      .flatMap(([type, { limits = [] }]) =>
        limits.filter(({ reference }) => !reference).map(({ at }) => `${type} ${at}`),
      );
    assert.deepEqual(silent, []);
  });

  it("names tests that are there", () => {
    assert.ok(rows.length > 50);
    const gone = rows.flatMap(({ tests }) => tests.filter((path) => !existsSync(join(root, path))));
    assert.deepEqual(gone, []);
  });

  it("names codes that docs/problems.md explains, each provoked in a test beside it", () => {
    const explained = read("docs/problems.md");
    const wrong = rows.flatMap(({ limit, does, tests }) => {
      const text = tests.map(read).join("\n");
      const codes = [...does.matchAll(code)].map(([found]) => found);
      return codes
        .filter((one) => !explained.includes(`| \`${one}\``) || !new RegExp(`["\`]${one}[ "\`]`).test(text))
        .map((one) => `${one}: ${limit}`);
    });
    assert.deepEqual(wrong, []);
  });

  it("says of every limit what becomes of it", () => {
    const said = /\b(mapped|emitted)\b/;
    const silent = rows.filter(({ does }) => does.match(code) === null && !said.test(does)).map(({ limit }) => limit);
    assert.deepEqual(silent, []);
  });
});
