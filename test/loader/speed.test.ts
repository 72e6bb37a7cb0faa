import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "../kit/system-yaml";

/** Processor time of one load, in milliseconds. */
function timeOf(text: string): number {
  const start = process.cpuUsage();
  load(text, { withoutStack: true });
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

describe("loading a system file", () => {
  it("takes under 60 ms of processor time per 1,000 lines once the code is warm", () => {
    const text = readFileSync(join(__dirname, "../../systems/camp-backend.yaml"), "utf8");
    const thousands = text.split("\n").length / 1000;
    const times = Array.from({ length: 8 }, () => timeOf(text));
    assert.ok(Math.min(...times) / thousands < 60, `${times.map(Math.round).join(", ")} ms`);
  });
});
