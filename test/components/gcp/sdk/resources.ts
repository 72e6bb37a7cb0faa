import * as pulumi from "@pulumi/pulumi";

/** A class like those that SDKs are generated with. */
export function resourceOf(type: string) {
  return class extends pulumi.CustomResource {
    static readonly __pulumiType = type;

    constructor(name: string, args: pulumi.Inputs, options?: pulumi.CustomResourceOptions) {
      super(type, name, args, options);
    }
  };
}
