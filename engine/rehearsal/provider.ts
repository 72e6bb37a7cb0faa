import type { Properties, Site } from "../../core/contracts";
import { reasonOf, refusals } from "../../core/contracts";
import { empty, type StructMessage, toStruct } from "../wire";
import type { Cloud } from "./cloud";
import { changesBetween, type PropertyChange } from "./diff";
import { messages, plugins, type Request } from "./messages";

/** A call of the provider protocol: request in, response out. */
export type Handler = (request: Request) => unknown;

/** The calls the engine makes of a provider, answered by the rehearsed cloud. All others are unimplemented. */
export function handlers(cloud: Cloud): Readonly<Record<string, Handler>> {
  return {
    attach: () => empty(),
    cancel: () => empty(),
    getPluginInfo: () => {
      const info = new plugins.PluginInfo();
      info.setVersion("0.0.0-rehearsal");
      return info;
    },
    checkConfig: (request) => checked(read(request.getNews()), []),
    diffConfig: (request) => differing(changesBetween(read(request.getOldInputs()), read(request.getNews()))),
    configure: (request) => configure(cloud, read(request.getArgs())),
    invoke: (request) => invoked(cloud, request),
    check: (request) => check(cloud, request),
    diff: (request) => diff(cloud, request),
    create: (request) => create(cloud, request),
    read: (request) => refresh(cloud, request),
    update: (request) => update(cloud, request),
    delete: async (request) => {
      await cloud.delete(request.getType(), request.getUrn(), request.getId());
      return empty();
    },
  };
}

function read(struct: StructMessage | undefined): Properties {
  return struct?.toJavaScript() ?? {};
}

/** Secrets come in the clear: nothing here leaves the process, and the engine marks them again. */
function configure(cloud: Cloud, args: Properties): unknown {
  cloud.site = { ...cloud.site, ...siteOf(args) };
  const response = new messages.ConfigureResponse();
  response.setSupportspreview(true);
  response.setAcceptsecrets(false);
  return response;
}

/** What ids are made of, from the configuration of an AWS or Azure provider. */
function siteOf(args: Properties): Partial<Site> {
  const account = /\d{12}/.exec(JSON.stringify(args.allowedAccountIds ?? ""))?.[0];
  const { region, subscriptionId } = args;
  return {
    ...(account !== undefined && { account }),
    ...(typeof region === "string" && { region }),
    ...(typeof subscriptionId === "string" && { subscription: subscriptionId }),
  };
}

/** Look-ups: who is asking and where; anything else is answered with its own arguments. */
function invoked(cloud: Cloud, request: Request): unknown {
  const { account, region, subscription } = cloud.site;
  const known: Properties = {
    accountId: account,
    region,
    name: region,
    partition: "aws",
    dnsSuffix: "amazonaws.com",
    arn: `arn:aws:iam::${account}:role/rehearsal`,
    subscriptionId: subscription,
    tenantId: subscription,
  };
  const response = new messages.InvokeResponse();
  const isWho = /:get(CallerIdentity|Region|Partition|ClientConfig)$/.test(request.getTok());
  response.setReturn(toStruct({ ...(isWho ? known : {}), ...read(request.getArgs()) }));
  return response;
}

function checked(inputs: Properties, failures: readonly { property: string; reason: string }[]): unknown {
  const response = new messages.CheckResponse();
  response.setInputs(toStruct(inputs));
  response.setFailuresList(
    failures.map(({ property, reason }) => {
      const failure = new messages.CheckFailure();
      failure.setProperty(property);
      failure.setReason(reason);
      return failure;
    }),
  );
  return response;
}

function check(cloud: Cloud, request: Request): unknown {
  const inputs = read(request.getNews());
  const contract = cloud.contractOf(request.getType());
  const refused = contract ? refusals(contract, inputs) : [];
  return checked(
    inputs,
    refused.map((refusal) => ({ property: refusal.property, reason: reasonOf(refusal) })),
  );
}

function diff(cloud: Cloud, request: Request): unknown {
  const contract = cloud.contractOf(request.getType());
  const olds = read(request.getOldInputs());
  const news = read(request.getNews());
  const name = cloud.identityOf(request.getType(), olds);
  // The new one can only be made beside the old one when it has another name.
  const deleteFirst = name !== undefined && name === cloud.identityOf(request.getType(), news);
  return differing(changesBetween(olds, news, contract), deleteFirst);
}

const kinds = { add: "ADD", delete: "DELETE", update: "UPDATE" } as const;

function differing(changes: readonly PropertyChange[], deleteFirst = false): unknown {
  const response = new messages.DiffResponse();
  const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
  response.setChanges(changes.length > 0 ? DIFF_SOME : DIFF_NONE);
  response.setDiffsList([...new Set(changes.map(({ path }) => topLevel(path)))]);
  response.setReplacesList([...new Set(changes.filter(({ replaces }) => replaces).map(({ path }) => topLevel(path)))]);
  response.setDeletebeforereplace(deleteFirst);
  response.setHasdetaileddiff(true);
  for (const { path, kind, replaces } of changes) {
    const detail = new messages.PropertyDiff();
    detail.setKind(messages.PropertyDiff.Kind[replaces ? `${kinds[kind]}_REPLACE` : kinds[kind]] ?? 0);
    detail.setInputdiff(true);
    response.getDetaileddiffMap().set(path, detail);
  }
  return response;
}

function topLevel(path: string): string {
  return /^[^.[]+/.exec(path)?.[0] ?? path;
}

async function create(cloud: Cloud, request: Request): Promise<unknown> {
  const inputs = read(request.getProperties());
  const response = new messages.CreateResponse();
  if (request.getPreview()) {
    response.setProperties(toStruct(cloud.foresee(request.getType(), inputs)));
    return response;
  }
  const thing = await cloud.create(request.getType(), request.getUrn(), inputs);
  response.setId(thing.id);
  response.setProperties(toStruct(thing.outputs));
  return response;
}

function refresh(cloud: Cloud, request: Request): unknown {
  const known = cloud.read(request.getType(), request.getId(), request.getUrn());
  const isTakenOver = Object.keys(read(request.getProperties())).length === 0;
  const thing = known ?? (isTakenOver ? cloud.adopt(request.getType(), request.getUrn(), request.getId()) : undefined);
  const response = new messages.ReadResponse();
  // No id: the thing is gone.
  if (!thing) return response;
  response.setId(thing.id);
  response.setInputs(toStruct(thing.inputs));
  response.setProperties(toStruct(thing.outputs));
  return response;
}

async function update(cloud: Cloud, request: Request): Promise<unknown> {
  const inputs = read(request.getNews());
  const response = new messages.UpdateResponse();
  if (request.getPreview()) {
    response.setProperties(toStruct({ ...read(request.getOlds()), ...inputs }));
    return response;
  }
  const thing = await cloud.update(request.getType(), request.getUrn(), request.getId(), inputs);
  response.setProperties(toStruct(thing.outputs));
  return response;
}
