import { physicalName, type Severity, type System } from "../../../../core/model";
import { nameLengths } from "./limits";

/** A DNS label made of system, environment and a purpose: `hotel-saas-prod-alerts`. */
export function objectName(system: System, ...purpose: readonly string[]): string {
  const name = physicalName([system.key, system.environment, ...purpose], nameLengths.label);
  return name
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** Labels of every object. Kubernetes allows no colon in a label key, so that these differ from cloud tags. */
export function objectLabels(system: System, subject?: { kind: string; key: string }): Record<string, string> {
  return {
    "app.kubernetes.io/managed-by": "hozen",
    "hozen/system": system.key,
    "hozen/environment": system.environment,
    ...(subject && { [`hozen/${subject.kind}`]: subject.key }),
  };
}

/** `web.cpu` and `critical` give `WebCpuCritical`. */
export function alertName(key: string, severity: Severity, ...suffixes: readonly string[]): string {
  return [key, severity, ...suffixes].map(camelCase).join("");
}

function camelCase(text: string): string {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/** A Prometheus label name. */
export function labelName(text: string): string {
  const name = text.replace(/[^a-zA-Z0-9_]/g, "_");
  return /^[a-zA-Z_]/.test(name) ? name : `_${name}`;
}
