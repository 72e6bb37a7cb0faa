import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { begin, fails, script, succeeds, withPostgres } from "./kit";

describe("Audit archive on a real PostgreSQL", function () {
  this.timeout(60_000);
  this.slow(10_000);
  const cluster = withPostgres();
  let store = "";

  // Three rows are due, two are not; one due text holds what separates columns and rows of a file.
  beforeEach(async () => {
    for (const name of ["store", "work"]) rmSync(join(cluster().folder, name), { recursive: true, force: true });
    store = cluster().mkdir("store");
    await cluster().sql("CREATE TABLE audit_logs (id int PRIMARY KEY, what text, created_at timestamptz NOT NULL)");
    await cluster().sql(`INSERT INTO audit_logs VALUES (1, E'line\\nbreak\\ttab', now() - interval '2 years'),
      (2, NULL, now() - interval '4 months'), (3, '', now() - interval '3 months 2 days'),
      (4, 'kept', now() - interval '3 months' + interval '2 days'), (5, 'kept', now())`);
  });

  const env = () => ({
    TABLE: "audit_logs",
    TIME_COLUMN: "created_at",
    KEEP: "3 months",
    STORE_COMMAND: "cp",
    STORE_TARGET: `${store}/`,
    WORK_FOLDER: cluster().mkdir("work"),
  });
  const left = () => cluster().sql("SELECT string_agg(id::text, ',' ORDER BY id) FROM audit_logs");
  /** A command in the place of `cp`. */
  const storing = (name: string, text: string) => {
    const path = join(cluster().mkdir("bin"), name);
    writeFileSync(path, `#!/bin/bash\n${text}\n`, { mode: 0o755 });
    return { ...env(), STORE_COMMAND: path };
  };

  it("stores the old rows, every one of them as it was, and deletes no other", async () => {
    const output = succeeds(await script(cluster(), "audit-archive", env()));
    assert.match(
      output,
      /^audit-archive: 3 rows before \S+ \S+ are in audit_logs_before_\d{8}_run_\d{8}T\d{6}Z\.copy\.gz$/m,
    );
    assert.equal(await left(), "4,5");
    const [archive = "", sum = ""] = readdirSync(store).sort();
    const rows = gunzipSync(readFileSync(join(store, archive)))
      .toString("utf8")
      .trimEnd()
      .split("\n");
    assert.deepEqual(
      rows.map((row) => row.split("\t").slice(0, 2)),
      [
        ["1", "line\\nbreak\\ttab"],
        ["2", "\\N"],
        ["3", ""],
      ],
    );
    assert.match(readFileSync(join(store, sum), "utf8"), new RegExp(`^[0-9a-f]{64} {2}${archive}\n$`));
    assert.deepEqual(readdirSync(join(cluster().folder, "work")), []);
  });

  it("does nothing where nothing is due, and writes over no earlier archive", async () => {
    succeeds(await script(cluster(), "audit-archive", env()));
    const before = readdirSync(store);
    assert.match(succeeds(await script(cluster(), "audit-archive", env())), /no row of audit_logs before/);
    assert.deepEqual(readdirSync(store), before);
  });

  const keepsAll = async (given: Readonly<Record<string, string>>, says: RegExp) => {
    fails(await script(cluster(), "audit-archive", given), says);
    assert.equal(await left(), "1,2,3,4,5");
  };

  it("deletes nothing when the store refuses", async () => {
    await keepsAll(storing("refuse", "echo denied >&2; exit 1"), /denied[\s\S]*not stored/);
    await keepsAll({ ...env(), STORE_TARGET: "/nowhere/" }, /not stored/);
  });

  it("deletes nothing when the store keeps something else than it was given", async () => {
    await keepsAll(storing("truncate", 'head -c 20 "$1" >"$2"'), /differ|EOF[\s\S]*not stored/);
    await keepsAll(storing("empty", ': >"$2"'), /EOF[\s\S]*not stored/);
  });

  it("deletes nothing when the stored rows are not those of the table, though the files agree", async () => {
    const lossy =
      'case "$1" in *.gz) gunzip -c "$1" | tail -n +2 | gzip -n >"$2"; cp "$2" "$1" 2>/dev/null || true ;; *) cp "$1" "$2" ;; esac';
    await keepsAll(storing("lossy", lossy), /the archive is not what the table holds|differ/);
  });

  it("deletes nothing when there is no space, and no permission", async () => {
    await cluster().sql(
      "INSERT INTO audit_logs SELECT g, repeat('x', 200), now() - interval '1 year' FROM generate_series(100, 9000) g",
    );
    const path = join(__dirname, "..", "..", "..", "jobs", "postgres", "audit-archive.sh");
    const full = `ulimit -f 64; trap '' XFSZ; exec bash '${path}'`;
    fails(await cluster().run("bash", ["-c", full], env()), /File too large|not stored/);
    await cluster().sql("DROP ROLE IF EXISTS guest");
    await cluster().sql("CREATE ROLE guest LOGIN");
    fails(await script(cluster(), "audit-archive", { ...env(), PGUSER: "guest" }), /permission denied/);
    await cluster().sql("GRANT SELECT ON audit_logs TO guest");
    fails(await script(cluster(), "audit-archive", { ...env(), PGUSER: "guest" }), /permission denied/);
    assert.equal(await cluster().sql("SELECT count(*) FROM audit_logs"), "8906");
    await cluster().sql("REVOKE ALL ON audit_logs FROM guest");
  });

  it("killed after storing and before deleting, deletes nothing, and the next run archives all again", async () => {
    const slow = storing("slow", 'cp "$1" "$2"; case "$1" in *.sha256) sleep 30 ;; esac');
    const run = begin(cluster(), "audit-archive", slow);
    const since = Date.now();
    while (!readdirSync(store).some((name) => name.endsWith(".sha256")) && Date.now() - since < 20_000) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    run.process.kill("SIGKILL");
    await cluster().sql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'shop' AND pid <> pg_backend_pid()",
    );
    assert.equal(await left(), "1,2,3,4,5");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.match(succeeds(await script(cluster(), "audit-archive", env())), /: 3 rows before/);
    assert.equal(await left(), "4,5");
  });

  it("refuses a table whose rows take others with them, and names what does", async () => {
    const details = (rule: string) =>
      cluster().sql(
        `CREATE TABLE details (id int REFERENCES audit_logs ON DELETE ${rule}); INSERT INTO details VALUES (1)`,
      );
    for (const rule of ["CASCADE", "SET NULL", "SET DEFAULT"]) {
      await details(rule);
      await keepsAll(env(), /also changes what is in no archive: foreign key details_id_fkey of details/);
      assert.equal(await cluster().sql("SELECT count(*) FROM details WHERE id = 1"), "1");
      await cluster().sql("DROP TABLE details");
    }
    await cluster().sql(`CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END';
      CREATE TRIGGER gone AFTER DELETE ON audit_logs FOR EACH ROW EXECUTE FUNCTION note()`);
    await keepsAll(env(), /trigger gone of audit_logs/);
    await cluster().sql("DROP TRIGGER gone ON audit_logs");
    await cluster().sql("CREATE RULE kept AS ON DELETE TO audit_logs DO ALSO NOTHING");
    await keepsAll(env(), /rule kept of audit_logs/);
    assert.deepEqual(readdirSync(store), []);
  });

  it("archives a table with a trigger on inserts, and one that others refer to without taking rows along", async () => {
    await cluster().sql(`CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER made AFTER INSERT ON audit_logs FOR EACH ROW EXECUTE FUNCTION note();
      CREATE TABLE details (id int REFERENCES audit_logs); INSERT INTO details VALUES (4)`);
    succeeds(await script(cluster(), "audit-archive", env()));
    assert.equal(await left(), "4,5");
  });

  it("takes no time without a unit, none that is nothing and none that lies ahead", async () => {
    for (const KEEP of ["3", "0 days", "-3 months", "3 months ago", "forever", "3 months 2 days", "90 seconds"]) {
      await keepsAll({ ...env(), KEEP }, /KEEP is a number of days, weeks, months or years/);
    }
    assert.deepEqual(readdirSync(store), []);
  });

  it("ended by a signal, ends what stores too, and deletes nothing", async () => {
    const slow = storing("slow", `echo $$ >'${store}/pid'; sleep 30; cp "$1" "$2"`);
    const run = begin(cluster(), "audit-archive", slow);
    while (!existsSync(join(store, "pid"))) await new Promise((resolve) => setTimeout(resolve, 50));
    run.process.kill("SIGTERM");
    assert.equal((await run.outcome).code, 143);
    const pid = readFileSync(join(store, "pid"), "utf8").trim();
    assert.equal((await cluster().run("ps", ["-o", "stat=", "-p", pid])).output.replace(/^Z.*\n/, ""), "");
    assert.equal(await left(), "1,2,3,4,5");
    assert.deepEqual(readdirSync(join(cluster().folder, "work")), []);
  });

  it("deletes nothing when a row was changed meanwhile", async () => {
    const race = `psql -Xqc "UPDATE audit_logs SET what = 'changed' WHERE id = 2" >&2; cp "$1" "$2"`;
    await keepsAll(storing("race", race), /could not serialize/);
  });
});
