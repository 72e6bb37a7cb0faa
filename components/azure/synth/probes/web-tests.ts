import {
  amountOf,
  bounded,
  formula,
  inText,
  listOf,
  ofRole,
  spelled,
  type Traced,
  textOf,
  verbatim,
  withStates,
} from "../../../../core/evidence";
import { leafOf, type Planned, type ProbeSpec, type Problem } from "../../../../core/model";
import { fragment } from "../../../kit/fragment";
import { atMost } from "../alerts/timing";
import type { Context } from "../common/context";
import { limits, webTestFrequencies, webTestLeastLocations, webTestLocations } from "../common/limits";
import { nameOf, tagsOf } from "../common/naming";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { types } from "../common/types";

type Probe = Planned<ProbeSpec>;

/** A standard web test of Application Insights; alerts on `probe.<key>` watch it. */
export function webTest(scene: Context, probe: Probe): Fragment {
  const { spec, facts, clauses } = probe;
  const component = spec.properties.component;
  const locations = locationsOf(spec);
  const problem = component === undefined ? noComponent(spec) : problemOf(spec, locations);
  if (problem || component === undefined) return fragment({ problems: problem ? [problem] : [] });
  const name = nameOf(scene, [spec.key], limits.webTestName.value);
  const places = locations.map((location) => ({ location }));
  const resource = azureSpec({
    key: `probe-${spec.key}`,
    type: types.webTest,
    concern: "probes",
    inputs: {
      webTestName: name,
      syntheticMonitorId: name,
      resourceGroupName: scene.place.resourceGroup,
      location: scene.place.location,
      kind: "standard",
      webTestKind: "standard",
      description: spec.title,
      enabled: true,
      retryEnabled: true,
      frequency: frequencyOf(probe),
      ...(spec.timeout && { timeout: formula(amountOf(spec.timeout, ofRole(facts, "wait"))) }),
      locations: spec.locations ? listOf(amountOf(spec.locations.value, ofRole(facts, "count")), places) : places,
      request: { requestUrl: urlOf(probe), httpVerb: "GET", followRedirects: true, parseDependentRequests: false },
      validationRules: validationOf(probe),
      // The link is how Application Insights finds its tests.
      tags: { ...tagsOf(scene, "probe", spec.key), [`hidden-link:${component}`]: "Resource" },
    },
    clauses,
  });
  return fragment({ declarations: [withStates(resource, facts)] });
}

/** Every 5, 10 or 15 minutes: the nearest that finds a failure no later, or every 5 minutes. */
function frequencyOf({ spec, facts }: Probe): Traced<number> {
  const source = amountOf(spec.every.value, ofRole(facts, "every"));
  return bounded(source, atMost(source.value, webTestFrequencies));
}

function urlOf({ spec, facts }: Probe) {
  const { url = "", path } = spec;
  const leaf = leafOf(url);
  if (!path || path.value === "") return leaf;
  const source = textOf(path, ofRole(facts, "probe"));
  if (typeof leaf !== "string") return { join: [leaf, verbatim(source)] };
  const base = leaf.replace(/\/$/, "");
  if (base.endsWith(path.value)) return inText`${base.slice(0, -path.value.length)}${verbatim(source)}`;
  return inText`${base}${path.value.startsWith("/") ? "" : "/"}${verbatim(source)}`;
}

function validationOf({ spec, facts }: Probe) {
  const { expectStatus, expectText, url, properties } = spec;
  const secure = url?.startsWith("https:") ?? false;
  const days = properties.certificateDays;
  const expected = ofRole(facts, "expect");
  return {
    expectedHttpStatusCode: expectStatus ? spelled(textOf(expectStatus, expected), Number) : 200,
    ...(expectText && {
      contentValidation: {
        contentMatch: verbatim(textOf(expectText, expected)),
        ignoreCase: false,
        passIfTextFound: true,
      },
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
  return statusProblem(spec);
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
