const day = 86_400;

export function daysOf(base: number): number {
  return Math.ceil(base / day);
}
