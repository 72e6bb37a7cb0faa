import { formula, type Traced, verbatim } from "../../../../core/evidence";
import type { MaintenanceSpec, Planned, Problem } from "../../../../core/model";
import { fragment, merge } from "../../../kit/fragment";
import { problemAt } from "../../../kit/problems";
import type { TypedSpec } from "../../../kit/typed-inputs";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { type Collector, parameterKey } from "./collectors";
import { amountsOf, textsOf } from "./evidence";
import { type Parameter, parameters } from "./parameter-table";
import type { Target } from "./target";
import { dataConcern, dataTypes } from "./tokens";

/** A parameter of the entry, with the value of it that the server gets. */
interface Setting {
  readonly entry: Planned<MaintenanceSpec>;
  readonly name: string;
  readonly value: Traced<string>;
}

/**
 * Server parameters, one after the other: a flexible server refuses a change while another is being made. Those that
 * need a restart wait for the next one; the stack restarts nothing.
 */
export function parametersOf(target: Target, collectors: readonly Collector[]): Fragment {
  const entries = target.entries.maintenance.filter(({ spec }) => spec.parameter !== undefined);
  let before = `server-${target.resource.key}`;
  const parts = entries.map((entry): Fragment => {
    const setting = settingOf(entry, target);
    if (!("name" in setting)) return fragment({ problems: [setting] });
    const declaration = declarationOf(target, setting, before);
    before = declaration.key;
    return fragment({ declarations: [declaration] });
  });
  const stated = entries.map(({ spec }) => spec.parameter?.value);
  const switched = collectors.filter(({ parameter }) => !stated.includes(parameter));
  const declarations = switched.map((collector) => {
    const declaration = collectorOn(target, collector, before);
    before = declaration.key;
    return declaration;
  });
  return merge(
    ...parts,
    fragment({ declarations, problems: entries.flatMap((entry) => switchedOff(entry, collectors)) }),
  );
}

function declarationOf({ resource, name, resourceGroup }: Target, setting: Setting, before: string): TypedSpec {
  return azureSpec({
    key: parameterKey(resource.key, setting.name),
    type: dataTypes.parameter,
    concern: dataConcern,
    inputs: {
      configurationName: setting.name,
      serverName: name,
      resourceGroupName: resourceGroup,
      value: setting.value,
      source: "user-override",
    },
    clauses: setting.entry.clauses,
    options: { dependsOn: [before] },
  });
}

/** Without it the server publishes nothing an alert could look at. */
function collectorOn({ resource, name, resourceGroup }: Target, collector: Collector, before: string): TypedSpec {
  return azureSpec({
    key: parameterKey(resource.key, collector.parameter),
    type: dataTypes.parameter,
    concern: dataConcern,
    inputs: {
      configurationName: collector.parameter,
      serverName: name,
      resourceGroupName: resourceGroup,
      value: collector.value,
      source: "user-override",
    },
    clauses: collector.clauses,
    options: { dependsOn: [before] },
  });
}

function switchedOff(entry: Planned<MaintenanceSpec>, collectors: readonly Collector[]): Problem[] {
  const name = entry.spec.parameter?.value;
  const value = entry.spec.setting?.value;
  const wrong = collectors.find((one) => one.parameter === name && one.value !== value);
  if (!wrong) return [];
  return [
    problemAt(entry, "AZURE-PARAMETER", {
      what: "alerts on this server are on metrics that are published only with another value",
      given: `${name} = ${value}`,
      allowed: wrong.value,
      change: "correct the entry, or remove the alerts",
    }),
  ];
}

function settingOf(entry: Planned<MaintenanceSpec>, target: Target): Setting | Problem {
  const name = entry.spec.parameter?.value ?? "";
  const complain = (what: string, given: string, allowed: string): Problem =>
    problemAt(entry, "AZURE-PARAMETER", { what, given, allowed, change: "correct the entry" });
  const known = parameters[name];
  if (!known)
    return complain("no server parameter of this name is known here", name, Object.keys(parameters).join(", "));
  if (known.since !== undefined && Number(target.resource.properties.version) < known.since) {
    return complain(
      "this version has no such parameter",
      `${name}, PostgreSQL ${target.resource.properties.version}`,
      `PostgreSQL ${known.since} and later`,
    );
  }
  const found = settingValue(entry, known);
  if (!found) return complain("the parameter has no value", name, known.subjects.join(" or "));
  const value = found.traced;
  const wrong =
    known.accepted === undefined
      ? Number(value) < known.least || Number(value) > known.most
      : !known.accepted.includes(value);
  if (wrong) return complain("outside what the server takes", `${name} = ${value}`, rangeOf(known));
  const counted = target.resource.properties.maxConnections;
  if (name === "max_connections" && counted !== undefined && counted !== value) {
    return complain(
      "alerts count shares of another number of connections",
      `${name} = ${value}`,
      `${counted} (maxConnections of ${target.resource.key})`,
    );
  }
  return { entry, name, value: found };
}

function rangeOf({ accepted, least, most }: Parameter): string {
  return accepted?.join(", ") ?? `${least}-${most}`;
}

/** The first of the values that carry it, in the parameter's own unit. */
function settingValue(
  entry: Planned<MaintenanceSpec>,
  { subjects, expression }: Parameter,
): Traced<string> | undefined {
  for (const subject of subjects) {
    if (subject === "setting") {
      const [text] = textsOf(entry, subject);
      if (text) return verbatim(text);
      continue;
    }
    const [amount] = amountsOf(entry, subject);
    if (!amount) continue;
    const { traced, from } = formula(amount, { format: "text", ...(expression && { expression, kind: "unit" }) });
    return { traced: String(traced), from };
  }
  return undefined;
}
