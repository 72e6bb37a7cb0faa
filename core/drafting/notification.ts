import { type Statement, severityIn } from "../document";
import { type Channel, channels, type Severity, severities } from "../model";
import type { Desk } from "./desk";
import type { Plain } from "./draft";
import { Escalations } from "./escalations";
import { configKey } from "./resources";
import type { Row } from "./rows";
import { keyOf } from "./words";

const roles =
  /責任者|管理者|担当|リーダー|エンジニア|チーム|当番|部門|窓口|課|lead|manager|engineer|team|owner|commander|on[- ]?call|admin|desk|support|operator/i;

interface Receiver {
  readonly row: Row;
  readonly statement: Statement;
  readonly severities: Set<Severity>;
}

/** Cells that mean the chat the document names elsewhere. */
const anyChat = /^(?:chat|slack|チャット)$/i;

/** Receivers, routes and how soon people answer. Addresses and names of people are configuration, never text. */
export class Notification {
  /** By the address or the role that the document writes. */
  private readonly receivers = new Map<string, Receiver>();
  private readonly responses = new Map<Severity, { readonly row: Row; readonly statement: Statement }>();
  private readonly escalations: Escalations;

  constructor(private readonly desk: Desk) {
    this.escalations = new Escalations(desk);
  }

  take(row: Row): Statement[] {
    return this.escalations.take(row).filter((statement) => {
      if (statement.kind === "contact" || statement.kind === "receiver") return !this.takeReceiver(row, statement);
      return statement.kind !== "response-time" || !this.takeResponse(row, statement);
    });
  }

  /** One receiver for each address and role, however often it is written; it hears of the severities of its rows. */
  private takeReceiver(row: Row, statement: Statement): boolean {
    const address = statement.words.normalize("NFKC").trim();
    const known = this.receivers.get(address) ?? { row, statement, severities: new Set() };
    this.receivers.set(address, known);
    for (const one of severitiesOf(row, statement)) known.severities.add(one);
    return true;
  }

  private takeResponse(row: Row, statement: Statement): boolean {
    const { severity } = statement;
    if (!severity || this.responses.has(severity) || !this.desk.statedValue(statement)) return false;
    this.responses.set(severity, { row, statement });
    return true;
  }

  /** A route for each severity that an alert has or that people answer; without receivers, one that a person names. */
  finish(used: readonly Severity[]): void {
    const keys = this.addReceivers();
    this.escalations.finish(this.roleOf("critical"));
    const escalated = this.escalations.severities;
    const needed = severities.filter(
      (severity) => used.includes(severity) || this.responses.has(severity) || escalated.includes(severity),
    );
    if (needed.length === 0) return;
    const routes = needed.map((severity) => {
      const to = this.receiversOf(severity).flatMap((address) => keys.get(address) ?? []);
      return [severity, [...new Set(to)]] as const;
    });
    const fallback = routes.some(([, to]) => to.length === 0) ? this.onCall() : undefined;
    const pager = escalated.length > 0 ? this.pager() : undefined;
    for (const [severity, to] of routes) {
      const response = this.responses.get(severity);
      const all = to.length > 0 ? [...to] : [fallback];
      const value: Plain = {
        title: severity,
        ...(response && { from: response.row.from }),
        to: pager !== undefined && escalated.includes(severity) ? [...all, pager] : all,
        ...(response && { response: this.desk.statedValue(response.statement) }),
      };
      this.desk.add("routes", severity, response?.row, value, response ? [response.statement] : []);
    }
  }

  /** Keys of the receivers, by what the document writes; `chat` is the channel that is named elsewhere. */
  private addReceivers(): Map<string, string> {
    const keys = new Map<string, string>();
    const channel = [...this.receivers.keys()].find((address) => address.startsWith("#"));
    for (const [address, one] of this.receivers) {
      if (!(channel !== undefined && anyChat.test(address))) keys.set(address, this.addReceiver(address, one));
    }
    const key = channel && keys.get(channel);
    for (const address of this.receivers.keys()) if (key !== undefined && !keys.has(address)) keys.set(address, key);
    return keys;
  }

