import { isDeepStrictEqual } from "node:util";
import type { AudienceChange } from "./changes";
import type { SystemSnapshot } from "./snapshot";
import type { ReceiverState, RouteState } from "./states";

/** Routes that reach other people, or reach them at other times. */
export function compareAudience(
  before: SystemSnapshot | undefined,
  after: SystemSnapshot | undefined,
): AudienceChange[] {
  const old = new Map(before?.routes.map((route) => [route.key, route]));
  const now = new Map(after?.routes.map((route) => [route.key, route]));
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
  return keys.flatMap((key) => {
    const [from, to] = [old.get(key), now.get(key)];
    if (from && to && isDeepStrictEqual(withoutTitles(from), withoutTitles(to))) return [];
    const alerts = (after ?? before)?.rules.filter(({ route }) => route === key).map(({ id }) => id) ?? [];
    return [
      {
        route: key,
        title: (to ?? from)?.title ?? key,
        ...(from && { from }),
        ...(to && { to }),
        gained: missingFrom(from, to),
        lost: missingFrom(to, from),
        alerts,
      },
    ];
  });
}

/** Receivers of `route` that `other` has not; the channel and the address make a receiver, not its title. */
export function missingFrom(other: RouteState | undefined, route: RouteState | undefined): ReceiverState[] {
  const has = new Set(other?.receivers.map(identity));
  return (route?.receivers ?? []).filter((receiver) => !has.has(identity(receiver)));
}

function identity({ key, channel, to }: ReceiverState): string {
  return `${key} ${channel} ${to}`;
}

function withoutTitles(route: RouteState): object {
  return {
    ...route,
    title: "",
    receivers: route.receivers.map((receiver) => ({ ...receiver, title: "" })),
    steps: route.steps.map((step) => ({ ...step, title: "" })),
  };
}
