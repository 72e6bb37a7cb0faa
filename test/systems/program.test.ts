import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ResourceReport } from "../../commands/plan/report";
import { type PlannedStack, planStack, project, wholePlan } from "../kit/plan";
import { noticesOf } from "./notices";

/** Whether the platform takes tags of a kind of resource, by the declarations of its SDK; objects of a cluster take labels. */
function isTaggable(type: string): boolean {
  const [sdk = "", module = "", kind = ""] = type.split(":");
  if (sdk === "kubernetes") return true;
  const folder = { aws: "@pulumi/aws", "azure-native": "@pulumi/azure-native" }[sdk];
  if (folder === undefined) return false;
  const file = sdk === "aws" ? module : `${module}/${kind.charAt(0).toLowerCase()}${kind.slice(1)}`;
  const declared = readFileSync(join(project, "node_modules", folder, `${file}.d.ts`), "utf8");
  return /^ {4}tags\?: pulumi\.Input/m.test(declared.slice(declared.indexOf("Args {")));
}

/** Names that only have to be unique within another object. */
const withinAnother = /:(RolePolicy|DiagnosticSetting)$/;

/** Longest texts the platforms take. */
const limits: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "aws:cloudwatch/metricAlarm:MetricAlarm": { alarmDescription: 1024, name: 255 },
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": { alarmDescription: 1024, alarmName: 255, alarmRule: 10_240 },
  "aws:cloudwatch/eventRule:EventRule": { description: 512, name: 64, eventPattern: 4096 },
  "aws:sns/topic:Topic": { name: 256, displayName: 100 },
  "aws:s3/bucket:Bucket": { bucket: 63 },
  "aws:iam/role:Role": { name: 64 },
  "azure-native:monitor:MetricAlert": { description: 2048, ruleName: 260 },
  "azure-native:monitor:ScheduledQueryRule": { description: 4096, ruleName: 260 },
  "azure-native:monitor:ActivityLogAlert": { description: 2048, activityLogAlertName: 260 },
  "azure-native:monitor:ActionGroup": { groupShortName: 12, actionGroupName: 260 },
  "pagerduty:index/service:Service": { description: 1024, name: 255 },
};

/** Objects that hold the rules, routes or scripts of a whole system; each rule in them is labelled by itself. */
const ofWholeSystems = /:(PrometheusRule|Alertmanager|Secret|ConfigMap|ServiceAccount)$/;

/** Tags, labels, or the list of names and values a saved search has instead. */
function tagsOf({ tags, metadata }: ResourceReport["inputs"]): [string, string][] {
  if (Array.isArray(tags)) return (tags as { name: string; value: string }[]).map(({ name, value }) => [name, value]);
  const labels = (metadata as { labels?: unknown } | undefined)?.labels;
  return Object.entries((tags ?? labels ?? {}) as Record<string, string>);
}

