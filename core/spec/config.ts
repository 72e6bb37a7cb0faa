import type { Reading } from "./reading";
import type { Tree, YamlMap } from "./tree";

const reference = /\$\{config\.([A-Za-z]\w*)\}/g;

/** Keys of the stack configuration a file reads. */
export class ConfigValues {
  readonly used = new Set<string>();

  constructor(
    private readonly tree: Tree,
    private readonly values: Readonly<Record<string, string>>,
  ) {}

  /**
   * Puts configuration values into every text, in place. An entry that `needs` an absent key keeps its texts as they
   * are: it is left out anyway. Returns the references nothing answers, with the place they stand in.
   */
  fill(value: unknown, missing: { key: string; container: object; at: string | number }[] = []) {
    if (typeof value !== "object" || value === null) return missing;
    const { needs } = value as YamlMap;
    if (typeof needs === "string") this.used.add(needs);
    if (typeof needs === "string" && this.values[needs] === undefined) return missing;
    for (const [key, item] of Object.entries(value)) {
      const at = Array.isArray(value) ? Number(key) : key;
      if (typeof item === "string") {
        (value as YamlMap)[key] = item.replace(reference, (whole, name: string) => {
          this.used.add(name);
          const found = this.values[name];
          if (found === undefined) missing.push({ key: name, container: value, at });
          return found ?? whole;
        });
      } else this.fill(item, missing);
    }
    return missing;
  }

  report(reading: Reading): void {
    for (const { key, container, at } of this.fill(this.tree.root))
      reportMissing(reading, key, this.tree.place(container, at));
  }
}

/** A configuration key without a value, with the line to paste. */
export function reportMissing(reading: Reading, key: string, place: ReturnType<Tree["place"]>, secret = false): void {
  reading.problem("CONFIG-MISSING", place, {
    what: "the stack configuration has no value for it",
    given: `\${config.${key}}`,
    change: `pulumi config set ${secret ? "--secret " : ""}${reading.system}:${key} <value>`,
  });
}
