import type { Statement } from "../document";
import { type Channel, channels, type Severity, severities } from "../model";
import type { Desk } from "./desk";
import type { Plain } from "./draft";
import { configKey } from "./resources";
import type { Row } from "./rows";
import { keyOf } from "./words";

const roles =
  /責任者|管理者|担当|リーダー|エンジニア|チーム|当番|部門|窓口|課|lead|manager|engineer|team|owner|commander|on[- ]?call|admin|desk|support|operator/i;

interface Receiver {
  readonly key: string;
  readonly severities: Set<Severity>;
}

/** Receivers, routes and how soon people answer. Addresses and names of people are configuration, never text. */
export class Notification {
  private readonly receivers = new Map<string, Receiver>();
  private readonly responses = new Map<Severity, { readonly row: Row; readonly statement: Statement }>();

  constructor(private readonly desk: Desk) {}

  take(row: Row): Statement[] {
    return row.statements.filter((statement) => {
      if (statement.kind === "contact" || statement.kind === "receiver") return !this.takeReceiver(row, statement);
      return statement.kind !== "response-time" || !this.takeResponse(row, statement);
    });
  }

  private takeReceiver(row: Row, statement: Statement): boolean {
    const address = statement.words.normalize("NFKC").trim();
    const severity = statement.severity ? [statement.severity] : [];
    const known = this.receivers.get(address);
    if (known) {
      for (const one of severity) known.severities.add(one);
      return true;
    }
    const channel = channelOf(address, statement.about.sentence);
    const role = row.first.about.row.concat(address).find((cell) => roles.test(cell) && !isAddress(cell));
    const title = role ?? (channel === undefined ? "receiver" : channelTitle[channel]);
    const name = keyOf(title, "receiver");
    const asked = channel ?? this.desk.ask(`channel-${name}`, `How is ${title} reached?`, channels);
    const key = this.desk.add("receivers", name, row, receiver(this.desk, title, asked, name, statement), [statement]);
    this.receivers.set(address, { key, severities: new Set(severity) });
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
    const needed = severities.filter((severity) => used.includes(severity) || this.responses.has(severity));
    if (needed.length === 0) return;
    const routes = needed.map((severity) => [severity, this.receiversOf(severity)] as const);
    const fallback = routes.some(([, to]) => to.length === 0) ? this.onCall() : undefined;
    for (const [severity, to] of routes) {
      const response = this.responses.get(severity);
      const value: Plain = {
        title: severity,
        ...(response && { from: response.row.from }),
        to: to.length > 0 ? to : [fallback],
        ...(response && { response: this.desk.statedValue(response.statement) }),
      };
      this.desk.add("routes", severity, response?.row, value, response ? [response.statement] : []);
    }
  }

  private receiversOf(severity: Severity): string[] {
    const all = [...this.receivers.values()];
    const own = all.filter(({ severities: known }) => known.has(severity));
    const general = all.filter(({ severities: known }) => known.size === 0);
    return [...own, ...(own.length > 0 ? [] : general)].map(({ key }) => key);
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
  if (/^[+\d][\d() -]{6,}$/.test(address) || /電話|phone|call/i.test(address)) return "voice";
  return /e-?mail|メール/i.test(address) ? "email" : undefined;
}
