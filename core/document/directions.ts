import type { Operator } from "../model";

/** How far from a value its direction may stand, in characters. */
const reach = 40;

const behindWords: readonly (readonly [RegExp, Operator])[] = [
  [/^を?(?:超え|越え|上回ら|上回っては|超過し)(?:ない|ず|ぬ|てはならない|ること(?:が|は|の)ない|ないこと)/, "<="],
  [/^を?(?:下回ら|切ら|割ら|割り込ま)(?:ない|ず|ぬ)|^を?(?:下回|切|割)(?:ってはならない|ること(?:が|は|の)ない)/, ">="],
  [/^(?:以上|を?以上|に達し|に到達|到達|に達する|に達した|に届|からは?|か、?それ以上)/, ">="],
  [/^(?:以下|以内|を限度|を上限|を最大|が上限|が最大|が限度|まで(?!の間隔)|までに|か、?それ以下|で頭打ち)/, "<="],
  [
    /^(?:を?(?:超|越|こ)え|を?超(?!過)|を?超過|を?過ぎ|を?上回|を?オーバー|より(?:も)?(?:大き|多|長|高|古|遅|後)|を?突破)/,
    ">",
  ],
  [
    /^(?:未満|に満たな|を?下回|を?切|を?割(?!当|合|り当)|を?割り込|より(?:も)?(?:小さ|少な|短|低|早|速|新し|前)|足らず|弱)/,
    "<",
  ],
  [/^\+(?!\d)/, ">="],
  [/^ ?(?:is |are )?(?:or|and) (?:more|higher|above|greater|longer|over|later|older|beyond|better|up)\b/, ">="],
  [/^ ?(?:or|and) (?:less|fewer|lower|below|under|shorter|faster|earlier|sooner|worse|down)\b/, "<="],
  [/^ ?(?:is |are |was |were |has been |have been |gets |being )?(?:exceeded|surpassed|passed)\b/, ">"],
  [/^ ?(?:is |are )?(?:reached|hit)\b|^-?plus\b/, ">="],
  [/^ ?(?:minimum|min\b|at minimum|at least|at a minimum)/, ">="],
  [/^ ?(?:maximum|max\b|at maximum|at most|at the most|at the latest|tops\b|limit\b)/, "<="],
];

const filler = String.raw`(?:(?: |:|the|an?|its|their|our|of|to|than|or|equal|limit|value|threshold|target|about|approximately|around|roughly|some|by|only|just|only|once|past|as|is|at|~|≒|約|およそ|概ね|おおむね|ほぼ|、|¥|\$|€|£|=)(?![A-Za-z])|(?:the|an?|its|than|or|of|to|equal|about|around)\s)*`;

const beforeWords: readonly (readonly [string, Operator])[] = [
  [">=|=>|≥|≧|⩾|ge:", ">="],
  ["<=|=<|≤|≦|⩽|le:", "<="],
  [
    "(?:must |may |shall |should |can |do |does |did |will |is |are )?(?:not|never|n't|cannot) (?:be )?(?:exceed|surpass|be more|more|greater|longer|higher|over|above|later|go over|go above)(?:ing|ed|s)?|no (?:more|greater|longer|higher|later|older)|without exceeding|never (?:exceeds?|over|above|more)",
    "<=",
  ],
  [
    "(?:must |may |shall |should |can |do |does |will |is |are )?(?:not|never|n't|cannot) (?:be )?(?:drop|fall|go|less|fewer|lower|below|under|shorter|dip)(?:s|ing)?(?: below| under| beneath)?|no (?:less|fewer|lower|shorter|earlier|sooner)|never (?:below|under|less)",
    ">=",
  ],
  ["greater than or equal|more than or equal|at or (?:above|over)|equal to or (?:above|greater|more|higher)", ">="],
  ["less than or equal|at or (?:below|under)|equal to or (?:below|less|fewer|lower)", "<="],
  [
    "at least|at the least|minimum(?: of)?|min\\.?|a minimum of|minimally|not before|from|reach(?:es|ed|ing)?|hits?|starting at|at a minimum|最低でも|最低限|最低|最小|最短|下限|少なくとも|floor of",
    ">=",
  ],
  [
    "within|up to|at most|at the most|maximum(?: of)?|max\\.?|a maximum of|until|limited to|capped at|cap of|no later|by|in under or|最大でも|最大限|最大|最長|上限|多くとも|遅くとも|長くとも|せいぜい|ceiling of",
    "<=",
  ],
  [
    "more|greater|over|above|exceed(?:s|ed|ing)?|in excess|beyond|higher|longer|older|later|larger|bigger|slower|surpass(?:es|ed|ing)?|breach(?:es|ed|ing)?|cross(?:es|ed|ing)?|climbs? (?:past|above|over)|rises? (?:past|above|over)|goes? (?:past|above|over)|passes|tops|outlasts|after|>",
    ">",
  ],
  [
    "less|fewer|under|below|lower|shorter|smaller|younger|newer|earlier|faster|sooner|quicker|beneath|drops?(?: to| below)?|falls?(?: to| below)?|dips?(?: below)?|<",
    "<",
  ],
];

const beforePatterns = beforeWords.map(([words, operator]): [RegExp, Operator] => [
  new RegExp(String.raw`(?:^|[^A-Za-z<>=])(?:${words})\s?${filler}$`, "i"),
  operator,
]);

/** The comparison that stands around a value at `from` to `to`; undefined where there is none. */
export function directionAround(text: string, from: number, to: number): Operator | undefined {
  const after = text.slice(to, to + reach).replace(/^[)）]?(?:の|が|は)? ?/, "");
  const behind = text.slice(to, to + reach);
  for (const [pattern, operator] of behindWords) if (pattern.test(behind) || pattern.test(after)) return operator;
  return directionBefore(text.slice(Math.max(0, from - reach), from));
}

function directionBefore(before: string): Operator | undefined {
  for (const [pattern, operator] of beforePatterns) if (pattern.test(before)) return operator;
  return undefined;
}
