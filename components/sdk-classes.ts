import type * as pulumi from "@pulumi/pulumi";
import type { Sdk } from "./provider";
import { providerOfType } from "./registry";

type ResourceClass = new (name: string, args: never, opts?: pulumi.CustomResourceOptions) => pulumi.CustomResource;
type ProviderClass = new (name: string, args: never, opts?: pulumi.ResourceOptions) => pulumi.ProviderResource;

/** The SDK class of a Pulumi type token. */
export function resourceClass(type: string): ResourceClass {
  const { module, name } = place(type);
  return exported(module, name);
}

/** The module of that class: the token is also its path, so that only the classes in use are loaded. */
export function resourceModule(type: string): string {
  return place(type).module;
}

function place(type: string): { readonly module: string; readonly name: string } {
  const sdk = providerOfType(type)?.sdk;
  if (!sdk) throw new Error(`${type}: no SDK is known for it`);
  const [, module = "", name = ""] = type.split(":");
  const own = sdk.classOf?.(type) ?? { module: module.replace(/^index\//, ""), name };
  return { module: `${sdk.npm}/${own.module}`, name: own.name };
}

export function providerClass(sdk: Sdk): ProviderClass {
  return exported(`${sdk.npm}/provider`, "Provider");
}

function exported<Class>(file: string, name: string): Class {
  const loaded = require(file) as Readonly<Record<string, Class | undefined>>;
  const found = loaded[name];
  if (!found) throw new Error(`${file} exports no ${name}`);
  return found;
}
