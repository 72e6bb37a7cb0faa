/** How one Log Analytics table holds a log record. */
export interface TableShape {
  /** Columns with a type other than text; text columns are in `text`. */
  readonly numbers: readonly string[];
  readonly booleans: readonly string[];
  readonly text: readonly string[];
  /** Column that holds the application's JSON, as text (`parsed` false) or as a dynamic value (`parsed` true). */
  readonly json?: { readonly column: string; readonly parsed: boolean };
  /** Column of the free text of a record. */
  readonly message?: string;
  /** Rows stand for several records each; `ItemCount` says how many. */
  readonly sampled: boolean;
  /** Page that lists every column, where all of them are here: a field of another name is none. */
  readonly page?: string;
}

const telemetry = {
  text: ["OperationName", "OperationId", "AppRoleName", "AppRoleInstance", "UserId", "SessionId", "ClientIP", "Type"],
  json: { column: "Properties", parsed: true },
  sampled: true,
} as const;

const appService = { booleans: [], sampled: false } as const;

const pages = "https://learn.microsoft.com/azure/azure-monitor/reference/tables";

/** Columns of every table of the platform's own. */
const standard = ["SourceSystem", "TenantId", "Type", "_IsBillable", "_ResourceId", "_SubscriptionId"];

/** https://learn.microsoft.com/azure/azure-monitor/reference/tables-index */
const shapes: Readonly<Record<string, TableShape>> = {
  AppServiceConsoleLogs: {
    ...appService,
    numbers: [],
    text: ["Level", "Host", "ContainerId", "OperationName", "ResultDescription"],
    json: { column: "ResultDescription", parsed: false },
    message: "ResultDescription",
  },
  AppServiceAppLogs: {
    ...appService,
    numbers: [],
    text: [
      ...["Category", "ContainerId", "CustomLevel", "ExceptionClass", "Host", "Level", "Logger", "Message", "Method"],
      ...["OperationName", "ResultDescription", "Source", "Stacktrace", "StackTrace", "WebSiteInstanceId"],
      ...standard,
    ],
    message: "Message",
    page: `${pages}/appserviceapplogs`,
  },
  AppServiceHTTPLogs: {
    ...appService,
    numbers: ["ScStatus", "TimeTaken", "CsBytes", "ScBytes"],
    text: [
      ...["CIp", "ComputerName", "Cookie", "CsHost", "CsMethod", "CsUriQuery", "CsUriStem", "CsUsername", "Referer"],
      ...["Result", "ScSubStatus", "ScWin32Status", "SPort", "UserAgent"],
      ...standard,
    ],
    page: `${pages}/appservicehttplogs`,
  },
  AppTraces: { ...telemetry, numbers: ["SeverityLevel"], booleans: [], message: "Message" },
  AppExceptions: {
    ...telemetry,
    numbers: ["SeverityLevel"],
    booleans: [],
    text: [...telemetry.text, "ExceptionType", "ProblemId", "OuterMessage", "OuterType"],
    message: "OuterMessage",
  },
  AppRequests: {
    ...telemetry,
    numbers: ["DurationMs"],
    booleans: ["Success"],
    text: [...telemetry.text, "Name", "Url", "ResultCode", "Source"],
  },
  AppDependencies: {
    ...telemetry,
    numbers: ["DurationMs"],
    booleans: ["Success"],
    text: [...telemetry.text, "Name", "Data", "ResultCode", "Target", "DependencyType"],
  },
  AppEvents: { ...telemetry, numbers: [], booleans: [], text: [...telemetry.text, "Name"] },
  PGSQLServerLogs: {
    numbers: ["ProcessId"],
    booleans: [],
    text: [
      ...[
        "BackendType",
        "ColumnName",
        "ConstraintName",
        "Context",
        "DatatypeName",
        "Detail",
        "DetailLog",
        "ErrorLevel",
      ],
      ...["Hint", "Location", "LogicalServerName", "Message", "Query", "ReplicaRole", "SchemaName", "SqlErrorCode"],
      ...["Statement", "TableName"],
      ...standard,
    ],
    message: "Message",
    sampled: false,
    page: `${pages}/pgsqlserverlogs`,
  },
};

/** The shape of a built-in table; a custom table's columns are the record's fields. Undefined for any other. */
export function shapeOf(table: string, json?: string): TableShape | undefined {
  const known = shapes[table];
  if (json !== undefined && known) return { ...known, json: { column: json, parsed: false } };
  if (known) return known;
  if (!table.endsWith("_CL")) return undefined;
  const shape = { numbers: [], booleans: [], text: [], message: "RawData", sampled: false };
  return json === undefined ? shape : { ...shape, json: { column: json, parsed: false } };
}
