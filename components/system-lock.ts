import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../core/model";
import { docPage, shown, systemsFolder } from "./project-files";

/** Beside the system files, committed: every system that was ever deployed. */
const lockFile = "systems.lock";
const line = /^([a-z][a-z0-9-]*)(?: (retired) (\d{4}-\d{2}-\d{2})| (renamed) ([a-z][a-z0-9-]*))?$/;

/**
 * Holds the system files against `systems/systems.lock`. A file may only be gone when its line says that the system
 * retired, or what it is called now; a file that is not listed yet is only remarked on. Without a lock nothing is held
 * against anything.
 */
export function checkLock(
  project: string,
  present: readonly string[],
  asOf: string,
): { problems: readonly Problem[]; notes: readonly Problem[] } {
  const file = join(systemsFolder(project), lockFile);
  if (!existsSync(file)) return { problems: [], notes: [] };
  const problem = (detail: Pick<Problem, "what" | "given" | "change">, at = 1): Problem => ({
    code: "CONFIG-SYSTEMS",
    at: { file: shown(file), line: at, column: 1 },
    ...detail,
  });
  const listed = new Set<string>();
  const problems = readFileSync(file, "utf8")
    .split(/\r?\n/)
    .flatMap((text, at) => {
      if (text.trim() === "" || text.startsWith("#")) return [];
      const [, key = "", , retiredOn, , newName] = line.exec(text) ?? [];
      listed.add(key);
      const detail = key === "" ? unreadable(text) : vanished(key, present, { retiredOn, newName, asOf });
      return detail ? [problem(detail, at + 1)] : [];
    });
  const unlisted = present.filter((key) => !listed.has(key));
  const notes = unlisted.map((key) =>
    problem({
      what: "a system that is not listed could be removed unnoticed",
      given: key,
      change: `add the line ${key} before it is deployed`,
    }),
  );
  return { problems, notes };
}

type Detail = Pick<Problem, "what" | "given" | "change">;

function unreadable(given: string): Detail {
  const change = "write <name>, <name> retired YYYY-MM-DD, or <name> renamed <new name>";
  return { what: "not a line of the list of systems", given, change };
}

interface Fate {
  readonly retiredOn: string | undefined;
  readonly newName: string | undefined;
  readonly asOf: string;
}

function vanished(key: string, present: readonly string[], { retiredOn, newName, asOf }: Fate): Detail | undefined {
  if (present.includes(key)) return undefined;
  if (newName !== undefined) {
    if (present.includes(newName)) return undefined;
    return { what: `renamed to ${newName}, which has no file`, given: key, change: `restore systems/${newName}.yaml` };
  }
  if (retiredOn !== undefined) {
    if (retiredOn <= asOf) return undefined;
    return {
      what: `retires on ${retiredOn}, and its file is gone already`,
      given: key,
      change: `restore systems/${key}.yaml`,
    };
  }
  return {
    what: "the file of this system is gone",
    given: key,
    change: `restore systems/${key}.yaml and retire the system with retired:, or write ${key} renamed <new name> (${docPage("decisions/retired-systems.md")}); of a system that was never deployed, remove this line`,
  };
}
