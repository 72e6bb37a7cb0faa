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
 * The SDK class of a Pulumi type token. The token is also the path of the module, so that only the classes in use are
 * loaded, each from its own file. Types of a Kubernetes group of its own (`monitoring.coreos.com/v1`) have no class.
 */
export function resourceClass(type: string): ResourceClass {
  const [sdk, module = "", kind = ""] = type.split(":");
  if (!isSdk(sdk)) throw new Error(`${type}: no SDK is known for it`);
  if (sdk === "kubernetes" && module.includes("."))
    return exported(`${sdks.kubernetes}/apiextensions/customResource`, "CustomResource");
  const file = `${kind.charAt(0).toLowerCase()}${kind.slice(1)}`;
  const folder = sdk === "azure-native" || sdk === "kubernetes" ? `${module}/${file}` : module.replace(/^index\//, "");
  return exported(`${sdks[sdk]}/${folder}`, kind);
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
