import type * as pulumi from "@pulumi/pulumi";

/** Pulumi package of a type token to the npm package of its SDK. */
const sdks = {
  aws: "@pulumi/aws",
  "azure-native": "@pulumi/azure-native",
  grafana: "@pulumiverse/grafana",
  kubernetes: "@pulumi/kubernetes",
  pagerduty: "@pulumi/pagerduty",
} as const;

export type SdkName = keyof typeof sdks;

/** The npm package to install for it. */
export function sdkPackage(sdk: SdkName): string {
  return sdks[sdk];
}

type ResourceClass = new (name: string, args: never, opts?: pulumi.CustomResourceOptions) => pulumi.CustomResource;
type ProviderClass = new (name: string, args: never, opts?: pulumi.ResourceOptions) => pulumi.ProviderResource;

/**
 * The SDK class of a Pulumi type token. Types of a Kubernetes group of its own (`monitoring.coreos.com/v1`) have no class
 * but that of all custom resources.
 */
export function resourceClass(type: string): ResourceClass {
  return exported(resourceModule(type), isCustomObject(type) ? "CustomResource" : (type.split(":")[2] ?? ""));
}

/** The module of that class: the token is also its path, so that only the classes in use are loaded. */
export function resourceModule(type: string): string {
  const [sdk, module = "", kind = ""] = type.split(":");
  if (!isSdk(sdk)) throw new Error(`${type}: no SDK is known for it`);
  if (isCustomObject(type)) return `${sdks.kubernetes}/apiextensions/customResource`;
  const file = `${kind.charAt(0).toLowerCase()}${kind.slice(1)}`;
  const folder = sdk === "azure-native" || sdk === "kubernetes" ? `${module}/${file}` : module.replace(/^index\//, "");
  return `${sdks[sdk]}/${folder}`;
}

function isCustomObject(type: string): boolean {
  return /^kubernetes:[^:]*\./.test(type);
}

export function providerClass(sdk: SdkName): ProviderClass {
  return exported(`${sdks[sdk]}/provider`, "Provider");
}

function isSdk(name: string | undefined): name is SdkName {
  return name !== undefined && name in sdks;
}

function exported<Class>(file: string, name: string): Class {
  const loaded = require(file) as Readonly<Record<string, Class | undefined>>;
  const found = loaded[name];
  if (!found) throw new Error(`${file} exports no ${name}`);
  return found;
}
