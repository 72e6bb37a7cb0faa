import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { load } from "../kit/system-yaml";

/** Processor time, in milliseconds. */
function timeOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

describe("loading a system file", () => {
  it("takes less than eight times what the YAML parser alone takes, once the code is warm", () => {
    const text = readFileSync(join(__dirname, "../../systems/camp-backend.yaml"), "utf8");
    const least = (work: () => void) => Math.min(...Array.from({ length: 8 }, () => timeOf(work)));
    const parsing = least(() => void parseDocument(text));
    const loading = least(() => void load(text, { withoutStack: true }));
    assert.ok(loading / parsing < 8, `${loading} ms, the parser ${parsing} ms`);
  });
});
