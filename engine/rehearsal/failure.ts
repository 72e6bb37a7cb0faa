import { CommandError, ConcurrentUpdateError } from "@pulumi/pulumi/automation";

/** Why a run of the engine failed, in lines a person can act on. `told` is what the engine said itself. */
export function explainFailure(error: unknown, told: readonly string[], stateFile: string): string[] {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof ConcurrentUpdateError) {
    return [
      `another run holds the lock of this stack (${holderOf(text)}); wait for it, or pulumi cancel when it is gone`,
    ];
  }
  const broken = /.*(invalid character|unexpected end of JSON|could not deserialize|failed to load checkpoint).*/i.exec(
    text,
  );
  if (broken) {
    return [
      `the state file ${stateFile} cannot be read: ${broken[0].trim()}; restore it from a backup (pulumi stack import)`,
    ];
  }
  if (/killed with|was killed/.test(text)) return ["the engine was killed in the middle of its work"];
  if (told.length > 0) return [...new Set(told)];
  if (!(error instanceof CommandError)) throw error;
  const lines = text.split("\n").filter((line) => /^\s*error:/.test(line));
  return lines.length > 0 ? lines.map((line) => line.trim()) : [text.trim()];
}

function holderOf(text: string): string {
  return /created by \S+( \([^)]*\))?( at [^\n]*)?/.exec(text)?.[0] ?? "see pulumi stack";
}
