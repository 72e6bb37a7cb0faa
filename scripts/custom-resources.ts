import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";

/**
 * Writes the types of the operators' custom resources from their own definitions, of the versions that go.mod files of
 * engine/ pin: `npm run custom-resources`. Needs Go and a module proxy.
 */
const project = join(__dirname, "..");
const written = join(project, "components", "kubernetes", "synth", "common", "custom-resources.ts");
const generator = "openapi-typescript@7.13.0";

interface Origin {
  /** Folder of engine/ whose go.mod pins the module. */
  readonly engine: string;
  readonly module: string;
  readonly folder: string;
  readonly kinds: readonly string[];
}

const origins: readonly Origin[] = [
  {
    engine: "prometheus-operator",
    module: "github.com/prometheus-operator/prometheus-operator",
    folder: "example/prometheus-operator-crd-full/monitoring.coreos.com_",
    kinds: ["alertmanagers", "probes", "prometheuses", "prometheusrules", "servicemonitors"],
  },
  {
    engine: "cloudnative-pg",
    module: "github.com/cloudnative-pg/cloudnative-pg",
    folder: "config/crd/bases/postgresql.cnpg.io_",
    kinds: ["scheduledbackups"],
  },
  {
    engine: "cloudnative-pg",
    module: "github.com/cloudnative-pg/plugin-barman-cloud",
    folder: "config/crd/bases/barmancloud.cnpg.io_",
    kinds: ["objectstores"],
  },
];

interface Definition {
  readonly spec: {
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly storage: boolean; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

interface Schema {
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Kind to the schema of its stored version, without texts; metadata is Kubernetes' own, status the operator's. */
function schemasOf({ engine, module, folder, kinds }: Origin): [string, unknown][] {
  const cwd = join(project, "engine", engine);
  const { Dir } = JSON.parse(execFileSync("go", ["mod", "download", "-json", module], { cwd, encoding: "utf8" }));
  return kinds.map((kind) => {
    const { spec } = parse(readFileSync(join(Dir, `${folder}${kind}.yaml`), "utf8")) as Definition;
    const schema = spec.versions.find(({ storage }) => storage)?.schema.openAPIV3Schema;
    if (!schema) throw new Error(`${kind} has no stored version`);
    const { metadata: _, status: __, ...properties } = schema.properties;
    return [spec.names.kind, withoutTexts({ ...schema, properties, required: ["spec"] })];
  });
}

/** Descriptions are nine tenths of a definition, and formats and defaults say nothing to the compiler. */
function withoutTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTexts);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key, item]) => typeof item === "object" || !["description", "format", "default"].includes(key),
  );
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutTexts(item)]));
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), "hozen-custom-resources-"));
  try {
    const [source, types] = [join(folder, "definitions.json"), join(folder, "types.ts")];
    const schemas = Object.fromEntries(origins.flatMap(schemasOf));
    const info = { title: "custom resources", version: "1" };
    writeFileSync(source, JSON.stringify({ openapi: "3.0.0", info, paths: {}, components: { schemas } }));
    execFileSync("npx", ["--yes", generator, source, "--immutable", "-o", types], { cwd: folder, stdio: "pipe" });
    const [, body = ""] = /\n {4}schemas: \{\n([\s\S]*?)\n {4}\};\n/.exec(readFileSync(types, "utf8")) ?? [];
    if (body === "") throw new Error(`${generator} wrote no schemas`);
    const head =
      "/** Custom resources of the operators, by kind. Written by `npm run custom-resources`: do not change. */";
    // One space for each level: most of the file would else be blanks.
    const lines = body
      .split("\n")
      .map((line) => line.replace(/^( {4})+/, (blanks) => " ".repeat(blanks.length / 4 - 1)));
    writeFileSync(written, `${head}\nexport interface CustomResources {\n${lines.join("\n")}\n}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
