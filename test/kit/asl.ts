/** What of the validator of the Amazon States Language is used here; it comes without types. */
type AslValidator = (
  definition: unknown,
  options: { readonly checkPaths: boolean; readonly checkArn: boolean },
) => { readonly errors: readonly { readonly Message: string }[] };

/** What the validator of the Amazon States Language has against the text of a definition. */
export function aslErrors(definition: string): string[] {
  const validate = require("asl-validator") as AslValidator;
  // Its schema knows no expression of several lines; white space means nothing to JSONata.
  const oneLined = JSON.parse(definition, (_, value) =>
    typeof value === "string" ? value.replaceAll("\n", " ") : value,
  );
  return validate(oneLined, { checkPaths: true, checkArn: true }).errors.map(({ Message }) => Message);
}
