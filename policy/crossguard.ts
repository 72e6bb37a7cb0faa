import {
  type Policies,
  type PolicyConfigSchema,
  type PolicyResource,
  type ResourceValidationArgs,
  type ResourceValidationPolicy,
  type StackValidationArgs,
  type StackValidationPolicy,
  UnknownValueError,
} from "@pulumi/policy";
import { unknownText } from "./inputs";
import { judge } from "./judge";
import { markSecrets } from "./remediate-secrets";
import {
  type CheckedResource,
  type ConfigProperty,
  type Expected,
  isWholeInput,
  type Outcome,
  type PolicyRule,
  type ResourceRule,
} from "./rule";

/** What the engine's configuration of one policy may hold besides the rule's own. */
interface ClauseConfig {
  /** Clause id to the documented value, or to the value and the resources that serve the same entry. */
  readonly clauses?: Readonly<Record<string, string | Omit<Expected, "clause">>>;
}

const clausesProperty: ConfigProperty = {
  type: "object",
  description: "clause id to documented value; hozen plan --policy-config writes it",
};

/** Every rule over resources as a CrossGuard policy; rules over the plan stay with `hozen plan`. */
export function crossguard(rules: readonly PolicyRule[]): Policies {
  return rules.flatMap((rule) => {
    if (rule.scope === "plan") return [];
    return [rule.scope === "stack" || rule.perClause ? stackPolicy(rule) : resourcePolicy(rule)];
  });
}

function described(rule: ResourceRule) {
  const configSchema: PolicyConfigSchema = {
    properties: { ...schemaOf(rule), clauses: schemaOfProperty(clausesProperty) },
  };
  return {
    name: rule.name,
    description: rule.description,
    enforcementLevel: rule.severity,
    severity: rule.severity === "mandatory" ? ("high" as const) : ("low" as const),
    remediationSteps: rule.remediation,
    configSchema,
  };
}

type SchemaProperties = PolicyConfigSchema["properties"];

function schemaOf(rule: ResourceRule): SchemaProperties {
  return Object.fromEntries(Object.entries(rule.config ?? {}).map(([key, item]) => [key, schemaOfProperty(item)]));
}

function schemaOfProperty({ default: preset, ...schema }: ConfigProperty): SchemaProperties[string] {
  return { ...schema, ...(preset !== undefined && { default: typeof preset === "object" ? [...preset] : preset }) };
}

function resourcePolicy(rule: ResourceRule): ResourceValidationPolicy {
  const marks = rule.name === "secrets-encrypted";
  return {
    ...described(rule),
    ...(marks && { enforcementLevel: "remediate", remediateResource: markSecrets }),
    validateResource: (args: ResourceValidationArgs, report) => {
      const resource = {
        ...checked(args),
        ...(args.opts.protect && { protect: true }),
        leftAsFound: args.opts.ignoreChanges.filter(isWholeInput),
      };
      tell(judgeAll(rule, [resource], args.getConfig()), rule, (message) => report(message));
    },
  };
}

function stackPolicy(rule: ResourceRule): StackValidationPolicy {
  return {
    ...described(rule),
    validateStack: (args: StackValidationArgs, report) => {
      const config = args.getConfig<ClauseConfig>();
      const expected = expectedOf(config);
      if (rule.perClause && expected.length === 0) args.notApplicable("no clause is configured for it");
      const outcomes = judgeAll(rule, [...args.resources.map(checkedInStack), ...providersOf(args)], config);
      tell(outcomes, rule, (message, urn) => report(message, urn));
      if (!rule.perClause) return;
      const silent = expected.filter(({ clause }) => !outcomes.some(({ clauses }) => clauses.includes(clause)));
      for (const { clause, value } of silent)
        report(`${clause} wants ${value}, and nothing in the stack is left to show it. ${rule.remediation}`);
    },
  };
}

function judgeAll(rule: ResourceRule, resources: readonly CheckedResource[], config: ClauseConfig): Outcome[] {
  const { clauses: _, ...settings } = config;
  return judge([rule], { resources, expected: { [rule.name]: expectedOf(config) }, config: { [rule.name]: settings } });
}

function expectedOf({ clauses = {} }: ClauseConfig): Expected[] {
  return Object.entries(clauses).map(([clause, value]) =>
    typeof value === "string" ? { clause, value } : { ...value, clause },
  );
}

/** Violations first; then what cannot be known, in CrossGuard's own way: advisory, and never silent. */
function tell(outcomes: readonly Outcome[], rule: ResourceRule, report: (message: string, urn: string) => void): void {
  for (const { status, about, clauses, what = "" } of outcomes) {
    if (status !== "violation") continue;
    const cited = clauses.length > 0 && !rule.perClause ? `[${clauses.join(" ")}] ` : "";
    report(`${cited}${what}. ${rule.remediation}`, about);
  }
  const unknown = outcomes.filter(({ status }) => status === "unknown");
  if (unknown.length === 0) return;
  const error = new UnknownValueError(unknownText, []);
  error.message = unknown.map(({ about, what = "" }) => `${about}: ${what}`).join("; ");
  throw error;
}

/** The plain inputs below the SDK's proxies, which throw at the first unknown value. */
const target = "__getSpecialProxyTarget";

type Props = Readonly<Record<string, unknown>>;

function checked({ urn, type, props }: { urn: string; type: string; props: Props }): CheckedResource {
  return { urn, type, inputs: (props[target] ?? props) as Props, secretsUnwrapped: true };
}

/** Explicit providers the engine does not list among the resources: regions are looked up in them. */
function providersOf({ resources }: StackValidationArgs): CheckedResource[] {
  const listed = new Set(resources.map(({ urn }) => urn));
  const providers = resources.flatMap(({ provider }) => (provider && !listed.has(provider.urn) ? [provider] : []));
  return [...new Map(providers.map((provider) => [provider.urn, checked(provider)])).values()];
}

function checkedInStack(resource: PolicyResource): CheckedResource {
  const { opts, provider, dependencies } = resource;
  return {
    ...checked(resource),
    leftAsFound: resource.opts.ignoreChanges.filter(isWholeInput),
    dependencies: dependencies.map(({ urn }) => urn),
    ...(opts.protect && { protect: true }),
    ...(provider && { provider: provider.urn }),
  };
}
