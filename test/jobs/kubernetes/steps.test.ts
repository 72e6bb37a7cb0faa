import { strict as assert } from "node:assert";
import { chmodSync, cpSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createPlain } from "node:net";
import { join } from "node:path";
import { needPostgres, type Outcome, Postgres } from "../../kit/postgres";
import { fails, succeeds, until } from "../postgres/kit";

const scripts = join(__dirname, "..", "..", "..", "jobs", "kubernetes");

/** Prometheus' answer for one series. */
const vector = {
  status: "success",
  data: { resultType: "vector", result: [{ metric: { job: "app" }, value: [1, "0.25"] }] },
};

describe("the steps of the cluster's jobs", function () {
  this.timeout(60_000);
  this.slow(10_000);
  let postgres: Postgres;
  let folder = "";
  let web: Server;
  let cache: ReturnType<typeof createPlain>;
  let asked: string[] = [];
  let posted = "";

  const address = (server: { address: () => unknown }) => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = () => ({
    FOLDER: folder,
    PGDATABASE: "postgres",
    ENDPOINTS: `http://${address(web)}/health`,
    EXTERNALS: `http://${address(web)}/gone`,
    PROMETHEUS: `http://${address(web)}`,
    CACHE: address(cache),
    BACKUP_JOBS: "shop-.*",
    LATENCY_QUERY: "latency",
    ERROR_QUERY: "errors",
    SYSTEM: "shop",
    PATH: `${folder}:${process.env.PATH ?? ""}`,
  });
  const steps = (names: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Outcome> =>
    postgres.run("bash", [join(folder, "steps.sh"), ...names], { ...env(), ...more });

  before(async function () {
    needPostgres(this);
    postgres = await Postgres.start(() => ({ settings: ["archive_mode=on"] }));
    folder = postgres.mkdir("scripts");
    for (const name of readdirSync(scripts)) cpSync(join(scripts, name), join(folder, name));
    web = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
      if (pathname === "/api/v1/query") {
        asked.push(searchParams.get("query") ?? "");
        const found = searchParams.get("query") !== "nothing";
        response.end(
          JSON.stringify(found ? vector : { status: "success", data: { resultType: "vector", result: [] } }),
        );
        return;
      }
      request.on("data", (chunk) => {
        posted += chunk;
      });
      request.on("end", () => {
        response.writeHead(pathname === "/gone" ? 503 : 200).end("ok");
      });
    }).listen(0);
    cache = createPlain((socket) => {
      socket.on("data", (data) => socket.end(String(data).startsWith("PING") ? "+PONG\r\n" : "-ERR\r\n"));
    }).listen(0);
  });

  beforeEach(() => {
    asked = [];
    posted = "";
  });

  after(async () => {
    web?.close();
    cache?.close();
    await postgres?.stop();
  });

  it("run one after the other, and fail at the end when one failed", async () => {
    const output = await steps(["check-external", "check-database"]);
    fails(output, /^check-external: FAILED \(1\)/m);
    assert.match(output.output, /^check-database: ok[\s\S]*^up since .*, connections 1 of 100$/m);
    assert.match(output.output, /^failed: check-external$/m);
  });

  it("ask endpoints, database and cache for their health", async () => {
    assert.match(succeeds(await steps(["check-health"])), /health 200[\s\S]*up since[\s\S]*answers/);
    fails(await steps(["check-health"], { CACHE: "127.0.0.1:1" }), /127.0.0.1:1 answers nothing/);
    fails(await steps(["check-health"], { PGHOST: "/nowhere" }), /check-health: FAILED/);
  });

  it("ask every endpoint, and fail when one of them does", async () => {
    const good = `http://${address(web)}/health`;
    const output = await steps(["check-endpoints"], { ENDPOINTS: `http://${address(web)}/gone ${good}` });
    fails(output, /check-endpoints: FAILED/);
    assert.match(output.output, /\/health 200/);
    succeeds(await steps(["check-endpoints"], { ENDPOINTS: good }));
  });

  it("run nothing that an address says", async () => {
    const touched = join(folder, "touched");
    fails(await steps(["check-cache"], { CACHE: `x' ; touch '${touched}' ; echo ':6379` }), /answers nothing/);
    fails(await steps(["check-cache"], { CACHE: `$(touch ${touched}):6379` }), /answers nothing/);
    for (const ENDPOINTS of ["-K/etc/passwd", `file://${folder}/steps.sh`, `-o${touched}`, "ftp://localhost/x"]) {
      fails(await steps(["check-endpoints"], { ENDPOINTS }), /not an address of http or https: /);
      fails(await steps(["check-external"], { EXTERNALS: ENDPOINTS }), /not an address of http or https: /);
    }
    assert.equal(existsSync(touched), false);
  });

  it("ask Prometheus, and fail when it knows nothing", async () => {
    assert.match(succeeds(await steps(["review-errors"])), /failed requests: 0.25 "job":"app"/);
    assert.deepEqual(asked, [
      "errors",
      'count by (alertname) (ALERTS{alertstate="firing",system="shop"}) or vector(0)',
    ]);
    fails(await steps(["review-errors"], { ERROR_QUERY: "nothing" }), /no series for nothing/);
  });

  it("name the statements where they are counted, and say so where they are not", async () => {
    assert.match(
      succeeds(await steps(["review-performance"])),
      /response time: 0.25[\s\S]*pg_stat_statements is not installed/,
    );
  });

  it("fail from the moment on that a WAL segment cannot be sent", async () => {
    assert.match(succeeds(await steps(["check-backups"])), /no WAL sent yet/);
    assert.match(asked[0] ?? "", /cronjob=~"shop-\.\*"/);
    const sql = (statement: string) => postgres.sql(statement, "postgres");
    await sql("ALTER SYSTEM SET archive_command = 'false'");
    await sql("SELECT pg_reload_conf()");
    await sql("CREATE TABLE written (); SELECT pg_switch_wal()");
    await until(postgres, "SELECT failed_count > 0 FROM pg_stat_archiver", "t", "postgres");
    fails(await steps(["check-backups"]), /the last WAL segment could not be sent/);
  });

  it("leave the log to the container runtime where the server keeps none", async () => {
    assert.match(succeeds(await steps(["rotate-logs"])), /the container runtime rotates the log/);
  });

  it("post what they found, whatever characters it has", async () => {
    const report = { REPORT_URL: `http://${address(web)}/report`, TITLE: 'morning "check" \\ 朝' };
    succeeds(await steps(["check-cache"], report));
    const { text } = JSON.parse(posted) as { text: string };
    assert.match(text, /^morning "check" \\ 朝\ncheck-cache: ok, \d+ s\n127.*answers\n$/);
  });

  it("fail when the report does not arrive", async () => {
    fails(await steps(["check-cache"], { REPORT_URL: `http://${address(web)}/gone` }), /failed: report/);
  });

  describe("that clear the cache", () => {
    before(() => {
      writeFileSync(
        join(folder, "redis-cli"),
        `#!/usr/bin/env bash\nif [[ "$*" == *--scan* ]]; then printf 'page:1\\npage:2 with blanks\\n'; else echo "$*" >>"${folder}/removed"; fi\n`,
      );
      chmodSync(join(folder, "redis-cli"), 0o755);
      writeFileSync(join(folder, "removed"), "");
      chmodSync(join(folder, "removed"), 0o666);
    });

    it("remove the keys of the prefix, one by one", async () => {
      assert.match(succeeds(await steps(["clear-cache"], { CACHE_PREFIX: "page:" })), /2 keys removed/);
    });

    it("refuse to run without a prefix, or with a wildcard", async () => {
      fails(await steps(["clear-cache"]), /CACHE_PREFIX/);
      for (const prefix of ["*", "pa?e", "[a]"]) {
        fails(await steps(["clear-cache"], { CACHE_PREFIX: prefix }), /a prefix has no wildcards/);
      }
    });
  });
});
