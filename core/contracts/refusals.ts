import { counted, type InputLimit, type ResourceContract } from "../model";
import { type Found, isUnknown, type Properties, valuesAt } from "./values";

/** Why the platform would not take an input. */
export interface Refusal {
  readonly property: string;
  readonly reason: string;
}

/** What is wrong with the inputs of a resource as far as they are known. */
export function refusals(contract: ResourceContract, inputs: Properties): Refusal[] {
  return [
    ...(contract.required ?? []).flatMap((path) => missing(path, inputs)),
    ...(contract.limits ?? []).flatMap((limit) => beyond(limit, inputs)),
  ];
}

function missing(path: string, inputs: Properties): Refusal[] {
  const alternatives = path.split("|");
  if (alternatives.some((alternative) => valuesAt(inputs, alternative).length > 0)) return [];
  return [{ property: alternatives[0] as string, reason: `required: ${alternatives.join(" or ")}` }];
}

function beyond(limit: InputLimit, inputs: Properties): Refusal[] {
  return valuesAt(inputs, limit.at)
    .filter(({ value }) => !isUnknown(value))
    .flatMap((found) => {
      const reason = reasonAgainst(limit, found);
      return reason === undefined ? [] : [{ property: found.path, reason }];
    });
}

function reasonAgainst(limit: InputLimit, { value }: Found): string | undefined {
  const { longest, bytes, least, most, entries, accepted, multipleOf, besides = [] } = limit;
  const letters = [...String(value)].length;
  if (longest !== undefined && letters > longest) return `${counted(letters, "character")}; at most ${longest}`;
  const size = Buffer.byteLength(String(value));
  if (bytes !== undefined && size > bytes) return `${counted(size, "byte")}; at most ${bytes}`;
  if (entries !== undefined && Array.isArray(value) && value.length > entries)
    return `${counted(value.length, "entry", "entries")}; at most ${entries}`;
  if (accepted !== undefined && !accepted.some((one) => String(one) === String(value)))
    return `${String(value)} is not accepted; one of ${accepted.join(", ")}`;
  const number = Number(value);
  if (least !== undefined && number < least) return `${number}; at least ${least}`;
  if (most !== undefined && number > most) return `${number}; at most ${most}`;
  if (multipleOf !== undefined && number % multipleOf !== 0 && !besides.includes(number))
    return `${number} is not a multiple of ${multipleOf}`;
  return undefined;
}
