import { AsyncLocalStorage } from "node:async_hooks";
import { fill, isUnknown, type Properties, type Site, unknownValue, valuesAt } from "../../core/contracts";
import type { InputReference, ResourceContract, ResourceContracts } from "../../core/model";
import { changesBetween } from "./diff";
import type { Fault, Operation } from "./faults";

/** Something the rehearsal made. */
export interface Thing {
  readonly type: string;
  readonly urn: string;
  readonly id: string;
  /** The platform's own name, where it must be unique. */
  readonly identity?: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

/** The platform refuses; the message is what it would say, labelled as rehearsed. */
export class RefusedError extends Error {
  constructor(
    reason: string,
    readonly throttled = false,
  ) {
    super(`${reason} (rehearsal: no cloud was asked)`);
  }
}

export interface CloudOptions {
  readonly contracts: ResourceContracts;
  /** Names of things that exist outside the stack, e.g. what the stack's configuration names. */
  readonly existing: (name: string) => boolean;
  /** Inputs of an object that exists outside the stack and can be taken over by its id. */
  readonly outside?: (type: string, id: string) => Properties | undefined;
  /** Asked before each call: what is to go wrong with it. */
  readonly fault?: (operation: Operation, urn: string) => Fault | undefined;
  /** Told after each call that changed something. */
  readonly changed?: (operation: Operation, thing: Thing) => void;
}

const nowhere: Site = {
  account: "000000000000",
  region: "ap-northeast-1",
  subscription: "00000000-0000-0000-0000-000000000000",
};

/** What stands for all platforms together: remembers what was made and refuses what their contracts refuse. */
export class Cloud {
  private readonly things = new Map<string, Thing>();
  private readonly made = new Map<string, number>();
  /** Types without a contract, which are taken as they come. */
  readonly unknownTypes = new Set<string>();
  private readonly sites = new Map<string, Site>();
  private readonly caller = new AsyncLocalStorage<string>();

  constructor(private readonly options: CloudOptions) {}

  /** Answers one call of a connection. The engine has a connection of its own for each explicit provider. */
  answering<T>(connection: string, work: () => T): T {
    return this.caller.run(connection, work);
  }

  /** Where the provider that is calling works. */
  get site(): Site {
    return this.sites.get(this.caller.getStore() ?? "") ?? nowhere;
  }

  set site(site: Site) {
    this.sites.set(this.caller.getStore() ?? "", site);
  }

  contractOf(type: string): ResourceContract | undefined {
    const contract = this.options.contracts[type];
    if (!contract) this.unknownTypes.add(type);
    return contract;
  }

  all(): Thing[] {
    return [...this.things.values()];
  }

  /** An id is unique in its region only. */
  private keyOf({ type, id, inputs }: Thing): string {
    return [type, id, inputs.region ?? this.site.region].join(" ");
  }

  /** How often something was made for a URN. */
  timesMade(urn: string): number {
    return this.made.get(urn) ?? 0;
  }

  async create(type: string, urn: string, inputs: Properties): Promise<Thing> {
    await this.suffer("create", urn);
    this.examine(type, inputs);
    const contract = this.contractOf(type);
    this.refuseDuplicate(type, inputs);
    const seed = `${urn} ${this.timesMade(urn)}`;
    const id = fill(contract?.id ?? "{hash}", inputs, this.site, seed) ?? fill("{hash}", inputs, this.site, seed) ?? "";
    const thing = { ...this.named({ type, urn, id, inputs }), outputs: this.outputsOf(contract, inputs, seed, id) };
    this.things.set(this.keyOf(thing), thing);
    this.made.set(urn, this.timesMade(urn) + 1);
    this.options.changed?.("create", thing);
    return thing;
  }

  async update(type: string, urn: string, id: string, inputs: Properties): Promise<Thing> {
    await this.suffer("update", urn);
    const old = this.read(type, id, urn);
    if (!old) throw new RefusedError(`${type} ${id} does not exist`);
    const stuck = changesBetween(old.inputs, inputs, this.contractOf(type)).find(({ replaces }) => replaces);
    if (stuck) throw new RefusedError(`${stuck.path} of ${id} cannot change in place`);
    this.examine(type, inputs);
    const outputs = { ...pick(old.outputs, old.inputs), ...inputs };
    const thing = { ...this.named({ ...old, inputs }), outputs };
    this.things.set(this.keyOf(thing), thing);
    this.options.changed?.("update", thing);
    return thing;
  }

