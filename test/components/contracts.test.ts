import { strict as assert } from "node:assert";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { allProviders } from "../../components/registry";
import type { ResourceContracts } from "../../core/model";

/** Every exported record of contracts in a provider's dialect, by file and name. */
function declaredBy(provider: string): [string, ResourceContracts][] {
  const folder = join(__dirname, "../../components", provider, "synth");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  return files.flatMap((file) =>
    Object.entries<ResourceContracts>(require(join(folder, file)))
      .filter(([name]) => name.endsWith("Contracts"))
      .map(([name, contracts]): [string, ResourceContracts] => [`${file} ${name}`, contracts]),
  );
}

describe("contracts of resources", () => {
  for (const provider of allProviders())
    it(`${provider.name} declares one per type of resource, and the rehearsal holds its resources to that one`, () => {
      const declaredIn = new Map<string, string>();
      for (const [where, contracts] of declaredBy(provider.name))
        for (const [type, contract] of Object.entries(contracts)) {
          assert.equal(declaredIn.get(type), undefined, `${type} stands in ${declaredIn.get(type)} and ${where}`);
          // Limits come from the tables of the platform.
          assert.deepEqual(
            { ...provider.contracts[type], limits: contract.limits },
            { limits: contract.limits, ...contract },
          );
          declaredIn.set(type, where);
        }
    });
});
