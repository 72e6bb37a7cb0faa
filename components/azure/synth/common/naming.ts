import { createHash } from "node:crypto";
import { type Message, physicalName, shorten, tagsFor } from "../../../../core/model";
import type { AzurePlace, Context } from "./context";

/** Name of a resource: system and environment first, without the characters ARM refuses. */
export function nameOf(scene: Context, parts: readonly string[], limit: number): string {
  const { key, environment } = scene.plan.system;
  return physicalName([key, environment, ...parts], limit)
    .replace(/[^\p{L}\p{N}._()-]/gu, "-")
    .replace(/[. ]+$/, "");
}

/** The same where only letters, digits and `-` are taken; a changed name keeps a hash, so that it stays unique. */
export function plainNameOf(scene: Context, parts: readonly string[], limit: number): string {
  const name = nameOf(scene, parts, limit);
  const plain = name.replace(/[^A-Za-z0-9-]/g, "-");
  if (plain === name) return name;
  return shorten(`${plain}-${createHash("sha256").update(name).digest("hex").slice(0, 8)}`, limit);
}

/** The same where only small letters, digits and `-` are taken. */
export function lowerNameOf({ plan }: Context, key: string, limit = Number.POSITIVE_INFINITY): string {
  const { key: system, environment } = plan.system;
  return shorten(`${system}-${environment}-${key}`.toLowerCase().replace(/[^a-z0-9-]/g, "-"), limit);
}

export function tagsOf(scene: Context, kind: string, key: string): Record<string, string> {
  return tagsFor(scene.plan.system.key, scene.plan.system.environment, { kind, key });
}

/** What, against which documented value, what to do first, where to read on: within the platform's length. */
export function describe(message: Message, limit: number): string {
  const tail = ` ${message.runbookUrl}`;
  const parts = [`${message.title}: ${message.condition}`, message.clause, message.firstStep];
  const head = parts.filter((part) => part !== "").join(". ");
  const letters = [...head];
  const room = limit - tail.length;
  return (letters.length <= room ? head : `${letters.slice(0, room - 1).join("")}…`) + tail;
}

/** What a webhook is told besides Azure's own schema; the keys only describe. */
export function payloadOf(message: Message, labels: Readonly<Record<string, string>>): Record<string, string> {
  return {
    title: message.title,
    description: `${message.condition} / ${message.clause} / ${message.firstStep}`,
    runbook: message.runbookUrl,
    ...labels,
  };
}

/** ARM id of something in the place's resource group. */
export function armId(place: AzurePlace, type: string, name: string, resourceGroup = place.resourceGroup): string {
  return `/subscriptions/${place.subscription}/resourceGroups/${resourceGroup}/providers/${type}/${name}`;
}

export function subscriptionId(place: AzurePlace): string {
  return `/subscriptions/${place.subscription}`;
}
