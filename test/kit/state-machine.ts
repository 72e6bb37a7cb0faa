import jsonata from "jsonata";

type Json = unknown;
type Fields = Readonly<Record<string, Json>>;

/** A call the simulated machine made: the service without its prefix, and what it was given. */
export interface Call {
  readonly service: string;
  readonly given: Fields;
}

/** Answers in place of a service; an Error fails the task. */
export type Services = Readonly<Record<string, (given: Fields) => Json | Error>>;

interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly Arguments?: Json;
  readonly Output?: Json;
  readonly Assign?: Fields;
  readonly Catch?: readonly { readonly Next: string }[];
  readonly Choices?: readonly { readonly Condition: string; readonly Next: string }[];
  readonly Default?: string;
  readonly Items?: Json;
  readonly ItemProcessor?: Machine;
  readonly Next?: string;
  readonly End?: boolean;
}

interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

const expression = /^\{%(.*)%\}$/s;

/** Every `{% %}` of a value, worked out by the reference implementation of JSONata. */
async function evaluate(value: Json, variables: Fields): Promise<Json> {
  if (typeof value === "string") {
    const found = expression.exec(value);
    return found ? jsonata(found[1] ?? "").evaluate({}, variables) : value;
  }
  if (Array.isArray(value)) return Promise.all(value.map((item) => evaluate(item, variables)));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(async ([key, item]) => [key, await evaluate(item, variables)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/**
 * Walks a definition as Step Functions would: the order of states, waits and services are SIMULATED; the expressions are
 * not. Gives the calls in order; an error nobody catches is thrown.
 */
export async function simulateMachine(definition: Json, services: Services, input: Json = {}): Promise<Call[]> {
  const calls: Call[] = [];
  await walk(definition as Machine, { input, variables: {} }, services, calls);
  return calls;
}

interface Start {
  readonly input: Json;
  /** Those of the machine around it. */
  readonly variables: Fields;
}

/** Gives the output of the state that ends it. */
async function walk(machine: Machine, start: Start, services: Services, calls: Call[]): Promise<Json> {
  let [name, current, variables]: [string | undefined, Json, Fields] = [machine.StartAt, start.input, start.variables];
  while (name !== undefined) {
    const state: State | undefined = machine.States[name];
    if (!state) throw new Error(`no state ${name}`);
    if (state.Type === "Fail") throw new Error(`${name} ends the machine`);
    if (state.Type === "Map") {
      try {
        const outputs: Json[] = [];
        for (const item of state.Items as Json[]) {
          outputs.push(await walk(state.ItemProcessor as Machine, { input: item, variables }, services, calls));
        }
        current = outputs;
      } catch (error) {
        if (!state.Catch) throw error;
        name = state.Catch[0]?.Next;
        continue;
      }
    }
    if (state.Type === "Pass" && state.Output !== undefined) {
      current = await evaluate(state.Output, { ...variables, states: { input: current } });
    }
    if (state.Type === "Task") {
      const scope = { ...variables, states: { input: current } };
      const result = perform(state, (await evaluate(state.Arguments, scope)) as Fields, services, calls);
      if (result instanceof Error) {
        if (!state.Catch) throw result;
        name = state.Catch[0]?.Next;
        continue;
      }
      const after = { ...variables, states: { input: current, result } };
      variables = { ...variables, ...((await evaluate(state.Assign ?? {}, after)) as Fields) };
      current = state.Output === undefined ? result : await evaluate(state.Output, after);
    }
    name = state.Type === "Choice" ? await chosen(state, current, variables) : state.Next;
  }
  return current;
}

function perform({ Resource = "" }: State, given: Fields, services: Services, calls: Call[]): Json | Error {
  const service = Resource.replace(/^arn:aws:states:::(aws-sdk:)?/, "");
  calls.push({ service, given });
  const answer = services[service];
  if (!answer) throw new Error(`nobody answers ${service}`);
  return answer(given);
}

async function chosen({ Choices = [], Default }: State, input: Json, variables: Fields): Promise<string | undefined> {
  for (const { Condition, Next } of Choices) {
    if ((await evaluate(Condition, { ...variables, states: { input } })) === true) return Next;
  }
  return Default;
}
