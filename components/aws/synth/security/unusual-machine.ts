import { inText, type TracedText, type TracedValue } from "../../../../core/evidence";
import type { Language, Leaf, Message, Value } from "../../../../core/model";
import { earlierDays, endOnDay, recentQuery, type Unusual, unusualOnes, usualQuery, usualRows } from "./baseline-query";

interface Question {
  readonly logGroup: Leaf;
  readonly unusual: Unusual;
  readonly topic: Value;
  readonly message: Message;
  readonly language: Language;
}

const unknown: Readonly<Record<Language, string>> = {
  ja: "確認できませんでした（CloudWatch Logs への問い合わせが失敗しました）",
  en: "could not be checked: the query of CloudWatch Logs failed",
};

const service = "arn:aws:states:::aws-sdk:cloudwatchlogs";
const failed: Value = { Catch: [{ ErrorEquals: ["States.ALL"], Next: "TellFailure" }] };

/**
 * Asks who was busy in the last window. Only where somebody was, it asks for the same stretch of the seven days before,
 * compares, and tells what it found: Logs Insights bills what a query reads, and a week every quarter of an hour would
 * cost many times the records themselves. A check that cannot be made is told too: nobody would miss it.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function unusualMachine({ logGroup, unusual, topic, message, language }: Question): TracedValue {
  const rest = JSON.stringify(`\n${message.clause}\n${message.firstStep}\n${message.runbookUrl}`);
  const title = JSON.stringify(`${message.title}\n`);
  const { window } = unusual;
  const now = "$floor($millis() / 1000)";
  return {
    Comment: message.title,
    QueryLanguage: "JSONata",
    StartAt: "Ask",
    TimeoutSeconds: 600,
    States: {
      Ask: {
        ...query(logGroup, recentQuery(unusual), `${now} - ${window}`, now, 20),
        Assign: { query: "{% $states.result.QueryId %}", asked: `{% ${now} %}` },
        ...(failed as object),
        Next: "Wait",
      },
      Wait: { Type: "Wait", Seconds: 10, Next: "Answer" },
      Answer: {
        ...answer("$query"),
        Assign: { rows: "{% $states.result.Results %}" },
        ...(failed as object),
        Next: "Judge",
      },
      Judge: {
        Type: "Choice",
        Choices: [
          { Condition: running, Next: "Wait" },
          { Condition: '{% $states.input.Status != "Complete" %}', Next: "TellFailure" },
          { Condition: "{% $count($states.input.Results) > 0 %}", Next: "Days" },
        ],
        Default: "Nothing",
      },
      Days: {
        Type: "Map",
        Items: earlierDays,
        MaxConcurrency: 1,
        ItemProcessor: sameStretch(logGroup, unusual),
        ...(failed as object),
        Next: "Compare",
      },
      Compare: { Type: "Pass", Output: inText`{% {'found': ${unusualOnes(unusual)}} %}`, Next: "Found" },
      Found: {
        Type: "Choice",
        Choices: [{ Condition: "{% $count($states.input.found) > 0 %}", Next: "Tell" }],
        Default: "Nothing",
      },
      Tell: publish(topic, `{% ${title} & $string($states.input.found) & ${rest} %}`),
      TellFailure: publish(topic, `{% ${title} & ${JSON.stringify(unknown[language])} & ${rest} %}`),
      Nothing: { Type: "Succeed" },
    },
  };
}

const running = '{% $states.input.Status in ["Scheduled", "Running"] %}';

/** One earlier day: the window as it was then. */
function sameStretch(logGroup: Leaf, unusual: Unusual): TracedValue {
  const end = endOnDay(unusual);
  return {
    ProcessorConfig: { Mode: "INLINE" },
    StartAt: "AskDay",
    States: {
      AskDay: {
        ...query(logGroup, usualQuery(unusual), inText`${end} - ${unusual.window}`, end, 10_000),
        Assign: { dayQuery: "{% $states.result.QueryId %}" },
        Next: "WaitDay",
      },
      WaitDay: { Type: "Wait", Seconds: 5, Next: "AnswerDay" },
      AnswerDay: { ...answer("$dayQuery"), Next: "JudgeDay" },
      JudgeDay: {
        Type: "Choice",
        Choices: [
          { Condition: running, Next: "WaitDay" },
          { Condition: '{% $states.input.Status = "Complete" %}', Next: "Rows" },
        ],
        Default: "Failed",
      },
      Rows: { Type: "Pass", Output: `{% ${usualRows(unusual)} %}`, End: true },
      Failed: { Type: "Fail", Error: "QueryFailed" },
    },
  };
}

type Text = string | TracedText;

function query(logGroup: Leaf, text: Text, from: Text, until: Text, rows: number) {
  const when = { StartTime: inText`{% ${from} %}`, EndTime: inText`{% ${until} %}` };
  return {
    Type: "Task",
    Resource: `${service}:startQuery`,
    Arguments: { LogGroupName: logGroup, QueryString: text, ...when, Limit: rows },
  };
}

function answer(id: string) {
  return { Type: "Task", Resource: `${service}:getQueryResults`, Arguments: { QueryId: `{% ${id} %}` } };
}

function publish(topic: Value, text: string): Value {
  return {
    Type: "Task",
    Resource: "arn:aws:states:::sns:publish",
    Arguments: { TopicArn: topic, Message: text },
    End: true,
  };
}
