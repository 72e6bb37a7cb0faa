import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { spellingsIn, writtenAs } from "../core/loader/fields";
import { sections, sharedFields } from "../core/loader/schema/sections";
import type { Field, Fields } from "../core/model";

const file = join(__dirname, "../docs/sections.md");

const introduction = `# Keys of the open sections

Written by \`npm run schema\`; the loader checks by the same list, and editors offer it. What a key of a job, of work in a
cluster or of a step means is in the tables at the end. Every entry may also have \`title\`, \`from\`, \`on\`, \`needs\`,
\`runbook\`, \`notify\`, \`watches\`, \`states\`, \`was\`, and free text as \`notes:\` or under keys that begin with \`x-\`.
Any other key is \`SPEC-UNKNOWN-KEY\`.
`;

/** The page that lists every key of the sections, with its type and meaning. */
export function sectionsPage(): string {
  const shared = Object.values(sharedFields).flatMap(({ fields }) => Object.values(fields));
  const own = Object.entries(sections).map(([name, { meaning, fields }]) => {
    const keys = Object.entries(fields).filter(([, field]) => !shared.includes(field));
    const also = Object.entries(sharedFields)
      .filter(([, group]) => Object.values(group.fields).some((field) => Object.values(fields).includes(field)))
      .map(([group]) => `[${group}](#${group.replaceAll(" ", "-")})`);
    const more = also.length > 0 ? `\nAlso: ${also.join(", ")}.\n` : "";
    return `## ${name}\n\n${meaning[0]?.toUpperCase()}${meaning.slice(1)}.\n${more}\n${table(Object.fromEntries(keys))}`;
  });
  const groups = Object.entries(sharedFields).map(
    ([name, { meaning, fields }]) => `## ${name}\n\n${meaning}\n\n${table(fields)}`,
  );
  return `${[introduction, ...own, ...groups].join("\n")}`;
}

function table(fields: Fields): string {
  const rows = Object.entries(fields).map(
    ([key, field]) => `| \`${key}\` | ${typeOf(field)} | ${cell(field.meaning)} |`,
  );
  return `| key | value | meaning |\n|---|---|---|\n${rows.join("\n")}\n`;
}

/** A closed list with all its spellings; the first ones are the canonical ones. */
function typeOf(field: Field): string {
  const written = writtenAs(field);
  const words = spellingsIn(field) ?? [];
  const names = written.replace(/^list of /, "").split(", ");
  const others = words.filter((spelling) => !names.includes(spelling));
  if (words.length === 0) return cell(written);
  const also = others.length > 0 ? ` (also ${others.join(", ")})` : "";
  const how = written.startsWith("list of ") ? "some of" : "one of";
  return `${how} ${names.map((name) => `\`${name}\``).join(", ")}${cell(also)}`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

if (require.main === module) {
  const current = sectionsPage();
  if (!process.argv.includes("--check")) writeFileSync(file, current);
  else if (readFileSync(file, "utf8") !== current) {
    process.stderr.write(`${file} is stale; run npm run schema\n`);
    process.exitCode = 1;
  }
}
