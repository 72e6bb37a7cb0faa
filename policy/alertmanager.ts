import { fields, items, text } from "./inputs";

type Fields = Readonly<Record<string, unknown>>;

/** The receivers an alert with these labels ends at, by the rules of Alertmanager's routing tree. */
export function receiversFor(config: Fields, labels: Fields): Fields[] {
  const names = walk(fields(config.route), labels);
  return items(config.receivers)
    .map(fields)
    .filter(({ name }) => names.includes(text(name)));
}

/** The first matching child takes the alert, further ones only after `continue`; without a match the node keeps it. */
function walk(route: Fields, labels: Fields): string[] {
  const taken: string[] = [];
  for (const child of items(route.routes).map(fields)) {
    if (!items(child.matchers).every((matcher) => matches(text(matcher), labels))) continue;
    taken.push(...walk({ receiver: route.receiver, ...child }, labels));
    if (child.continue !== true) return taken;
  }
  return taken.length > 0 ? taken : [text(route.receiver)];
}

/** One matcher such as `severity=~"critical|outage"`; an absent label is an empty one. */
function matches(matcher: string, labels: Fields): boolean {
  const found = /^\s*([\w.]+)\s*(=~|!~|!=|=)\s*"?(.*?)"?\s*$/.exec(matcher);
  if (!found) return false;
  const [, label = "", operator, value = ""] = found;
  const actual = text(labels[label]);
  if (operator === "=" || operator === "!=") return (actual === value) === (operator === "=");
  return new RegExp(`^(?:${value})$`).test(actual) === (operator === "=~");
}
