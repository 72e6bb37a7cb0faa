import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parse } from "yaml";
import { type ResourceSpec, visible } from "../../core/model";
import { leaveOut, programPath } from "./left-out";

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "hozen-engines");

/** The folder of an engine scripts/kubernetes-engines has built, of the newest version there is. */
function engineFolder(name: string): string | undefined {
  const found = existsSync(cache) ? readdirSync(cache).filter((folder) => folder.startsWith(`${name}-`)) : [];
  const folder = found.sort().at(-1);
  return folder !== undefined && existsSync(join(cache, folder, name)) ? join(cache, folder) : undefined;
}

/** Where the definitions of the Prometheus operator, of CloudNativePG and of its plugin are. */
function definitionFolders(): string[] {
  const folders = existsSync(cache) ? readdirSync(cache) : [];
  return ["prometheus-operator", "cloudnative-pg", "plugin-barman-cloud"].flatMap((name) => {
    const newest = folders
      .filter((folder) => folder.startsWith(`${name}-`))
      .sort()
      .at(-1);
    const found = newest === undefined ? undefined : join(cache, newest, "crds");
    return found !== undefined && existsSync(found) ? [found] : [];
  });
}

/** For the `before` hook of a suite on a real API server and operator; in the gate it waits for those that are being built. */
export function needKubernetes(context: Mocha.Context): void {
  if (process.env.CI === "true") {
    context.timeout(3_600_000);
    spawnSync("bash", [join(__dirname, "../../scripts/kubernetes-engines")], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  }
  const defined = definitionFolders().length === 3;
  if (engineFolder("kube-apiserver") && engineFolder("prometheus-operator") && defined && programPath("etcd")) return;
  leaveOut(context, "no Kubernetes API server: npm run kubernetes-engines, apt-get install etcd-server");
}

/** An object as the API takes it. */
export type KubernetesObject = Readonly<Record<string, unknown>> & {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
};

/** What the API server answers. */
export interface Answer {
  readonly status: number;
  /** Texts of `Warning` headers. */
  readonly warnings: readonly string[];
  readonly body: unknown;
}

/** What is declared, as the API server is sent it: secrets and references as readable marks. */
export function objectOf({ type, inputs }: ResourceSpec): KubernetesObject {
  const [, group = "", kind = ""] = type.split(":");
  return { apiVersion: group.replace(/^core\//, ""), kind, ...(visible(inputs) as object) } as KubernetesObject;
}

/** The operator speaks to a server outside its cluster without a token. */
const everybodyMayDoAll = {
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "ClusterRoleBinding",
  metadata: { name: "everybody" },
  roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
  subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "User", name: "system:anonymous" }],
};

/** A real kube-apiserver on a real etcd, in a folder of its own, with the definitions of the Prometheus operator. */
export class ApiServer {
  private readonly folder = mkdtempSync(join(tmpdir(), "hozen-kubernetes-"));
  private readonly children: ChildProcess[] = [];
  private readonly plurals = new Map<string, Readonly<Record<string, string>>>();
  private readonly token = randomUUID();
  private port = 0;

  static async start(): Promise<ApiServer> {
    const server = new ApiServer();
    try {
      await server.run();
      return server;
    } catch (error) {
      server.stop();
      throw error;
    }
  }

  get address(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  private async run(): Promise<void> {
    const [client, peer, secure] = await Promise.all([freePort(), freePort(), freePort()]);
    const urls = { client: `http://127.0.0.1:${client}`, peer: `http://127.0.0.1:${peer}` };
    this.spawn(programPath("etcd") ?? "", [
      `--data-dir=${join(this.folder, "etcd")}`,
      `--listen-client-urls=${urls.client}`,
      `--advertise-client-urls=${urls.client}`,
      `--listen-peer-urls=${urls.peer}`,
      `--initial-advertise-peer-urls=${urls.peer}`,
      `--initial-cluster=default=${urls.peer}`,
      "--unsafe-no-fsync",
    ]);
    const key = join(this.folder, "key.pem");
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    writeFileSync(key, privateKey.export({ type: "pkcs1", format: "pem" }));
    const tokens = join(this.folder, "tokens.csv");
    writeFileSync(tokens, `${this.token},admin,1,system:masters\n`);
    this.port = secure;
    this.spawn(join(engineFolder("kube-apiserver") ?? "", "kube-apiserver"), [
      `--etcd-servers=${urls.client}`,
      `--secure-port=${secure}`,
      "--bind-address=127.0.0.1",
      `--cert-dir=${this.folder}`,
      `--service-account-key-file=${key}`,
      `--service-account-signing-key-file=${key}`,
      "--service-account-issuer=https://kubernetes.default.svc",
      `--token-auth-file=${tokens}`,
      "--authorization-mode=RBAC",
      "--service-cluster-ip-range=10.0.0.0/24",
      "--disable-admission-plugins=ServiceAccount",
    ]);
    await this.until("the API server is ready", async () => (await this.ask("GET", "/readyz")).status === 200);
    await this.must("POST", "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", everybodyMayDoAll);
    for (const folder of definitionFolders()) await this.define(folder);
  }

  /** Resource definitions, and the moment from which they are served. */
  private async define(folder: string): Promise<void> {
    const definitions = readdirSync(folder).map((file) => parse(readFileSync(join(folder, file), "utf8")));
    const path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    await Promise.all(definitions.map((definition) => this.must("POST", path, definition)));
    const wanted = definitions.filter(({ spec }) => spec.versions.some(({ name }: { name: string }) => name === "v1"));
    const group = wanted[0]?.spec.group;
    await this.until(`definitions of ${group} are served`, async () => {
      const { body } = await this.ask("GET", `/apis/${group}/v1`);
      const served = ((body as { resources?: { kind: string }[] }).resources ?? []).map(({ kind }) => kind);
      return wanted.every(({ spec }) => served.includes(spec.names.kind));
    });
  }

  /** The operator itself, on this server; ends with it. */
  operate(): void {
    const program = join(engineFolder("prometheus-operator") ?? "", "prometheus-operator");
    this.spawn(program, [`--apiserver=${this.address}`, "--tls-insecure", "--web.listen-address=127.0.0.1:0"]);
  }

  private spawn(program: string, args: readonly string[]): void {
    this.children.push(spawn(program, args, { stdio: "ignore" }));
  }

  /** Waits for a state of the server; minutes, because the machine may be busy. */
  async until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + 180_000;
    while (Date.now() < end) {
      if (await holds().catch(() => false)) return;
      await wait(200);
    }
    throw new Error(`waited in vain: ${what}`);
  }

  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const type = method === "PATCH" ? "application/apply-patch+yaml" : "application/json";
    return new Promise((resolve, reject) => {
      const options = {
        method,
        rejectUnauthorized: false,
        headers: { "Content-Type": type, Authorization: `Bearer ${this.token}` },
      };
      const sent = request(this.address + path, options, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => {
          const text = Buffer.concat(parts).toString();
          const warning = response.headers.warning;
          const warnings = warning === undefined ? [] : [warning].flat().map(String);
          resolve({ status: response.statusCode ?? 0, warnings, body: jsonOf(text) });
        });
      });
      sent.on("error", reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  async must(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await this.ask(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Where objects of this kind are kept; undefined for a kind the server does not know. */
  async collection({ apiVersion, kind, metadata }: KubernetesObject): Promise<string | undefined> {
    const root = apiVersion === "v1" ? "/api/v1" : `/apis/${apiVersion}`;
    const known = this.plurals.get(root) ?? (await this.discover(root));
    const plural = known[kind];
    return plural === undefined ? undefined : `${root}/namespaces/${metadata.namespace ?? "default"}/${plural}`;
  }

  private async discover(root: string): Promise<Readonly<Record<string, string>>> {
    const { body } = await this.ask("GET", root);
    const { resources = [] } = body as { resources?: { name: string; kind: string }[] };
    const plurals = Object.fromEntries(
      resources.filter(({ name }) => !name.includes("/")).map(({ name, kind }) => [kind, name]),
    );
    this.plurals.set(root, plurals);
    return plurals;
  }

  async namespace(name: string, labels: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.ask("POST", "/api/v1/namespaces", { apiVersion: "v1", kind: "Namespace", metadata: { name, labels } });
  }

  stop(): void {
    for (const child of this.children.reverse()) child.kill("SIGKILL");
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
