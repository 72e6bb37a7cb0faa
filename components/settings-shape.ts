import { z } from "zod";
import type { Provider } from "./provider";
import { allProviders } from "./registry";

/** Settings are texts; people write `organization: 1` all the same. */
const text = z.union([z.string().trim().min(1), z.number().transform(String), z.boolean().transform(String)], {
  error: "a text",
});

function place(...settings: readonly string[]) {
  const aliases = z.record(
    z.string(),
    z.strictObject(Object.fromEntries(settings.map((name) => [name, text.optional()]))),
  );
  return aliases.optional();
}

/** Of `hozen:where`: settings by provider and alias. Docs: configuration.md. */
function where(providers: readonly Provider[]) {
  return z.strictObject(Object.fromEntries(providers.map(({ name, settings }) => [name, place(...settings)])));
}

const level = z.enum(["mandatory", "advisory", "remediate", "disabled"]);

/** Part of physical names. */
export const environmentName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,29}$/, "small letters, digits and -, a letter first")
  .refine((name) => !["production", "prd", "live"].includes(name), "prod, the name system files know");

/** What each `hozen:*` key may hold. */
export function settingShapes() {
  const providers = allProviders();
  return {
    runbooks: z.url({ protocol: /^https?$/, error: "an http or https URL" }),
    environment: environmentName,
    asOf: z.iso.date({ error: "a date of the form YYYY-MM-DD" }),
    systems: z.array(z.string()).min(1, "one system or more: a stack of none would delete everything it has"),
    owns: z.array(z.enum(providers.flatMap(({ singletons = [] }) => singletons))),
    where: where(providers),
    policies: z.record(z.string(), z.union([level, z.looseObject({ enforcementLevel: level.optional() })])),
  };
}

export type SettingShapes = ReturnType<typeof settingShapes>;

/** Secrets that `hozen:*` holds, besides those that a place names with a setting ending in `Config`. */
export function tokenNames(): string[] {
  return allProviders().flatMap(({ token }) => token ?? []);
}
