// The last step of `npm run build`: reads the built-in catalogue once, so that no command has to parse and check its
// hundreds of files. A file that has a problem is left out, and every command goes on to say so.
const { readFileSync, rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const compiled = join(__dirname, "../dist/core/catalogue");
const out = join(compiled, "compiled.json");
rmSync(out, { force: true });

const { catalogueFiles } = require(`${compiled}/files.js`);
const { fileShapes } = require(`${compiled}/schema.js`);
const { readSource } = require(`${compiled}/source.js`);

const room = join(__dirname, "../alert-rules");
const { concepts, sheets } = catalogueFiles(room);
const shapes = fileShapes();
const entries = (files, shape) =>
  files.flatMap((file) => {
    const { success, data } = shapes[shape].safeParse(readSource(file, room).value);
    return success ? [[readFileSync(file, "utf8"), data]] : [];
  });
writeFileSync(out, JSON.stringify({ concept: entries(concepts, "concept"), sheet: entries(sheets, "sheet") }));
