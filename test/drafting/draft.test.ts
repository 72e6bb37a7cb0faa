import { strict as assert } from "node:assert";
import { join } from "node:path";
import { parse } from "yaml";
import { loadCatalogue } from "../../core/catalogue";
import { readDocument } from "../../core/document";
import {
  changedText,
  draftSystem,
  merge,
  numberRows,
  type Plain,
  plainOf,
  sourcesOf,
  textOf,
} from "../../core/drafting";
import { mappedShare, measureMapping } from "./mapping";

const catalogue = loadCatalogue([join(__dirname, "../../alert-rules")]);

function drafted(text: string, before?: Plain) {
  const { statements } = readDocument(text, "ops.md", { timezone: "UTC" });
  const draft = draftSystem(statements, {
    system: "book-shop",
    platform: "aws",
    language: "en",
    timezone: "UTC",
    catalogue,
    kinds: new Map([["web-server", "aws.ecs.service"]]),
    answers: new Map(),
    lines: new Map([["ops.md", text.split("\n")]]),
  });
  const tree = numberRows(plainOf(draft), "book-shop", before);
  return { draft, tree, sources: sourcesOf(draft) };
}

const table = (rows: string) => `# Shop\n\n## 2. Monitoring\n\n| Item | Warning | Critical |\n|---|---|---|\n${rows}\n`;

describe("a draft", () => {
  it("has an alert per row, with the place, the words and an id for each value", () => {
    const { tree } = drafted(table("| Web server CPU usage | > 70% | >= 90% |"));
    assert.deepEqual(tree.alerts, {
      "web-server.cpu.utilization": {
        title: "Web server CPU usage",
        concept: "cpu.utilization",
        on: "web-server",
        from: "2. Monitoring > Web server CPU usage",
        warning: { is: "> 70%", row: "BS-2-01", says: "> 70%" },
        critical: { is: ">= 90%", row: "BS-2-02", says: ">= 90%" },
      },
    });
    assert.deepEqual(tree.resources, {
      "web-server": {
        title: "Web server",
        from: "2. Monitoring > Web server CPU usage",
        kind: "aws.ecs.service",
        cluster: "${config.webServerCluster}",
        service: "${config.webServerService}",
      },
    });
  });

  it("asks once what a limit without a comparison means", () => {
    const { draft, tree } = drafted(table("| Web server CPU usage | 70% | 90% |"));
    assert.deepEqual(
      draft.questions.filter(({ key }) => key === "above").map(({ choices }) => choices),
      [[">", ">="]],
    );
    const alerts = tree.alerts as Record<string, { warning: { is: string }; critical: { is: string } }>;
    const alert = alerts["web-server.cpu.utilization"];
    assert.deepEqual([alert?.warning.is, alert?.critical.is], ["?above 70%", "?above 90%"]);
  });

  it("keeps what it cannot map, with its words", () => {
    const { tree } = drafted("# Shop\n\n## Limits\n\nThe moon is full above 12 records.\n");
    const unmapped = Object.values(tree.unmapped as Record<string, Plain>);
    assert.deepEqual(
      unmapped.map(({ from, says }) => [from, says]),
      [["Limits", "The moon is full above 12 records."]],
    );
    assert.equal(tree.alerts, undefined);
  });

  it("names configuration keys where the document has addresses", () => {
    const document = "# Shop\n\n## Contacts\n\n| Severity | Contact |\n|---|---|\n| Critical | jo.doe@example.com |\n";
    const text = textOf(drafted(document).tree, new Map());
    assert.equal(text.includes("jo.doe"), false);
    assert.match(text, /config: emailAddress/);
  });

  it("writes what a document says as text, whatever it holds", () => {
    const says = 'Web: { CPU } # usage ${config.secret} ?above "x"';
    const { tree, sources } = drafted(table(`| ${says} CPU usage | > 70% | > 90% |`));
    assert.deepEqual(parse(textOf(tree, sources)), tree);
  });
});

