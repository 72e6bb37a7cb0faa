import { strict as assert } from "node:assert";
import type { ClauseCoverage } from "../../core/planning/coverage";
import { wholePlan } from "../kit/plan";
import rows from "./rows.json";

type Kind = "yes" | "policy" | "human";
interface Row {
  readonly system: string;
  readonly id: string;
  readonly owner: string;
  readonly kind: Kind;
}

/** Every row the five documents were found to state, with the part of the stack it belongs to. */
const known: readonly Row[] = Object.entries(rows).flatMap(([system, entries]) =>
  Object.entries(entries).map(([id, text]) => {
    const [owner = "", kind] = text.split(" ");
    return { system, id, owner, kind: kind as Kind };
  }),
);

/** Rows a policy could check in principle, but about things no stack holds: application code and settings, repositories. */
const outsideAnyStack = [
  "CB-LOG-12",
  "CB-INC-14",
  "CB-INC-16",
  "CB-TASK-06",
  "CB-TRB-02",
  "PT-CACHE-01",
  "PT-CACHE-02",
  "PT-CACHE-03",
  "PT-CACHE-04",
  "PT-CACHE-05",
  "PT-SEC-10",
  "TP-TRB-03",
  "TP-TUNE-03",
  "TP-SEC-05",
  "TP-SEC-07",
];

describe("the 605 rows of the five documents", () => {
  let clauses: ReadonlyMap<string, ClauseCoverage>;
  let ids: Readonly<Record<string, readonly string[]>>;

  before(async () => {
    const { report } = await wholePlan();
    clauses = new Map(report.systems.flatMap((system) => system.clauses.map((clause) => [clause.id, clause])));
    ids = Object.fromEntries(report.systems.map((system) => [system.system, system.clauses.map(({ id }) => id)]));
  });

  const having = (status: string) => (row: Row) => clauses.get(row.id)?.status === status;
  const names = (found: readonly Row[]) => found.map(({ id, owner }) => `${id} (${owner})`);

  it("are all written down, each exactly once, and no other", () => {
    for (const [system, entries] of Object.entries(rows)) {
      assert.deepEqual(ids[system], Object.keys(entries).sort(), system);
    }
    const counts = Object.fromEntries(Object.entries(ids).map(([system, list]) => [system, list.length]));
    assert.deepEqual(counts, {
      "camp-backend": 157,
      "hotel-saas": 162,
      "process-todo": 81,
      "tenant-platform": 73,
      "web-service": 132,
    });
    assert.equal(known.length, 605);
  });

  it("say where the document states them and what it says", () => {
    const mute = [...clauses.values()].filter(({ source }) => source.section === "" || source.quote === "");
    assert.deepEqual(
      mute.map(({ id }) => id),
      [],
    );
  });

  it("are process where they describe what people do", () => {
    const other = known.filter((row) => row.kind === "human" && !having("process")(row));
    assert.deepEqual(names(other), []);
  });

  it("are process nowhere else, but for things outside any stack", () => {
    const process = known.filter((row) => row.kind !== "human" && having("process")(row));
    assert.deepEqual(
      process.map(({ id }) => id),
      outsideAnyStack,
    );
  });

  it("leave no gap, whoever owns them", () => {
    assert.deepEqual(names(known.filter(having("gap"))), []);
  });

  it("give a reason wherever nothing is deployed", () => {
    const silent = [...clauses.values()].filter(
      ({ status, reason }) => status !== "planned" && (reason ?? "").trim() === "",
    );
    assert.deepEqual(
      silent.map(({ id }) => id),
      [],
    );
  });
});
