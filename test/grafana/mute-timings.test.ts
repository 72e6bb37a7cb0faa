import { strict as assert } from "node:assert";
import { synth } from "../../components/grafana/synth";
import {
  type MaintenanceWindow,
  parseSchedule,
  type ResourceSpec,
  type Schedule,
  type Severity,
} from "../../core/model";
import { samplePlan, stated, system } from "../kubernetes/plan";

const site = {
  place: {
    alias: "main",
    settings: { url: "https://grafana.example.com", prometheusDatasource: "prom-uid" } as Record<string, string>,
  },
  stack: "prod",
  owns: [],
};
const own = system({ promqlEngine: "grafana", where: { grafana: "main" } });
const alerts = samplePlan().alerts.slice(0, 3);

function windowOf(written: string, severity: Severity): MaintenanceWindow {
  const schedule = stated(parseSchedule(written, "Asia/Tokyo") as Schedule, written, "SH-90");
  const spec = { section: "maintenance" as const, key: "planned", title: "Planned", values: {}, facts: [] };
  const mutes = alerts.flatMap(({ key, rules }) =>
    rules
      .filter((rule) => rule.severity === severity)
      .map((rule) => ({ alert: key, severity: rule.severity, route: rule.route })),
  );
  const fact = { clause: "SH-90", role: "schedule" as const, written, corrected: false, subject: "window" };
  const place = { present: true, at: schedule.at, path: schedule.path };
  return { spec: { ...spec, ...place }, schedule, stop: false, clauses: ["SH-90"], facts: [fact], mutes };
}

function rendered(written: string, severity: Severity = "warning") {
  const plan = samplePlan({ system: own, alerts });
  return synth({ ...plan, windows: [windowOf(written, severity)] }, site);
}

function timings(declarations: readonly ResourceSpec[]): ResourceSpec[] {
  return declarations.filter(({ key }) => key === "window-planned");
}

interface Body {
  readonly labels: { readonly severity: string };
  readonly notificationSettings?: { readonly muteTimings?: unknown };
}

describe("maintenance windows in Grafana", () => {
  it("are mute timings in the window's zone", () => {
    const { declarations, problems } = rendered("second sunday 02:00-04:00");
    assert.deepEqual(problems, []);
    assert.deepEqual(
      timings(declarations).map(({ inputs }) => inputs.intervals),
      [
        [
          {
            weekdays: ["sunday"],
            daysOfMonths: ["8:14"],
            times: [{ start: "02:00", end: "04:00" }],
            location: "Asia/Tokyo",
          },
        ],
      ],
    );
  });

  it("are named by the rules they mute, and by no other", () => {
    const { declarations } = rendered("daily 03:00-04:00");
    const bodies = declarations
      .filter(({ type }) => type.endsWith(":RuleGroup"))
      .flatMap(({ inputs }) => inputs.rules as unknown as Body[]);
    assert.ok(bodies.some(({ labels }) => labels.severity === "warning"));
    for (const { labels, notificationSettings } of bodies) {
      const wanted = labels.severity === "warning" ? [{ ref: "window-planned", output: "name" }] : undefined;
      assert.deepEqual(notificationSettings?.muteTimings, wanted, labels.severity);
    }
  });

  it("that no interval can say are refused, and the nearest one is not", () => {
    const refused = rendered("fourth saturday 22:00-06:00");
    assert.deepEqual(
      refused.problems.map(({ code, given }) => [code, given]),
      [["GRAFANA-WINDOW", "fourth saturday 22:00-06:00"]],
    );
    assert.deepEqual(timings(refused.declarations), []);
    assert.deepEqual(rendered("fourth saturday 22:00-24:00").problems, []);
  });
});