describe("a draft of prose", () => {
  const sectionOf = (text: string, section: string) => Object.values((drafted(text).tree[section] ?? {}) as Plain);

  it("has one objective for a share of requests within a time, over the period that is written", () => {
    const [first] = sectionOf(
      "# Shop\n\n## 5. Service level\n\n99 % of requests are answered within 1 second, per calendar month.\n",
      "slos",
    ) as Plain[];
    const { target, threshold, period } = (first ?? {}) as Record<string, Plain>;
    assert.deepEqual([target?.is, threshold?.is, period], ["99%", "1 second", "30 days"]);
  });

  it("holds both objectives of recovery of one sentence, about the database", () => {
    const text = "# Shop\n\n## 3. Backups\n\nRPO is 26 hours, RTO 4 hours.\n";
    const [entry] = sectionOf(text, "recovery") as Record<string, Plain>[];
    assert.deepEqual([entry?.on, entry?.rpo?.is, entry?.rto?.is], ["database", "26 hours", "4 hours"]);
  });

  it("has one resource for the database, whatever the document calls it", () => {
    const text = `${table("| RDS CPU usage | > 70% | > 90% |")}\n## 3. Backups\n\nThe database is backed up daily at 01:30 and kept for 35 days.\n`;
    const { tree } = drafted(text);
    assert.deepEqual(Object.keys(tree.resources as Plain), ["rds"]);
  });

  it("warns of a budget at the share that is written", () => {
    const text = "# Shop\n\n## 6. Cost\n\nMonthly budget USD 2,400; mail to finance at 80 %.\n";
    const [entry] = sectionOf(text, "budgets") as Record<string, Plain>[];
    assert.deepEqual([entry?.amount?.is, entry?.threshold?.is], ["USD 2400", "80%"]);
  });

  it("writes the zone of a time that is not the system's", () => {
    const text =
      "# Shop\n\n## 3. Backups\n\nThe database is backed up daily at 01:30 CET; backups are kept for 35 days.\n";
    const [entry] = sectionOf(text, "backups") as Record<string, Plain>[];
    assert.equal(entry?.schedule?.is, "daily 01:30 Europe/Paris");
  });

  it("says in one entry that a database is backed up daily and recovered to any moment of a week", () => {
    const text =
      "# Shop\n\n## 3. Backups\n\n1. The database is backed up daily at 01:30; backups are kept for 35 days.\n2. Point in time recovery of 7 days.\n";
    const entries = sectionOf(text, "backups") as Record<string, Plain>[];
    assert.deepEqual(
      entries.map(({ method, schedule, keep, period }) => [method, schedule?.is, keep?.is, period?.is]),
      [["point-in-time", "daily 01:30", "35 days", "7 days"]],
    );
  });

  it("tries a restore every quarter, and asks people where a time of day is missing", () => {
    const text = "# Shop\n\n## 3. Backups\n\nA restore test of the database is done every quarter.\n";
    const [entry] = sectionOf(text, "recovery") as Record<string, Plain>[];
    assert.equal(entry?.schedule?.is, "quarterly");
  });

  it("makes jobs of the lines of a crontab, and no work of what is measured every minute", () => {
    const text =
      "# Shop\n\n## 7. Upkeep\n\nThe health check runs every minute.\n\n```cron\n0 5 1 * *   /opt/shop/bin/monthly-report.sh\n```\n";
    const { tree } = drafted(text);
    const jobs = Object.values((tree.jobs ?? {}) as Record<string, Record<string, Plain>>);
    assert.deepEqual([jobs.map(({ schedule }) => schedule?.is), tree.maintenance], [["day 1 05:00"], undefined]);
  });
});

