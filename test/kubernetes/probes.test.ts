import { strict as assert } from "node:assert";
import { synthKubernetes } from "../../components/kubernetes/synth";
import { holds } from "../../core/evidence";
import type { Collector, Fact, Plan, Planned, ProbeSpec, ResourceSpec } from "../../core/model";
import { alert, fact, plan, quantity, resource, rule, site, stated, system, weekOverWeek } from "./plan";

const at = { file: "systems/shop.yaml", line: 9, column: 3 };

function probe(more: Partial<ProbeSpec> = {}, facts: readonly Fact[] = []): Planned<ProbeSpec> {
  const spec: ProbeSpec = {
    key: "web",
    title: "Web",
    provider: "kubernetes",
    url: "https://shop.example.com",
    path: stated("/health", "/health"),
    every: stated(quantity("1 minute"), "1 minute"),
    timeout: stated(quantity("10 seconds"), "10 seconds"),
    expectStatus: stated("200", "200"),
    properties: {},
    facts: [],
    at,
    yamlPath: "probes.web",
    ...more,
  };
  return { spec, facts, clauses: facts.map(({ clause }) => clause) };
}

function collector(more: Partial<Collector> = {}, facts: readonly Fact[] = []): Planned<Collector> {
  const spec: Collector = {
    key: "app",
    title: "app",
    kind: "service-monitor",
    on: "app",
    target: stated("shop", "shop"),
    every: stated(quantity("30 seconds"), "30 seconds"),
    properties: { port: "http" },
    facts: [],
    present: true,
    at,
    path: "collectors.app",
    ...more,
  };
  return { spec, facts, clauses: facts.map(({ clause }) => clause) };
}

const server = (more: Partial<Collector> = {}, facts: readonly Fact[] = []): Planned<Collector> =>
  collector(
    {
      key: "server",
      kind: "prometheus",
      keep: stated(quantity("31 days"), "31 days"),
      properties: { serviceAccount: "prometheus", storage: "50Gi" },
      ...more,
    },
    facts,
  );

function one(made: Plan, key: string): ResourceSpec {
  const found = synthKubernetes(made, site).declarations.find((declaration) => declaration.key === key);
  if (!found) throw new Error(`no ${key}`);
  return found;
}

function proven(declaration: ResourceSpec, facts: readonly Fact[]): string[] {
  return facts
    .filter((known) =>
      declaration.evidence.some(
        (point) =>
          point.clause === known.clause && point.role === known.role && holds(known, point, declaration.inputs),
      ),
    )
    .map(({ clause }) => clause);
}

const codes = (made: Plan): string[] => synthKubernetes(made, site).problems.map(({ code }) => code);

describe("probes", () => {
  const facts = [
    fact("P-1", "probe", "/health"),
    fact("P-2", "every", "1 minute", 60),
    fact("P-3", "wait", "10 seconds", 10),
    fact("P-4", "expect", "200"),
  ];

  it("are Probe objects under the job their alerts ask for", () => {
    const { inputs, type } = one(plan({ probes: [probe()] }), "probe-web");
    assert.equal(type, "kubernetes:monitoring.coreos.com/v1:Probe");
    assert.deepEqual(inputs.spec, {
      jobName: "probe-web",
      interval: "1m",
      scrapeTimeout: "10s",
      module: "http_2xx",
      prober: { url: "blackbox:9115" },
      targets: { staticConfig: { static: ["https://shop.example.com/health"] } },
    });
    assert.equal((inputs.metadata as { labels: Record<string, string> }).labels.release, "prometheus");
  });

  it("prove path, interval, timeout and expected status", () => {
    assert.deepEqual(proven(one(plan({ probes: [probe({}, facts)] }), "probe-web"), facts), [
      "P-1",
      "P-2",
      "P-3",
      "P-4",
    ]);
  });

  it("prove nothing once altered", () => {
    const declaration = one(plan({ probes: [probe({}, facts)] }), "probe-web");
    const text = JSON.stringify(declaration.inputs)
      .replace("/health", "/other")
      .replace('"1m"', '"2m"')
      .replace('"10s"', '"20s"')
      .replace("http_2xx", "tcp_connect");
    assert.deepEqual(proven({ ...declaration, inputs: JSON.parse(text) }, facts), []);
  });

  it("of other platforms are not made here", () => {
    assert.deepEqual(synthKubernetes(plan({ probes: [probe({ provider: "aws" })] }), site).declarations, []);
  });

  it("need a prober", () => {
    const { prober: _, ...settings } = site.place.settings;
    const bare = { ...site, place: { ...site.place, settings } };
    assert.deepEqual(
      synthKubernetes(plan({ probes: [probe()] }), bare).problems.map(({ code }) => code),
      ["KUBERNETES-PROBER"],
    );
  });

  it("need a module of their own for a text or another status", () => {
    assert.deepEqual(codes(plan({ probes: [probe({ expectStatus: stated("301", "301") })] })), ["KUBERNETES-MODULE"]);
    assert.deepEqual(codes(plan({ probes: [probe({ expectText: stated("ok", "ok") })] })), ["KUBERNETES-MODULE"]);
    const named = probe({ expectText: stated("ok", "ok"), properties: { module: "http_ok" } });
    assert.deepEqual(codes(plan({ probes: [named] })), []);
  });

  it("cannot stand in several places", () => {
    const many = probe({ locations: stated(quantity("3 locations"), "3 locations") });
    assert.deepEqual(codes(plan({ probes: [many] })), ["KUBERNETES-LOCATIONS"]);
  });
});

