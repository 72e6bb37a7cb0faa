import { strict as assert } from "node:assert";
import { allProviders } from "../../components/registry";
import { providerClass, resourceClass } from "../../components/sdk-classes";

describe("SDK classes", () => {
  for (const provider of allProviders()) {
    it(`are found by the type token for every type of ${provider.name}, and for its provider`, () => {
      for (const type of Object.keys(provider.contracts)) {
        const found = resourceClass(type) as { __pulumiType?: string };
        // The class of custom resources takes its type from `apiVersion` and `kind`.
        if (/^kubernetes:[^:]*\./.test(type)) assert.equal(found.__pulumiType, undefined, type);
        else assert.equal(found.__pulumiType, type);
      }
      assert.equal((providerClass(provider.sdk) as { __pulumiType?: string }).__pulumiType, provider.sdk.package);
    });
  }

  it("are refused for a type of no known SDK, and for one its SDK does not have", () => {
    assert.throws(
      () => resourceClass("gcp:storage/bucket:Bucket"),
      /^Error: gcp:storage\/bucket:Bucket: no SDK is known/,
    );
    assert.throws(() => resourceClass("aws:sns/topic:Topics"), /exports no Topics$/);
  });
});
