import { strict as assert } from "node:assert";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { files } from "../../package.json";

const root = join(__dirname, "..", "..");
const guides = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".md"))
  .map((file) => join("docs", file));
/** What npm packs besides `files`. */
const always = ["README.md", "package.json", "LICENSE"];

interface Link {
  readonly from: string;
  /** From the project's root; empty for the page itself. */
  readonly path: string;
  readonly anchor: string;
}

function linksOf(page: string): Link[] {
  const text = readFileSync(join(root, page), "utf8").replace(/```[\s\S]*?```/g, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = "", anchor = ""] = target.split("#");
      return { from: page, path: path === "" ? page : relative(root, join(root, dirname(page), path)), anchor };
    });
}

/** Headings as GitHub names them in links. */
function anchorsOf(page: string): string[] {
  const headings = readFileSync(join(root, page), "utf8").match(/^#+ .*$/gm) ?? [];
  return headings.map((heading) =>
    heading
      .replace(/^#+ /, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

const shown = ({ from, path, anchor }: Link): string => `${from}: ${path}#${anchor}`;

describe("links of the guides", () => {
  it("lead to what is there", () => {
    const links = [...guides, "README.md", "CONTRIBUTING.md", "CHANGELOG.md"].flatMap(linksOf);
    assert.ok(links.length > 50);
    const dead = links.filter(
      ({ path, anchor }) =>
        !existsSync(join(root, path)) || (anchor !== "" && path.endsWith(".md") && !anchorsOf(path).includes(anchor)),
    );
    assert.deepEqual(dead.map(shown), []);
  });

  it("lead in the package to what is packed", () => {
    const packed = [...files, ...always];
    const links = [...guides, "README.md", "CHANGELOG.md"].flatMap(linksOf);
    const outside = links.filter(({ path }) => !packed.some((one) => path === one || path.startsWith(`${one}/`)));
    assert.deepEqual(outside.map(shown), []);
  });
});
