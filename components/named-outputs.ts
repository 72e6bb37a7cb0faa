import * as pulumi from "@pulumi/pulumi";
import { type RegisteredResource, specsByKey } from "../core/model";
import type { ComposedSystem } from "./composition";
import type { OutputReader } from "./outputs";

/** What the package itself makes outputs with; its typings show only `create`. */
const Output = pulumi.Output as unknown as new (
  resources: pulumi.Resource,
  value: Promise<string>,
  isKnown: Promise<boolean>,
  isSecret: Promise<boolean>,
  allResources: Promise<ReadonlySet<pulumi.Resource>>,
) => pulumi.Output<string>;

/** Ids and ARNs of resources that are known but not registered in this run, by name. Who uses one depends on its resource. */
export function namedReader(
  { plan, parts }: ComposedSystem,
  registered: readonly RegisteredResource[],
): OutputReader<pulumi.Output<string>> {
  const byIdentity = new Map(registered.map((resource) => [`${resource.type} ${resource.name}`, resource]));
  return {
    given: (provider, key) => {
      const part = parts.find((one) => one.provider.name === provider);
      const spec = part && specsByKey(part.synthesis.declarations).get(key);
      const resource = byIdentity.get(`${spec?.type} ${plan.system.key}-${key}`);
      if (!resource) return {};
      const hasArn = part?.provider.contracts[resource.type]?.outputs?.arn !== undefined;
      return { id: named(resource, "id"), ...(hasArn && { arn: named(resource, "arn") }) };
    },
    from: (value, text) => value.apply(text),
  };
}

function named({ urn, name }: RegisteredResource, output: string): pulumi.Output<string> {
  const resource = new pulumi.DependencyResource(urn);
  const yes = Promise.resolve(true);
  const text = Promise.resolve(`\${${name}.${output}}`);
  return new Output(resource, text, yes, Promise.resolve(false), Promise.resolve(new Set([resource])));
}
