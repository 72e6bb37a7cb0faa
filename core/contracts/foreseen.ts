import {
  isJoined,
  isJsonText,
  isReference,
  isSecret,
  outputOf,
  partsOf,
  type ResourceContracts,
  type ResourceSpec,
  type Value,
} from "../model";
import { fill, isUnknown, type Properties, type Site, unknownValue } from "./values";

/**
 * The inputs of declarations as their platform will see them: references become what the contracts say will be there,
 * documents become text. What nobody can know beforehand stays unknown; inside a document it takes the length of an id.
 */
export class Foreseen {
  private readonly declarations: ReadonlyMap<string, ResourceSpec>;
  private readonly known = new Map<string, Properties>();

  constructor(
    declarations: readonly ResourceSpec[],
    private readonly contracts: ResourceContracts,
    private readonly site: Site,
  ) {
    this.declarations = new Map(declarations.map((declaration) => [declaration.key, declaration]));
  }

  inputsOf(declaration: ResourceSpec): Properties {
    const found = this.known.get(declaration.key);
    if (found) return found;
    // In a circle, which is refused elsewhere, what comes back to itself is not known.
    this.known.set(declaration.key, {});
    const inputs = Object.fromEntries(
      Object.entries(declaration.inputs).map(([name, value]) => [name, this.valueOf(value)]),
    );
    this.known.set(declaration.key, inputs);
    return inputs;
  }

  /** The platform's own name, which must be unique; undefined when there is none or it is not known yet. */
  identityOf(declaration: ResourceSpec): string | undefined {
    const identity = this.contracts[declaration.type]?.identity;
    return identity === undefined ? undefined : fill(identity, this.inputsOf(declaration), this.site, "");
  }

  private valueOf(value: Value): unknown {
    if (isReference(value)) {
      const { name, take } = outputOf(value);
      const whole = this.outputOf(value.ref, name);
      return typeof whole === "string" ? take(whole) : whole;
    }
    if (isSecret(value)) return unknownValue;
    if (isJsonText(value)) return JSON.stringify(this.valueOf(value.json));
    if (isJoined(value)) {
      const parts = value.join.map((part) => this.valueOf(part));
      return parts.some(isUnknown) ? unknownValue : parts.join("");
    }
    if (Array.isArray(value)) return value.map((item: Value) => this.valueOf(item));
    if (typeof value === "string") return foreseenText(value);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.valueOf(item as Value)]));
  }

  private outputOf(key: string, output: string): unknown {
    const declaration = this.declarations.get(key);
    if (!declaration) return unknownValue;
    const contract = this.contracts[declaration.type];
    const inputs = this.inputsOf(declaration);
    const template = output === "id" ? "{id}" : contract?.outputs?.[output];
    if (template === undefined) return output in inputs ? inputs[output] : unknownValue;
    return fill(template.replace("{id}", contract?.id ?? "{unknown}"), inputs, this.site, key) ?? unknownValue;
  }
}

/** What comes from another stack is not known as a whole, and inside a longer text takes the length of an id. */
function foreseenText(text: string): string {
  if (!text.includes("stack:")) return text;
  return partsOf(text)
    .map((part) => (typeof part === "string" ? part : unknownValue))
    .join("");
}
