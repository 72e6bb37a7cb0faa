import type { Language, Leaf, Message, Value } from "../../../../core/model";

interface Question {
  readonly logGroup: Leaf;
  readonly query: string;
  /** Seconds. */
  readonly lookback: number;
  readonly topic: Value;
  readonly message: Message;
  readonly language: Language;
}

const unknown: Readonly<Record<Language, string>> = {
  ja: "確認できませんでした（CloudWatch Logs への問い合わせが失敗しました）",
  en: "could not be checked: the query of CloudWatch Logs failed",
};

const service = "arn:aws:states:::aws-sdk:cloudwatchlogs";

/**
 * Asks, waits for the answer, and tells what was found. A check that cannot be made is told too: nobody would miss it.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function unusualMachine({ logGroup, query, lookback, topic, message, language }: Question): Value {
  const rest = JSON.stringify(`\n${message.clause}\n${message.firstStep}\n${message.runbookUrl}`);
  const title = JSON.stringify(`${message.title}\n`);
  const failed: Value = { Catch: [{ ErrorEquals: ["States.ALL"], Next: "TellFailure" }] };
  return {
    Comment: message.title,
    QueryLanguage: "JSONata",
    StartAt: "Ask",
    TimeoutSeconds: 600,
    States: {
      Ask: {
        Type: "Task",
        Resource: `${service}:startQuery`,
        Arguments: {
          LogGroupName: logGroup,
          QueryString: query,
          StartTime: `{% $floor($millis() / 1000) - ${lookback} %}`,
          EndTime: "{% $floor($millis() / 1000) %}",
          Limit: 20,
        },
        Assign: { query: "{% $states.result.QueryId %}" },
        ...failed,
        Next: "Wait",
      },
      Wait: { Type: "Wait", Seconds: 10, Next: "Answer" },
      Answer: {
        Type: "Task",
        Resource: `${service}:getQueryResults`,
        Arguments: { QueryId: "{% $query %}" },
        ...failed,
        Next: "Judge",
      },
      Judge: {
        Type: "Choice",
        Choices: [
          { Condition: '{% $states.input.Status in ["Scheduled", "Running"] %}', Next: "Wait" },
          { Condition: '{% $states.input.Status != "Complete" %}', Next: "TellFailure" },
          { Condition: "{% $count($states.input.Results) > 0 %}", Next: "Tell" },
        ],
        Default: "Nothing",
      },
      Tell: publish(topic, `{% ${title} & $string($states.input.Results) & ${rest} %}`),
      TellFailure: publish(topic, `{% ${title} & ${JSON.stringify(unknown[language])} & ${rest} %}`),
      Nothing: { Type: "Succeed" },
    },
  };
}

function publish(topic: Value, text: string): Value {
  return {
    Type: "Task",
    Resource: "arn:aws:states:::sns:publish",
    Arguments: { TopicArn: topic, Message: text },
    End: true,
  };
}
