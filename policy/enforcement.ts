import { nameList, suggest } from "../core/loader";
import type { Problem } from "../core/model";
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

/** Names in the settings that no policy has, and settings that the policy of that name does not. */
export function settingProblems(settings: PolicySettings, rules: readonly PolicyRule[]): Problem[] {
  const known = ["all", ...rules.map(({ name }) => name)];
  return Object.entries(settings).flatMap(([name, setting]) => {
    const rule = rules.find((one) => one.name === name);
    if (!rule && name !== "all") return [unknown(`hozen:policies.${name}`, name, known)];
    if (typeof setting === "string") return [];
    const keys = ["enforcementLevel", "clauses", ...Object.keys((rule && "config" in rule && rule.config) || {})];
    const others = Object.keys(setting).filter((key) => !keys.includes(key));
    return others.map((key) => unknown(`hozen:policies.${name}.${key}`, key, keys));
  });
}

function unknown(path: string, given: string, known: readonly string[]): Problem {
  const what = "nothing reads this key";
  const change = suggest(given, known, "remove it");
  return { code: "CONFIG-UNKNOWN-KEY", path, what, given, allowed: nameList(known), change };
}
