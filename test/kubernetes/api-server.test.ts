import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { compose } from "../../components/compose";
import { readStackFile } from "../../engine/stack-file";
import { checkConfig, needAmtool } from "../kit/amtool";
import { ApiServer, type KubernetesObject, needKubernetes, objectOf } from "../kit/kubernetes";
import { checkPrometheus, needPromtool } from "../kit/promtool";
import { cnpg, jobs, rendered, repository, scaling } from "./work";

const project = join(__dirname, "..", "..");
const asOf = "2026-11-22";

/** The objects of the systems of this project as the prod stack makes them, and of a system that uses every option. */
function declared(): KubernetesObject[] {
  const { systems } = compose({ project, stack: "prod", config: readStackFile(project, "prod"), asOf });
  const parts = systems.flatMap((system) => system.parts).filter(({ provider }) => provider.name === "kubernetes");
  const generated = [repository + jobs + scaling, cnpg].flatMap((text) => rendered(text).synthesis.declarations);
  return [...parts.flatMap(({ synthesis }) => synthesis.declarations), ...generated].map(objectOf);
}

const named = ({ kind, metadata }: KubernetesObject): string => `${kind} ${metadata.namespace}/${metadata.name}`;

describe("objects on a real Kubernetes API server", function () {
  this.timeout(300_000);
  this.slow(120_000);
  let server: ApiServer;
  let objects: KubernetesObject[];

  before(async function () {
    needKubernetes(this);
    objects = declared();
    assert.ok(objects.length > 50, String(objects.length));
    server = await ApiServer.start();
    const restricted = { "pod-security.kubernetes.io/enforce": "restricted" };
    for (const name of new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []))) {
      await server.namespace(name, restricted);
    }
  });

  after(() => server?.stop());

  it("are accepted strictly, made, changed and deleted, without a warning", async () => {
    const refused: string[] = [];
    for (const object of objects) {
      const path = await server.collection(object);
      if (path === undefined) {
        refused.push(`${named(object)}: the server knows no such kind`);
        continue;
      }
      const own = `${path}/${object.metadata.name}`;
      const steps = [
        ["POST", `${path}?dryRun=All&fieldValidation=Strict`, object],
        ["POST", `${path}?fieldValidation=Strict`, object],
        ["PATCH", `${own}?fieldManager=hozen&force=true&fieldValidation=Strict`, changed(object)],
        ["DELETE", own, undefined],
      ] as const;
      for (const [method, at, body] of steps) {
        const answer = await server.ask(method, at, body);
        const { message = "" } = answer.body as { message?: string };
        if (answer.status >= 300) refused.push(`${method} ${named(object)}: ${message}`);
        for (const warning of answer.warnings) refused.push(`${method} ${named(object)}: warns ${warning}`);
      }
    }
    assert.deepEqual(refused, []);
  });

  it("would be refused with the field's path where one is wrong", async () => {
    const job = objects.find(({ kind }) => kind === "CronJob");
    assert.ok(job);
    const wrong = { ...job, spec: { ...(job.spec as object), timeZone: "Asia/Tokio", suspended: true } };
    const answer = await server.ask("POST", `${await server.collection(job)}?dryRun=All&fieldValidation=Strict`, wrong);
    assert.match(JSON.stringify(answer.body), /unknown field \\"spec.suspended\\"/);
  });

  it("run pods that PodSecurity restricted admits", async () => {
    const pods = objects.filter(({ kind }) => kind === "CronJob").map(podOf);
    assert.ok(pods.length > 5);
    for (const pod of pods) await server.must("POST", `${await server.collection(pod)}?dryRun=All`, pod);
    const privileged = { ...pods[0], spec: { containers: [{ name: "a", image: "a" }] } } as KubernetesObject;
    const answer = await server.ask("POST", `${await server.collection(privileged)}?dryRun=All`, privileged);
    assert.equal(answer.status, 403);
  });
});

/** The object with one more label, as an update would send it. */
function changed({ metadata, ...rest }: KubernetesObject): unknown {
  const { labels = {} } = metadata as { labels?: object };
  return { ...rest, metadata: { ...metadata, labels: { ...labels, "hozen/test": "changed" } } };
}

/** A pod as a controller would make it of the template of a CronJob or StatefulSet; its claims are bound already. */
function podOf(object: KubernetesObject): KubernetesObject {
  const { jobTemplate, template, volumeClaimTemplates = [] } = object.spec as Templates;
  const spec = jobTemplate?.spec.template.spec ?? template?.spec ?? {};
  const claims = volumeClaimTemplates.map(({ metadata: { name } }) => ({
    name,
    persistentVolumeClaim: { claimName: name },
  }));
  const { name, namespace = "default" } = object.metadata;
  const whole = { ...spec, volumes: [...(spec.volumes ?? []), ...claims] };
  return { apiVersion: "v1", kind: "Pod", metadata: { name, namespace }, spec: whole };
}

