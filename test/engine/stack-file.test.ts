import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NoStackFileError, readStackFile } from "../../engine/stack-file";

describe("a stack's files", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hozen-stack-"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function read(...config: string[]) {
    writeFileSync(join(folder, "Pulumi.prod.yaml"), ["config:", ...config.map((line) => `  ${line}`), ""].join("\n"));
    const { values, secrets } = readStackFile(folder, "prod");
    return { values, secrets: [...secrets] };
  }

  it("give every value as text, structured ones as JSON, keys without a namespace in the project's", () => {
    const { values, secrets } = read("hozen:systems: [a, b]", "shop:size: 3", "plain: yes it is", "shop:on: true");
    assert.deepEqual(values, {
      "hozen:systems": '["a","b"]',
      "shop:size": "3",
      "shop:plain": "yes it is",
      "shop:on": "true",
    });
    assert.deepEqual(secrets, []);
  });

  it("never decrypt: a secure leaf becomes a mark, at the top and inside of structures", () => {
    const { values, secrets } = read(
      "shop:key: { secure: v1:abc:def }",
      "hozen:where: { grafana: { main: { url: https://grafana.invalid, token: { secure: AAAB } } } }",
      "shop:list: [one, { secure: AAAC }]",
    );
    assert.equal(values["shop:key"], "[secret]");
    assert.equal(values["hozen:where"], '{"grafana":{"main":{"url":"https://grafana.invalid","token":"[secret]"}}}');
    assert.equal(values["shop:list"], '["one","[secret]"]');
    assert.deepEqual(secrets, ["shop:key", "hozen:where", "shop:list"]);
  });

  it("may hold no configuration at all", () => {
    writeFileSync(join(folder, "Pulumi.prod.yaml"), "# nothing yet\n");
    assert.deepEqual(readStackFile(folder, "prod").values, {});
  });

  it("name the program: main of Pulumi.yaml, else index.ts", () => {
    writeFileSync(join(folder, "Pulumi.prod.yaml"), "");
    assert.equal(readStackFile(folder, "prod").main, join(folder, "index.ts"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\nmain: src/program.ts\n");
    assert.equal(readStackFile(folder, "prod").main, join(folder, "src/program.ts"));
  });

  it("are asked for by name when one is absent", () => {
    assert.throws(
      () => readStackFile(folder, "nope"),
      (error) => error instanceof NoStackFileError && error.message.includes("Pulumi.nope.yaml does not exist"),
    );
  });

  it("are refused with a line when they are no YAML", () => {
    writeFileSync(join(folder, "Pulumi.prod.yaml"), "config:\n  a: [1\n");
    assert.throws(
      () => readStackFile(folder, "prod"),
      /Pulumi\.prod\.yaml:3:1 {2}SPEC-YAML {2}not readable as YAML: Flow sequence/,
    );
  });
});
