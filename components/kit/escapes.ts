declare const place: unique symbol;

/** Text made safe for one place, and for no other: a plain `string` does not compile where one is needed. */
type Escaped<Place extends string> = string & { readonly [place]: Place };

/**
 * Text that the workflow language of Azure Logic Apps takes literally: a leading `@` begins an expression, `@{` one
 * within a text, and `@@` is one `@`.
 * https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference
 */
export type LogicAppText = Escaped<"Logic App">;

export function logicAppText(text: string): LogicAppText {
  return text.replace(/^@|@(?=\{)/g, "@@") as LogicAppText;
}

/** One value of one line of an INI file (pgbackrest.conf). */
export type IniValue = Escaped<"INI">;

/** Throws on what would end the line: the loader lets no such text in, neither from the file nor the stack's settings. */
export function iniValue(text: string): IniValue {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(text)) throw new Error("a value of a settings file is one line");
  return text as IniValue;
}
