import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { misfit, type Property, propertiesOf, propertyReaders } from "../../core/catalogue";
import { readProperties } from "../kit/read-properties";
import { load } from "./folder";
import { builtIn, builtInCatalogue } from "./samples";

const { concepts, sheets } = builtInCatalogue();

const declared = [...sheets.values()].flatMap(({ name: kind, properties }) =>
  [...properties].map(([name, property]) => ({ kind, name, property })),
);

/** Names by the kind whose measurements read them. */
const measured = new Map<string, Set<string>>();
for (const concept of concepts.values()) {
  for (const [kind, measurement] of Object.entries(concept.measurements)) {
    const names = measured.get(kind) ?? new Set<string>();
    measured.set(kind, names);
    for (const name of propertiesOf(measurement).keys()) names.add(name);
    if (measurement.language === "promql" && measurement.lastBucket !== undefined) names.add("lastBucket");
  }
}

describe("the properties that kinds declare", () => {
  const read = readProperties(join(builtIn, ".."), ["core/model", "core/planning", "components"]);

  it("belong to kinds with a title and the vendor's list of metrics", () => {
    const bare = [...sheets.values()].filter(({ name, title, references }) => title.en === name || !references.length);
    assert.deepEqual(
      bare.map(({ name }) => name),
      [],
    );
  });

  it("are all that a measurement reads, each with its meaning in words", () => {
    const found = declared.filter(({ name, property }) => property.meaning.en === name || property.meaning.ja === name);
    assert.deepEqual(
      found.map(({ kind, name }) => `${kind}: ${name}`),
      [],
    );
  });

  it("are all that code reads of a resource", () => {
    const names = new Set(declared.map(({ name }) => name));
    assert.ok(read.length > 60, `only ${read.length} reads found: the search for them is broken`);
    assert.deepEqual(
      read.filter(({ name, table }) => !table && !names.has(name)),
      [],
    );
  });

  it("are each read: by a measurement of the kind, or by code, as the sheet says", () => {
    const byCode = new Set(read.map(({ name }) => name));
    const unread = declared.filter(({ kind, name, property }) =>
      property.readBy ? !byCode.has(name) : !measured.get(kind)?.has(name),
    );
    assert.deepEqual(
      unread.map(({ kind, name }) => `${kind}: ${name}`),
      [],
    );
  });

  it("name each reader that there is", () => {
    const named = new Set(declared.flatMap(({ property }) => property.readBy ?? []));
    assert.deepEqual([...named].sort(), [...propertyReaders].sort());
  });

  it("are all that the resources of this project say, in the form that is declared", () => {
    const own = new Set(["title", "kind", "needs", "was", "from"]);
    const folder = join(builtIn, "../systems");
    const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
    assert.equal(files.length, 5);
    const resources = files.flatMap((file) => {
      const { resources = {} } = parse(readFileSync(join(folder, file), "utf8"), { merge: true }) as {
        resources?: Record<string, Record<string, string>>;
      };
      return Object.values(resources);
    });
    const wrong = resources.flatMap((resource) =>
      Object.entries(resource).flatMap(([name, value]) => {
        const property = sheets.get(resource.kind ?? "")?.properties.get(name);
        const allowed = property ? misfit(property, value) : "no such property";
        return own.has(name) || allowed === undefined ? [] : [`${resource.kind}: ${name}: ${value}: ${allowed}`];
      }),
    );
    assert.deepEqual(wrong, []);
  });

  it("write the default that the measurements have", () => {
    const wrong = [...concepts.values()].flatMap(({ measurements }) =>
      Object.entries(measurements).flatMap(([kind, measurement]) =>
        [...propertiesOf(measurement)].flatMap(([name, otherwise]) => {
          const property = sheets.get(kind)?.properties.get(name);
          return (otherwise ?? "") === "" || property?.default === otherwise ? [] : [`${kind}: ${name} ${otherwise}`];
        }),
      ),
    );
    assert.deepEqual(wrong, []);
  });
});

