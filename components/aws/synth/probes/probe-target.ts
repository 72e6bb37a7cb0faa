import { isIP } from "node:net";
import type { ProbeSpec, Problem, Value } from "../../../../core/model";
import { limits } from "../common/limits";
import { type Entry, problemAt } from "../common/part";

/** What a health check asks for: type, host, port and path of the probe's URL. */
export function probeTarget(spec: ProbeSpec, entry: Entry): { target?: Record<string, Value>; problems: Problem[] } {
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
  const path = url ? resourcePath(url, spec.path?.value) : "/";
  if (path.length > limits.probePath.value) {
    problems.push(
      problemAt(entry, "AWS-PROBE-PATH", {
        what: "the path is too long",
        given: `${path.length} characters`,
        allowed: `at most ${limits.probePath.value}`,
        change: "probe a shorter path",
      }),
    );
  }
  if (!url || problems.length > 0) return { problems };
  return { target: targetOf(url, path, spec.expectText?.value), problems };
}

function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** Names that mean something only on the machine itself. */
function isInside(host: string): boolean {
  return host === "localhost" || host.endsWith(".local") || host.startsWith("127.") || host === "[::1]";
}

function resourcePath(url: URL, path: string | undefined): string {
  if (path === undefined) return `${url.pathname}${url.search}`;
  return `${url.pathname.replace(/\/$/, "")}${path.startsWith("/") ? path : `/${path}`}`;
}

function targetOf(url: URL, resourcePath: string, searchString: string | undefined): Record<string, Value> {
  const secure = url.protocol === "https:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return {
    type: `${secure ? "HTTPS" : "HTTP"}${searchString === undefined ? "" : "_STR_MATCH"}`,
    ...(isIP(host) === 0 ? { fqdn: host } : { ipAddress: host }),
    port: url.port === "" ? (secure ? 443 : 80) : Number(url.port),
    resourcePath,
    ...(searchString !== undefined && { searchString }),
    enableSni: secure,
  };
}
