import { strict as assert } from "node:assert";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { compose } from "../../components/compose";
import { readStackFile } from "../../engine/stack-file";
import { hozen } from "../kit/hozen";

describe("hozen init", () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "hozen-init-")));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = (file: string) => readFileSync(join(folder, file), "utf8");
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

  it("writes a project of plain JavaScript whose generated folders git ignores, and says what to do next", () => {
    const { status, stdout, stderr } = hozen(["init"], folder);
    assert.deepEqual([status, stderr], [0, ""]);
    assert.equal(parse(read("Pulumi.yaml")).main, "hozen.js");
    assert.equal(parse(read("Pulumi.yaml")).runtime.options.typescript, false);
    assert.match(read("hozen.js"), /require\("hozen"\)/);
    for (const line of ["node_modules/", "dist-runbooks/", "dashboards.html"]) {
      assert.ok(read(".gitignore").split("\n").includes(line), line);
    }
    assert.match(stdout, /^ {2}npm install @pulumi\/pulumi @pulumi\/aws /m);
    assert.match(stdout, /^ {2}npx hozen plan /m);
    assert.match(stdout, /^ {2}edit systems\/shop\.yaml /m);
  });

  it("writes an ES module where package.json says that programs are", () => {
    write("package.json", '{ "type": "module" }');
    hozen(["init"], folder);
    assert.match(read("hozen.js"), /^import \{ deploy \} from "hozen";$/m);
    assert.match(read("hozen.js"), /^export default /m);
  });

  it("keeps the files that exist, an application's index.ts among them, and lets Pulumi run none of them", () => {
    write("index.ts", 'console.log("an application");\n');
    write(".gitignore", "mine\n");
    const { stdout } = hozen(["init"], folder);
    assert.match(stdout, /^kept {5}\.gitignore$/m);
    assert.equal(read(".gitignore"), "mine\n");
    assert.equal(readStackFile(folder, "prod").main, join(folder, "hozen.js"));
  });

  it("changes nothing when it is run again", () => {
    hozen(["init"], folder);
    write("systems/shop.yaml", "# mine\n");
    const { status, stdout } = hozen(["init"], folder);
    assert.equal(status, 0);
    assert.ok(
      stdout
        .split("\n\n")[0]
        ?.split("\n")
        .every((line) => line.startsWith("kept ")),
      stdout,
    );
    assert.equal(read("systems/shop.yaml"), "# mine\n");
  });

  it("writes nothing into a Pulumi project that deploys something else, and says what would help", () => {
    write("Pulumi.yaml", "name: app\nruntime: nodejs\n");
    write("index.ts", 'export const url = "an application";\n');
    const { status, stdout, stderr } = hozen(["init"], folder);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, /Pulumi\.yaml belongs to a project whose program, index\.ts, does not deploy hozen's systems/);
    assert.equal(existsSync(join(folder, "systems")), false);
  });

  it("speaks of the package manager of the project", () => {
    write("package.json", "{}");
    write("pnpm-lock.yaml", "");
    assert.match(
      hozen(["init"], folder).stdout,
      /^ {2}pnpm add @pulumi\/pulumi @pulumi\/aws .*\n {2}pnpm exec hozen plan /m,
    );
    rmSync(join(folder, "pnpm-lock.yaml"));
    write("package.json", '{ "packageManager": "yarn@4.1.0" }');
    assert.match(
      hozen(["init"], folder).stdout,
      /^ {2}yarn add @pulumi\/pulumi @pulumi\/aws .*\n {2}yarn hozen plan /m,
    );
  });

  it("lets its own system go as it came while nothing was deployed", () => {
    hozen(["init"], folder);
    mkdirSync(join(folder, "node_modules"));
    const own = read("systems/shop.yaml").replace("system: shop", "system: blog");
    write("systems/blog.yaml", own);
    rmSync(join(folder, "systems/shop.yaml"));
    const { values, secrets } = readStackFile(folder, "prod");
    const blog = Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key.replace(/^shop:/, "blog:"), value]),
    );
    const config = { values: blog, secrets };
    const { problems, notes } = compose({ project: folder, stack: "prod", config, asOf: "2026-01-01" });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      notes.map(({ given, change }) => [given, change]),
      [["blog", "add the line blog before it is deployed"]],
    );
  });

  const examples = ["camp-backend", "hotel-saas", "process-todo", "tenant-platform", "web-service"];

  it("lists the examples in its help, and refuses another name", () => {
    assert.match(
      hozen(["init", "--help"], folder).stdout.replace(/\s+/g, " "),
      new RegExp(examples.map((name) => `"${name}"`).join(", ")),
    );
    assert.equal(hozen(["init", "--example", "shop"], folder).status, 2);
  });

  for (const example of examples) {
    it(`writes ${example} with exactly the configuration it needs, so that every stack is clean`, () => {
      assert.equal(hozen(["init", "--example", example], folder).status, 0);
      assert.match(read(`systems/${example}.yaml`), /^# yaml-language-server: \$schema=\.\.\/node_modules\/hozen\//);
      for (const stack of ["dev", "staging", "prod"]) {
        const config = readStackFile(folder, stack);
        assert.deepEqual(compose({ project: folder, stack, config, asOf: "2026-11-23" }).problems, []);
        const namespaces = new Set(Object.keys(config.values).map((key) => key.split(":")[0]));
        assert.deepEqual([...namespaces].sort(), ["hozen", example].sort());
      }
    });
  }

  it("gives the stack files that exist what an example needs, and keeps what they say", () => {
    hozen(["init"], folder);
    write("Pulumi.prod.yaml", read("Pulumi.prod.yaml").replace("runbooks.example.com", "pages.example.com"));
    const { stdout } = hozen(["init", "--example", "web-service"], folder);
    assert.match(stdout, /^extended Pulumi\.prod\.yaml$/m);
    const { values } = readStackFile(folder, "prod");
    assert.equal(values["hozen:runbooks"], "https://pages.example.com");
    assert.equal(values["shop:onCallMail"], "on-call@example.com");
    assert.equal(JSON.parse(values["hozen:where"] ?? "").aws.main.account, "111122223333");
    assert.equal(JSON.parse(values["hozen:where"] ?? "").aws.main.slackTeamId, "T0EXAMPLE1");
    const { problems } = compose({
      project: folder,
      stack: "prod",
      config: readStackFile(folder, "prod"),
      asOf: "2026-11-23",
    });
    assert.deepEqual(problems, []);
  });
});
