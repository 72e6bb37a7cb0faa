import { strict as assert } from "node:assert";
import { muteSchedule } from "../../components/aws/synth/windows/mute-schedule";
import { suppressionsOf } from "../../components/azure/synth/windows/suppression";
import type { MaintenanceWindow, Plan } from "../../core/model";
import { isOpen, isUnsayable, timeIntervals, wallClockAt } from "../../core/time";
import { composeStack } from "../kit/plan";
import { cloudwatchStretches, intervalsOpen, suppresses } from "../kit/windows";
import { planOf } from "./kit";

const hour = 3_600_000;
const first = Date.UTC(2025, 0, 1);
const last = Date.UTC(2036, 0, 1);

let plans: Plan[] = [];

function windows(): MaintenanceWindow[] {
  return plans.flatMap(({ windows: list = [] }) => list);
}

function windowOf(system: string, key: string): MaintenanceWindow {
  const found = plans.find((plan) => plan.system.key === system)?.windows?.find(({ spec }) => spec.key === key);
  assert.ok(found, `${system} has a window ${key}`);
  return found;
}

function mutes(window: MaintenanceWindow, alert: string): string[] {
  return window.mutes.flatMap((muted) => (muted.alert === alert ? [muted.severity] : []));
}

/** Hours of eleven years at which a notation and the definition differ. */
function differences({ schedule }: MaintenanceWindow, open: (instant: number) => boolean): string[] {
  const found: string[] = [];
  for (let instant = first; instant < last; instant += hour) {
    if (open(instant) !== isOpen(schedule.value, instant)) found.push(new Date(instant).toISOString());
  }
  return found;
}

describe("maintenance windows of the five systems", () => {
  before(() => {
    plans = composeStack({}).composition.systems.map(({ plan }) => plan);
    assert.equal(plans.length, 5);
  });

  it("are those the documents have", () => {
    assert.deepEqual(
      windows()
        .map(({ schedule }) => schedule.written)
        .sort(),
      [
        "daily 03:00-04:00",
        "first saturday 01:00-03:00",
        "first sunday 01:00-06:00",
        "quarter-end saturday 22:00-06:00",
        "second sunday 02:00-04:00",
        "sunday 02:00-05:00",
      ],
    );
  });

  it("are open at the hours of the definition, from 2025 to 2035: Alertmanager and Grafana", () => {
    for (const window of windows()) {
      const intervals = timeIntervals(window.schedule.value) ?? [];
      assert.deepEqual(
        differences(window, (instant) => intervalsOpen(intervals, instant)),
        [],
        window.schedule.written,
      );
    }
  });

  it("and CloudWatch, the one across midnight of an nth weekday included", () => {
    for (const window of windows()) {
      const mute = muteSchedule(window.schedule.value);
      if (isUnsayable(mute)) throw new Error(`${window.schedule.written}: ${mute.code}`);
      const hours = new Set<number>();
      for (const [from, to] of cloudwatchStretches(mute, [first - 24 * hour, last])) {
        for (let instant = from; instant < to; instant += hour) hours.add(instant);
      }
      assert.deepEqual(
        differences(window, (instant) => hours.has(instant)),
        [],
        window.schedule.written,
      );
    }
  });

  it("and Azure, deployed once a year", () => {
    for (const window of windows()) {
      const years = Array.from({ length: 12 }, (_, index) => {
        const said = suppressionsOf({ value: window.schedule.value, facts: [] }, `${2024 + index}-12-31`);
        assert.ok(!isUnsayable(said));
        return said;
      });
      // Ranges by their date: of eleven years' rules only those of one year can be open.
      const open = (instant: number) => {
        const wallClock = wallClockAt(instant, window.schedule.value.timezone);
        return (years[new Date(wallClock).getUTCFullYear() - 2025] ?? []).some((one) => suppresses(one, wallClock));
      };
      assert.deepEqual(differences(window, open), [], window.schedule.written);
    }
  });

  it("mute warnings; outages only in a planned stop, and of availability", () => {
    const daily = windowOf("hotel-saas", "daily");
    assert.deepEqual(mutes(daily, "app.latency"), ["warning"]);
    assert.deepEqual(mutes(daily, "db.down"), []);
    assert.deepEqual(mutes(windowOf("hotel-saas", "monthly"), "db.down"), ["outage"]);
    assert.deepEqual(mutes(windowOf("hotel-saas", "monthly"), "app.latency"), ["warning"]);
    const planned = windowOf("web-service", "planned");
    assert.deepEqual(mutes(planned, "web.cpu"), ["warning"]);
    assert.deepEqual(mutes(planned, "service.down"), ["outage"]);
  });

  it("mute what is on the entry's own resource, where it names one", () => {
    const plan = plans.find(({ system }) => system.key === "camp-backend");
    const resources = new Map(plan?.alerts.map(({ key, resource }) => [key, resource.key]));
    const muted = windowOf("camp-backend", "vacuum-full").mutes;
    assert.ok(muted.length > 0);
    assert.deepEqual([...new Set(muted.map(({ alert }) => resources.get(alert)))], ["db"]);
  });

  it("never mute security or backups, in no system", () => {
    for (const plan of plans) {
      const concepts = new Map(plan.alerts.map(({ key, concept }) => [key, concept]));
      for (const { alert, route } of (plan.windows ?? []).flatMap((window) => window.mutes)) {
        assert.doesNotMatch(concepts.get(alert) ?? "", /^(auth|security|tls|backup|restore_test|wal)\./);
        assert.ok(!route.startsWith("security"), alert);
      }
    }
  });
});

describe("A maintenance window that says what it mutes", () => {
  const mutedIn = (more: string) => {
    const entry = `maintenance:\n  stop: { window: { is: "sunday 05:00-06:00", row: SH-90 }${more} }\n`;
    const { windows: [window] = [], problems } = planOf([["procedures:\n", `${entry}procedures:\n`]]);
    const severities = (window?.mutes ?? []).flatMap(({ alert, severity }) => (alert === "web.cpu" ? [severity] : []));
    return { severities, problems: problems.filter(({ code }) => code === "PLAN-WINDOW").map(({ given }) => given) };
  };

  it("mutes the severities it names, and warnings where it names none", () => {
    assert.deepEqual(mutedIn(""), { severities: ["warning"], problems: [] });
    assert.deepEqual(mutedIn(", mutes: [warning, critical]").severities.sort(), ["critical", "warning"]);
    assert.deepEqual(mutedIn(", mutes: critical").severities, ["critical"]);
  });

  it("lets through the alerts it excepts, and takes no name that is none", () => {
    assert.deepEqual(mutedIn(", mutes: [warning, critical], except: web.cpu"), { severities: [], problems: [] });
    assert.deepEqual(mutedIn(", mutes: [warning, critical], except: web.cup").problems, ["web.cup"]);
  });
});
