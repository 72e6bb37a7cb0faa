import { strict as assert } from "node:assert";
import { join } from "node:path";
import { loadBoards } from "../../core/catalogue";
import { needPostgres, Postgres } from "../kit/postgres";
import { catalogue } from "../planning/kit";

/** Statements of the database's panels, by the panel's key. */
function statements(): [string, string][] {
  const { boards } = loadBoards([join(__dirname, "../../dashboards")], catalogue());
  const panels = boards.flatMap(({ rows }) => rows.flatMap((row) => row.panels));
  return panels.flatMap(({ key, sql }) => (sql === undefined ? [] : [[key, sql.trim()] as [string, string]]));
}

describe("statements of the database's panels, on a real PostgreSQL", function () {
  this.timeout(120_000);
  let cluster: Postgres | undefined;
  const ask = async (key: string): Promise<string> => {
    const sql = statements().find(([name]) => name === key)?.[1] ?? "";
    return (await cluster?.sql(sql)) ?? "";
  };

  before(async function () {
    needPostgres(this);
    cluster = await Postgres.start(() => ({ settings: ["shared_preload_libraries=pg_stat_statements"] }));
    await cluster.sql("CREATE DATABASE shop", "postgres");
    await cluster.sql("CREATE EXTENSION pg_stat_statements");
    await cluster.sql("CREATE TABLE orders (id int PRIMARY KEY, note text)");
    await cluster.sql("CREATE TABLE visits (id int)");
    await cluster.sql("INSERT INTO orders SELECT n, repeat('x', 200) FROM generate_series(1, 2000) n");
  });

  after(async () => {
    await cluster?.stop();
  });

  it("all run", async () => {
    assert.deepEqual(
      statements().map(([key]) => key),
      ["connections", "connection-details", "queries", "locks", "tables", "indexes", "index-usage"],
    );
    for (const [key] of statements()) assert.notEqual(await ask(key), "", key);
  });

  it("list tables by their whole size, the largest first", async () => {
    const names = (await ask("tables")).split("\n").map((line) => line.split("|").slice(0, 2).join("."));
    assert.deepEqual(names, ["public.orders", "public.visits"]);
  });

  it("name indexes by the columns PostgreSQL has", async () => {
    assert.match(await ask("indexes"), /^public\|orders\|orders_pkey\|/);
  });

  it("count connections by database and state, against the maximum", async () => {
    const [database, connections, active, , most] = (await ask("connections")).split("|");
    assert.deepEqual([database, connections, active, most], ["shop", "1", "1", "100"]);
  });

  it("count queries and locks that are really there", async () => {
    const [total = ""] = (await ask("queries")).split("|");
    assert.ok(Number(total) > 3, total);
    const [active = "", deadlocks] = (await ask("locks")).split("|");
    assert.ok(Number(active) > 0, active);
    assert.equal(deadlocks, "0");
  });
});
