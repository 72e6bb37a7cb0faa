import type { StatementKind } from "./statement";

/** Values that are words, and the heads under which they say something. */
const values: readonly (readonly [RegExp, readonly (readonly [StatementKind, RegExp])[]])[] = [
  [
    /^(?:無期限|無制限|永久|永続|期限なし|indefinite(?:ly)?|forever|unlimited|permanent(?:ly)?)(?![A-Za-z])/iu,
    [["retention", /保存|保持|保管|期間|retention|retain|keep|kept/iu]],
  ],
  [
    /^(?:即時(?:対応|通知)?|即座に?|即日|直ちに|ただちに|リアルタイム(?:同期)?|当日中|immediate(?:ly)?|instant(?:ly)?|at once|real-?time|same day)(?![A-Za-z])/iu,
    [
      ["response-time", /対応|応答|初動|着手|通知|連絡|タイミング|respon|acknowledg|escalat|notif|react|resol/iu],
      ["interval", /間隔|interval|sampling/iu],
      ["schedule", /頻度|時期|実施|周期|frequency|when|schedule/iu],
    ],
  ],
  [
    /^(?:随時|都度|適宜|変更時|更新時|必要時|常時|継続的|on demand|as needed|ad[- ]hoc|on change|on every change|continuous(?:ly)?|at deploy)(?![A-Za-z])/iu,
    [["schedule", /頻度|タイミング|時刻|時期|実施|周期|トリガー|schedule|when|frequency|timing|trigger/iu]],
  ],
];

/** A value in words at the start of a cell or setting, with the kind its heads give it; undefined for any other text. */
export function saidValue(
  text: string,
  heads: readonly string[],
): { readonly kind: StatementKind; readonly length: number } | undefined {
  for (const [pattern, kinds] of values) {
    const found = pattern.exec(text);
    const kind = found && kinds.find(([, head]) => heads.some((one) => head.test(one)))?.[0];
    if (found && kind) return { kind, length: found[0].length };
  }
  return undefined;
}
