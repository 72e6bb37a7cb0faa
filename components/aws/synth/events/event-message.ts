import { cite, cutBytes, type EventSpec, type Plan, type Planned } from "../../../../core/model";
import { describe } from "../alerts/description";

/** What a person reads about an event: title, documented value and, where the plan carries a message, step and link. */
export function eventText({ spec, clauses, message }: Planned<EventSpec>, plan: Plan, limit: number): string {
  if (message) return describe(message, limit);
  return cutBytes([spec.title, citation(clauses, plan)].filter((line) => line !== "").join("\n"), limit);
}

/**
 * The message EventBridge writes for an event, in the form the chat service shows; as a mail it is the same text.
 * https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
export function eventTemplate(event: Planned<EventSpec>, plan: Plan): string {
  const { spec, message } = event;
  const description = `${literal(eventText(event, plan, 1024))}\n<type> <time> <account> <region>`;
  return JSON.stringify({
    version: "1.0",
    source: "custom",
    content: {
      textType: "client-markdown",
      title: `[${spec.severity}] ${literal(spec.title)}`,
      description,
      ...(message && { nextSteps: [literal(message.firstStep)] }),
    },
    metadata: { additionalContext: { event: "<id>" } },
  });
}

/** EventBridge takes `<word>` for a value of the event and refuses a template with one it does not know. */
function literal(text: string): string {
  return text.replaceAll("<", "‹");
}

/** Values of the event the message shows; none of them can hold a quotation mark. */
export const eventPaths = {
  account: "$.account",
  id: "$.id",
  region: "$.region",
  time: "$.time",
  type: "$.detail-type",
} as const;

function citation(clauses: readonly string[], plan: Plan): string {
  const cited = plan.clauses.filter(({ id }) => clauses.includes(id));
  return cited.length > 0 ? cite(plan.system.document.name, cited) : "";
}
