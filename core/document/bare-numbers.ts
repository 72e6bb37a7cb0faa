import type { Bare } from "./amounts";
import type { Context } from "./context";
import type { Found } from "./found";
import { sentenceAround } from "./sentences";

/** A number in a column that numbers the rows, or of an account or tier. */
export function isNumbering({ column, row }: Context): boolean {
  if (/(?:^|[ _-])(?:tier|account|project|tenant|id|口座|番号)$/iu.test(row.at(-1) ?? "")) return true;
  return /^(?:no\.?|nr\.?|#|id|項番|番号|通番|連番|項|順(?:番|序|位)?|rank|order|step|ステップ|手順)$/iu.test(
    column.at(-1) ?? "",
  );
}

/** A number in the column of versions of a table of revisions. */
export function isVersion({ column }: Context): boolean {
  return /^(?:版(?:数)?|改訂(?:版|番号)?|バージョン|ver(?:sion)?\.?|rev(?:ision)?\.?|release)$/iu.test(
    column.at(-1) ?? "",
  );
}

/** A year in a column of dates. */
export function isYear({ amount }: Bare, { column }: Context): boolean {
  return /^(?:19|20)\d\d$/.test(amount) && /日|年|date|year|since|版|version|updated/iu.test(column.join(" "));
}

/** A number without a unit behind a sign of comparison, or compared in a sentence about alerts. */
export function isCompared({ direction, from }: Bare & Pick<Found, "direction">, text: string): boolean {
  if (direction === undefined) return false;
  return (
    /[<>≥≤≧≦]=?\s*$/.test(text.slice(Math.max(0, from - 4), from)) || alertWords.test(sentenceAround(text, from, from))
  );
}

/** `keep the last 14`: how many are kept, without a word for what. */
export function isKept({ from }: Bare, text: string): boolean {
  const before = text.slice(Math.max(0, from - 40), from);
  return (
    /(?:keep|keeps|kept|retain|retains|retaining)(?: only)?(?: the)?(?: last| latest| most recent)? $|(?:直近|最新)の?$/i.test(
      before,
    ) || isLabelled(before, text, from)
  );
}

/** `正常 8k-12k`, `世代数: 日次7`: the word right before says what the number is. */
function isLabelled(before: string, text: string, from: number): boolean {
  if (/(?:日次|週次|月次|年次|daily|weekly|monthly)[: ]*$/i.test(before)) {
    return /世代|generation|keep|retain|保持/i.test(sentenceAround(text, from, from));
  }
  return /(?:正常|警告|注意|危険|異常|上限|下限|閾値|しきい値|normal|warning|critical|limit|threshold)(?:値|は|が)?[: ]{0,2}$/iu.test(
    before,
  );
}

const alertWords =
  /alert|page[sd]?(?![a-z])|warn|critical|alarm|threshold|アラート|警告|警報|発報|検知|閾値|しきい値|異常/iu;
