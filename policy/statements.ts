import { document, fields, items, text } from "./inputs";

/** One statement of an IAM policy document, in the forms that matter here. */
export interface Statement {
  readonly allows: boolean;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly anyPrincipal: boolean;
  readonly conditions: string;
}

/** Statements of an IAM policy given as text or as an object. */
export function statementsOf(policy: unknown): Statement[] {
  return items(document(policy).Statement).map((raw) => {
    const statement = fields(raw);
    const { Principal } = statement;
    return {
      allows: statement.Effect === "Allow",
      actions: items(statement.Action).map(text),
      notActions: items(statement.NotAction).map(text),
      anyPrincipal: Principal === "*" || items(fields(Principal).AWS).includes("*"),
      conditions: statement.Condition === undefined ? "" : JSON.stringify(statement.Condition),
    };
  });
}

/** Whether a policy denies everybody what does not come over TLS. */
export function deniesPlainTransport(policy: unknown): boolean {
  return statementsOf(policy).some(
    ({ allows, anyPrincipal, conditions }) =>
      !allows && anyPrincipal && /"aws:SecureTransport":\[?"?false"?\]?/.test(conditions),
  );
}
