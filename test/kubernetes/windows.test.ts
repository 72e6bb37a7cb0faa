import { strict as assert } from "node:assert";
import { configurationText } from "../../components/kubernetes/synth";
import { configFile } from "../../components/kubernetes/synth/notification/alertmanager";
import { isJsonText, type Plan, type ResourceSpec } from "../../core/model";
import { checkConfig, needAmtool, receiversFor } from "../kit/amtool";
import { composeStack } from "../kit/plan";

interface Route {
  readonly receiver: string;
  readonly matchers?: readonly string[];
  readonly mute_time_intervals?: readonly string[];
  readonly active_time_intervals?: readonly string[];
  readonly routes?: readonly Route[];
}

interface Config {
  readonly route: Route;
  readonly time_intervals: readonly { readonly name: string; readonly time_intervals: unknown }[];
}

/** What hotel-saas becomes on Kubernetes in the prod stack. */
function hotel(): { plan: Plan; secret: ResourceSpec; config: Config } {
  const made = composeStack({}).composition.systems.find(({ plan }) => plan.system.key === "hotel-saas");
  const synthesis = made?.parts.find(({ provider }) => provider.name === "kubernetes")?.synthesis;
  const secret = synthesis?.declarations.find(({ key }) => key === "alertmanager-config");
  assert.ok(made && secret);
  const text = (secret.inputs.stringData as Record<string, unknown>)[configFile];
  assert.ok(isJsonText(text));
  return { plan: made.plan, secret, config: text.json as unknown as Config };
}

/** The routes below a route of the plan that fit an alert, and their windows. */
function mutesOf({ route }: Config, key: string, alert: string, severity: string): readonly string[] {
  const own = (route.routes ?? []).find(({ matchers = [] }) => matchers.includes(`route="${key}"`));
  const child = (own?.routes ?? []).find(({ matchers = [] }) => {
    const names = /^alert=~"(.*)"$/.exec(matchers[1] ?? "")?.[1];
    return matchers[0] === `severity="${severity}"` && new RegExp(`^(?:${names})$`).test(alert);
  });
  return (child?.mute_time_intervals ?? []).map((name) => /^maintenance ([\w-]+):/.exec(name)?.[1] ?? name);
}

describe("maintenance windows in Alertmanager", () => {
  let made: ReturnType<typeof hotel>;

  before(function () {
    needAmtool(this);
    made = hotel();
  });

  it("are time intervals in the window's zone, split at midnight", () => {
    const intervals = new Map(made.config.time_intervals.map(({ name, time_intervals }) => [name, time_intervals]));
    const location = "Asia/Tokyo";
    assert.deepEqual(intervals.get("maintenance monthly: first sunday 01:00-06:00 Asia/Tokyo"), [
      {
        weekdays: ["sunday"],
        days_of_month: ["1:7"],
        times: [{ start_time: "01:00", end_time: "06:00" }],
        location,
      },
    ]);
    assert.equal(
      (intervals.get("maintenance quarterly: quarter-end saturday 22:00-06:00 Asia/Tokyo") as unknown[]).length,
      3,
    );
  });

  it("mute warnings in every window, and outages of what is stopped in planned stops", () => {
    const every = ["daily", "weekly", "monthly", "quarterly"];
    assert.deepEqual(mutesOf(made.config, "warning", "app.latency", "warning"), every);
    assert.deepEqual(mutesOf(made.config, "database-down", "db.down", "outage"), ["monthly", "quarterly"]);
    assert.deepEqual(mutesOf(made.config, "critical", "node.cpu", "critical"), []);
    assert.deepEqual(mutesOf(made.config, "security", "security.sign-in", "outage"), []);
    assert.deepEqual(mutesOf(made.config, "warning", "security.certificate", "warning"), []);
  });

  it("repeat the windows on each route below, which inherits none", () => {
    const walk = (route: Route, muted: boolean): void => {
      const own = (route.mute_time_intervals ?? []).length > 0;
      assert.ok(!muted || own, JSON.stringify(route));
      for (const child of route.routes ?? []) walk(child, own);
    };
    walk(made.config.route, false);
    assert.equal(made.config.route.mute_time_intervals, undefined);
  });

  it("leave every alert with the receiver of its route, as amtool reads the file", () => {
    const text = configurationText([made.secret]) ?? "";
    const { ok, output } = checkConfig(text);
    assert.ok(ok, output);
    const labels = { system: "hotel-saas", environment: "prod", alert: "db.down", severity: "outage" };
    const receivers = receiversFor(text, { ...labels, route: "database-down" });
    assert.ok(
      receivers.every((name) => name.startsWith("route-database-down")),
      receivers.join(", "),
    );
  });
});
