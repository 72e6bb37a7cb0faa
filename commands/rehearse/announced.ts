/** A resource that is to go, or to be made anew. */
export interface Going {
  readonly urn: string;
  /** Pulumi type token. */
  readonly type: string;
  /** Pulumi name: system and key. */
  readonly name: string;
  readonly operation: "delete" | "replace";
  /** Protected, or kept by the cloud when the stack lets go of it. */
  readonly holdsData: boolean;
  /** Clauses it stood for, as far as they are known. */
  readonly clauses: readonly string[];
}

/** Words that say that something will not be there any more as it was. */
const saysSo = /\b(replace|delete|remove)[sd]?\b/i;

/** Names in backticks of every item of the changelog's Unreleased section that says something is replaced or removed. */
export function announcedNames(changelog: string): string[] {
  const unreleased = /^## \[?Unreleased\]?.*$([\s\S]*?)(?=^## |$(?![\s\S]))/im.exec(changelog)?.[1] ?? "";
  const items = unreleased.split(/^[-*] /m).slice(1);
  return items
    .filter((item) => saysSo.test(item))
    .flatMap((item) => [...item.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string));
}

/** Whether a name is the resource's URN, type or name, a clause of it, or an entry its name is made of. */
export function isAnnounced({ urn, type, name, clauses }: Going, names: readonly string[]): boolean {
  return names.some((given) => [urn, type, name, ...clauses].includes(given) || `-${name}-`.includes(`-${given}-`));
}
