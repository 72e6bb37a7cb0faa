import * as pulumi from "@pulumi/pulumi";

export class Provider extends pulumi.ProviderResource {
  constructor(name: string, args: pulumi.Inputs, options?: pulumi.ResourceOptions) {
    super("gcp", name, args, options);
  }
}
