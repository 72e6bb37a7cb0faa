import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

const root = resolve(__dirname, "..");

interface Room {
  readonly name: string;
  readonly pattern: RegExp;
  /** Rooms of the project this one may import; its own files always. */
  readonly rooms: readonly string[];
  /** Pulumi packages it may import. */
  readonly sdks?: RegExp;
}

/** What every room may speak in: types, time, evidence, expressions. */
const vocabulary = ["model", "time", "evidence", "expressions"];

/** The one place of a synthesizer that names its SDK: types only, so that nothing of it is loaded. */
const typedInputs = /^components\/\w+\/synth\/common\/(typed-inputs|custom-resources)\.ts$/;

// First match wins. The table of docs/rooms.md, as a rule.
const rooms: readonly Room[] = [
  { name: "model", pattern: /^core\/model\//, rooms: [] },
  { name: "time", pattern: /^core\/time\//, rooms: ["model"] },
  { name: "evidence", pattern: /^core\/evidence\//, rooms: ["model", "time"] },
  { name: "expressions", pattern: /^core\/expressions\//, rooms: ["model", "time", "evidence"] },
  { name: "contracts", pattern: /^core\/contracts\//, rooms: ["model", "evidence"] },
  { name: "platforms", pattern: /^core\/platforms\//, rooms: ["model", "expressions"] },
  { name: "loader", pattern: /^core\/loader\//, rooms: [...vocabulary, "platforms"] },
  { name: "document", pattern: /^core\/document\//, rooms: ["model"] },
  { name: "audit", pattern: /^core\/audit\//, rooms: ["model", "document"] },
  { name: "catalogue", pattern: /^core\/catalogue\//, rooms: [...vocabulary, "platforms", "loader"] },
  { name: "drafting", pattern: /^core\/drafting\//, rooms: ["model", "document", "platforms", "catalogue"] },
  { name: "planning", pattern: /^core\/planning\//, rooms: [...vocabulary, "platforms", "catalogue"] },
  { name: "findings", pattern: /^core\/findings\//, rooms: [...vocabulary, "planning"] },
  { name: "kit", pattern: /^components\/kit\//, rooms: vocabulary },
  { name: "typed-inputs", pattern: typedInputs, rooms: ["kit", "typed-inputs"], sdks: /own/ },
  { name: "synth", pattern: /^components\/\w+\/synth\//, rooms: [...vocabulary, "platforms", "kit", "typed-inputs"] },
  {
    name: "provider",
    pattern: /^components\/\w+\/provider\.ts$/,
    rooms: [...vocabulary, "platforms", "kit", "synth", "component", "components"],
  },
  {
    name: "component",
    pattern: /^components\/\w+\//,
    rooms: [...vocabulary, "kit", "synth", "components"],
    sdks: /own/,
  },
  {
    name: "components",
    pattern: /^components\/[\w-]+\.ts$/,
    rooms: [...vocabulary, "contracts", "platforms", "kit", "loader", "catalogue", "planning", "provider"],
    sdks: /^@pulumi\/pulumi/,
  },
  { name: "index", pattern: /^(index|library)\.ts$/, rooms: [...vocabulary, "components"] },
  {
    name: "engine",
    pattern: /^engine\//,
    rooms: [...vocabulary, "contracts", "loader", "catalogue", "planning"],
    sdks: /^@pulumi\/pulumi/,
  },
  {
    name: "policy",
    pattern: /^policy\//,
    rooms: [...vocabulary, "loader", "catalogue", "planning", "synth"],
    sdks: /^@pulumi\/policy/,
  },
  {
    name: "commands",
    pattern: /^commands\//,
    rooms: [
      ...vocabulary,
      "platforms",
      "loader",
      "catalogue",
      "planning",
      "document",
      "audit",
      "findings",
      "drafting",
      "kit",
      "components",
      "engine",
      "policy",
      "index",
    ],
  },
];

/** Provider folder to the one SDK it may import. */
const ownSdk: Record<string, RegExp> = {
  aws: /^@pulumi\/(aws|pulumi)(\/|$)/,
  azure: /^@pulumi\/(azure-native|pulumi)(\/|$)/,
  kubernetes: /^@pulumi\/(kubernetes|pulumi)(\/|$)/,
  grafana: /^(@pulumiverse\/grafana|@pulumi\/pulumi)(\/|$)/,
  pagerduty: /^@pulumi\/(pagerduty|pulumi)(\/|$)/,
};

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ["template"].includes(entry.name) ? [] : sources(path);
    return entry.name.endsWith(".ts") ? [path] : [];
  });
}

function roomOf(file: string): Room | undefined {
  return rooms.find((room) => room.pattern.test(file));
}

function violation(file: string, specifier: string): string | undefined {
  const room = roomOf(file);
  if (!room) return `${file} stands in no room`;
  if (/^@pulumi/.test(specifier)) {
    const sdk = room.sdks?.source === "own" ? ownSdk[file.split("/")[1] as string] : room.sdks;
    return sdk?.test(specifier) ? undefined : `${file} (${room.name}) must not import ${specifier}`;
  }
  if (!specifier.startsWith(".")) return undefined;
  const target = relative(root, resolve(root, dirname(file), specifier));
  const targetRoom = roomOf(`${target}.ts`) ?? roomOf(`${target}/index.ts`);
  if (!targetRoom) return target === "package.json" ? undefined : `${file} imports ${target}, which stands in no room`;
  const otherProvider = /^components\/(\w+)\//.exec(target)?.[1];
  const ownProvider = /^components\/(\w+)\//.exec(file)?.[1];
  if (otherProvider && otherProvider !== "kit" && ownProvider && otherProvider !== ownProvider)
    return `${file} imports another provider: ${target}`;
  if (targetRoom.name === room.name || room.rooms.includes(targetRoom.name)) return undefined;
  return `${file} (${room.name}) must not import ${target} (${targetRoom.name})`;
}

function importsOf(file: string): string[] {
  return ts
    .preProcessFile(readFileSync(join(root, file), "utf8"), true, true)
    .importedFiles.map(({ fileName }) => fileName);
}

/** Circles of files that import each other, types included; each as its files in order. */
function circlesOf(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const reached = new Map<string, Set<string>>();
  const reach = (file: string): Set<string> => {
    const known = reached.get(file);
    if (known) return known;
    const found = new Set<string>();
    const waiting = [...(imports.get(file) ?? [])];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      waiting.push(...(imports.get(next) ?? []));
    }
    reached.set(file, found);
    return found;
  };
  const inCircles = [...imports.keys()].filter((file) => reach(file).has(file));
  const circles = inCircles.map((file) =>
    inCircles.filter((other) => reach(file).has(other) && reach(other).has(file)),
  );
  return [...new Map(circles.map((circle) => [circle.join(), circle])).values()];
}

/** The files a file imports, barrels and types included. */
function targetsOf(file: string, files: ReadonlySet<string>): string[] {
  return importsOf(file).flatMap((specifier) => {
    if (!specifier.startsWith(".")) return [];
    const target = relative(root, resolve(root, dirname(file), specifier));
    return [`${target}.ts`, `${target}/index.ts`].find((one) => files.has(one)) ?? [];
  });
}

describe("the rooms", () => {
  const files = ["core", "components", "commands", "engine", "policy"]
    .flatMap(sources)
    .concat("index.ts", "library.ts");

  it("hold every source file, and no file imports a room it may not", () => {
    const violations = files.flatMap((file) =>
      importsOf(file).flatMap((specifier) => violation(file, specifier) ?? []),
    );
    assert.deepEqual(violations, []);
  });

  it("read no file of the place they were specified in", () => {
    const reading = files.filter((file) => readFileSync(join(root, file), "utf8").includes("../shared"));
    assert.deepEqual(reading, []);
  });

  it("have no files that import each other in a circle, not even for a type", () => {
    const all = new Set(files);
    assert.deepEqual(circlesOf(new Map(files.map((file) => [file, targetsOf(file, all)]))), []);
    const small = new Map([
      ["a", ["b"]],
      ["b", ["c"]],
      ["c", ["a", "d"]],
      ["d", []],
      ["e", ["d", "f"]],
      ["f", ["e"]],
    ]);
    assert.deepEqual(circlesOf(small), [
      ["a", "b", "c"],
      ["e", "f"],
    ]);
  });

  it("load no SDK for the types of inputs", () => {
    for (const file of files.filter((name) => typedInputs.test(name))) {
      const { outputText } = ts.transpileModule(readFileSync(join(root, file), "utf8"), {});
      assert.doesNotMatch(outputText, /@pulumi/, file);
    }
  });

  it("would catch a planner that imports an SDK, a synthesizer that imports its component, and a provider that imports another", () => {
    assert.match(violation("core/planning/x.ts", "@pulumi/aws/sns") ?? "", /must not import @pulumi\/aws/);
    assert.match(violation("components/aws/synth/x.ts", "../alerts") ?? "", /must not import components\/aws\/alerts/);
    assert.match(violation("components/aws/x.ts", "../azure/synth/limits") ?? "", /another provider/);
    assert.equal(violation("components/aws/x.ts", "@pulumi/aws/sns/topic"), undefined);
  });
});
