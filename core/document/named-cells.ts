import type { Passage } from "./passage";
import type { StatementKind } from "./statement";
import { levelHead, type PlacedCell } from "./tables";

const receiverHead =
  /通知先|通知方法|通知手段|宛先|送信先|連絡先|エスカレーション先?|(?:^|\s)(?:notify|notified|notification|recipients?|receivers?|channels?|contacts?|escalat(?:ion|e) to|escalation|goes to|sent to|paged|audience|who|whom)(?:$|\s)/iu;
/** A table that says what its levels mean; in one that only uses them they are no statements. */
const defining =
  /^(?:定義|説明|内容|状態|状況|影響(?:範囲)?|用途|判断基準|基準|meaning|definition|description|impact|examples?|criteria|state)$/iu;
const jobHead =
  /^(?:バッチ|ジョブ|夜間バッチ|定期ジョブ)(?:名|名称|ID)?$|^(?:(?:batch|cron|scheduled) )?jobs?(?: name| id)?$|^batch(?: name)?$/iu;

const nothing = /^(?:[-ー—–]+|なし|無し|n\/?a|none|tbd|未定|同上)?$/iu;

/** Cells that are names rather than numbers: who is told, which level is defined, which job runs. */
export function namedCell({ cell, column, isName }: PlacedCell, heads: readonly string[]): StatementKind | undefined {
  const text = cell.text.text.trim();
  const head = column.at(-1) ?? "";
  if (text.length > 80 || nothing.test(text)) return undefined;
  if (receiverHead.test(head)) return /連絡先|contact/iu.test(head) ? "contact" : "receiver";
  if (isName && levelHead.test(head) && heads.some((one) => one !== head && defining.test(one))) return "level";
  return jobHead.test(head) ? "job" : undefined;
}

/** The visible text without what another reading took. */
export function isOnlyWords({ text }: Passage): boolean {
  return !/[@#+]|\d{3}/.test(text);
}
