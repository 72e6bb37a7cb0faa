import { basename } from "node:path";
import { joinPath } from "../evidence";
import { suggest } from "../loader/suggest";
import { type Concept, compareProblems, type Measurement, type Problem, parseQuantity } from "../model";
import type { Flaw } from "../platforms";
import { conceptFlaws } from "./check-concept";
import { measurementFlaws } from "./check-measurement";
import type { FileShape } from "./compiled";
import { catalogueFiles } from "./files";
import { shapeProblems } from "./issues";
import { type Kind, kindsOf, withChoices } from "./kinds";
import { propertyFlaws } from "./properties";
import { type ConceptFile, fileShapes, type SheetFile } from "./schema";
import { type Path, readSource, type Source } from "./source";

/** A built-in definition that a user's file replaces. */
export interface Override {
  /** A concept, or `concept on kind` for a single measurement. */
  readonly name: string;
  readonly by: string;
  readonly instead: string;
}

export interface Catalogue {
  readonly concepts: ReadonlyMap<string, Concept>;
  /** Every kind of resource, sorted. */
  readonly kinds: readonly string[];
  /** What the kinds are, by name. */
  readonly sheets: ReadonlyMap<string, Kind>;
  /** What later folders replaced, for people to see. */
  readonly overrides: readonly Override[];
  /** Concepts and kinds of files with a problem of their own: naming one of them is no second mistake. */
  readonly unread: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Reads folders of concepts and sheets, the built-in one first. A later folder may replace a concept or a measurement
 * of an earlier one by name; within one folder, writing the same twice is a problem.
 */
export function loadCatalogue(folders: readonly string[]): Catalogue {
  const shelf = new Shelf();
  for (const folder of folders) {
    const { concepts, sheets, problems } = catalogueFiles(folder);
    shelf.problems.push(...problems);
    for (const file of concepts) shelf.addConcept(file, folder);
    for (const file of sheets) shelf.addSheet(file, folder);
  }
  return shelf.catalogue();
}

interface Entry {
  readonly measurement: Measurement;
  readonly source: Source;
  readonly path: Path;
  readonly folder: string;
  /** Written in a sheet rather than in the concept's own file. */
  readonly sheet: boolean;
}

interface Shelved {
  readonly file: ConceptFile;
  readonly source: Source;
  readonly folder: string;
  readonly entries: Map<string, Entry>;
}

/** Concepts and measurements while the folders are being read. */
class Shelf {
  readonly problems: Problem[] = [];
  private readonly unread: string[] = [];
  private readonly shapes = fileShapes();
  private readonly overrides: Override[] = [];
  private readonly sheets: SheetFile[] = [];
  private readonly shelved = new Map<string, Shelved>();
  private readonly loose: { readonly concept: string; readonly kind: string; readonly entry: Entry }[] = [];

  addConcept(file: string, folder: string): void {
    const read = this.read<ConceptFile>(file, folder, "concept");
    if (!read) return;
    const { source, content } = read;
    this.report(source, [], conceptFlaws(content, basename(file)));
    const { concept, measurements = {} } = content;
    const earlier = this.shelved.get(concept);
    if (earlier && !this.replaces(concept, source, ["concept"], folder, earlier)) return;
    this.shelved.set(concept, { file: content, source, folder, entries: new Map() });
    for (const [kind, measurement] of Object.entries(measurements)) {
      this.loose.push({
        concept,
        kind,
        entry: { measurement, source, path: ["measurements", kind], folder, sheet: false },
      });
    }
  }

  addSheet(file: string, folder: string): void {
    const read = this.read<SheetFile>(file, folder, "sheet");
    if (!read) return;
    const { source, content: sheet } = read;
    this.sheets.push(sheet);
    for (const [name, property] of Object.entries(sheet.properties ?? {})) {
      this.report(source, ["properties", name], propertyFlaws(property));
    }
    for (const [concept, measurement] of Object.entries(sheet.measurements ?? {})) {
      const entry = { measurement, source, path: ["measurements", concept], folder, sheet: true };
      this.loose.push({ concept, kind: sheet.kind, entry });
    }
  }

