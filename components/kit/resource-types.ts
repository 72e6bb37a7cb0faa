import type { MonitoredResource, ResourceSpec, Value } from "../../core/model";
import type { Place } from "./context";

export type Inputs = ResourceSpec["inputs"];

/** Where a person looks at a resource. `text` needs nothing but the plan, `from` needs what the platform gave. */
export type ConsoleLink =
  | { readonly text: string }
  | { readonly from: "id" | "arn"; readonly link: (value: string) => string };

/** The console of the resource, or of the rule called `name` in it. Undefined where its address is not known. */
export type LinkOf = (name: string, place: Place, spec: ResourceSpec) => ConsoleLink | undefined;

/** The part of the outputs contract a resource is in, besides alerts, routes, stores and probes. */
export type OutputSection = "dashboards" | "vaults" | "windows" | "schedules";

/** Path of an input to the value that keeps the resource at work; `[]` stands for every item of a list. */
export type Switches = Readonly<Record<string, string | boolean>>;

/** What hozen shows and states of one type of resource; what the platform asks of it is its contract. */
export interface ResourceType {
  /** What it is called as a target of messages to people: `topic`. */
  readonly target?: string;
  /** A function where only some resources of the type are meant: on-demand jobs have no schedule. */
  readonly section?: OutputSection | ((inputs: Inputs) => OutputSection | undefined);
  /** The platform's name of it, where none of the provider's `nameInputs` holds it. */
  readonly name?: (inputs: Inputs) => Value | undefined;
  /** What people see above it; the deployed name where it has no title. */
  readonly title?: (inputs: Inputs) => Value | undefined;
  readonly console?: LinkOf;
  /** It exists to keep alerts from notifying; a function where only some of the type do. */
  readonly mutes?: true | ((inputs: Inputs) => boolean);
  /**
   * What somebody can switch off by hand. An SDK compares only the inputs a program states: a switch left to its default
   * would stay off, and neither `hozen drift` nor `pulumi up` would notice.
   */
  readonly switches?: Switches;
}

/** Types of resources by type token. */
export type ResourceTypes = Readonly<Record<string, ResourceType>>;

/** A command that restores a resource beside itself, always to a new target; undefined where the resource says too little. */
export type RestoreCommand = (resource: MonitoredResource, place: Place["settings"]) => string | undefined;
