import { strict as assert } from "node:assert";
import { outputOf } from "../../core/model";

describe("An output that a reference names", () => {
  const id = "/subscriptions/s-1/resourceGroups/shop-rg/providers/Microsoft.App/jobs/vacuum";

  it("is taken whole, or one part of its path", () => {
    const taken = (output: string) => outputOf({ ref: "job", output }).take(id);
    assert.deepEqual(["id", "id/2", "id/4", "id/8"].map(taken), [id, "s-1", "shop-rg", "vacuum"]);
    assert.equal(outputOf({ ref: "job", output: "id/4" }).name, "id");
  });

  it("that nobody knows yet keeps its name, with the part that will be taken", () => {
    assert.equal(outputOf({ ref: "job", output: "id/4" }).take("${shop-job.id}"), "${shop-job.id/4}");
  });
});
