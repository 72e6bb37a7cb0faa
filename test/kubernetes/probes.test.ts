import { strict as assert } from "node:assert";
import { synth } from "../../components/kubernetes/synth";
import { holds } from "../../core/evidence";
import type { Collector, Fact, Plan, Planned, ProbeSpec, ResourceSpec } from "../../core/model";
import {
  alert,
  collector,
  cpu,
  fact,
  kubeJobs,
  plan,
  quantity,
  resource,
  rule,
  server,
  site,
  stated,
  system,
  weekOverWeek,
} from "./plan";

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

function one(made: Plan, key: string): ResourceSpec {
  const found = synth(made, site).declarations.find((declaration) => declaration.key === key);
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

const codes = (made: Plan): string[] => synth(made, site).problems.map(({ code }) => code);

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
    assert.deepEqual(synth(plan({ probes: [probe({ provider: "aws" })] }), site).declarations, []);
  });

  it("need a prober", () => {
    const { prober: _, ...settings } = site.place.settings;
    const bare = { ...site, place: { ...site.place, settings } };
    assert.deepEqual(
      synth(plan({ probes: [probe()] }), bare).problems.map(({ code }) => code),
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
    assert.deepEqual(codes(plan({ collectors: [server({ properties: { storage: "50Gi" } })] })), [
      "KUBERNETES-COLLECTOR",
    ]);
  });

  it("must keep what a rule compares with", () => {
    const measurement = { ...weekOverWeek, records: {}, expression: "100 * a[$W] / (a[$W] offset 1w)" };
    const alerts = [alert("a", measurement, [rule("a", "warning", "< 80%")])];
    const short = server({ keep: stated(quantity("7 days"), "7 days") });
    assert.deepEqual(codes(plan({ alerts, collectors: [short, collector()] })), ["KUBERNETES-COLLECTOR"]);
    assert.deepEqual(codes(plan({ alerts, collectors: [server(), collector()] })), []);
  });

  it("keep nothing beyond a day on the disk of a pod", () => {
    const properties = { serviceAccount: "prometheus" };
    assert.deepEqual(codes(plan({ collectors: [server({ properties })] })), ["KUBERNETES-COLLECTOR"]);
    const day = stated(quantity("1 day"), "1 day");
    assert.deepEqual(codes(plan({ collectors: [server({ properties, keep: day })] })), []);
  });

  it("have no settings but those of their kind", () => {
    const { problems } = synth(plan({ collectors: [collector({ properties: { honorLabel: "true" } })] }), site);
    assert.deepEqual(
      problems.map(({ path, given, allowed }) => [path, given, allowed]),
      [["collectors.app.honorLabel", "honorLabel", "exporter, honorLabels, job, namespace, path, port"]],
    );
    assert.deepEqual(codes(plan({ collectors: [server({ properties: { serviceAccount: "a", replicas: "abc" } })] })), [
      "KUBERNETES-COLLECTOR",
      "KUBERNETES-COLLECTOR",
    ]);
  });

  it("bring every series the rules of a system with its own server read", () => {
    const alerts = [
      alert("app.cpu", cpu, [rule("app.cpu", "warning", "> 1%")]),
      alert("jobs.failed", kubeJobs, [rule("jobs.failed", "warning", "> 0 errors")], { resource: resource("jobs") }),
    ];
    const blind = synth(plan({ alerts, collectors: [server(), collector({ on: "cache" })] }), site);
    assert.deepEqual(
      blind.problems.map(({ code, what, given }) => [code, what.split(":")[0], given]),
      [
        ["KUBERNETES-BLIND", "no collector of this system scrapes what exports node_cpu_seconds_total", "app.cpu"],
        ["KUBERNETES-BLIND", "no collector of this system scrapes kube-state-metrics", "jobs.failed"],
      ],
    );
    const kube = collector({ key: "kube", on: "kube", target: stated("kube-state-metrics", "kube-state-metrics") });
    assert.deepEqual(codes(plan({ alerts, collectors: [server(), collector(), kube] })), []);
    const renamed = { properties: { exporter: "kube-state-metrics" } };
    assert.deepEqual(
      codes(plan({ alerts, collectors: [server(), collector(), collector({ key: "kube", ...renamed })] })),
      [],
    );
  });

  it("leave the labels of kube-state-metrics as they are, which are about other objects than itself", () => {
    const kube = collector({ target: stated("kube-state-metrics", "kube-state-metrics") });
    const endpoint = (made: Planned<Collector>) =>
      (one(plan({ collectors: [made] }), "collector-app").inputs.spec as { endpoints: { honorLabels?: boolean }[] })
        .endpoints[0];
    assert.equal(endpoint(kube)?.honorLabels, true);
    assert.equal(endpoint(collector({ properties: { honorLabels: "true" } }))?.honorLabels, true);
    assert.equal(endpoint(collector())?.honorLabels, undefined);
  });

  it("run servers that PodSecurity restricted admits, on nodes of their own where there are several", () => {
    const spec = (properties: Record<string, string>) =>
      one(
        plan({ collectors: [server({ properties: { serviceAccount: "a", storage: "1Gi", ...properties } })] }),
        "collector-server",
      ).inputs.spec as Record<string, unknown>;
    assert.deepEqual(spec({}).securityContext, {
      runAsNonRoot: true,
      runAsUser: 1000,
      runAsGroup: 2000,
      fsGroup: 2000,
      seccompProfile: { type: "RuntimeDefault" },
    });
    assert.equal(spec({}).affinity, undefined);
    assert.deepEqual(spec({ memory: "2Gi" }).resources, {
      requests: { cpu: "250m", memory: "2Gi" },
      limits: { memory: "2Gi" },
    });
    assert.deepEqual(spec({ replicas: "2" }).affinity, {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          {
            labelSelector: {
              matchLabels: { "app.kubernetes.io/name": "prometheus", "app.kubernetes.io/instance": "shop-prod-server" },
            },
            topologyKey: "kubernetes.io/hostname",
          },
        ],
      },
    });
  });
});
