import { strict as assert } from "node:assert";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");
const prefixes = "SPEC|DOCUMENT|AUDIT|CATALOGUE|CONFIG|PLAN|AWS|AZURE|KUBERNETES|GRAFANA|PAGERDUTY";

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (statSync(join(root, path)).isDirectory()) return filesBelow(path);
    return path.endsWith(".ts") ? [path] : [];
  });
}

function textOf(...folders: string[]): string {
  return folders
    .flatMap(filesBelow)
    .map((file) => readFileSync(join(root, file), "utf8"))
    .join("\n");
}

interface Row {
  readonly code: string;
  readonly example: string;
  readonly advice: string;
}

/** The rows of the tables of docs/problems.md. */
function documented(): Row[] {
  const rows = readFileSync(join(root, "docs/problems.md"), "utf8").matchAll(
    /^\| `([A-Z0-9-]+)` \| `(.+?)` \| (.+) \|$/gm,
  );
  return [...rows].map(([, code = "", example = "", advice = ""]) => ({ code, example, advice }));
}

describe("problem codes", () => {
  const sources = textOf("core", "components", "commands", "engine");
  const used = [
    ...new Set([...sources.matchAll(new RegExp(`"((?:${prefixes})-[A-Z0-9-]+)"`, "g"))].map(([, code]) => code)),
  ];

  it("are all explained in docs/problems.md, with an example and what to do", () => {
    const explained = new Set(documented().map(({ code }) => code));
    assert.ok(used.length > 150);
    assert.deepEqual(
      used.filter((code) => !explained.has(code ?? "")),
      [],
    );
  });

  it("in docs/problems.md are all in use, each explained once", () => {
    const codes = documented().map(({ code }) => code);
    assert.deepEqual(
      codes.filter((code, at) => !used.includes(code) || codes.indexOf(code) !== at),
      [],
    );
  });

  it("of system files are explained with lines that the loader really writes", () => {
    const tested = textOf("test/loader").replaceAll("\\", "");
    const invented = documented().filter(({ code, example }) => code.startsWith("SPEC-") && !tested.includes(example));
    assert.deepEqual(invented, []);
  });

  it("are never made of parts, so that they can be searched for", () => {
    const composed = new RegExp(`\`(?:${prefixes})-[^\`]*\\$\\{`);
    assert.doesNotMatch(sources, composed);
  });
});