interface Templates {
  readonly jobTemplate?: { readonly spec: { readonly template: Pod } };
  readonly template?: Pod;
  readonly volumeClaimTemplates?: readonly { readonly metadata: { readonly name: string } }[];
}

interface Pod {
  readonly spec: { readonly volumes?: readonly unknown[] };
}

/** The configuration without the discovery of Kubernetes, which Debian's build of Prometheus leaves out. */
function withoutDiscovery(text: string): string {
  return text.replace(/^( *)(-? ?)kubernetes_sd_configs:\n(?:\1 +.*\n|\1- .*\n)*/gm, "$1$2static_configs: []\n");
}

describe("the Prometheus operator on what a system declares", function () {
  this.timeout(300_000);
  this.slow(120_000);
  let server: ApiServer;
  const folder = mkdtempSync(join(tmpdir(), "hozen-operator-"));
  const namespace = "monitoring";

  before(async function () {
    needKubernetes(this);
    needPromtool(this);
    needAmtool(this);
    server = await ApiServer.start();
    await server.namespace(namespace, { "pod-security.kubernetes.io/enforce": "restricted" });
    const objects = declared().filter(({ metadata: { name } }) => name.startsWith("hotel-saas"));
    for (const { metadata } of objects) await server.namespace(metadata.namespace ?? "");
    for (const object of objects) await server.must("POST", (await server.collection(object)) ?? "", object);
    server.operate();
  });

  after(() => {
    server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function data(kind: "secrets" | "configmaps", name: string): Promise<Record<string, string>> {
    const path = `/api/v1/namespaces/${namespace}/${kind}/${name}`;
    await server.until(`${kind} ${name}`, async () => {
      const { status, body } = await server.ask("GET", path);
      return status === 200 && Object.keys((body as { data?: object }).data ?? {}).length > 0;
    });
    return ((await server.must("GET", path)) as { data: Record<string, string> }).data;
  }

  const unpacked = (text = ""): string => gunzipSync(Buffer.from(text, "base64")).toString();

  it("generates a configuration that Prometheus takes, which scrapes every collector and loads every rule", async () => {
    const name = "hotel-saas-prod-server";
    await server.until("the scrape configuration", async () =>
      /serviceMonitor\/monitoring\/hotel-saas-prod-kube/.test(
        unpacked((await data("secrets", `prometheus-${name}`))["prometheus.yaml.gz"]),
      ),
    );
    const text = unpacked((await data("secrets", `prometheus-${name}`))["prometheus.yaml.gz"]);
    const scraped = [...text.matchAll(/job_name: serviceMonitor\/monitoring\/hotel-saas-prod-([\w-]+)\/0/g)].map(
      ([, key]) => key,
    );
    assert.deepEqual(scraped.sort(), ["app", "cache", "common", "db", "db-log", "kube", "node"]);
    const kube = text.split("- job_name:").find((job) => job.includes("hotel-saas-prod-kube")) ?? "";
    assert.match(kube, /honor_labels: true/);
    const rules = await data("configmaps", `prometheus-${name}-rulefiles-0`);
    for (const [file, content] of Object.entries(rules)) writeFileSync(join(folder, file), content);
    const checked = checkPrometheus(withoutDiscovery(text).replace(/\/etc\/prometheus\/rules\/[\w-]+/g, folder));
    assert.ok(checked.ok, checked.output);
    assert.match(checked.output, /SUCCESS: [1-9]\d+ rules found/);
  });

  it("generates a configuration that Alertmanager takes", async () => {
    const generated = await data("secrets", "alertmanager-hotel-saas-prod-generated");
    const text = unpacked(generated["alertmanager.yaml.gz"]).replaceAll("[secret]", "https://example.com/secret");
    const { ok, output } = checkConfig(text);
    assert.ok(ok, output);
    assert.match(text, /route-critical/);
  });

  it("makes pods that PodSecurity restricted admits, on a volume that stays", async () => {
    const sets = ["prometheus-hotel-saas-prod-server", "alertmanager-hotel-saas-prod"];
    for (const name of sets) {
      const path = `/apis/apps/v1/namespaces/${namespace}/statefulsets/${name}`;
      await server.until(name, async () => (await server.ask("GET", path)).status === 200);
      const set = (await server.must("GET", path)) as KubernetesObject;
      const pod = podOf({ ...set, kind: "StatefulSet", apiVersion: "apps/v1" });
      await server.must("POST", `/api/v1/namespaces/${namespace}/pods?dryRun=All`, pod);
      const { volumeClaimTemplates = [] } = set.spec as { volumeClaimTemplates?: unknown[] };
      assert.equal(volumeClaimTemplates.length, name.startsWith("prometheus") ? 1 : 0);
    }
  });
});
