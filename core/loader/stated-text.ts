/** The texts of a value that is one scalar or a list of them; none for an absent one. */
export function texts(value: unknown): string[] {
  return [value]
    .flat()
    .filter((item) => item !== undefined && item !== null)
    .map(String);
}
