import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { systemSchema } from "../../core/loader";
import { editorSchema } from "../../scripts/schema";
import { builtInCatalogue } from "../catalogue/samples";

const root = join(__dirname, "../..");
const committed = readFileSync(join(root, "core/loader/system.schema.json"), "utf8");

type Json = { readonly [key: string]: unknown };

/** Every property of the schema, as `path: property`. */
function propertiesIn(value: unknown, path = ""): [string, Json][] {
  if (typeof value !== "object" || value === null) return [];
  const own = (value as { type?: unknown; properties?: unknown }).type === "object" ? (value as Json).properties : {};
  return [
    ...Object.entries((own ?? {}) as Record<string, Json>).map(([key, item]): [string, Json] => [
      `${path}.${key}`,
      item,
    ]),
    ...Object.entries(value).flatMap(([key, item]) => propertiesIn(item, `${path}/${key}`)),
  ];
}

describe("the editor schema", () => {
  it("is the grammar the loader checks; if not, run npm run schema", () => {
    assert.equal(committed, editorSchema());
  });

  it("offers every concept and kind with its title, and the properties of each kind", () => {
    const { concepts, sheets } = builtInCatalogue();
    const offered = (key: string): string[] => {
      const found = propertiesIn(JSON.parse(committed)).find(([path]) => path.endsWith(`.${key}`))?.[1] ?? {};
      const { $ref } = found;
      const { definitions } = JSON.parse(committed) as { definitions: Record<string, Json> };
      const node = typeof $ref === "string" ? definitions[$ref.split("/").at(-1) ?? ""] : found;
      return ((node?.anyOf ?? []) as Json[]).flatMap((item) => (typeof item.const === "string" ? [item.const] : []));
    };
    assert.deepEqual(offered("concept"), [...concepts.keys()]);
    assert.match(committed, /"const": "queue\.age",\s+"description": "Age of the oldest message \/ キュー滞留時間"/);
    for (const kind of sheets.keys()) assert.ok(committed.includes(`"const": "${kind}"`), kind);
    assert.match(
      committed,
      /"targetGroup": \{\s+"description": "CloudWatch dimension TargetGroup, the end of the ARN \//,
    );
  });

  it("explains every key", () => {
    const schema = JSON.parse(committed) as { definitions: Record<string, Json> };
    const meaningOf = (item: Json): unknown => {
      const { $ref } = item;
      if (item.description !== undefined || typeof $ref !== "string") return item.description;
      return schema.definitions[$ref.split("/").at(-1) ?? ""]?.description;
    };
    const mute = propertiesIn(schema).filter(([, item]) => typeof meaningOf(item) !== "string");
    assert.deepEqual(
      mute.map(([path]) => path),
      [],
    );
    assert.ok(propertiesIn(schema).length > 200);
  });

  it("accepts every system of this project", () => {
    const files = readdirSync(join(root, "systems")).filter((file) => file.endsWith(".yaml"));
    assert.equal(files.length, 5);
    for (const file of files) {
      const data: unknown = parse(readFileSync(join(root, "systems", file), "utf8"), { merge: true });
      assert.deepEqual(systemSchema().safeParse(data).error?.issues ?? [], [], file);
    }
  });

  it("is named by the first line of every system and of the template of hozen init", () => {
    const template = "commands/init/template/systems/shop.yaml";
    const systems = readdirSync(join(root, "systems")).filter((name) => name.endsWith(".yaml"));
    for (const file of [...systems.map((name) => `systems/${name}`), template]) {
      const [line] = readFileSync(join(root, file), "utf8").split("\n");
      assert.match(line ?? "", /^# yaml-language-server: \$schema=\S+system\.schema\.json$/, file);
    }
  });
});
