import { baseAmount, type Intent, type Planned, quantityOf } from "../../../../core/model";

const day = 86_400;

export function daysOf(base: number): number {
  return Math.ceil(base / day);
}

/** A number of an entry in its base unit. */
export function numberOf({ spec }: Planned<Intent>, name: string): number | undefined {
  const found = quantityOf(spec, name);
  return found && baseAmount(found.value);
}
