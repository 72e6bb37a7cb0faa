// Writes dist/ from what the compiler wrote to .cache/compiled: one file with every module and the libraries that need
// nothing beside them, and for each module a line that takes it from there. docs/decisions/one-file.md says why.
const { createHash } = require("node:crypto");
const { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { dirname, join, relative, resolve } = require("node:path");
const { build } = require("esbuild");

const root = join(__dirname, "..");
const compiled = join(root, ".cache/compiled");
const dist = join(root, "dist");

// Loaded before the bundle, or by what Node loads itself.
const alone = ["commands/short-run", "commands/code-cache", "commands/import-module"];
// What the user chooses the version of, what reads files beside itself, and what must be one copy in a process.
const outside = ["@pulumi/*", "@pulumiverse/*", "@grpc/*", "google-protobuf", "timezones-ical-library", "typescript", "ts-node"];
const bin = "commands/main";

const files = readdirSync(compiled, { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll("\\", "/"));
const modules = files.filter((file) => file.endsWith(".js")).map((file) => file.slice(0, -".js".length));

/** Each module on its own path, as if it were not bundled: the data rooms are found from there. */
const placed = {
  name: "placed",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const module = relative(compiled, resolve(resolveDir, path));
      return alone.includes(module) ? { path: `./${module}.js`, external: true } : undefined;
    });
    onLoad({ filter: /\.cache[\\/]compiled[\\/].*\.js$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8").replace(/^#!.*\n/, "");
      const own = JSON.stringify(relative(compiled, path));
      const place = `var __filename = require("node:path").join(bundled, ${own}), __dirname = require("node:path").dirname(__filename);\n`;
      return { contents: /\b__(dirname|filename)\b/.test(text) ? place + text : text, loader: "js" };
    });
  },
};

async function bundle() {
  const table = modules.filter((module) => !alone.includes(module)).map((module) => `${JSON.stringify(module)}: () => require("./${module}.js"),`);
  const contents = `const modules = {\n${table.join("\n")}\n};\nmodule.exports = (name) => modules[name]();`;
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: compiled, sourcefile: "modules.js" },
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    outdir: dist,
    platform: "node",
    target: "node20",
    format: "cjs",
    charset: "utf8",
    minifyWhitespace: true,
    legalComments: "none",
    banner: { js: "const bundled = __dirname;" },
    external: outside,
    plugins: [placed],
    logLevel: "warning",
  });
  return { text: outputFiles[0].text, inputs: Object.keys(metafile.inputs) };
}

/** The licences of what is in the bundle, as each of them asks. */
function licences(inputs) {
  const packages = inputs.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  return [...new Set(packages)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? "" : `\n${readFileSync(join(root, folder, file), "utf8").trim()}\n`;
    return `${name} ${version}, ${license}\n${text}`;
  });
}

async function main() {
  const { text, inputs } = await bundle();
  const name = `modules-${createHash("sha256").update(text).digest("hex").slice(0, 16)}.js`;
  rmSync(dist, { recursive: true, force: true });
  for (const folder of new Set(files.map(dirname))) mkdirSync(join(dist, folder), { recursive: true });
  for (const file of files.filter((file) => file.endsWith(".d.ts"))) copyFileSync(join(compiled, file), join(dist, file));
  for (const module of alone) copyFileSync(join(compiled, `${module}.js`), join(dist, `${module}.js`));
  writeFileSync(join(dist, name), text);
  writeFileSync(join(dist, "licences.txt"), licences(inputs).join(`\n${"-".repeat(80)}\n\n`));
  for (const module of modules) {
    if (alone.includes(module)) continue;
    const up = "../".repeat(module.split("/").length - 1) || "./";
    const from = `${up}${name}`;
    const line = `require("${from}")(${JSON.stringify(module)});\n`;
    writeFileSync(join(dist, `${module}.js`), module === bin ? started(from) : `module.exports = ${line}`);
  }
  nameExports();
}

/** The command: V8 is set up first, because what it compiled before is of no use under other settings. */
function started(from) {
  return `#!/usr/bin/env node
require("./short-run.js").optimizeForShortRun();
require("./code-cache.js").requireCached(require.resolve("${from}"), process.argv[2])("${bin}");
`;
}

/** Node finds the names an ES module may import by reading the text, not by running it. */
function nameExports() {
  const entries = modules.filter((module) => module === "library" || /^components\/[^/]+\/index$/.test(module));
  for (const entry of entries) {
    const file = join(dist, `${entry}.js`);
    const names = Object.keys(require(file));
    writeFileSync(file, `${readFileSync(file, "utf8")}0 && (module.exports = { ${names.join(", ")} });\n`);
  }
}

main();
