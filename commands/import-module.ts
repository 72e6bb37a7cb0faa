/**
 * Imports an ES module. The compiler would make a `require` of an `import` written plainly, and Node 20 requires no ES
 * module. Not part of the bundle: Node lets only code that it loaded itself import.
 */
export const importModule = new Function("url", "return import(url)") as (
  url: string,
) => Promise<Record<string, unknown>>;
