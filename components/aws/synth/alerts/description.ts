import type { Message } from "../../../../core/model";

/**
 * What the person called at night reads: title, condition, the documented value, the first step, the runbook. When it
 * is too long, the clause is cut first and the first step next; the link always stays whole.
 */
export function describe(message: Message, limit: number): string {
  const { title, condition, clause, firstStep, runbookUrl } = message;
  const spare = limit - [title, condition, runbookUrl].join("\n").length - 2;
  const clauseText = cut(clause, Math.max(Math.floor(spare * 0.7), spare - firstStep.length));
  const stepText = cut(firstStep, spare - clauseText.length);
  const lines = [title, condition, clauseText, stepText, runbookUrl].filter((line) => line !== "");
  const text = lines.join("\n");
  return text.length <= limit ? text : `${cut(text, limit - runbookUrl.length - 1)}\n${runbookUrl}`;
}

/** Cuts between characters, never inside one. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  if (limit < 1) return "";
  let kept = "";
  for (const letter of text) {
    if (kept.length + letter.length > limit - 1) break;
    kept += letter;
  }
  return `${kept}…`;
}