describe("a limit in prose and in a table of a store", () => {
  const alertsOf = (text: string) =>
    Object.values((drafted(text).tree.alerts ?? {}) as Record<string, Record<string, Plain>>);

  it("is one of the database, which stays one resource", () => {
    const { tree } = drafted(
      table("| RDS free storage | below 20 GB | below 5 GB |\n| RDS connections | 80 % of max | 95 % of max |"),
    );
    const alerts = Object.values(tree.alerts as Record<string, Plain>);
    assert.deepEqual(
      [Object.keys(tree.resources as Plain), alerts.map(({ concept, on }) => [concept, on])],
      [
        ["rds"],
        [
          ["db.storage.free", "rds"],
          ["db.connections.ratio", "rds"],
        ],
      ],
    );
  });

  it("of a server is one of its disk", () => {
    const [alert] = alertsOf(table("| Web server free storage | below 20 GB | below 5 GB |"));
    assert.equal(alert?.concept, "disk.free");
  });

  it("is passed on the other side of what must not happen", () => {
    const [alert] = alertsOf("# Shop\n\n## Limits\n\nFree storage of the MySQL database must not fall below 15 GB.\n");
    assert.deepEqual([alert?.on, alert?.warning?.is], ["mysql-database", "< 15 ?gigabyte"]);
  });

  it("is critical where it is the worse of two that a sentence names", () => {
    const text =
      "# Shop\n\n## Limits\n\nThe certificate must not expire within 14 days; we are warned 30 days before.\n";
    const [alert] = alertsOf(text);
    assert.deepEqual(
      [alert?.concept, alert?.warning?.is, alert?.critical?.is],
      ["tls.certificate_expiry", "< 30 days", "< 14 days"],
    );
  });
});

describe("a second draft", () => {
  const first = drafted(table("| Web server CPU usage | > 70% | > 90% |\n| Web server memory usage | > 80% | > 95% |"));
  const file = textOf(first.tree, first.sources);

  it("of the same document changes nothing", () => {
    const again = drafted(
      table("| Web server CPU usage | > 70% | > 90% |\n| Web server memory usage | > 80% | > 95% |"),
      first.tree,
    );
    assert.deepEqual(merge(first.tree, parse(file) as Plain, again.tree), []);
    assert.equal(changedText(file, [], again.sources), file);
  });

  it("changes the value the document changed, and keeps a person's edits and comments", () => {
    const mine = file.replace("title: Web server CPU usage", "title: Processors # ours");
    const next = drafted(
      table("| Web server CPU usage | > 75% | > 90% |\n| Web server memory usage | > 80% | > 95% |"),
      first.tree,
    );
    const changes = merge(first.tree, parse(mine) as Plain, next.tree);
    assert.deepEqual(
      changes.map(({ path, kind, after }) => [path.slice(1).join(" "), kind, after]),
      [
        ["web-server.cpu.utilization warning is", "changed", "> 75%"],
        ["web-server.cpu.utilization warning says", "changed", "> 75%"],
      ],
    );
    assert.equal(changedText(mine, changes, next.sources), mine.replaceAll("> 70%", "> 75%"));
  });

  it("leaves a value that both changed to the person", () => {
    const mine = parse(file.replace('is: "> 70%"', 'is: "> 60%"')) as Plain;
    const next = drafted(
      table("| Web server CPU usage | > 75% | > 90% |\n| Web server memory usage | > 80% | > 95% |"),
      first.tree,
    );
    const conflicts = merge(first.tree, mine, next.tree).filter(({ kind }) => kind === "conflict");
    assert.deepEqual(
      conflicts.map(({ before, after }) => [before, after]),
      [["> 60%", "> 75%"]],
    );
  });

  it("gives a row that is put in between an id of its own", () => {
    const next = drafted(
      table(
        "| Web server disk usage | > 60% | > 85% |\n| Web server CPU usage | > 70% | > 90% |\n| Web server memory usage | > 80% | > 95% |",
      ),
      first.tree,
    );
    const changes = merge(first.tree, parse(file) as Plain, next.tree);
    assert.deepEqual(
      changes.map(({ path, kind }) => [path.at(-1), kind]),
      [
        ["from", "changed"],
        ["web-server.disk.utilization", "added"],
      ],
    );
  });
});

