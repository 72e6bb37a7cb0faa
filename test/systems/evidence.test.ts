import { strict as assert } from "node:assert";
import { configOf } from "../../components/settings";
import type { CoverageEvidence } from "../../core/planning/coverage";
import { readStackFile } from "../../engine/stack-file";
import { type PlannedStack, project, wholePlan } from "../kit/plan";
import { altered, baseOf, isShown, keysOf } from "./recompute";
import { statementsOf } from "./statements";

interface Proof {
  readonly clause: string;
  readonly evidence: CoverageEvidence;
  readonly inputs: unknown;
  /** What the system's YAML says the clause is, read without the planner. */
  readonly stated: ReadonlySet<string>;
}

/** Keys under which a value describes and enforces nothing. */
const descriptive =
  /^(name|.*Name|uid|title|summary|tags|labels|annotations|metadata|description|alarmDescription|notes)$/;
/** A key that ends in "Name" and yet decides what is measured. */
const measured = new Set(["metricName"]);
// What Azure calls the name of a stock-keeping unit is its size.

describe("the evidence of every planned clause", () => {
  let whole: PlannedStack;
  let proofs: readonly Proof[];

  before(async () => {
    whole = await wholePlan();
    const file = readStackFile(project, "prod");
    proofs = whole.report.systems.flatMap(({ system, resources, clauses }) => {
      const statements = statementsOf(system, configOf(system, file));
      const inputs = new Map(resources.map((resource) => [resource.urn, resource.inputs]));
      return clauses.flatMap(({ id, evidence }) =>
        evidence.map((item) => ({
          clause: id,
          evidence: item,
          inputs: inputs.get(item.urn),
          stated: statements.get(id) ?? new Set<string>(),
        })),
      );
    });
  });

  const text = ({ clause, evidence }: Proof) => `${clause} ${evidence.urn.split("::").at(-1)} ${evidence.path}`;
  const deployedText = ({ evidence }: Proof) => evidence.corrected ?? evidence.documented;
  const failing = (holds: (proof: Proof) => boolean) => proofs.filter((proof) => !holds(proof)).map(text);

  it("exists for each of them, and for no other", () => {
    const wrong = whole.report.systems
      .flatMap((system) => system.clauses)
      .filter(({ status, evidence }) => (status === "planned") !== evidence.length > 0);
    assert.deepEqual(
      wrong.map(({ id }) => id),
      [],
    );
    assert.ok(proofs.length > 400, String(proofs.length));
  });

  it("starts from a value the system's YAML gives for that clause", () => {
    assert.deepEqual(
      failing((proof) => proof.stated.has(deployedText(proof))),
      [],
    );
  });

  it("names a place in the inputs where the value stands, recomputed from the YAML", () => {
    assert.deepEqual(
      failing((proof) => isShown(deployedText(proof), proof.evidence, proof.inputs)),
      [],
    );
  });

  it("fails as soon as the deployed value is another one", () => {
    assert.deepEqual(
      failing((proof) => !isShown(deployedText(proof), proof.evidence, altered(proof.evidence, proof.inputs))),
      [],
    );
  });

  it("fails as soon as the documented number is another one", () => {
    const numbers = proofs.filter((proof) => baseOf(deployedText(proof)) !== undefined && !proof.evidence.via.token);
    assert.ok(numbers.length > 200, String(numbers.length));
    const blind = numbers.filter((proof) => {
      const other = deployedText(proof).replace(/\d+/, (digits) => String(Number(digits) * 3 + 1));
      return other !== deployedText(proof) && isShown(other, proof.evidence, proof.inputs);
    });
    assert.deepEqual(blind.map(text), []);
  });

  it("never stands in a name, tag, label, description, annotation or title", () => {
    const described = ({ evidence }: Proof) =>
      !evidence.path.endsWith("sku.name") &&
      keysOf(evidence.path).some((key) => descriptive.test(key) && !measured.has(key));
    assert.deepEqual(proofs.filter(described).map(text), []);
  });

  it("shows its arithmetic, and calls a corrected value a correction", () => {
    const corrected = new Map(
      whole.report.systems.flatMap((system) => system.corrections.map((entry) => [entry.clause, entry])),
    );
    assert.deepEqual(
      failing(({ evidence }) => evidence.via.arithmetic !== ""),
      [],
    );
    assert.deepEqual(
      failing(
        ({ clause, evidence }) =>
          evidence.corrected === undefined ||
          (evidence.via.kind === "correction" && evidence.documented === corrected.get(clause)?.documented),
      ),
      [],
    );
    assert.ok(proofs.some(({ evidence }) => evidence.corrected !== undefined));
  });
});
