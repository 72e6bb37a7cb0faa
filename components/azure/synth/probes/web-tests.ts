import { textEvidence } from "../../../../core/evidence";
import {
  type EvidencePoint,
  leafOf,
  type Planned,
  type ProbeSpec,
  type Problem,
  type ResourceSpec,
  seconds,
  type Value,
} from "../../../../core/model";
import { acceptedVia, atMost, factsOf } from "../alerts/timing";
import {
  nameLength,
  webTestFrequencies,
  webTestLeastLocations,
  webTestLocations,
  webTestTimeout,
} from "../common/limits";
import { nameOf, tagsOf } from "../common/naming";
import { type Part, partOf, type Scene } from "../common/scene";
import { types } from "../common/types";

type Probe = Planned<ProbeSpec>;

/** A standard web test of Application Insights; alerts on `probe.<key>` watch it. */
export function webTest(scene: Scene, probe: Probe): Part {
  const { spec, clauses } = probe;
  const component = spec.properties.component;
  const locations = locationsOf(spec);
  const problem = component === undefined ? noComponent(spec) : problemOf(spec, locations);
  if (problem || component === undefined) return partOf({ problems: problem ? [problem] : [] });
  const name = nameOf(scene, [spec.key], nameLength.webTest);
  const inputs: ResourceSpec["inputs"] = {
    webTestName: name,
    syntheticMonitorId: name,
    resourceGroupName: scene.place.resourceGroup,
    location: scene.place.location,
    kind: "standard",
    webTestKind: "standard",
    description: spec.title,
    enabled: true,
    retryEnabled: true,
    frequency: frequencyOf(spec),
    ...(spec.timeout && { timeout: seconds(spec.timeout.value) }),
    locations: locations.map((location) => ({ location })),
    request: { requestUrl: urlOf(spec), httpVerb: "GET", followRedirects: true, parseDependentRequests: false },
    validationRules: validationOf(spec),
    // The link is how Application Insights finds its tests.
    tags: { ...tagsOf(scene, "probe", spec.key), [`hidden-link:${component}`]: "Resource" },
  };
  const key = `probe-${spec.key}`;
  const evidence = evidenceOf(probe, inputs, locations.length);
  return partOf({ declarations: [{ key, type: types.webTest, concern: "probes", inputs, clauses, evidence }] });
}

/** Every 5, 10 or 15 minutes: the nearest that finds a failure no later, or every 5 minutes. */
function frequencyOf(spec: ProbeSpec): number {
  return atMost(seconds(spec.every.value), webTestFrequencies);
}

function urlOf({ url = "", path }: ProbeSpec): Value {
  const leaf = leafOf(url);
  const suffix = path?.value ?? "";
  if (typeof leaf !== "string") return suffix === "" ? leaf : { join: [leaf, suffix] };
  const base = leaf.replace(/\/$/, "");
  return suffix === "" || base.endsWith(suffix) ? leaf : `${base}/${suffix.replace(/^\//, "")}`;
}

function validationOf({ expectStatus, expectText, url, properties }: ProbeSpec): Value {
  const secure = url?.startsWith("https:") ?? false;
  const days = properties.certificateDays;
  return {
    expectedHttpStatusCode: Number(expectStatus?.value ?? "200"),
    ...(expectText && {
      contentValidation: { contentMatch: expectText.value, ignoreCase: false, passIfTextFound: true },
    }),
    sSLCheck: secure,
    ...(secure && days !== undefined && { sSLCertRemainingLifetimeCheck: Number(days) }),
  };
}

/** Named by the YAML (`locations: code, code` under the probe's properties), else the nearest ones. */
function locationsOf({ locations, properties }: ProbeSpec): string[] {
  const named = properties.locations?.split(",").map((location) => location.trim());
  if (named) return named;
  const wanted = Number(locations?.value.amount ?? webTestLeastLocations);
  return webTestLocations.slice(0, Math.max(wanted, webTestLeastLocations));
}

function evidenceOf({ facts }: Probe, inputs: ResourceSpec["inputs"], locations: number): EvidencePoint[] {
  const numbers = [
    { role: "every", path: "frequency", deployed: inputs.frequency },
    { role: "wait", path: "timeout", deployed: inputs.timeout },
    { role: "count", path: "locations.length", deployed: locations },
  ] as const;
  const placed = numbers.flatMap(({ role, path, deployed }) =>
    factsOf(facts, role).map(({ fact, base }) => {
      const via = acceptedVia(fact, base, Number(deployed), "number");
      return { clause: fact.clause, role, path, via };
    }),
  );
  return [...placed, ...textEvidence(facts, inputs)];
}

function noComponent(spec: ProbeSpec): Problem {
  return probeProblem(spec, {
    code: "AZURE-COMPONENT",
    what: "a web test belongs to an Application Insights component",
    change: "add component: <ARM id> to the probe",
  });
}

function problemOf(spec: ProbeSpec, locations: readonly string[]): Problem | undefined {
  const unknown = locations.filter((location) => !(webTestLocations as readonly string[]).includes(location));
  const wanted = Number(spec.locations?.value.amount ?? locations.length);
  if (unknown.length > 0 || locations.length < webTestLeastLocations || wanted > webTestLocations.length) {
    return probeProblem(spec, {
      code: "AZURE-LOCATIONS",
      what: `a web test runs from ${webTestLeastLocations} to ${webTestLocations.length} known locations`,
      given: unknown.join(", ") || String(Math.max(wanted, locations.length)),
      allowed: webTestLocations.join(", "),
    });
  }
  const timeout = spec.timeout ? seconds(spec.timeout.value) : webTestTimeout.shortest;
  if (Number.isInteger(timeout) && timeout >= webTestTimeout.shortest && timeout <= webTestTimeout.longest) {
    return statusProblem(spec);
  }
  return probeProblem(spec, {
    code: "AZURE-TIMEOUT",
    what: "a web test waits whole seconds within its limits",
    given: `${timeout} s`,
    allowed: `${webTestTimeout.shortest}-${webTestTimeout.longest} s`,
  });
}

function statusProblem(spec: ProbeSpec): Problem | undefined {
  const status = spec.expectStatus?.value ?? "200";
  if (/^[1-5]\d\d$/.test(status)) return undefined;
  const what = "a web test expects one HTTP status";
  return probeProblem(spec, { code: "AZURE-STATUS", what, given: status, allowed: "100-599" });
}

function probeProblem(spec: ProbeSpec, problem: Problem): Problem {
  return { ...problem, at: spec.at, path: spec.yamlPath };
}