  private addReceiver(address: string, { row, statement }: Receiver): string {
    const channel = channelOf(address, statement.about.sentence);
    const cells = statement.kind === "receiver" ? [address] : row.first.about.row.concat(address);
    const role = cells.find((cell) => roles.test(cell) && !isAddress(cell));
    const title = role ?? (channel === undefined ? plainTitle(address) : channelTitle[channel]);
    const name = keyOf(title, "receiver");
    const asked = channel ?? this.desk.ask(`channel-${name}`, `How is ${title} reached?`, channels);
    return this.desk.add("receivers", name, row, receiver(this.desk, title, asked, name, statement), [statement]);
  }

  /** A role that is named for a severity: the first whom a page goes to. */
  private roleOf(severity: Severity): string | undefined {
    return this.receiversOf(severity).find((address) => roles.test(address) && !isAddress(address));
  }

  /** What the document writes for the receivers of a severity; those of none in particular where it has none. */
  private receiversOf(severity: Severity): string[] {
    const all = [...this.receivers];
    const own = all.filter(([, { severities: known }]) => known.has(severity));
    const general = all.filter(([, { severities: known }]) => known.size === 0);
    return (own.length > 0 ? own : general).map(([address]) => address);
  }

  private pager(): string {
    const value = { title: "PagerDuty", channel: "pagerduty", config: "pagerdutyKey", secret: true };
    return this.desk.add("receivers", "pagerduty", undefined, value, []);
  }

  private onCall(): string {
    const channel = this.desk.ask(
      "channel-on-call",
      "The document names no one to notify: how are they reached?",
      channels,
    );
    return this.desk.add("receivers", "on-call", undefined, { title: "On call", channel, config: "onCallAddress" }, []);
  }
}

/** Those of the limits beside it in a table, or the one its own words name. */
function severitiesOf({ statements }: Row, { severity, about }: Statement): Severity[] {
  if (severity) return [severity];
  const limits = statements.filter(({ kind }) => kind === "threshold");
  if (about.origin === "table") return limits.map((one) => one.severity ?? "warning");
  const said = severityIn(about.sentence);
  return said ? [said] : [];
}

/** A name that is no address, as the title of a receiver. */
function plainTitle(address: string): string {
  return isAddress(address) || /\d{3}/.test(address) ? "receiver" : address;
}

const channelTitle: Readonly<Record<Channel, string>> = {
  email: "Email",
  slack: "Slack",
  pagerduty: "PagerDuty",
  webhook: "Webhook",
  sms: "SMS",
  voice: "Telephone",
  teams: "Teams",
};

function receiver(desk: Desk, title: string, channel: string, name: string, statement: Statement): Plain {
  const secret = !["email", "slack"].includes(channel);
  const says = desk.says(statement).replaceAll(statement.words, "(address)");
  const config = configKey(`${name}-address`);
  return { title, channel, config, ...(secret && { secret }), row: desk.row(statement), says: withoutAddresses(says) };
}

const addresses = /[\w.+-]+@[\w.-]+|https?:\/\/\S+|#[\w-]+|\+?\d[\d() -]{7,}\d/g;

function withoutAddresses(text: string): string {
  return text.replace(addresses, "(address)");
}

function isAddress(text: string): boolean {
  return text.search(addresses) >= 0;
}

function channelOf(address: string, sentence: string): Channel | undefined {
  if (/^[\w.+-]+@[\w.-]+$/.test(address)) return "email";
  const text = `${address} ${sentence}`;
  if (/pagerduty/i.test(text)) return "pagerduty";
  if (/teams/i.test(address)) return "teams";
  if (address.startsWith("#") || /slack/i.test(address)) return "slack";
  if (/^https?:/.test(address)) return "webhook";
  if (/sms|ショートメ/i.test(address)) return "sms";
  if (/^[+\d][\d() -]{6,}$/.test(address) || /電話|phone|(?<!on[- ])call/i.test(address)) return "voice";
  return /e-?mail|メール/i.test(address) ? "email" : undefined;
}
