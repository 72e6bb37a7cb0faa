import { alertCases } from "./alert-cases";
import type { PolicyCase } from "./case";
import { clauseCases } from "./clause-cases";
import { guardCases } from "./guard-cases";

export const cases: readonly PolicyCase[] = [...alertCases, ...guardCases, ...clauseCases];

/** CrossGuard hands secrets over unwrapped, so this is mended instead of stopped. */
export const mended = "a token in plain text";

/** What a case needs of the pack's configuration. */
export function settingsOf({ policy, expected = [], config = {} }: PolicyCase): Record<string, object> {
  const clauses = Object.fromEntries(expected.map(({ clause, value }) => [clause, value]));
  return { [policy]: { ...config, ...(expected.length > 0 && { clauses }) } };
}
