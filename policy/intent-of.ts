import type { ClauseId, Intent, IntentValue, Plan } from "../core/model";

/** The entry of the plan a clause is stated in, with the value that states it. */
export interface StatedIn {
  readonly entry: Intent;
  readonly name: string;
  readonly value: IntentValue;
}

export function statedIn({ system }: Plan, clause: ClauseId): StatedIn | undefined {
  for (const entry of system.intents) {
    for (const [name, value] of Object.entries(entry.values)) {
      if (value.stated.clauses.includes(clause)) return { entry, name, value };
    }
  }
  return undefined;
}
