import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadPrices } from "../../core/catalogue";
import { project, wholePlan } from "../kit/plan";

const builtIn = join(project, "prices");

describe("Price tables", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hozen-prices-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const own = (text: string) => {
    writeFileSync(join(folder, "aws.yaml"), text);
    return loadPrices([builtIn, folder]);
  };
  const head = 'provider: aws\ncurrency: EUR\ndate: "2027-01-01"\nregion: eu-central-1\nsource: https://example.com\n';

  it("of hozen name every type of the five systems on their platform: with a price, by use, or free", async () => {
    const { tables, problems } = loadPrices([builtIn]);
    assert.deepEqual(problems, []);
    const types = (await wholePlan()).resources.map(({ type }) => type);
    const missing = tables.flatMap(({ provider, resources, usage, free }) => {
      const named = new Set([...Object.keys(resources), ...Object.keys(usage), ...free]);
      const prefix = provider === "azure" ? "azure-native:" : `${provider}:`;
      return [...new Set(types)].filter((type) => type.startsWith(prefix) && !named.has(type));
    });
    assert.deepEqual(missing.sort(), []);
  });

  it("of a user replace those of the same name", () => {
    const { tables } = own(`${head}resources: {}\n`);
    assert.deepEqual(
      tables.map(({ provider, currency }) => [provider, currency]),
      [
        ["aws", "EUR"],
        ["azure", "USD"],
      ],
    );
  });

  it("with a mistake are a problem at its place", () => {
    const { problems } = own(`${head}resources: { "aws:a:B": { price: cheap } }\nprices: {}\n`);
    assert.deepEqual(
      problems.map(({ code, at, path }) => [code, at?.line, path]),
      [
        ["CATALOGUE-VALUE", 6, 'resources["aws:a:B"].price'],
        ["CATALOGUE-KEY", 7, "prices"],
      ],
    );
  });
});
