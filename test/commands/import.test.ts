import { strict as assert } from "node:assert";
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkFiles } from "../../components/check-files";
import { formatProblem } from "../../core/model";
import { hozen } from "../kit/hozen";

const document = `# Book shop

It runs on AWS.

## 1. Objectives

| Objective | Target |
|---|---|
| Availability of the API | 99.9% or more |

## 2. Monitoring

| Item | Warning | Critical | Interval |
|---|---|---|---|
| Web server CPU usage | > 70% | > 90% | 1 minute |
| Database connections | 150 | 190 | 1 minute |

## 3. Notification

| Severity | Contact | Response |
|---|---|---|
| Critical | ops@example.com | within 15 minutes |
| Warning | #shop-alerts | within 4 hours |

## 4. Backups and logs

- A snapshot of the database is taken daily at 02:00 and kept for 35 days.
- Access logs are kept for 90 days.
`;

describe("hozen import", function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "hozen-import-test-")));
    writeFileSync(join(folder, "ops.md"), document);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const file = () => join(folder, "systems/book-shop.yaml");
  const run = (...args: string[]) => hozen(["import", "ops.md", "--system", "book-shop", ...args], folder);
  const problems = () =>
    checkFiles([file()], { project: folder, environment: "prod", asOf: "2026-01-01" }).map((problem) =>
      formatProblem(problem).replace(/^\S+ {2}/, ""),
    );

  it("drafts a file of which only questions are open, and which plans when they are answered", () => {
    const first = run("--json");
    assert.deepEqual([first.status, first.stderr], [0, ""]);
    const { questions, unmapped } = JSON.parse(first.stdout) as {
      questions: { key: string; choices: string[] }[];
      unmapped: unknown[];
    };
    assert.deepEqual(unmapped, []);
    assert.deepEqual(
      problems().map((line) => line.split(" ")[0]),
      questions.map(() => "SPEC-QUESTION"),
    );
    const { status } = run(...questions.flatMap(({ key, choices }) => ["--answer", `${key}=${choices[0]}`]));
    assert.equal(status, 0);
    assert.deepEqual(problems(), []);
  });

  it("brings in what the document changed, shows it, and keeps what people wrote", () => {
    run();
    const mine = readFileSync(file(), "utf8").replace("title: book-shop", "title: Our book shop # renamed");
    writeFileSync(file(), mine);
    writeFileSync(join(folder, "ops.md"), document.replace("> 90%", "> 95%"));
    const { status, stdout } = run();
    assert.equal(status, 0);
    assert.match(stdout, /^~ alerts\.\S+\.critical\.is: "> 90%" -> "> 95%"$/m);
    assert.equal(readFileSync(file(), "utf8"), mine.replaceAll("> 90%", "> 95%"));
  });

  it("refuses a file that was written by hand, and answers to what it does not ask: 2", () => {
    run();
    const unknown = run("--answer", "colour=blue");
    assert.equal(unknown.status, 2);
    assert.match(unknown.stderr, /no question of this name: colour/);
    rmSync(join(folder, "systems/.drafts"), { recursive: true });
    const { status, stderr } = run();
    assert.equal(status, 2);
    assert.match(stderr, /systems\/book-shop\.yaml was not drafted by hozen import/);
  });
});