describe("drafts of the sample documents", () => {
  it("have four of five limits in the right entry", () => {
    const mapped = measureMapping(join(__dirname, "../document/samples"), catalogue);
    const share = mappedShare(mapped);
    assert.ok(share >= 90, `${share} %:\n${mapped.flatMap(({ remarks }) => remarks).join("\n")}`);
  });
});

describe("people and places of a draft", () => {
  const head = "# Shop\n\nVersion 2.3, owner: platform team.\n\n## Monitoring\n\n";

  it("are one receiver for each role, which hears of the severities of its rows alone", () => {
    const { tree } = drafted(
      `${head}| What | Warning | Critical | Who |\n|---|---|---|---|\n| Web server CPU | > 70% | | chat |\n| Web server memory | | > 90% | on-call |\n\n## Contacts\n\nThe chat is \`#shop-ops\`.\n`,
    );
    const routes = tree.routes as Record<string, Plain>;
    assert.deepEqual(Object.keys(tree.receivers as Plain), ["on-call", "slack"]);
    assert.deepEqual([routes.critical?.to, routes.warning?.to], [["on-call"], ["slack"]]);
  });

  it("are the steps of an escalation, after the first one", () => {
    const { tree } = drafted(
      `${head}If nobody answers, the second engineer is paged after 15 minutes, the head of engineering after another 30 minutes.\n`,
    );
    const { critical } = tree.escalations as Record<string, { steps: Record<string, Plain>[]; routes: string[] }>;
    assert.deepEqual(
      critical?.steps.map(({ title, target, after }) => [title, target, after?.is ?? after?.assume]),
      [
        ["On call", "schedule", "15 minutes"],
        ["second engineer", "schedule", "30 minutes"],
        ["head of engineering", "user", "30 minutes"],
      ],
    );
    assert.deepEqual([critical?.routes, (tree.where as Plain).pagerduty], [["critical"], "main"]);
  });

  it("are asked from outside, and page when they fail as often as is written", () => {
    const { tree } = drafted(
      `${head}Health check of \`https://shop.example.com/health\` every minute; three failures in a row page the on-call engineer.\n`,
    );
    const [probe] = Object.values(tree.probes as Record<string, Record<string, Plain>>);
    const [alert] = Object.values(tree.alerts as Record<string, { on: string; critical: { is: string; for: Plain } }>);
    assert.deepEqual([probe?.url, probe?.path, probe?.every?.is], ["${config.shopUrl}", "/health", "1 minute"]);
    assert.deepEqual([alert?.on, alert?.critical.is, alert?.critical.for.is], ["probe.shop", "down", "3 minutes"]);
  });

  it("are logs by what is logged, locked where nobody may change them", () => {
    const { tree } = drafted(`${head}Application logs are kept for 90 days, audit logs for 7 years (WORM).\n`);
    const { stores } = tree.logs as { stores: Record<string, Record<string, Plain>> };
    assert.deepEqual(
      Object.entries(stores).map(([key, { kind, keep, immutable }]) => [key, kind, keep?.is, immutable?.mode]),
      [
        ["application-logs", "aws.cloudwatch.log-group", "90 days", undefined],
        ["audit-logs", "aws.s3.bucket", "7 years", "?lock-mode"],
      ],
    );
  });

  it("have the title and the version of the document", () => {
    const { title, document } = drafted(`${head}Web server CPU above 90% pages.\n`).tree as Record<string, Plain>;
    assert.deepEqual([title, document?.version], ["Shop", "2.3"]);
  });

  it("have no nearest concepts where nothing is near", () => {
    const { tree } = drafted(`${head}The moon shines above 93 %.\n`);
    assert.deepEqual(
      Object.values(tree.unmapped as Record<string, Plain>).map(({ nearest }) => nearest),
      [undefined],
    );
  });
});
