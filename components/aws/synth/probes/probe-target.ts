import { isIP } from "node:net";
import { inText, ofRole, type Source, spelled, type TracedText, textOf, verbatim } from "../../../../core/evidence";
import type { Planned, ProbeSpec, Problem } from "../../../../core/model";
import { type Entry, problemAt } from "../../../kit/problems";

/** What a health check asks for: type, host, port and path of the probe's URL. */
export function probeTarget(
  probe: Planned<ProbeSpec>,
  entry: Entry,
): { target?: ReturnType<typeof targetOf>; problems: Problem[] } {
  const { spec, facts } = probe;
  const url = parsed(spec.url ?? "");
  const problems: Problem[] = [];
  if (!url || !["http:", "https:"].includes(url.protocol) || isInside(url.hostname)) {
    problems.push(
      problemAt(entry, "AWS-PROBE-URL", {
        what: "Route 53 probes from outside and needs a public http or https address",
        given: spec.url ?? "",
        change: "give the public address of the service",
      }),
    );
  }
  const status = spec.expectStatus?.value;
  if (status !== undefined && !/^[23]\d\d$/.test(status)) {
    problems.push(
      problemAt(entry, "AWS-PROBE-STATUS", {
        what: "Route 53 takes any 2xx or 3xx status as healthy and no other",
        given: status,
        allowed: "200 to 399",
        change: "expect such a status, or probe with another provider",
      }),
    );
  }
  const path = url ? resourcePath(url, spec.path && textOf(spec.path, ofRole(facts, "probe"))) : inText`/`;
  if (!url || problems.length > 0) return { problems };
  return { target: targetOf(url, path, probe), problems };
}

function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** Names that mean something only on the machine itself. */
function isInside(host: string): boolean {
  return host === "localhost" || host.endsWith(".local") || host.startsWith("127.") || host === "[::1]";
}

function resourcePath(url: URL, path: Source<string> | undefined): TracedText {
  if (path === undefined) return inText`${url.pathname}${url.search}`;
  return inText`${url.pathname.replace(/\/$/, "")}${path.value.startsWith("/") ? "" : "/"}${verbatim(path)}`;
}

function targetOf(url: URL, resourcePath: TracedText, { spec, facts }: Planned<ProbeSpec>) {
  const { expectText, expectStatus } = spec;
  const secure = url.protocol === "https:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const type = `${secure ? "HTTPS" : "HTTP"}${expectText === undefined ? "" : "_STR_MATCH"}`;
  const expected = ofRole(facts, "expect");
  return {
    // A check of type HTTP(S) is a check that the status is 2xx or 3xx.
    type: expectStatus ? spelled(textOf(expectStatus, expected), () => type) : type,
    ...(isIP(host) === 0 ? { fqdn: host } : { ipAddress: host }),
    port: url.port === "" ? (secure ? 443 : 80) : Number(url.port),
    resourcePath,
    ...(expectText && { searchString: verbatim(textOf(expectText, expected)) }),
    enableSni: secure,
  };
}
