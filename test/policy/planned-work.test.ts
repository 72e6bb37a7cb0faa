import { strict as assert } from "node:assert";
import type { Outcome } from "../../policy/index";
import { judge, policies } from "../../policy/index";
import { planOf } from "../planning/kit";

interface Wanted {
  readonly policy: string;
  readonly clause: string;
  readonly value: string;
  /** Sections in front of `alerts:`. */
  readonly sections: string;
}

function judged({ policy, clause, value, sections }: Wanted): Outcome[] {
  const resources = `  web-alb: { kind: aws.alb, loadBalancer: app/web/1, targetGroup: targetgroup/web/1 }\nreceivers:\n`;
  const changes = [
    ["receivers:\n", resources],
    ["alerts:\n", `${sections}alerts:\n`],
  ] as const;
  const vocabulary = { concepts: ["cpu.utilization", "http.error_ratio"], kinds: ["aws.ec2.asg", "aws.alb"] };
  const plan = planOf(changes, { vocabulary });
  const rules = policies.filter(({ name }) => name === policy);
  assert.equal(rules.length, 1);
  return judge(rules, { resources: [], config: {}, expected: { [policy]: [{ clause, value }] }, plan });
}

function faults(wanted: Wanted): (string | undefined)[] {
  return judged(wanted).map(({ what }) => what);
}

const slo = (more: string) =>
  `slos:\n  availability:\n    on: web-alb\n    from: 1. Objectives\n    target: { is: 99.9%, row: SH-95 }\n    period: 30 days\n    hours: { is: "daily 00:00-24:00", row: SH-96, check: slo-covers-service-hours }\n${more}`;
const window = (written: string, more: string) =>
  `maintenance:\n  planned:\n    from: 9. Maintenance\n    window: { is: "${written}", row: SH-90 }\n    ${more}\n`;
const stop = (downtime: string) => `downtime: { is: ${downtime}, row: SH-91, check: planned-stop-budget }`;

describe("policy planned-stop-budget", () => {
  const wanted = { policy: "planned-stop-budget", clause: "SH-91", value: "2 hours" };
  const monthly = "second sunday 02:00-04:00";

  it("accepts a stop the objective leaves out, or can afford", () => {
    const excluded = `${slo("    excludes: planned\n")}${window(monthly, stop("2 hours"))}`;
    assert.deepEqual(faults({ ...wanted, sections: excluded }), [undefined]);
    assert.deepEqual(faults({ ...wanted, sections: `${slo("")}${window(monthly, stop("40 minutes"))}` }), [undefined]);
  });

  it("refuses one that spends more than the objective leaves, with the sum", () => {
    assert.deepEqual(faults({ ...wanted, sections: `${slo("")}${window(monthly, stop("2 hours"))}` }), [
      "SH-91: planned stops take planned 12 x 2 h = 24 h a year, and availability leaves 8.76 h",
    ]);
  });

  it("refuses a stop longer than its window", () => {
    assert.deepEqual(faults({ ...wanted, sections: window(monthly, stop("3 hours")) }), [
      "SH-91: a stop of 3 hours does not fit the window of 2 hours",
    ]);
  });

  it("holds maintenance without a stop to its word", () => {
    const goesOn = "impact: { is: service goes on, row: SH-91, check: planned-stop-budget }";
    assert.deepEqual(faults({ ...wanted, sections: window("daily 03:00-04:00", goesOn) }), [undefined]);
    const left = `${slo("    excludes: planned\n")}${window("daily 03:00-04:00", goesOn)}`;
    assert.deepEqual(faults({ ...wanted, sections: left }), [
      "SH-91: the service goes on in planned, and availability does not count it",
    ]);
  });

  it("looks at nothing where there is no window", () => {
    const sections = `maintenance:\n  planned:\n    ${stop("2 hours")}\n`;
    assert.deepEqual(judged({ ...wanted, sections }), []);
  });
});

describe("policy slo-covers-service-hours", () => {
  const wanted = { policy: "slo-covers-service-hours", clause: "SH-96", value: "daily 00:00-24:00" };
  const planned = window("second sunday 02:00-04:00", "downtime: 2 hours");

  it("accepts an objective of all hours that leaves the planned stops out", () => {
    assert.deepEqual(faults({ ...wanted, sections: `${slo("    excludes: planned\n")}${planned}` }), [undefined]);
  });

  it("refuses planned stops that the objective counts and cannot afford", () => {
    assert.deepEqual(faults({ ...wanted, sections: `${slo("")}${planned}` }), [
      "SH-96: planned stops take planned 12 x 2 h = 24 h a year, and availability leaves 8.76 h",
    ]);
  });

  it("refuses office hours, which burn rates do not know", () => {
    const office = slo("").replace("daily 00:00-24:00", "weekdays 09:00-18:00");
    assert.deepEqual(faults({ ...wanted, sections: office }), [
      "SH-96 promises weekdays 09:00-18:00, and the objective counts every hour",
    ]);
  });
});

describe("policy automation-level", () => {
  const wanted = { policy: "automation-level", clause: "SH-91", value: "100%" };
  const level = (share: string, more = "") =>
    `maintenance:\n  planned:\n    from: 9. Maintenance\n    share: { is: ${share}, row: SH-91, check: automation-level }\n${more}`;

  it("wants a time for what runs by itself", () => {
    assert.deepEqual(faults({ ...wanted, sections: level("100%", "    schedule: daily 03:30\n") }), [undefined]);
    assert.deepEqual(faults({ ...wanted, sections: level("100%") }), [
      "SH-91 says 100%: planned has no time at which it runs by itself",
    ]);
  });

  it("wants a page for the part people do", () => {
    assert.deepEqual(faults({ ...wanted, sections: level("60%", "    schedule: daily 03:30\n") }), [undefined]);
    assert.deepEqual(faults({ ...wanted, sections: level("60%") }), [
      "SH-91 says 60%: planned has neither jobs nor a page for the people who do it",
    ]);
    const paged = `${level("60%")}`.replace("9. Maintenance", "5. Release");
    assert.deepEqual(faults({ ...wanted, sections: paged }), [undefined]);
  });
});
