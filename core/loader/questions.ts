import { joinPath } from "../evidence";
import type { Problem } from "../model";
import type { Key, Tree, YamlMap } from "./tree";

/** Texts of people and of the document: a question mark in them is only a question mark. */
const verbatim = new Set(["says", "from", "title", "notes", "because", "asks", "nearest"]);
const holes = /\?([a-z][a-z0-9-]*)/g;

interface Question {
  readonly asks?: unknown;
  readonly choices?: unknown;
  readonly answer?: unknown;
}

/**
 * Puts the answers of `questions:` in place of their holes (`?name`), wherever a value has one. A question without an
 * answer is one problem, however many values wait for it; the entries that wait are taken out, so that the rest of the
 * file is examined in the same run.
 */
export function fillAnswers(tree: Tree): Problem[] {
  if (!isMap(tree.root)) return [];
  const questions = isMap(tree.root.questions) ? tree.root.questions : {};
  const filling = new Filling(tree, questions);
  for (const [section, value] of Object.entries(tree.root)) {
    if (section !== "questions" && typeof value === "object" && value !== null) filling.walk(value, [section]);
  }
  for (const path of filling.waiting) remove(tree.root, path);
  return filling.problems;
}

class Filling {
  readonly problems: Problem[] = [];
  /** Paths of entries with a hole. */
  readonly waiting: (readonly Key[])[] = [];
  private readonly asked = new Set<string>();

  constructor(
    private readonly tree: Tree,
    private readonly questions: YamlMap,
  ) {}

  walk(container: object, path: readonly Key[]): void {
    for (const [name, value] of Object.entries(container)) {
      const key = Array.isArray(container) ? Number(name) : name;
      if (verbatim.has(name)) continue;
      if (typeof value === "string") this.fill(container as YamlMap, key, value, [...path, key]);
      else if (typeof value === "object" && value !== null) this.walk(value, [...path, key]);
    }
  }

  private fill(container: YamlMap, key: Key, text: string, path: readonly Key[]): void {
    const filled = text.replace(holes, (hole, name: string) => {
      const question = Object.hasOwn(this.questions, name) ? this.questions[name] : undefined;
      if (!isMap(question)) {
        if (hole === text) this.unknown(container, key, name);
        return hole;
      }
      const { answer } = question as Question;
      if (answer !== undefined && answer !== null && String(answer) !== "") return String(answer);
      this.waiting.push(path.slice(0, path[0] === "logs" ? 3 : 2));
      this.ask(name, question as Question, container, key);
      return hole;
    });
    if (filled !== text) container[key] = filled;
  }

  private ask(name: string, { asks, choices }: Question, container: object, key: Key): void {
    if (this.asked.has(name)) return;
    this.asked.add(name);
    this.problems.push({
      code: "SPEC-QUESTION",
      ...this.tree.place(container, key),
      what: `a question is open: ${String(asks)}`,
      given: `?${name}`,
      ...(Array.isArray(choices) && choices.length > 0 && { allowed: choices.map(String).join(", ") }),
      change: `write ${joinPath(["questions", name, "answer"])}, or the value here`,
    });
  }

  private unknown(container: object, key: Key, name: string): void {
    const allowed = Object.keys(this.questions).join(", ");
    this.problems.push({
      code: "SPEC-QUESTION",
      ...this.tree.place(container, key),
      what: "no question of this name",
      given: `?${name}`,
      ...(allowed !== "" && { allowed }),
      change: "write the value, or the question under questions:",
    });
  }
}

function isMap(value: unknown): value is YamlMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function remove(root: YamlMap, path: readonly Key[]): void {
  const container = path.slice(0, -1).reduce<unknown>((here, key) => (isMap(here) ? here[key] : undefined), root);
  const last = path.at(-1);
  if (isMap(container) && last !== undefined) delete container[last];
}
