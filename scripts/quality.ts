import { join } from "node:path";
import { loadCatalogue } from "../core/catalogue";
import { measureFolder, shares } from "../test/document/quality";
import { mappedShare, measureMapping } from "../test/drafting/mapping";

/**
 * `npm run quality [-- FOLDER] [--quiet]`: how much of the statements of a folder of documents is found, and how much of
 * what is read is none. Each `<name>.md` has the right statements beside it in `<name>.expected.yaml`, and the right entries
 * of its limits in `<name>.entries.yaml`.
 */
const folder = process.argv.slice(2).find((one) => !one.startsWith("-")) ?? join(__dirname, "../test/document/samples");
const all = measureFolder(folder);
if (!process.argv.includes("--quiet")) for (const { remarks } of all) for (const remark of remarks) console.log(remark);

console.log("\n expected    found     read    false  direction      kind  severity  document");
for (const { file, expected, found, read, wrong, right } of all) {
  const ratios = (["direction", "kind", "severity"] as const).map((name) => right[name].join("/").padStart(9));
  console.log([expected, found, read, wrong].map((one) => String(one).padStart(9)).join(""), ...ratios, ` ${file}`);
}
const { found, wrong } = shares(all);
console.log(`\n${all.length} documents: ${found.toFixed(1)} % found (goal 95), ${wrong.toFixed(1)} % false (goal 2)`);

const mapped = measureMapping(folder, loadCatalogue([join(__dirname, "../alert-rules")]));
if (mapped.length > 0) {
  if (!process.argv.includes("--quiet"))
    for (const { remarks } of mapped) for (const remark of remarks) console.log(remark);
  const limits = mapped.reduce((total, { of }) => total + of, 0);
  console.log(
    `${limits} limits of ${mapped.length} documents: ${mappedShare(mapped).toFixed(1)} % in the right entry (goal 80)`,
  );
}
