import { strict as assert } from "node:assert";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { checkFiles } from "../../components/check-files";
import { compose } from "../../components/compose";
import { formatProblem } from "../../core/model";
import { concept } from "../catalogue/folder";

/** A file's text, or where a link leads; a folder leads nowhere. */
type Entry = string | { readonly link: string | undefined };

const system = `system: shop
title: Shop
language: en
timezone: Asia/Tokyo
document: { name: shop.md, version: "1.0" }
where: { aws: main }
resources:
  web: { kind: aws.ec2.asg, group: web-asg }
receivers:
  mail: { channel: email, config: mail }
routes:
  critical: { to: [mail] }
alerts:
  web.value: { concept: demo.value, on: web, from: Monitoring, critical: { is: ">= 85%", row: S-1 } }
`;
const metric = "metrics: { m: { namespace: Shop, name: Value, statistic: Sum, dimensions: {} } }";
const measured = `\n  aws.ec2.asg: { language: cloudwatch, unit: percent, grain: 60, ${metric} }`;
const good = concept({ measurements: measured });

const values = {
  "hozen:runbooks": "https://runbooks.example.com",
  "hozen:where": JSON.stringify({ aws: { main: { account: "111122223333", region: "ap-northeast-1" } } }),
  "shop:mail": "operations@example.com",
};

/** The lines a person sees for a project with these entries, from its root: of the whole stack, then of its files alone. */
function problemsOf(entries: Readonly<Record<string, Entry>>): string[] {
  const project = mkdtempSync(join(tmpdir(), "hozen-own-"));
  try {
    const all: Readonly<Record<string, Entry>> = { "systems/shop.yaml": system, ...entries };
    for (const [name, entry] of Object.entries(all)) {
      const path = join(project, name);
      mkdirSync(dirname(path), { recursive: true });
      if (typeof entry === "string") writeFileSync(path, entry);
      else if (entry.link !== undefined) symlinkSync(entry.link, path);
      else mkdirSync(path);
    }
    const config = { values, secrets: new Set<string>() };
    const { problems } = compose({ project, stack: "prod", config, asOf: "2026-11-29" });
    const checked = checkFiles([join(project, "systems/shop.yaml")], {
      project,
      environment: "prod",
      asOf: "2026-11-29",
    });
    const rooms = /^(alert-rules|dashboards)/;
    const lines = [problems, checked].map((found) =>
      found.map((problem) => formatProblem(problem).replace(/^[./]*(\S*\/hozen-own-\w+\/)/, "")),
    );
    assert.deepEqual(
      lines[1]?.filter((line) => rooms.test(line)),
      lines[0]?.filter((line) => rooms.test(line)),
      "hozen check says the same of the files as hozen plan",
    );
    return lines[0] ?? [];
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

/** Place and code of each line. */
function places(lines: readonly string[]): string[] {
  return lines.map((line) => line.split("  ").slice(0, 2).join(" "));
}

const value = "alert-rules/demo.value.yaml";

describe("A project's own files beside hozen's", () => {
  it("are used where they are right", () => {
    assert.deepEqual(problemsOf({ [value]: good }), []);
  });

  const semantic: readonly (readonly [name: string, piece: string, instead: string, problem: string])[] = [
    ["a concept of another dimension", "unit: percent\nbad", "unit: second\nbad", `${value}:11:40 CATALOGUE-DIMENSION`],
    ["a measurement of another dimension", "percent, grain", "count, grain", `${value}:11:40 CATALOGUE-DIMENSION`],
    ["a default in words", "for: 5 minutes", "for: five minutes", `${value}:8:13 CATALOGUE-VALUE`],
    ["a default that is no time", "for: 5 minutes", "for: 5 percent", `${value}:8:13 CATALOGUE-VALUE`],
    ["a default below 0", "for: 5 minutes", "for: -5 minutes", `${value}:8:13 CATALOGUE-VALUE`],
    ["a look every 0 minutes", "every: 1 minute", "every: 0 minutes", `${value}:8:29 CATALOGUE-VALUE`],
    ["traffic below 0", "missing: ok", "missing: ok\nminimumTraffic: -1 requests", `${value}:8:1 CATALOGUE-VALUE`],
    ["a range without numbers", "min: 0, max: 100", "min: .nan, max: 100", `${value}:6:10 CATALOGUE-VALUE`],
    ["a language that no platform has", "cloudwatch", "constructor", `${value}:11:18 CATALOGUE-VALUE`],
    ["a value that holds itself", "meaning: A value.", "meaning: &a [*a]", `${value}:1:1 CATALOGUE-FILE`],
    ["a merge of itself", "measurements: ", "measurements: &m\n  <<: *m", `${value}:1:1 CATALOGUE-YAML`],
  ];
  for (const [name, piece, instead, problem] of semantic) {
    it(`are a problem at its place, and the only one: ${name}`, () => {
      assert.equal(good.split(piece).length, 2, piece);
      assert.deepEqual(places(problemsOf({ [value]: good.replace(piece, instead) })), [problem]);
    });
  }

  it("are a problem when they are no such file, in every room, all at once", () => {
    const flaws: Readonly<Record<string, Entry>> = {
      "empty.yaml": "",
      "folder.yaml": { link: undefined },
      "link.yaml": { link: "/etc/hostname" },
      "list.yaml": "- a\n",
      "lost.yaml": { link: "nowhere.yaml" },
      "text.yaml": "hello\n",
      "two.yml": "a: 1\n---\nb: 1\n",
      "yaml.yaml": "a: [\n",
    };
    const rooms = ["alert-rules", "alert-rules/mine", "dashboards", "prices"];
    const entries = rooms.flatMap((room) => Object.entries(flaws).map(([name, flaw]) => [`${room}/${name}`, flaw]));
    const lines = problemsOf({ [value]: good, ...Object.fromEntries(entries) });
    const expected = rooms.flatMap((room) => [
      `${room}/empty.yaml:1:1 CATALOGUE-FILE`,
      `${room}/folder.yaml:1:1 CATALOGUE-FILE`,
      `${room}/link.yaml:1:1 CATALOGUE-FILE`,
      `${room}/list.yaml:1:1 CATALOGUE-VALUE`,
      `${room}/lost.yaml:1:1 CATALOGUE-FILE`,
      `${room}/text.yaml:1:1 CATALOGUE-VALUE`,
      `${room}/two.yml:2:1 CATALOGUE-YAML`,
      `${room}/yaml.yaml:2:1 CATALOGUE-YAML`,
    ]);
    assert.deepEqual(places(lines).sort(), expected.sort());
  });

  it("are a problem when a room is no folder, or has folders that are not read", () => {
    const lines = problemsOf({ [value]: good, dashboards: "x", "prices/old/aws.yaml": "a: 1\n" });
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? "", /^CATALOGUE-FILE {2}the folder cannot be read; given \S*dashboards \(ENOTDIR\); make/);
    assert.match(lines[1] ?? "", /^prices\/old:1:1 {2}CATALOGUE-FILE {2}a folder whose files are not read; move/);
  });
});
