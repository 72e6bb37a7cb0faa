/** One resource as the engine is asked to make it. */
export interface RegisteredResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly parent?: string;
  /** URNs, sorted. */
  readonly dependencies: readonly string[];
  readonly protect: boolean;
  /** False for components. */
  readonly custom: boolean;
  /** URN and id of the explicit provider. */
  readonly provider?: string;
  /** The real inputs; secrets masked, what only another resource's output gives as `${name.output}`. */
  readonly inputs: Readonly<Record<string, unknown>>;
}