describe("a value of a property", () => {
  const base = { meaning: { ja: "値", en: "value" }, example: "a" };
  const verdicts = (property: Partial<Property> & Pick<Property, "type">, ...values: string[]) =>
    values.map((value) => misfit({ ...base, ...property } as Property, value) ?? "fits");

  it("has the form of its type", () => {
    assert.deepEqual(verdicts({ type: "text" }, "anything at all"), ["fits"]);
    const bytes: Pick<Property, "type" | "unit" | "example"> = { type: "number", unit: "byte", example: "1024" };
    assert.deepEqual(verdicts({ ...bytes, least: -1 }, "8", "-0.5", "8 GiB", "1e3", "-2"), [
      "fits",
      "fits",
      "a plain number of -1 or more (byte), such as 1024",
      "a plain number of -1 or more (byte), such as 1024",
      "a plain number of -1 or more (byte), such as 1024",
    ]);
    assert.deepEqual(verdicts(bytes, "8", "0"), ["fits", "a plain number above 0 (byte), such as 1024"]);
    assert.deepEqual(verdicts({ type: "flag" }, "true", "yes"), ["fits", "true, false, such as a"]);
    assert.deepEqual(verdicts({ type: "enum", values: ["create", "adopt"] }, "adopt", "adopted"), [
      "fits",
      "create, adopt",
    ]);
  });

  it("has the vendor's form, whole", () => {
    const loadBalancer = sheets.get("aws.alb")?.properties.get("loadBalancer") as Property;
    assert.equal(misfit(loadBalancer, "app/web/50dc6c495c0c9188"), undefined);
    const arn = "arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:loadbalancer/app/web/50dc6c495c0c9188";
    assert.equal(misfit(loadBalancer, arn), "a text, such as app/web/50dc6c495c0c9188");
    const id = sheets.get("azure.postgres.flexible")?.properties.get("id") as Property;
    const server = "/subscriptions/0/resourcegroups/shop/providers/microsoft.dbforpostgresql/flexibleservers/shop";
    assert.equal(misfit(id, server), undefined, "Azure compares ids without regard to case");
    assert.match(misfit(id, `${server}/databases/shop`) ?? "", /^an ARM id, such as /);
  });

  it("has every item of a list in that form", () => {
    const list = { type: "list", pattern: "sg-[0-9a-f]+", example: "sg-1" } as const;
    assert.deepEqual(verdicts(list, "sg-1, sg-2f", "sg-1, web", ""), [
      "fits",
      "a list, separated by commas, such as sg-1",
      "a list, separated by commas, such as sg-1",
    ]);
  });

  it("is not judged while it is a reference or a configuration key", () => {
    assert.deepEqual(verdicts({ type: "arn" }, "@job-nightly-runs#arn", "${config.queueArn}", "queue"), [
      "fits",
      "fits",
      "an ARN, such as a",
    ]);
  });
});

describe("a sheet", () => {
  const declaration = (changes: string) =>
    load({ "prometheus/prometheus.demo.yaml": `kind: prometheus.demo\nproperties:\n  job: { ${changes} }\n` });

  it("declares a kind that nothing is measured on yet", () => {
    const { kinds, sheets: found, lines } = declaration("meaning: { ja: ジョブ, en: job }, type: text, example: api");
    assert.deepEqual(lines, []);
    assert.deepEqual(kinds, ["prometheus.demo"]);
    assert.equal(found.get("prometheus.demo")?.properties.get("job")?.meaning.en, "job");
  });

  it("is refused where a declaration contradicts itself", () => {
    const meaning = "meaning: { ja: ジョブ, en: job }";
    assert.deepEqual(
      [
        `${meaning}, type: number, example: api`,
        `${meaning}, type: text, example: api, pattern: "a["`,
        `${meaning}, type: text, example: api, values: [a]`,
        `${meaning}, type: enum, example: b, values: [a]`,
        `${meaning}, type: txt, example: b`,
      ].map((changes) => declaration(changes).lines[0]?.replace(/^\S+ +/, "")),
      [
        "CATALOGUE-PROPERTY  properties.job.example: the example does not fit the property; given api; allowed a plain number above 0, such as api; correct one of them",
        "CATALOGUE-PROPERTY  properties.job.pattern: no regular expression; given a[; correct the pattern",
        "CATALOGUE-PROPERTY  properties.job.values: an enum has values, and nothing else has; given text; correct the type",
        "CATALOGUE-PROPERTY  properties.job.example: the example does not fit the property; given b; allowed a; correct one of them",
        'CATALOGUE-VALUE  properties.job.type: not an allowed value; given "txt"; allowed text, number, arn, arm-id, list, flag, enum; did you mean text?',
      ],
    );
  });

  it("take numbers above 0, unless less makes sense", () => {
    const accepted = (kind: string, name: string) => {
      const property = sheets.get(kind)?.properties.get(name) as Property;
      return ["-1", "0", "0.0", "1", "NaN", "1e3", "Infinity"].filter((value) => misfit(property, value) === undefined);
    };
    assert.deepEqual(accepted("aws.rds.postgres", "maxConnections"), ["1"]);
    assert.deepEqual(accepted("aws.rds.postgres", "reservedConnections"), ["0", "0.0", "1"]);
    const most = sheets.get("aws.ec2.asg")?.properties.get("maxSize") as Property;
    assert.equal(misfit(most, "0"), "a plain number above 0, such as 10");
  });
});
