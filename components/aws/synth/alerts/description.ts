import { byteLength, cutBytes, type Message } from "../../../../core/model";

/**
 * What the person called at night reads: title, condition, the documented value, the first step, the runbook. When it
 * is longer than `limit` bytes, the clause is cut first and the first step next; the link always stays whole.
 */
export function describe(message: Message, limit: number): string {
  const { title, condition, clause, firstStep, runbookUrl } = message;
  const spare = limit - byteLength([title, condition, runbookUrl].join("\n")) - 2;
  const clauseText = cutBytes(clause, Math.max(Math.floor(spare * 0.7), spare - byteLength(firstStep)));
  const stepText = cutBytes(firstStep, spare - byteLength(clauseText));
  const lines = [title, condition, clauseText, stepText, runbookUrl].filter((line) => line !== "");
  const text = lines.join("\n");
  if (byteLength(text) <= limit) return text;
  return `${cutBytes(text, limit - byteLength(runbookUrl) - 1)}\n${runbookUrl}`;
}
