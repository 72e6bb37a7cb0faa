import { strict as assert } from "node:assert";
import { loadSystem } from "../../core/loader";
import { formatProblem } from "../../core/model";
import { breaking, goodOptions, goodSystem } from "../kit/system-yaml";

describe("problems of names", () => {
  breaking(
    "SPEC-REFERENCE: an alert on no resource",
    [["    on: web\n    from", "    on: wep\n    from"]],
    [
      '25:9  SPEC-REFERENCE  alerts["web.cpu"].on: no resource, probe or log count of this name; given wep; allowed web, probe.home, log.errors; did you mean web?',
    ],
  );
  breaking(
    "SPEC-REFERENCE: an alternative that is no resource",
    [["    on: web\n    from", "    on: web\n    alternatives: [wep]\n    from"]],
    [
      '26:20  SPEC-REFERENCE  alerts["web.cpu"].alternatives[0]: no resource, probe or log count of this name; given wep; allowed web, probe.home, log.errors; did you mean web?',
    ],
  );
  breaking(
    "SPEC-REFERENCE: an alert to no route",
    [["    runbook: cpu", "    runbook: cpu\n    notify: critcal"]],
    [
      '28:13  SPEC-REFERENCE  alerts["web.cpu"].notify: no route of this name; given critcal; allowed critical, warning; did you mean critical?',
    ],
  );
  breaking(
    "SPEC-REFERENCE: an alert with no runbook page",
    [["    runbook: cpu", "    runbook: cup"]],
    [
      '27:14  SPEC-REFERENCE  alerts["web.cpu"].runbook: no runbook page of this name; given cup; allowed cpu, release; did you mean cpu?',
    ],
  );
  breaking(
    "SPEC-REFERENCE: an event of no resource",
    [["source: aws.guardduty", "source: aws.guardduty, on: wep"]],
    ["36:39  SPEC-REFERENCE  events.guard.on: no resource of this name; given wep; allowed web; did you mean web?"],
  );
  breaking(
    "SPEC-REFERENCE: a route to no receiver",
    [["to: [mail]", "to: [mial]"]],
    [
      "16:19  SPEC-REFERENCE  routes.warning.to[0]: no receiver of this name; given mial; allowed mail, pager; did you mean mail?",
    ],
  );
  breaking(
    "SPEC-REFERENCE: a route to no receiver, among others",
    [["is: [mail, pager]", "is: [mail, phone]"]],
    [
      "14:22  SPEC-REFERENCE  routes.critical.to.is[1]: no receiver of this name; given phone; allowed mail, pager; correct the name",
    ],
  );
  breaking(
    "SPEC-REFERENCE: an escalation of no route",
    [["routes: [critical]", "routes: [critcal]"]],
    [
      "19:14  SPEC-REFERENCE  escalations.night.routes[0]: no route of this name; given critcal; allowed critical, warning; did you mean critical?",
    ],
  );
  breaking(
    "SPEC-REFERENCE: a count in no log store",
    [["errors: { in: access", "errors: { in: acces"]],
    [
      "43:19  SPEC-REFERENCE  logs.counts.errors.in: no log store of this name; given acces; allowed access; did you mean access?",
    ],
  );
  breaking(
    "SPEC-REFERENCE: a query in no log store",
    [["slow: { in: access", "slow: { in: acces"]],
    [
      "45:17  SPEC-REFERENCE  logs.queries.slow.in: no log store of this name; given acces; allowed access; did you mean access?",
    ],
  );
  breaking(
    "SPEC-REFERENCE: a table within no workspace",
    [["ownership: create", "ownership: create, within: workspace"]],
    [
      "41:94  SPEC-REFERENCE  logs.stores.access.within: no log store of this name; given workspace; allowed access; correct the name",
    ],
  );
  breaking(
    "SPEC-REFERENCE: a diagnostic setting of no resource",
    [["ownership: create", "ownership: create, source: wep"]],
    [
      "41:94  SPEC-REFERENCE  logs.stores.access.source: no resource of this name; given wep; allowed web; did you mean web?",
    ],
  );
  breaking(
    "SPEC-REFERENCE: a backup of nothing",
    [["  db:\n    on: web", "  db:\n    on: wep"]],
    [
      "48:9  SPEC-REFERENCE  backups.db.on: no resource, probe, log count or log store of this name; given wep; allowed web, probe.home, log.errors, access; did you mean web?",
    ],
  );
  breaking(
    "SPEC-REFERENCE: a procedure on no page",
    [["runbook: release", "runbook: relase"]],
    [
      "55:75  SPEC-REFERENCE  procedures.release.runbook: no runbook page of this name; given relase; allowed cpu, release; did you mean release?",
    ],
  );
  breaking(
    "SPEC-REFERENCE: a value that is a procedure on no page",
    [["{ is: 1 minute, row: SH-13 }", "{ is: 1 minute, row: SH-13, process: cup, because: people }"]],
    [
      '34:49  SPEC-REFERENCE  alerts["web.cpu"].every.process: no runbook page of this name; given cup; allowed cpu, release; did you mean cpu?',
    ],
  );
  breaking(
    "SPEC-REFERENCE: superseded by no row",
    [["{ is: 1 minute, row: SH-13 }", "{ is: 1 minute, row: SH-13, superseded: { by: SH-99, because: newer } }"]],
    [
      '34:58  SPEC-REFERENCE  alerts["web.cpu"].every.superseded.by: no row of this name; given SH-99; allowed SH-01, SH-02, SH-03, SH-10, SH-11, SH-12, SH-13, SH-20, SH-30, SH-31, SH-40, SH-41 and 4 more; did you mean SH-01?',
    ],
  );
  breaking(
    "SPEC-REFERENCE: a finding about no row",
    [["rows: [SH-12, SH-41]", "rows: [SH-12, SH-14]"]],
    [
      "59:29  SPEC-REFERENCE  findings.recovery.rows[1]: no row of this name; given SH-14; allowed SH-01, SH-02, SH-03, SH-10, SH-11, SH-12, SH-13, SH-20, SH-30, SH-31, SH-40, SH-41 and 4 more; did you mean SH-10?",
    ],
  );
  breaking(
    "SPEC-CONCEPT: no concept of this name",
    [["concept: cpu.utilization", "concept: cpu.utilisation"]],
    [
      '24:14  SPEC-CONCEPT  alerts["web.cpu"].concept: no concept of this name; given cpu.utilisation; allowed cpu.utilization, cpu.load; did you mean cpu.utilization?',
    ],
  );
  breaking(
    "SPEC-KIND: no resource kind of this name",
    [["kind: aws.ec2.asg", "kind: aws.ec2.ags"]],
    [
      "8:16  SPEC-KIND  resources.web.kind: no resource kind of this name; given aws.ec2.ags; allowed aws.ec2.asg, aws.alb; did you mean aws.ec2.asg?",
    ],
  );
  breaking(
    "SPEC-DUPLICATE-ROW: a row written down twice",
    [["{ is: 1 minute, row: SH-13 }", "{ is: 1 minute, row: SH-12 }"]],
    [
      '34:33  SPEC-DUPLICATE-ROW  alerts["web.cpu"].every.row: this row is already written down; given SH-12; merge it with line 32, or correct the id',
    ],
  );
  breaking(
    "SPEC-DUPLICATE-ROW: a row twice in one list",
    [["{ is: 1 minute, row: SH-13 }", "{ is: 1 minute, row: [SH-13, SH-13] }"]],
    [
      '34:33  SPEC-DUPLICATE-ROW  alerts["web.cpu"].every.row: this row is already written down; given SH-13; merge it with line 34, or correct the id',
    ],
  );
  breaking(
    "SPEC-CASE: two keys that differ only by case",
    [["  total: {", "  Total: { method: anomaly-detection }\n  total: {"]],
    [
      "54:3  SPEC-CASE  budgets.total: two names that differ only by case; given Total, total; rename one: platforms that ignore case would take them for the same",
    ],
  );
  breaking(
    "SPEC-CASE: two runbook pages that a file system may take for one",
    [["  cpu: CPU\n", "  cpu: CPU\n  Cpu: Processors\n"]],
    [
      "62:3  SPEC-CASE  runbooks.Cpu: two names that differ only by case; given cpu, Cpu; rename one: platforms that ignore case would take them for the same",
    ],
  );
  breaking(
    "SPEC-CASE: two rows that differ only by case",
    [["{ is: 1 minute, row: SH-13 }", "{ is: 1 minute, row: sh-12 }"]],
    [
      '34:33  SPEC-CASE  alerts["web.cpu"].every.row: two rows that differ only by case; given sh-12 and SH-12; write it as on line 32, or correct it',
    ],
  );
  breaking(
    "SPEC-VALUE: a row superseded by itself",
    [["{ is: 1 minute, row: SH-13 }", "{ is: 1 minute, row: SH-13, superseded: { by: SH-13, because: newer } }"]],
    [
      '34:58  SPEC-VALUE  alerts["web.cpu"].every.superseded.by: a row cannot take its own place; given SH-13; name the row that replaces it',
    ],
  );
  breaking(
    "SPEC-VALUE: two rows that take each other's place",
    [
      [
        "{ is: 1 minute, row: SH-13 }",
        "{ is: 1 minute, row: SH-13, superseded: { by: SH-14, because: newer }, also: [{ row: SH-14, says: one minute, superseded: { by: SH-13, because: newer } }] }",
      ],
    ],
    [
      '34:140  SPEC-VALUE  alerts["web.cpu"].every.also[0].superseded.by: a row cannot take its own place; given SH-13, whose place takes SH-14; name the row that replaces it',
    ],
  );
  breaking(
    "SPEC-TYPE: a reason that says nothing",
    [["{ is: 1 minute, row: SH-13 }", '{ is: 1 minute, row: SH-13, superseded: { by: SH-01, because: " " } }']],
    [
      '34:74  SPEC-TYPE  alerts["web.cpu"].every.superseded.because: not an allowed value; given  ; allowed a sentence, not a blank (why); change it',
    ],
  );
  breaking(
    "SPEC-TYPE: a row without an id",
    [["row: SH-13", 'row: ""']],
    [
      '34:33  SPEC-TYPE  alerts["web.cpu"].every.row: not an allowed value; given ; allowed the id of a row: one line, not blank (clause id, or a list of ids that state the same thing; never changes once given); change it',
    ],
  );
  breaking(
    "SPEC-NAME: a key that no platform takes as part of a name",
    [["  guard: {", "  guard duty: {"]],
    [
      '36:3  SPEC-NAME  events["guard duty"]: not usable as a name of resources; given guard duty; allowed letters, digits, and . _ - between them; rename it; titles may hold any text',
    ],
  );
  breaking(
    "SPEC-YAML: a title that controls a terminal, written as an escape",
    [["timezone: Asia/Tokyo", 'timezone: "Asia/Tokyo\\e[31m"']],
    [
      "4:11  SPEC-YAML  timezone: the text holds a character that controls a terminal or the direction of writing; given U+001B; remove it",
    ],
  );
  breaking(
    "SPEC-YAML: a text that turns the direction of writing around",
    [["timezone: Asia/Tokyo", "timezone: Asia/\u202eTokyo"]],
    [
      "4:11  SPEC-YAML  timezone: the text holds a character that controls a terminal or the direction of writing; given U+202E; remove it",
    ],
  );
  for (const [name, change] of [
    ["JST", "did you mean Asia/Tokyo?"],
    ["IST", "correct it"],
    ["BST", "correct it"],
    ["PST", "correct it"],
  ] as const) {
    breaking(
      `SPEC-TIMEZONE: ${name}, which ICU knows and the IANA database does not`,
      [["Asia/Tokyo", name]],
      [
        `4:11  SPEC-TIMEZONE  timezone: no time zone of this name; given ${name}; allowed an IANA name such as Asia/Tokyo; ${change}`,
      ],
    );
  }
  breaking(
    "SPEC-TIMEZONE: no time zone of this name",
    [["Asia/Tokyo", "Asia/Tokio"]],
    [
      "4:11  SPEC-TIMEZONE  timezone: no time zone of this name; given Asia/Tokio; allowed an IANA name such as Asia/Tokyo; did you mean Asia/Tokyo?",
    ],
  );

  it("SPEC-NAME: a file of a project's systems that is named after another system", () => {
    const problemsOf = (file: string) =>
      loadSystem(goodSystem, { ...goodOptions, file }).problems.map((problem) => formatProblem(problem));
    assert.deepEqual(problemsOf("systems/store.yaml"), [
      "systems/store.yaml:1:9  SPEC-NAME  system: the file has the name of another system; given store.yaml; allowed shop.yaml; rename the file, or correct the name here",
    ]);
    assert.deepEqual(problemsOf("systems/shop.yaml"), []);
    assert.deepEqual(problemsOf("drafts/store.yaml"), []);
  });
});
