import { breaking } from "../kit/system-yaml";

describe("problems of grammar", () => {
  breaking(
    "SPEC-ESCALATION: a step with two times",
    [["after: { is: 15 minutes, row: SH-03 }", "after: { is: 15 minutes, row: SH-03 }, within: 10 minutes"]],
    [
      "21:59  SPEC-ESCALATION  escalations.night.steps[0].after: a step has one time; given after and within; allowed after: <time from the alert>, or within: <time from the fault>; take one of them out",
    ],
  );
  breaking(
    "SPEC-UNKNOWN-KEY: a slip in an alert",
    [["    runbook: cpu", "    runbok: cpu"]],
    [
      '27:5  SPEC-UNKNOWN-KEY  alerts["web.cpu"].runbok: unknown key; given runbok; allowed title, was, from, notes, needs, concept, on, alternatives, watches, normal, outage, critical, warning, info, every, window, minimum, notify, runbook, labels, states; did you mean runbook?',
    ],
  );
  breaking(
    "SPEC-UNKNOWN-KEY: a slip in a stated value",
    [["{ is: 1 minute, row: SH-13 }", "{ is: 1 minute, rows: SH-13 }"]],
    [
      '34:28  SPEC-UNKNOWN-KEY  alerts["web.cpu"].every.rows: unknown key; given rows; allowed is, row, from, says, deploy, assume, because, superseded, needs, process, check, also; did you mean row?',
    ],
  );
  breaking(
    "SPEC-UNKNOWN-KEY: a slip inside an intent",
    [["{ is: 30 generations, row: SH-42 }", "{ is: 30 generations, rwo: SH-42 }"]],
    [
      "51:40  SPEC-UNKNOWN-KEY  backups.db.generations.rwo: unknown key; given rwo; allowed is, row, from, says, deploy, assume, because, superseded, needs, process, check, also; did you mean row?",
    ],
  );
  breaking(
    "SPEC-UNKNOWN-KEY: nothing near",
    [["  guard: { source", "  guard: { colour: red, source"]],
    [
      "36:12  SPEC-UNKNOWN-KEY  events.guard.colour: unknown key; given colour; allowed title, was, from, notes, needs, source, on, when, minimumSeverity, severity, watches, notify, runbook, states; remove it",
    ],
  );
  breaking(
    "SPEC-UNKNOWN-KEY: the key JavaScript treats specially",
    [["  guard: { source", "  guard: { __proto__: {}, source"]],
    [
      "36:12  SPEC-UNKNOWN-KEY  events.guard.__proto__: unknown key; given __proto__; allowed title, was, from, notes, needs, source, on, when, minimumSeverity, severity, watches, notify, runbook, states; remove it",
    ],
  );
  breaking(
    "SPEC-MISSING-KEY: a required key",
    [["    concept: cpu.utilization\n", ""]],
    ['24:5  SPEC-MISSING-KEY  alerts["web.cpu"].concept: missing; allowed a text (a file of alert-rules/); write it'],
  );
  breaking(
    "SPEC-MISSING-KEY: a required key of the file",
    [["language: en\n", ""]],
    ["1:1  SPEC-MISSING-KEY  language: missing; allowed ja, en (of alert titles, runbooks and dashboards); write it"],
  );
  breaking(
    "SPEC-MISSING-KEY: a stated value without a value",
    [["{ is: 1 minute, row: SH-13 }", "{ row: SH-13 }"]],
    [
      '34:12  SPEC-MISSING-KEY  alerts["web.cpu"].every: a value is missing; allowed is, or assume with because; write is: <value>',
    ],
  );
  breaking(
    "SPEC-MISSING-KEY: an assumption without a reason",
    [["{ is: 1 minute, row: SH-13 }", "{ assume: 1 minute }"]],
    ['34:14  SPEC-MISSING-KEY  alerts["web.cpu"].every.assume: assume without a reason; add because: <why>'],
  );
  breaking(
    "SPEC-MISSING-KEY: a correction without a reason",
    [["{ is: 1 minute, row: SH-13 }", "{ is: 1 minute, deploy: 2 minutes, row: SH-13 }"]],
    ['34:28  SPEC-MISSING-KEY  alerts["web.cpu"].every.deploy: deploy without a reason; add because: <why>'],
  );
  breaking(
    "SPEC-MISSING-KEY: a correction of nothing",
    [["{ is: 1 minute, row: SH-13 }", "{ deploy: 2 minutes, because: too slow, row: SH-13 }"]],
    [
      '34:14  SPEC-MISSING-KEY  alerts["web.cpu"].every.deploy: a correction of nothing: the document\'s own value is missing; add is: <what the document says>',
    ],
  );
  breaking(
    "SPEC-MISSING-KEY: a procedure without a reason",
    [["{ is: 1 minute, row: SH-13 }", "{ is: 1 minute, row: SH-13, process: cpu }"]],
    ['34:40  SPEC-MISSING-KEY  alerts["web.cpu"].every.process: process without a reason; add because: <why>'],
  );
  breaking(
    "SPEC-MISSING-KEY: a procedure without its page",
    [["runbook: release, because", "because"]],
    ["55:12  SPEC-MISSING-KEY  procedures.release.runbook: missing; allowed a text (runbook page); write it"],
  );
  breaking(
    "SPEC-MISSING-KEY: an alert without a level",
    [
      ["    on: web\n    from", "    on: web\n    from"],
      ["  web.cpu:\n", "  web.load: { concept: cpu.load, on: web }\n  web.cpu:\n"],
    ],
    [
      '23:13  SPEC-MISSING-KEY  alerts["web.load"]: the alert has no level; allowed outage, critical, warning, info; write one',
    ],
  );
  breaking(
    "SPEC-TYPE: a list where a text is needed",
    [["concept: cpu.utilization", "concept: [cpu]"]],
    [
      '24:14  SPEC-TYPE  alerts["web.cpu"].concept: not an allowed value; given ["cpu"]; allowed a text (a file of alert-rules/); change it',
    ],
  );
  breaking(
    "SPEC-TYPE: a text where a list is needed",
    [["routes: [critical]", "routes: critical"]],
    [
      "19:13  SPEC-TYPE  escalations.night.routes: not an allowed value; given critical; allowed a list (routes whose pages enter it); change it",
    ],
  );
  breaking(
    "SPEC-TYPE: a text where a section is needed",
    [["runbooks:\n  cpu: CPU\n  release: Release", "runbooks: [cpu, release]"]],
    [
      '27:14  SPEC-REFERENCE  alerts["web.cpu"].runbook: no runbook page of this name; given cpu; write the runbook page down',
      "55:75  SPEC-REFERENCE  procedures.release.runbook: no runbook page of this name; given release; write the runbook page down",
      '60:11  SPEC-TYPE  runbooks: not an allowed value; given ["cpu","release"]; allowed a map (page -> title); change it',
    ],
  );
  breaking(
    "SPEC-TYPE: a number where a text is needed",
    [["config: opsMail", "config: 5"]],
    [
      "10:35  SPEC-TYPE  receivers.mail.config: not an allowed value; given 5; allowed a text (stack configuration key of the address); change it",
    ],
  );
  breaking(
    "SPEC-TYPE: a text where true or false is needed",
    [["secret: true", 'secret: "yes"']],
    [
      "11:58  SPEC-TYPE  receivers.pager.secret: not an allowed value; given yes; allowed true or false (the address is a secret); change it",
    ],
  );
  breaking(
    "SPEC-TYPE: nothing at all",
    [["language: en", "language:"]],
    [
      "3:10  SPEC-TYPE  language: nothing is written here; allowed ja, en (of alert titles, runbooks and dashboards); write it, or take the key out",
    ],
  );
  breaking(
    "SPEC-TYPE: a word that is not on the list",
    [["channel: email", "channel: mail"]],
    [
      "10:20  SPEC-TYPE  receivers.mail.channel: not an allowed value; given mail; allowed email, slack, pagerduty, webhook, sms, voice, teams (how it is reached); did you mean email?",
    ],
  );
  breaking(
    "SPEC-TYPE: a system key that cannot be part of a name",
    [["system: shop", "system: Shop_1"]],
    [
      "1:9  SPEC-TYPE  system: not an allowed value; given Shop_1; allowed 2 to 31 lower-case letters, digits and dashes, a letter first (stable; part of every physical name); change it",
    ],
  );
  breaking(
    "SPEC-TYPE: a day no calendar has",
    [["because: load tests", "because: load tests, until: 2026-02-30"]],
    [
      "65:92  SPEC-TYPE  environments.dev[0].until: not an allowed value; given 2026-02-30; allowed a date, YYYY-MM-DD (needed where prod is loosened); change it",
    ],
  );
  breaking(
    "SPEC-TYPE: no evaluation at all",
    [["      for: 3 minutes\n", "      for: 3 minutes\n      datapoints: 0\n"]],
    [
      '34:19  SPEC-TYPE  alerts["web.cpu"].critical.datapoints: not an allowed value; given 0; allowed 1 or more (breaching evaluations needed within `for`; default all); change it',
    ],
  );
  breaking(
    "SPEC-TYPE: a list where one value is needed",
    [["{ is: 1 minute, row: SH-13 }", "{ is: [1 minute, 2 minutes], row: SH-13 }"]],
    [
      '34:18  SPEC-TYPE  alerts["web.cpu"].every.is: a list where one value is needed; given 1 minute, 2 minutes; write one value',
    ],
  );
});
