import type { Claims, Passed } from "./found";
import type { ExampleReason } from "./statement";
import { unitAt } from "./units";

const products =
  "PostgreSQL|Postgres|MySQL|MariaDB|Aurora|Redis|Valkey|MongoDB|Elasticsearch|OpenSearch|Kafka|RabbitMQ|Oracle|SQL Server|Python|Node(?:\\.js)?|Java|JDK|OpenJDK|Ruby|Rails|PHP|Golang|Go|Rust|\\.NET|Kotlin|Swift|TypeScript|Django|Spring(?: Boot)?|Next\\.js|React|Vue|Angular|Terraform|Pulumi|Helm|Kubernetes|K8s|Docker|containerd|Nginx|Apache|Tomcat|HAProxy|Envoy|Istio|Grafana|Prometheus|Alertmanager|Loki|Datadog Agent|Ubuntu|Debian|RHEL|CentOS|Rocky|AlmaLinux|Amazon Linux|Windows(?: Server)?|Linux|macOS|iOS|Android|TLS|SSL|HTTP|OAuth|OpenAPI|IPv|SNMP|SMB|USB|Chrome|Firefox|OS|SDK|API|Office|Exchange";
const months =
  "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?";
const clockTail = String.raw`(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?`;

/** What numbers are that nobody operates by, most telling first. */
const patterns: readonly (readonly [ExampleReason, RegExp])[] = [
  ["heading number", /^\s*(?:\d{1,2}(?:\.\d{1,2}){0,4}[.)]?(?=\s+[^\s\d%*])|\(\d{1,2}\)|\d{1,2}\)|No\.\s?\d+)/gu],
  ["link", /\b[a-z][a-z0-9+]{1,9}:\/\/[^\s<>"')\]、。]+/giu],
  ["link", /(?<![\w.])(?:~|\.{1,2})?\/[A-Za-z_][\w.-]*(?:\/[\w.*${}%-]+)+/gu],
  ["address", /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?(?::\d{2,5})?(?![\d.])/gu],
  ["address", /\b(?:localhost|[a-z][\w-]*(?:\.[\w-]+)+):\d{2,5}\b/giu],
  [
    "date",
    new RegExp(
      String.raw`(?<!\d)(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:0?[1-9]|[12]\d|3[01]))?(?!\d)${clockTail}`,
      "gu",
    ),
  ],
  [
    "date",
    /(?<!\d)(?:19|20)\d{2}年度?(?:\s?\d{1,2}月(?:\s?\d{1,2}日)?)?(?:[ (][日月火水木金土]\)?)?(?:\s?\d{1,2}[:時]\d{2}分?)?/gu,
  ],
  ["date", /(?:令和|平成|昭和|R|H)(?:元|\d{1,2})年度?(?:\s?\d{1,2}月(?:\s?\d{1,2}日)?)?/gu],
  [
    "date",
    /(?<!(?:[\d、,・と]|毎年)\s?)\d{1,2}月(?!間|額|次)(?![、,・と/]\s?\d)(?!\s?\d{1,2}日)(?:末|初め?|上旬|中旬|下旬)?/gu,
  ],
  ["date", /(?<!\d)\d{1,2}月\s?\d{1,2}日(?:\([日月火水木金土]\))?/gu],
  [
    "date",
    new RegExp(
      String.raw`\b(?:${months})\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?\b|\b\d{1,2}(?:st|nd|rd|th)? (?:${months})(?:,? \d{4})?\b|\b(?:${months})\.?,? (?:19|20)\d{2}\b`,
      "gu",
    ),
  ],
  [
    "date",
    /\b(?:FY|CY)\s?\d{2,4}\b|\bQ[1-4](?:[ /-]?(?:19|20)\d{2})?\b|(?<![\d.,])(?:19|20)\d{6}(?:[_-]?\d{4,6})?(?!\d)/gu,
  ],
  ["date", /(?<=[©(]|copyright |since |in |年 )(?:19|20)\d{2}(?![\d.,年%])/giu],
  ["version", /\b[vV]\d+(?:\.\d+)*(?:[-+][\w.]+)?\b/gu],
  ["version", /(?<![\d.])\d+\.\d+\.\d+(?:\.\d+)?(?:[-+][\w.]+)?(?!\d)/gu],
  [
    "version",
    /(?:\bversion|\bver\.?|\brelease|\brev(?:ision)?\.?|バージョン|版数|リビジョン)\s?[:=]?\s?\d+(?:\.\d+)*(?:\.x)?/giu,
  ],
  [
    "version",
    new RegExp(
      String.raw`(?<![A-Za-z])(?:${products})[ /]?\d+(?:\.(?:\d+|x))*(?:\+|以上|以降| or (?:later|newer|higher))?(?![\d%A-Za-z]|\s?(?:台|件|回|分|秒|時間|GB|MB|TB|GiB|日))`,
      "gu",
    ),
  ],
  [
    "reference",
    /\b(?:RFC|ISO(?:\/IEC)?|JIS|NIST(?: SP)?|CIS|PCI[- ]DSS|SOC|CVE|SHA|AES|RSA|ECDSA|MD|ed)[- ]?\d[\d.:-]*/gu,
  ],
  [
    "reference",
    /(?:図|表|付録|別紙|様式|別表|式|項番)\s?\d+(?:[-.]\d+)*|第\s?\d+(?:\.\d+)*\s?(?:章|節|項|条|版|部|回)|§\s?\d+(?:\.\d+)*/gu,
  ],
  [
    "reference",
    /\b(?:sections?|chapters?|fig(?:ure)?s?\.?|tables?|appendix|annex|sect\.|clause|article|page|p\.|line|item|question|issue|ticket|no\.|number)\s?#?\d+(?:\.\d+)*\b/giu,
  ],
  ["reference", /(?<![\w&])#\d+\b|\b(?:PR|MR|GH)[- #]?\d+\b/gu],
  [
    "step",
    /(?:ステップ|手順|フェーズ|段階|タスク|作業)\s?\d+(?:[/-]\d+)?(?!\s?(?:分|時間|回|件|日|台|秒))|\b(?:step|phase|stage|part|task|option|case|scenario|rule|round|wave|week|day) \d+(?:\s?(?:\/|of|-)\s?\d+)?(?:\.\d+)*\b(?!\s?(?:minutes?|hours?|days?|%))/giu,
  ],
  [
    "identifier",
    /(?:レベル|ランク|優先度|重要度|重大度|区分|クラス|グループ|ティア)\s?\d+(?![\d.]*\s?(?:%|分|時間|日|件))/gu,
  ],
  [
    "identifier",
    /\b(?:level|lvl|lv\.?|tier|priority|prio|severity|sev|class|grade|group|type|category|rank|zone|shard|node|replica|host|server|pod) ?-?\d+\b(?!\s?(?:minutes?|hours?|days?|%))/giu,
  ],
  [
    "percentile",
    /(?<![A-Za-z])[pP]\d{2}(?:\.\d+)?(?![\dA-Za-z])|(?<!\d)\d{2}(?:\.\d+)?\s?(?:%\s?ile|%タイル|パーセンタイル(?:値)?|percentile|(?:th|st|nd|rd)[- ]?percentile)|パーセンタイル\s?\d{2}/giu,
  ],
  ["status code", /\bHTTP[ /]?(?:status )?(?:code )?[1-5](?:\d\d|xx)\b|\b[1-5]xx\b(?:系)?/giu],
  [
    "status code",
    /(?:ステータス(?:コード)?|レスポンスコード|応答コード|status(?:\s?code)?|exit code|error code|終了コード)\s?[:=]?\s?\d{1,3}(?![\d%])/giu,
  ],
  [
    "status code",
    /(?<![\d.,])(?:20[0-6]|30[1-8]|40[0-9]|41[0-9]|42[0-9]|50[0-5])(?: (?:OK|Created|No Content|Bad Request|Unauthorized|Forbidden|Not Found|Conflict|Too Many Requests|Internal|Bad Gateway|Service Unavailable|Gateway Timeout)|番台|系|を返)/gu,
  ],
  [
    "port",
    /(?:\bports?|ポート(?:番号)?)\s?[:#=]?\s?\d{2,5}(?:\s?[,/、]\s?\d{2,5})*\b|\b\d{2,5}\/(?:tcp|udp)\b|\d{2,5}番?ポート|(?<=[A-Za-z]):\d{4,5}\b/giu,
  ],
  [
    "identifier",
    // A name with a digit in it; `RTO4時間` and `CPU80%` are a name and a value.
    /(?<![A-Za-z\d_.-])(?=[A-Za-z_.-]{1,60}\d)[A-Za-z_][\w.-]{0,120}(?<![.-])(?![\w-])(?!\s?[%秒分時日週年回件台円世ヶカか月])/gu,
  ],
  ["identifier", /(?<![\w.])\d+-[A-Za-z]+\d[\w-]*/gu],
  ["no operational meaning", /\d+分の\d+|(?<![\d/.])[1-9]\/[1-9](?![\d/.])(?!\s?(?:s|m|h|min|sec|分|秒|時))/gu],
];

const hasDigit = /\d/;

/** Takes the numbers of a text that are dates, versions, addresses and so on, each with the reason. */
export function examplesIn(text: string, claims: Claims): Passed[] {
  if (!hasDigit.test(text)) return [];
  const all: Passed[] = [];
  for (const [reason, pattern] of patterns) {
    for (const found of text.matchAll(pattern)) {
      const [from, to] = [found.index, found.index + found[0].trimEnd().length];
      if (reason === "heading number" && isMeasured(text.slice(to))) continue;
      if (hasDigit.test(found[0]) && claims.take(from, to)) all.push({ from, to, reason });
    }
  }
  return all;
}

/** `1.5 hours` starts with a value, `1.5 Hours of service` and `2 Pods` with the number of a heading. */
function isMeasured(rest: string): boolean {
  const unit = unitAt(rest);
  if (unit === undefined) return false;
  return unit.unit !== "count" || /^\s?[a-z]/.test(rest);
}
