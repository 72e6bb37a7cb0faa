import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { formatProblem, type Problem, problemCodes } from "../../core/model";

const root = join(__dirname, "../..");
const codes: readonly string[] = Object.values(problemCodes).flat();

function textBelow(folder: string, except = ""): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(except || "\0"))
    .map((file) => readFileSync(join(root, folder, file), "utf8"))
    .join("\n");
}

/** The rows of the tables of docs/problems.md, with the heading each is under. */
function documented(): { room: string; code: string; example: string }[] {
  const lines = readFileSync(join(root, "docs/problems.md"), "utf8").split("\n");
  let room = "";
  return lines.flatMap((line) => {
    room = /^## ([A-Z]+)/.exec(line)?.[1] ?? room;
    const [, code, example] = /^\| `([A-Z0-9-]+)` \| `(.+?)` \| (?:.+) \|$/.exec(line) ?? [];
    return code && example ? [{ room, code, example }] : [];
  });
}

describe("problem codes", () => {
  it("are those of docs/problems.md, room by room, each once and with an example", () => {
    const rooms = Object.entries(problemCodes).map(([room, members]) => [room, [...members].sort()]);
    const pages = Object.keys(problemCodes).map((room) => [
      room,
      documented()
        .filter((row) => row.room === room)
        .map(({ code }) => code)
        .sort(),
    ]);
    assert.deepEqual(pages, rooms);
  });

  it("begin with the room they are under", () => {
    const strays = Object.entries(problemCodes).flatMap(([room, members]) =>
      members.filter((code) => !code.startsWith(`${room}-`)),
    );
    assert.deepEqual(strays, []);
  });

  it("do not compile when they are misspelt", () => {
    // @ts-expect-error the code is SPEC-UNIT
    const problem: Problem = { code: "SPEC-UNITS", what: "a number without a unit" };
    assert.equal(formatProblem(problem), "SPEC-UNITS  a number without a unit");
  });

  it("are each raised somewhere", () => {
    const sources = ["core", "components", "commands", "engine"]
      .map((folder) => textBelow(folder, "problem-codes.ts"))
      .join("\n");
    assert.deepEqual(
      codes.filter((code) => !sources.includes(`"${code}"`)),
      [],
    );
  });

  it("of system files are explained with lines that the loader really writes", () => {
    const tested = textBelow("test/loader").replaceAll("\\", "");
    const invented = documented().filter(({ room, example }) => room === "SPEC" && !tested.includes(example));
    assert.deepEqual(invented, []);
  });
});