  async delete(type: string, urn: string, id: string): Promise<void> {
    await this.suffer("delete", urn);
    const thing = this.read(type, id, urn);
    if (!thing) return;
    this.things.delete(this.keyOf(thing));
    this.options.changed?.("delete", thing);
  }

  /** Things of two regions may have one id: that of the resource itself is meant, where there is one. */
  read(type: string, id: string, urn: string): Thing | undefined {
    const found = this.all().filter((thing) => thing.type === type && thing.id === id);
    return found.find((thing) => thing.urn === urn) ?? found[0];
  }

  /** An object that was there before the stack and is taken over by its id. */
  adopt(type: string, urn: string, id: string): Thing | undefined {
    const inputs = this.options.outside?.(type, id);
    if (!inputs) return undefined;
    const outputs = this.outputsOf(this.contractOf(type), inputs, urn, id);
    const thing = { ...this.named({ type, urn, id, inputs }), outputs };
    this.things.set(this.keyOf(thing), thing);
    return thing;
  }

  /** The platform's own name, which must be unique; undefined when there is none or it is not known yet. */
  identityOf(type: string, inputs: Properties): string | undefined {
    const identity = this.contractOf(type)?.identity;
    return identity === undefined ? undefined : fill(identity, inputs, this.site, "");
  }

  /** What a preview may already know of something not made yet. */
  foresee(type: string, inputs: Properties): Properties {
    const outputs = Object.keys(this.contractOf(type)?.outputs ?? {});
    return { ...Object.fromEntries(outputs.map((output) => [output, unknownValue])), ...inputs };
  }

  private named<T extends Pick<Thing, "type" | "inputs">>(thing: T): T & Pick<Thing, "identity"> {
    const identity = this.identityOf(thing.type, thing.inputs);
    return { ...thing, ...(identity !== undefined && { identity }) };
  }

  private outputsOf(contract: ResourceContract | undefined, inputs: Properties, seed: string, id: string): Properties {
    const computed = Object.entries(contract?.outputs ?? {}).map(([name, template]) => [
      name,
      template === "{id}" ? id : fill(template, inputs, this.site, seed),
    ]);
    return { ...Object.fromEntries(computed), ...inputs };
  }

  private refuseDuplicate(type: string, inputs: Properties): void {
    const wanted = this.identityOf(type, inputs);
    if (wanted === undefined) return;
    const twin = this.all().find((thing) => thing.type === type && thing.identity === wanted);
    if (twin) throw new RefusedError(`${type} ${wanted} already exists, made for ${twin.urn}`);
  }

  /** References are looked up when the call is made, as the platforms do. */
  private examine(type: string, inputs: Properties): void {
    for (const reference of this.contractOf(type)?.references ?? []) {
      for (const { path, value } of valuesAt(inputs, reference.at)) {
        for (const name of namesIn(reference, value)) this.mustExist(reference, path, name);
      }
    }
  }

  private mustExist({ types, output, given }: InputReference, path: string, name: string): void {
    if (given?.test(name) || this.options.existing(name)) return;
    const found = this.all().some(
      (thing) => types.includes(thing.type) && (output === "id" ? thing.id : thing.outputs[output]) === name,
    );
    if (!found) throw new RefusedError(`${path}: no ${types.join(" or ")} ${name}`);
  }

  private async suffer(operation: Operation, urn: string): Promise<void> {
    const fault = this.options.fault?.(operation, urn);
    if (!fault) return;
    if (fault.kind === "slow") await new Promise((done) => setTimeout(done, fault.milliseconds));
    if (fault.kind === "fail") throw new RefusedError("internal error of the platform");
    if (fault.kind === "throttle") throw new RefusedError("Rate exceeded", true);
  }
}

function namesIn({ match }: InputReference, value: unknown): string[] {
  if (typeof value !== "string" || isUnknown(value)) return [];
  if (!match) return [value];
  return [...value.matchAll(new RegExp(match.source, "g"))].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

/** Outputs that are not inputs. */
function pick(outputs: Properties, inputs: Properties): Properties {
  return Object.fromEntries(Object.entries(outputs).filter(([key]) => !(key in inputs)));
}
