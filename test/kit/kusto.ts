/** What of the Kusto language service is used here; its own types are a global namespace of 30,000 lines. */
interface KustoLanguage {
  readonly Language: {
    readonly GlobalState: { readonly Default: { WithDatabase(database: unknown): unknown } };
    readonly KustoCode: { ParseAndAnalyze(query: string, globals: unknown): { GetDiagnostics(): DiagnosticList } };
    readonly Symbols: {
      readonly TableSymbol: { From(schema: string): { WithName(name: string): unknown } };
      readonly DatabaseSymbol: { readonly ctor: new (name: string, tables: readonly unknown[]) => unknown };
    };
  };
}

interface DiagnosticList {
  readonly Count: number;
  getItem(index: number): { readonly Message: string; readonly Severity: string };
}

const common = "TimeGenerated:datetime, TenantId:string, Type:string, _ResourceId:string, SourceSystem:string";
const telemetry =
  "OperationId:string, OperationName:string, ParentId:string, UserId:string, SessionId:string, ClientIP:string, " +
  "ClientCity:string, ClientCountryOrRegion:string, AppRoleName:string, AppRoleInstance:string, AppVersion:string, " +
  "Properties:dynamic, Measurements:dynamic, ItemCount:int";

/** Columns of the Log Analytics tables queries of hozen may name. */
const tables: Readonly<Record<string, string>> = {
  AppServiceHTTPLogs:
    "CsMethod:string, CsUriStem:string, CsUriQuery:string, CsHost:string, CsUsername:string, CIp:string, SPort:string, " +
    "UserAgent:string, Referer:string, Cookie:string, ScStatus:int, ScSubStatus:string, ScWin32Status:string, " +
    "ScBytes:long, CsBytes:long, TimeTaken:int, Result:string, ComputerName:string, Protocol:string",
  AppServiceConsoleLogs:
    "ResultDescription:string, Level:string, Host:string, ContainerId:string, OperationName:string, Category:string",
  AppServiceAppLogs:
    "ResultDescription:string, CustomLevel:string, Level:string, Message:string, Host:string, Logger:string, " +
    "Method:string, Source:string, Stacktrace:string, ExceptionClass:string, ContainerId:string",
  AppServiceAuditLogs: "User:string, UserDisplayName:string, UserAddress:string, Protocol:string, OperationName:string",
  AppServicePlatformLogs: "Message:string, Level:string, Host:string, DeploymentId:string, ContainerId:string",
  AppRequests: `Id:string, Name:string, Url:string, Success:bool, ResultCode:string, DurationMs:real, PerformanceBucket:string, ${telemetry}`,
  AppTraces: `Message:string, SeverityLevel:int, ${telemetry}`,
  AppExceptions: `ProblemId:string, ExceptionType:string, OuterMessage:string, SeverityLevel:int, ${telemetry}`,
  AppDependencies: `Id:string, Name:string, Target:string, DependencyType:string, Data:string, Success:bool, ResultCode:string, DurationMs:real, ${telemetry}`,
  AppEvents: `Name:string, ${telemetry}`,
  AppMetrics: `Name:string, Sum:real, Min:real, Max:real, ${telemetry}`,
  AppAvailabilityResults: `Id:string, Name:string, Location:string, Success:bool, Message:string, DurationMs:real, ${telemetry}`,
  PGSQLServerLogs:
    "Message:string, Detail:string, ErrorLevel:string, SqlErrorCode:string, ProcessId:int, BackendType:string, " +
    "LogicalServerName:string, ReplicaRole:string, ServerVersion:string, Location:string",
  AzureDiagnostics:
    "ResourceId:string, Resource:string, ResourceType:string, ResourceGroup:string, ResourceProvider:string, " +
    "Category:string, OperationName:string, ResultType:string, ResultDescription:string, Level:string, Message:string, " +
    "Message_s:string, CallerIPAddress:string, requestUri_s:string, httpStatusCode_d:real",
  AzureActivity:
    "OperationNameValue:string, Level:string, ActivityStatusValue:string, Caller:string, CategoryValue:string, " +
    "ResourceProviderValue:string, ResourceGroup:string, Properties:string",
  AzureMetrics:
    "Resource:string, MetricName:string, Total:real, Count:real, Average:real, Maximum:real, Minimum:real, TimeGrain:string",
  CDBDataPlaneRequests:
    "AccountName:string, DatabaseName:string, CollectionName:string, OperationName:string, StatusCode:int, " +
    "RequestCharge:real, DurationMs:real",
  CampAudit_CL: "Action:string, Actor:string, Target:string, Result:string, Details:dynamic",
  KubePodInventory: "Name:string, Namespace:string, PodStatus:string, ContainerStatus:string, ClusterName:string",
};

let loaded: { readonly kusto: KustoLanguage; readonly globals: unknown } | undefined;

/** Loads the language service (a quarter of a second) and the tables, once. */
function load(): { readonly kusto: KustoLanguage; readonly globals: unknown } {
  if (loaded) return loaded;
  require("@kusto/language-service-next/bridge.min.js");
  require("@kusto/language-service-next/Kusto.Language.Bridge.min.js");
  const kusto = (globalThis as unknown as { Kusto: KustoLanguage }).Kusto;
  const { TableSymbol, DatabaseSymbol } = kusto.Language.Symbols;
  const symbols = Object.entries(tables).map(([name, columns]) =>
    TableSymbol.From(`(${common}, ${columns})`).WithName(name),
  );
  const globals = kusto.Language.GlobalState.Default.WithDatabase(new DatabaseSymbol.ctor("workspace", symbols));
  loaded = { kusto, globals };
  return loaded;
}

/** Errors and warnings of a KQL query against the table schemas; empty when it parses and every name resolves. */
export function kqlDiagnostics(query: string): string[] {
  const { kusto, globals } = load();
  const found = kusto.Language.KustoCode.ParseAndAnalyze(query, globals).GetDiagnostics();
  return Array.from({ length: found.Count }, (_, index) => found.getItem(index))
    .filter(({ Severity }) => Severity === "Error" || Severity === "Warning")
    .map(({ Message }) => Message);
}
