import assert from "node:assert/strict";
import { synth } from "../../components/aws/synth";
import { synth as synthAzure } from "../../components/azure/synth";
import { synth as synthKubernetes } from "../../components/kubernetes/synth";
import { type Concept, formatProblem, type Measurement, type Plan } from "../../core/model";
import { planSystem } from "../../core/planning";
import { context } from "../aws/plans";
import { place } from "../azure/kit";
import { needAwsModels, violations } from "../kit/aws-models";
import { awsResources, requestOf } from "../kit/aws-requests";
import { load } from "../kit/system-yaml";
import { site } from "../kubernetes/plan";
import { builtInCatalogue, sampleProperties } from "./samples";

interface Pair {
  readonly concept: Concept;
  readonly kind: string;
  readonly measurement: Measurement;
}

const { concepts, kinds } = builtInCatalogue();

/** Filled by the log count, the probe or the objective they come from, whose own tests plan them. */
const derived = (concept: string, kind: string) =>
  concept.startsWith("slo.") || ["azure.log.count", "azure.webtest"].includes(kind);

/** Every measurement of the kinds of a provider that a system file can name. */
function pairsOf(provider: string): Pair[] {
  return [...concepts.values()].flatMap((concept) =>
    Object.entries(concept.measurements)
      .filter(([kind]) => kind.startsWith(`${provider}.`) && !derived(concept.name, kind))
      .map(([kind, measurement]) => ({ concept, kind, measurement })),
  );
}

/** A limit that can be reached: `down` for a state, else one inside the range, on the bad side. */
function limitOf({ unit, range, bad, state }: Concept): string {
  if (state) return "down";
  const amount = range.max === undefined ? Math.max(1, range.min + 1) : (range.min + range.max) / 2;
  const spelling = { ratio: "ratio", percent: "%", perSecond: "/s", perMinute: "/min", byte: "B" }[unit as string];
  const spelled = { bitPerSecond: "bps", second: "seconds", day: "days" }[unit as string];
  return `${bad === "below" ? "<=" : ">="} ${amount} ${spelling ?? spelled ?? "count"}`;
}

/** A system with one resource and one alert for each measurement. */
function systemYaml(provider: string, pairs: readonly Pair[]): string {
  const resources = pairs.map(({ kind, measurement }, at) => {
    const properties = Object.entries(sampleProperties(kind, measurement));
    const texts = properties.map(([name, value]) => `, ${name}: ${JSON.stringify(value)}`);
    return `  r${at}: { title: R${at}, kind: ${kind}${texts.join("")} }`;
  });
  const alerts = pairs.map(({ concept }, at) => {
    const critical = `critical: { assume: ${JSON.stringify(limitOf(concept))}, because: a test }`;
    return `  a${at}: { concept: ${concept.name}, on: r${at}, ${critical} }`;
  });
  return `system: shop
title: Shop
language: en
timezone: Asia/Tokyo
document: { name: shop.md, version: "1.0" }
where: { ${provider === "prometheus" ? "kubernetes" : provider}: main }
receivers: { mail: { channel: email, config: opsMail } }
routes: { critical: { to: [mail] } }
resources:
${resources.join("\n")}
alerts:
${alerts.join("\n")}
`;
}

function planned(provider: string): { plan: Plan; pairs: Pair[] } {
  const pairs = pairsOf(provider);
  const vocabulary = { concepts: [...concepts.keys()], kinds };
  const { system, problems } = load(systemYaml(provider, pairs), { vocabulary });
  assert.deepEqual(problems.map(formatProblem), []);
  assert.ok(system);
  return { pairs, plan: planSystem(system, builtInCatalogue(), { runbookBase: "https://runbooks.example.com" }) };
}

/** Each measurement became an alert, and that alert at least one resource; the names of those that did not. */
function unmade({ pairs }: { pairs: readonly Pair[] }, keys: readonly string[]): string[] {
  return pairs.flatMap(({ concept, kind }, at) =>
    keys.some((key) => key.startsWith(`alert-a${at}-`)) ? [] : [`${concept.name} on ${kind}`],
  );
}

describe("kinds of the catalogue, each measurement in an alert", () => {
  it("are planned and become alarms on AWS", () => {
    const { plan, pairs } = planned("aws");
    assert.deepEqual(plan.problems.map(formatProblem), []);
    assert.equal(plan.alerts.filter(({ key }) => /^a\d+$/.test(key)).length, pairs.length);
    const { problems, declarations } = synth(plan, context);
    assert.deepEqual(problems.map(formatProblem), []);
    assert.deepEqual(
      unmade(
        { pairs },
        declarations.map(({ key }) => key),
      ),
      [],
    );
  });

  it("become alarms Amazon's API takes", function () {
    this.timeout(300_000);
    needAwsModels(this);
    const { plan } = planned("aws");
    const home = { account: "123456789012", region: "ap-northeast-1", prefix: "" };
    const resources = awsResources(synth(plan, context).declarations, home);
    const found = violations({ requests: resources.flatMap(requestOf), policies: [] });
    assert.deepEqual(found, []);
  });

  it("are planned and become rules of Prometheus", () => {
    const { plan, pairs } = planned("prometheus");
    assert.deepEqual(plan.problems.map(formatProblem), []);
    assert.equal(plan.alerts.filter(({ key }) => /^a\d+$/.test(key)).length, pairs.length);
    const { problems, declarations } = synthKubernetes(plan, site);
    assert.deepEqual(problems.map(formatProblem), []);
    const text = JSON.stringify(declarations);
    const missing = pairs.filter((_, at) => !text.includes(`"alert":"a${at}"`));
    assert.deepEqual(
      missing.map(({ concept, kind }) => `${concept.name} on ${kind}`),
      [],
    );
  });

  it("are planned and become alert rules on Azure", () => {
    const { plan, pairs } = planned("azure");
    assert.deepEqual(plan.problems.map(formatProblem), []);
    assert.equal(plan.alerts.filter(({ key }) => /^a\d+$/.test(key)).length, pairs.length);
    const settings = { ...place.settings, subscription: "00000000-0000-0000-0000-000000000000" };
    const { problems, declarations } = synthAzure(plan, { place: { ...place, settings } });
    assert.deepEqual(problems.map(formatProblem), []);
    assert.deepEqual(
      unmade(
        { pairs },
        declarations.map(({ key }) => key),
      ),
      [],
    );
  });
});
