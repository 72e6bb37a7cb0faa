import { fields, text } from "./inputs";
import type { CheckedResource, ResourceRule } from "./rule";

interface ManagedRule {
  readonly name: string;
  readonly description: string;
  /** Identifier of the rule AWS Config manages. */
  readonly identifier: string;
  readonly remediation: string;
  /** What is wrong with its parameters. */
  readonly fault?: (parameters: Readonly<Record<string, unknown>>) => string | undefined;
}

const type = "aws:cfg/rule:Rule";

/** A policy that wants a managed rule of AWS Config to be there: the account itself is then watched by that rule. */
export function configRulePolicy({ name, description, identifier, remediation, fault }: ManagedRule): ResourceRule {
  return {
    name,
    description,
    looksAt: `AWS Config rule ${identifier}`,
    remediation,
    severity: "mandatory",
    scope: "resource",
    perClause: true,
    isAbout: (resource) => resource.type === type && sourceOf(resource) === identifier,
    fault: ({ inputs }) => fault?.(parametersOf(inputs.inputParameters)),
  };
}

function sourceOf({ inputs }: CheckedResource): string {
  return text(fields(inputs.source).sourceIdentifier);
}

function parametersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "string" ? fields(JSON.parse(value)) : fields(value);
}