describe("the whole program", () => {
  let whole: PlannedStack;
  let made: readonly (ResourceReport & { readonly system: string })[];

  before(async () => {
    whole = await wholePlan();
    made = whole.report.systems.flatMap(({ system, resources }) =>
      resources
        .filter(({ type }) => !/^(hozen|pulumi):/.test(type))
        .map((resource) => Object.assign({ system }, resource)),
    );
    assert.ok(made.length > 350, String(made.length));
  });

  const names = (found: readonly { readonly urn: string }[]) => found.map(({ urn }) => urn.split("$").at(-1));

  it("registers the same resources in a preview as in an update", async () => {
    const { resources } = await planStack({ preview: true });
    assert.deepEqual(
      resources.map(({ urn }) => urn),
      whole.resources.map(({ urn }) => urn),
    );
  });

  it("gives the same bytes for the same input", async () => {
    const { report } = await planStack({});
    assert.ok(JSON.stringify(report) === JSON.stringify(whole.report));
  });

  it("gives every resource an explicit provider, never a default one", () => {
    const providers = whole.resources.filter(({ type }) => type.startsWith("pulumi:providers:")).map(({ urn }) => urn);
    const lost = whole.resources.filter(
      ({ custom, type, provider = "" }) =>
        custom && !type.startsWith("pulumi:") && !providers.includes(provider.slice(0, provider.lastIndexOf("::"))),
    );
    assert.deepEqual(names(lost), []);
    assert.deepEqual(
      providers.filter((urn) => urn.endsWith("::default")),
      [],
    );
  });

  it("puts every resource under the component of its system and concern", () => {
    const stray = made.filter(
      ({ system, parent = "" }) => !/\$hozen:\w+:\w+::/.test(parent) || !parent.split("::").at(-1)?.startsWith(system),
    );
    assert.deepEqual(names(stray), []);
  });

  it("lets every notifying rule call somebody, and no alternative", () => {
    const notices = whole.report.systems.flatMap(noticesOf);
    assert.ok(notices.length > 140, String(notices.length));
    const mute = notices.filter(({ rule, actions }) => rule.pages !== actions.length > 0);
    assert.deepEqual(
      mute.map(({ rule, actions }) => `${rule.id} ${actions.join()}`),
      [],
    );
    const routeless = notices.filter(({ rule }) => rule.pages && rule.routes.length === 0);
    assert.deepEqual(
      routeless.map(({ rule }) => rule.id),
      [],
    );
  });

  it("writes the document and a runbook link into every alert", () => {
    for (const system of whole.report.systems) {
      const document = `${system.system}.md`;
      const page = `https://runbooks.example.com/${system.system}/`;
      const bare = noticesOf(system).filter(({ text }) => !text.includes(page) || !text.includes(document));
      assert.deepEqual(
        bare.map(({ rule }) => rule.id),
        [],
      );
    }
  });

  it("raises no alert that no clause asks for", () => {
    const unasked = whole.report.systems
      .flatMap((system) => system.rules)
      .filter(({ clauses }) => clauses.length === 0);
    assert.deepEqual(
      unasked.map(({ id }) => id),
      [],
    );
  });

  it("quotes in every alert each documented value it enforces", () => {
    for (const system of whole.report.systems) {
      const quotes = new Map(system.clauses.map(({ id, source }) => [id, source]));
      const missing = noticesOf(system).flatMap(({ rule, text }) =>
        rule.clauses
          .filter((id) => {
            const { section = "", quote = "" } = quotes.get(id) ?? {};
            return !text.includes("…") && !(plain(text).includes(plain(section)) && plain(text).includes(plain(quote)));
          })
          .map((id) => `${rule.id} ${id}`),
      );
      assert.deepEqual(missing, []);
    }
  });

  it("gives every rule a resource, or says why none can carry it", () => {
    const lost = whole.report.systems
      .flatMap((system) => system.rules)
      .filter(({ urn, fidelity }) => (urn === undefined) !== (fidelity.level === "not-expressible"));
    assert.deepEqual(
      lost.map(({ id }) => id),
      [],
    );
    const silent = whole.report.systems
      .flatMap((system) => system.rules)
      .filter(({ fidelity }) => fidelity.level !== "exact" && (fidelity.reason ?? "") === "");
    assert.deepEqual(
      silent.map(({ id }) => id),
      [],
    );
  });

  it("tags whatever it makes that takes tags with system, environment, subject and owner", () => {
    const adopted = new Set(
      whole.composition.systems.flatMap(({ plan, parts }) =>
        parts.flatMap(({ synthesis }) =>
          synthesis.declarations
            .filter(({ options }) => options?.import !== undefined)
            .map(({ key }) => `${plan.system.key}-${key}`),
        ),
      ),
    );
    const bare = made.filter(({ type, system, inputs, urn }) => {
      // What exists keeps the tags it has.
      if (!isTaggable(type) || adopted.has(urn.split("::").at(-1) ?? "")) return false;
      const found = tagsOf(inputs);
      const has = (suffix: string, value: string) =>
        found.some(([key, text]) => key.endsWith(suffix) && text === value);
      const own = found.filter(([key]) => /^hozen[:/]/.test(key) && !/(system|environment)$/.test(key));
      const subject = ofWholeSystems.test(type) || own.length > 0;
      return !has("system", system) || !has("environment", "prod") || !has("managed-by", "hozen") || !subject;
    });
    assert.deepEqual(names(bare), []);
  });

  it("keeps every text within the limits of its platform", () => {
    const long = made.flatMap(({ type, urn, inputs }) =>
      Object.entries(limits[type] ?? {})
        .filter(([key, limit]) => [...String(inputs[key] ?? "")].length > limit)
        .map(([key]) => `${urn.split("$").at(-1)} ${key}`),
    );
    assert.deepEqual(long, []);
  });

  it("names resources after system and environment, so that no two stacks collide", () => {
    const keys = ["name", "alarmName", "ruleName", "actionGroupName", "activityLogAlertName", "webTestName", "bucket"];
    const shared = made.filter(({ system, inputs, type }) => {
      const name = keys.map((key) => inputs[key]).find((value) => typeof value === "string");
      if (name === undefined || withinAnother.test(type)) return false;
      return !new RegExp(`(^|/)${system}[-/]prod([-/]|$)`).test(String(name).replaceAll("_", "-"));
    });
    assert.deepEqual(names(shared), []);
  });
});

/** Without what platforms escape or cut apart: quotes, backslashes, angle brackets and spaces. */
function plain(text: string): string {
  return text.replace(/[\s"'\\<>＜＞{}]/g, "");
}
