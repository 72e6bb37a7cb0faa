import type * as pulumi from "@pulumi/pulumi";
import type { SystemPart } from "./component";
import type { Given } from "./given";

/** Who is notified, by how. */
export interface ReceiverArgs {
  /** Addresses. */
  readonly emails?: readonly pulumi.Input<string>[];
  /** HTTPS endpoints that take the platform's messages. Give secrets as secret Outputs. */
  readonly webhooks?: readonly pulumi.Input<string>[];
  /** Integration keys of PagerDuty. Give them as secret Outputs. */
  readonly pagerDutyKeys?: readonly pulumi.Input<string>[];
}

/** The same on platforms that send text messages. */
export interface PhoneReceiverArgs extends ReceiverArgs {
  /** Telephone numbers for text messages, `+819012345678`. */
  readonly sms?: readonly pulumi.Input<string>[];
}

const channels = { emails: "email", sms: "sms", webhooks: "webhook", pagerDutyKeys: "pagerduty" } as const;

/** The receivers, and a route of the given name to all of them. Pure. */
export function receiverInputs(
  name: string,
  args: PhoneReceiverArgs,
  given: Given,
): Pick<SystemPart, "receivers" | "routes"> {
  const receivers = (Object.keys(channels) as (keyof typeof channels)[]).flatMap((key) =>
    (args[key] ?? []).map((address, at) => {
      const receiver = { channel: channels[key], config: given.key(address) };
      return [`${channels[key]}-${at + 1}`, receiver] as const;
    }),
  );
  return {
    receivers: Object.fromEntries(receivers),
    routes: { [name]: { title: name, to: receivers.map(([key]) => key) } },
  };
}
