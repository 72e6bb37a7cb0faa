import type { PolicyConfig } from "./judge";
import type { PolicyRule } from "./rule";

export type Level = "mandatory" | "advisory" | "disabled";

/** `hozen:policies` of the stack configuration, or a CrossGuard policy configuration: policy, or `all`, to level or settings. */
export type PolicySettings = Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;

/** The level a policy is enforced with: its own setting, that of `all`, else what the rule says. */
export function levelOf(rule: PolicyRule, settings: PolicySettings): Level {
  return configuredLevel(rule, settings) ?? rule.severity;
}

/** The level somebody configured, if anybody did. */
export function configuredLevel({ name }: PolicyRule, settings: PolicySettings): Level | undefined {
  const wanted = levelIn(settings[name]) ?? levelIn(settings.all);
  if (wanted === undefined || wanted === "disabled" || wanted === "advisory") return wanted;
  return "mandatory";
}

function levelIn(setting: PolicySettings[string] | undefined): string | undefined {
  const level = typeof setting === "string" ? setting : setting?.enforcementLevel;
  return typeof level === "string" ? level : undefined;
}

/** The settings of each policy without its level. */
export function configOf(settings: PolicySettings): PolicyConfig {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([policy, setting]) => {
      if (typeof setting === "string") return [];
      const { enforcementLevel: _, ...config } = setting;
      return [[policy, config]];
    }),
  );
}
