import type { Fact, Receiver } from "../../../../core/model";

/** Channel facts of this receiver, and facts of the route as a whole. */
export function isAbout(receiver: Receiver): (fact: Fact) => boolean {
  return ({ role, written, subject }) =>
    role !== "channel" || (written === receiver.channel && (subject ?? receiver.key) === receiver.key);
}
