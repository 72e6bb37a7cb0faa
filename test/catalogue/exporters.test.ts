import { strict as assert } from "node:assert";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { createServer as createSocket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { loadCatalogue } from "../../core/catalogue";
import { withCounts } from "../../core/expressions";
import { needProgram } from "../kit/left-out";
import { project } from "../kit/plan";
import { needPostgres, Postgres } from "../kit/postgres";

/** Series a rule asks for, by the concept that does. Prometheus itself makes `up`. */
function seriesOf(kind: string): Map<string, string> {
  const { concepts } = loadCatalogue([join(project, "alert-rules")]);
  const found = new Map<string, string>();
  for (const [concept, { measurements }] of concepts) {
    const measurement = measurements[kind];
    if (measurement?.language !== "promql") continue;
    const { expression, absent = "", traffic = "", records = {} } = measurement;
    const text = withCounts([expression, absent, traffic, ...Object.values(records)].join("\n"));
    for (const [, name = ""] of text.matchAll(/([a-zA-Z_:][\w:]*)\{/g)) if (name !== "up") found.set(name, concept);
  }
  assert.ok(found.size > 3, `${kind} asks for ${found.size} series`);
  return found;
}

/** What an exporter's page offers, by name. */
async function printed(...pages: readonly string[]): Promise<Set<string>> {
  const texts = await Promise.all(pages.map(async (page) => (await fetch(page)).text()));
  const lines = texts.flatMap((text) => text.split("\n")).filter((line) => line !== "" && !line.startsWith("#"));
  return new Set(lines.map((line) => /^[a-zA-Z_:][\w:]*/.exec(line)?.[0] ?? ""));
}

/** Series that rules of a kind ask for and no page has; `elsewhere` are those that need more than there is here. */
async function missing(kind: string, pages: readonly string[], elsewhere: readonly string[] = []): Promise<string[]> {
  const [asked, names] = [seriesOf(kind), await printed(...pages)];
  for (const name of elsewhere) assert.ok(asked.has(name), `no rule asks for ${name}`);
  return [...asked]
    .filter(([name]) => !names.has(name) && !elsewhere.includes(name))
    .map(([name, concept]) => `${concept}: ${name}`);
}

async function freePort(): Promise<number> {
  const socket = createSocket();
  await new Promise<void>((resolve) => socket.listen(0, "127.0.0.1", resolve));
  const { port } = socket.address() as AddressInfo;
  await new Promise((resolve) => socket.close(resolve));
  return port;
}

/** Waits for what an exporter does not show at once; the test's own limit is far beyond. */
async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await holds()) return;
    await wait(100);
  }
  throw new Error(`${what} did not come`);
}

describe("series that rules ask for are printed by the real exporter", function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), "hozen-exporters-"));
  const children: ChildProcess[] = [];

  after(() => {
    for (const child of children) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  /** An exporter on a port of its own; its address, once it answers. */
  async function exporter(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
    const address = `127.0.0.1:${await freePort()}`;
    const all = [...args, `--web.listen-address=${address}`];
    children.push(spawn(program, all, { stdio: "ignore", env: { ...process.env, ...env } }));
    await until(`an answer of ${program}`, () =>
      printed(`http://${address}/metrics`).then(
        ({ size }) => size > 0,
        () => false,
      ),
    );
    return `http://${address}`;
  }

  it("of hosts", async function () {
    needProgram(this, "prometheus-node-exporter", "prometheus-node-exporter");
    const address = await exporter("prometheus-node-exporter", []);
    const elsewhere = [
      // A machine of its own has sensors; a virtual one has none.
      "node_hwmon_temp_celsius",
      // Of a collector that is off unless asked for, which the catalogue says, and that asks systemd itself.
      "node_systemd_unit_state",
      "node_systemd_service_restart_total",
    ];
    assert.deepEqual(await missing("prometheus.node", [`${address}/metrics`], elsewhere), []);
  });

  it("of Redis, a primary with its replica", async function () {
    needProgram(this, "redis-server", "redis-server");
    needProgram(this, "prometheus-redis-exporter", "prometheus-redis-exporter");
    const [primary, replica] = [await freePort(), await freePort()];
    for (const [port, more] of [
      [primary, []],
      [replica, ["--replicaof", `127.0.0.1 ${primary}`]],
    ] as const) {
      const own = join(folder, `redis-${port}`);
      mkdirSync(own);
      children.push(spawn("redis-server", ["--port", `${port}`, "--dir", own, ...more], { stdio: "ignore" }));
    }
    const pages = await Promise.all(
      [primary, replica].map(async (port) => {
        const address = await exporter("prometheus-redis-exporter", [`--redis.addr=redis://127.0.0.1:${port}`]);
        return `${address}/metrics`;
      }),
    );
    // A replica is listed by its primary once it has asked for everything.
    await until("the replica", async () => (await printed(...pages)).has("redis_connected_slave_lag_seconds"));
    assert.deepEqual(await missing("prometheus.redis", pages), []);
  });

  it("of PostgreSQL", async function () {
    needPostgres(this);
    needProgram(this, "prometheus-postgres-exporter", "prometheus-postgres-exporter");
    const database = await Postgres.start();
    try {
      const source = `user=owner host=${database.folder} dbname=postgres sslmode=disable`;
      const address = await exporter("prometheus-postgres-exporter", [], { DATA_SOURCE_NAME: source });
      const elsewhere = [
        // Debian 12 has 0.11; these names are of 0.12 and later.
        "pg_replication_is_replica",
        "pg_replication_lag_seconds",
        // A server with a replica has it.
        "pg_stat_replication_pg_wal_lsn_diff",
        // Of a collector that is off unless asked for, which the catalogue says.
        "pg_stat_statements_seconds_total",
        "pg_stat_statements_calls_total",
      ];
      assert.deepEqual(await missing("prometheus.postgres", [`${address}/metrics`], elsewhere), []);
    } finally {
      await database.stop();
    }
  });

  it("and a name that no exporter has is found", async function () {
    needProgram(this, "prometheus-node-exporter", "prometheus-node-exporter");
    const address = await exporter("prometheus-node-exporter", ["--collector.disable-defaults", "--collector.loadavg"]);
    const found = await missing("prometheus.node", [`${address}/metrics`]);
    assert.ok(found.includes("memory.utilization: node_memory_MemAvailable_bytes"), found.join("\n"));
    assert.ok(!found.some((line) => line.endsWith(": node_load5")));
  });

  it("of probes, of a page with a certificate", async function () {
    needProgram(this, "openssl", "openssl");
    needProgram(this, "prometheus-blackbox-exporter", "prometheus-blackbox-exporter");
    const [key, cert, modules] = ["key.pem", "cert.pem", "modules.yml"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"];
    execFileSync("openssl", [...made, "-keyout", key, "-out", cert], { stdio: "ignore" });
    writeFileSync(
      modules,
      "modules: { page: { prober: http, http: { tls_config: { insecure_skip_verify: true } } } }\n",
    );
    const site = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, answer) => answer.end("well"));
    await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
    const { port } = site.address() as AddressInfo;
    try {
      const address = await exporter("prometheus-blackbox-exporter", [`--config.file=${modules}`]);
      const probe = `${address}/probe?module=page&target=${encodeURIComponent(`https://localhost:${port}`)}`;
      assert.deepEqual(await missing("prometheus.probe", [probe]), []);
    } finally {
      site.closeAllConnections();
      site.close();
    }
  });
});