  catalogue(): Catalogue {
    for (const { concept, kind, entry } of this.loose) this.place(concept, kind, entry);
    const names = [...this.shelved.keys()].sort();
    const concepts = new Map(names.map((name) => [name, this.conceptOf(name)]));
    const sheets = kindsOf(this.sheets, concepts.values());
    return {
      concepts,
      kinds: [...sheets.keys()],
      sheets,
      overrides: this.overrides,
      unread: this.unread,
      problems: this.problems.sort(compareProblems),
    };
  }

  /** A file of a shape, or its problems. */
  private read<Content>(
    file: string,
    folder: string,
    shape: FileShape,
  ): { source: Source; content: Content } | undefined {
    const source = readSource(file, folder, shape);
    if (!("value" in source)) {
      this.skip(file, [source]);
      return undefined;
    }
    if (source.isChecked) return { source, content: source.value as Content };
    const parsed = this.shapes[shape].safeParse(source.value);
    if (parsed.success) return { source, content: parsed.data as Content };
    this.skip(file, shapeProblems(source, this.shapes[shape], parsed.error.issues));
    return undefined;
  }

  /** Files are named after what they define. */
  private skip(file: string, problems: readonly Problem[]): void {
    this.unread.push(basename(file).replace(/\.ya?ml$/i, ""));
    this.problems.push(...problems);
  }

  /** Puts a measurement to its concept. Those of a replaced concept file go with it. */
  private place(name: string, kind: string, entry: Entry): void {
    const concept = this.shelved.get(name);
    if (!concept) {
      if (!this.unread.includes(name)) this.problems.push(this.unknownConcept(name, entry));
      return;
    }
    if (!entry.sheet && entry.source !== concept.source) return;
    const earlier = concept.entries.get(kind);
    if (earlier && !this.replaces(`${name} on ${kind}`, entry.source, entry.path, entry.folder, earlier)) return;
    concept.entries.set(kind, entry);
  }

  private replaces(
    name: string,
    source: Source,
    path: Path,
    folder: string,
    earlier: { readonly source: Source; readonly folder: string },
  ): boolean {
    if (earlier.folder !== folder) {
      this.overrides.push({ name, by: source.file, instead: earlier.source.file });
      return true;
    }
    this.problems.push({
      code: "CATALOGUE-TWICE",
      at: source.at(path),
      path: joinPath(path),
      what: `${name} is written twice`,
      given: `also in ${earlier.source.file}`,
      change: "remove one of the two",
    });
    return false;
  }

  private unknownConcept(name: string, entry: Entry): Problem {
    return {
      code: "CATALOGUE-CONCEPT",
      at: entry.source.at(entry.path),
      path: joinPath(entry.path),
      what: "no concept of this name",
      given: name,
      change: suggest(name, [...this.shelved.keys()], `add alert-rules/${name}.yaml`),
    };
  }

  private conceptOf(name: string): Concept {
    const { file, source, entries } = this.shelved.get(name) as Shelved;
    const { concept: _, minimumTraffic, measurements: __, ...rest } = file;
    const traffic = minimumTraffic === undefined ? undefined : parseQuantity(minimumTraffic);
    const concept = { ...rest, name, file: source.file, ...(traffic && { minimumTraffic: traffic }) };
    for (const { measurement, source: from, path } of entries.values()) {
      this.report(from, path, measurementFlaws(concept, measurement));
    }
    const measurements = [...entries].map(([kind, entry]): [string, Measurement] => [
      kind,
      withChoices(entry.measurement, kind, this.sheets),
    ]);
    return { ...concept, measurements: Object.fromEntries(measurements.sort(([a], [b]) => (a < b ? -1 : 1))) };
  }

  private report(source: Source, base: Path, flaws: readonly Flaw[]): void {
    for (const { path, ...flaw } of flaws) {
      const whole = [...base, ...path];
      this.problems.push({ ...flaw, at: source.at(whole), path: joinPath(whole) });
    }
  }
}
