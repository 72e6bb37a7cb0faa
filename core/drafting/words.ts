/** One spelling of a text for comparison: half-width, lower case, without particles and spaces between Japanese words. */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[_/・:：\-–—()[\]「」【】*`"']+/g, " ")
    .replace(/(?<=[a-z]{3})(?<!redi|kubernete)s\b/g, "")
    .replace(/\s*(?<=[^\x20-\x7e]|\w)の(?=\S)\s*/g, "")
    .replace(/(?<=[^\x20-\x7e])\s+|\s+(?=[^\x20-\x7e])/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Where a folded name is in a folded text; names in Latin letters only as whole words. */
export function placeOf(name: string, text: string): number {
  if (name === "") return -1;
  const latin = /[a-z0-9]/;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = latin.test(name[0] ?? "") && latin.test(text[at - 1] ?? "");
    const after = latin.test(name.at(-1) ?? "") && latin.test(text[at + name.length] ?? "");
    if (!before && !after) return at;
  }
  return -1;
}

/** Words that name parts of systems, for keys of resources whose names are Japanese. */
const romanized: readonly (readonly [RegExp, string])[] = [
  [/データベース/g, " db "],
  [/ウェブ/g, " web "],
  [/サーバー?/g, " server "],
  [/アプリ(ケーション)?/g, " app "],
  [/キャッシュ/g, " cache "],
  [/キュー/g, " queue "],
  [/バッチ|ジョブ/g, " batch "],
  [/ロードバランサー?/g, " lb "],
  [/ストレージ/g, " storage "],
  [/システム/g, " system "],
  [/サービス/g, " service "],
  [/ネットワーク/g, " network "],
  [/ログ/g, " log "],
  [/アクセス/g, " access "],
  [/監査/g, " audit "],
  [/フル/g, " full "],
  [/増分/g, " incremental "],
  [/差分/g, " differential "],
  [/日次|毎日/g, " daily "],
  [/週次|毎週/g, " weekly "],
  [/月次|毎月/g, " monthly "],
];

/** A key made of a title, the same for the same title; a title of which no letter can be kept gets a number of its own. */
export function keyOf(title: string, otherwise: string): string {
  const latin = romanized.reduce(
    (text, [word, name]) => text.replace(word, name),
    title.normalize("NFKC").toLowerCase(),
  );
  const words = latin.match(/[a-z][a-z0-9]*|\d+/g) ?? [];
  const key = words
    .join("-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 28)
    .replace(/-+$/, "");
  const lost = latin.replace(/[a-z0-9\s\p{P}\p{S}]/gu, "") !== "";
  if (key === "") return `${otherwise}-${checksum(title)}`;
  return lost ? `${key}-${checksum(title)}` : key;
}

/** Four letters that differ where texts do; for keys only. */
function checksum(text: string): string {
  let sum = 5381;
  for (const letter of text.normalize("NFKC")) sum = (sum * 33 + (letter.codePointAt(0) ?? 0)) % 0x7fffffff;
  return sum.toString(36).slice(-4).padStart(4, "0");
}