describe("collectors", () => {
  it("scrape the Services of a name, as the job the rules ask for", () => {
    const own = system({ resources: [resource("app", { job: "shop-api" })] });
    const { inputs, type } = one(plan({ system: own, collectors: [collector()] }), "collector-app");
    assert.equal(type, "kubernetes:monitoring.coreos.com/v1:ServiceMonitor");
    assert.deepEqual(inputs.spec, {
      selector: { matchLabels: { "app.kubernetes.io/name": "shop" } },
      namespaceSelector: { matchNames: ["monitoring"] },
      endpoints: [
        {
          port: "http",
          path: "/metrics",
          interval: "30s",
          relabelings: [{ action: "replace", targetLabel: "job", replacement: "shop-api" }],
        },
      ],
    });
  });

  it("make a server that loads exactly what hozen marks", () => {
    const made = plan({ collectors: [server(), collector()] });
    const spec = one(made, "collector-server").inputs.spec as Record<string, unknown>;
    const mark = { "hozen/system": "shop", "hozen/environment": "prod" };
    assert.equal(spec.retention, "31d");
    assert.deepEqual(spec.ruleSelector, { matchLabels: mark });
    assert.deepEqual(spec.alerting, {
      alertmanagers: [{ namespace: "monitoring", name: "alertmanager-operated", port: "web" }],
    });
    const { labels } = one(made, "collector-app").inputs.metadata as { labels: Record<string, string> };
    for (const [key, value] of Object.entries(mark)) assert.equal(labels[key], value);
  });

  it("prove target, interval, retention and the kind of server", () => {
    const facts = [fact("C-1", "name", "shop"), fact("C-2", "every", "30 seconds", 30)];
    assert.deepEqual(proven(one(plan({ collectors: [collector({}, facts)] }), "collector-app"), facts), ["C-1", "C-2"]);
    const kept = [fact("C-3", "keep", "31 days", 31 * 86_400), fact("C-4", "text", "Prometheus")];
    const declaration = one(plan({ collectors: [server({}, kept)] }), "collector-server");
    assert.deepEqual(proven(declaration, kept), ["C-3", "C-4"]);
    const altered = JSON.parse(
      JSON.stringify(declaration.inputs).replace('"31d"', '"30d"').replace('"Prometheus"', '"X"'),
    );
    assert.deepEqual(proven({ ...declaration, inputs: altered }, kept), []);
  });

  it("need Services to scrape and an account to discover them with", () => {
    const { target: _, ...nameless } = collector().spec;
    assert.deepEqual(codes(plan({ collectors: [{ ...collector(), spec: nameless }] })), ["KUBERNETES-COLLECTOR"]);
    assert.deepEqual(codes(plan({ collectors: [server({ properties: {} })] })), ["KUBERNETES-COLLECTOR"]);
  });

  it("must keep what a rule compares with", () => {
    const measurement = { ...weekOverWeek, records: {}, expression: "100 * a[$W] / (a[$W] offset 1w)" };
    const alerts = [alert("a", measurement, [rule("a", "warning", "< 80%")])];
    const short = server({ keep: stated(quantity("7 days"), "7 days") });
    assert.deepEqual(codes(plan({ alerts, collectors: [short] })), ["KUBERNETES-COLLECTOR"]);
    assert.deepEqual(codes(plan({ alerts, collectors: [server()] })), []);
  });
});
