import { verbatim } from "../../../../core/evidence";
import type { Planned, Problem, ScalingSpec } from "../../../../core/model";
import { fragment, merge } from "../../../kit/fragment";
import { problemAt } from "../../../kit/problems";
import type { TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { nameOf, tagsOf } from "../common/naming";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { profileOf, rulesProblems } from "./autoscale";
import { statedBy, textsOf } from "./evidence";
import { dataLimits, planReference, planTiers } from "./limits";
import { dataOptions, neededProperties, type Target, targetsOf } from "./target";
import { dataConcern, dataKinds, dataTypes } from "./tokens";

const isSize = ({ spec }: Planned<ScalingSpec>): boolean => spec.setting !== undefined;
const isAutoscale = ({ spec }: Planned<ScalingSpec>): boolean => spec.threshold !== undefined;

/** App Service plans: their size, and how many instances there are when it gets busy. */
export function appServicePlans(scene: Context): Fragment {
  const { targets, problems } = targetsOf(scene, dataKinds.plan, ({ scaling }) =>
    scaling.some((entry) => isSize(entry) || isAutoscale(entry)),
  );
  return merge(fragment({ problems }), ...targets.map((target) => planOf(scene, target)));
}

function planOf(scene: Context, target: Target): Fragment {
  const sizes = target.entries.scaling.filter(isSize);
  const scaled = target.entries.scaling.filter(isAutoscale);
  const sku = sizes.flatMap(({ spec }) => spec.setting?.value ?? [])[0];
  const known = planTiers.find((tier) => sku !== undefined && tier.sku.test(sku));
  const problems = [
    ...(sizes.length > 0 ? neededProperties(target, ["os", ...(scaled.length > 0 ? [] : ["instances"])]) : []),
    ...(known || sku === undefined ? [] : sizes.map((entry) => skuProblem(entry, sku))),
    ...scaled.flatMap((entry) => rulesProblems(entry, known)),
  ];
  if (problems.length > 0) return fragment({ problems });
  const size =
    sku === undefined || !known
      ? []
      : [sizeOf(scene, target, { sizes, sku, tier: known.tier, scaled: scaled.length > 0 })];
  return fragment({
    declarations: [...size, ...scaled.map((entry) => autoscaleOf(scene, target, entry, size.length > 0))],
  });
}

interface Size {
  readonly sizes: readonly Planned<ScalingSpec>[];
  readonly sku: string;
  readonly tier: string;
  readonly scaled: boolean;
}

/** The number of instances is the autoscale setting's, where there is one. */
function sizeOf(scene: Context, target: Target, { sizes, sku, tier, scaled }: Size): TypedSpec {
  const { resource, name, resourceGroup } = target;
  const { os, instances, location } = resource.properties;
  return azureSpec({
    key: `plan-${resource.key}`,
    type: dataTypes.appServicePlan,
    concern: dataConcern,
    inputs: {
      name,
      resourceGroupName: resourceGroup,
      location: location ?? scene.place.location,
      kind: os === "linux" ? "linux" : "app",
      reserved: os === "linux",
      sku: {
        name: statedBy(
          sku,
          sizes.flatMap((entry) => textsOf(entry, "setting").map(verbatim)),
        ),
        tier,
        ...(!scaled && { capacity: Number(instances) }),
      },
      tags: tagsOf(scene, "plan", resource.key),
    },
    clauses: [...new Set(sizes.flatMap(({ clauses }) => clauses))],
    // What autoscale has set stays: a deployment must not scale a busy site in.
    options: { ...dataOptions(target), ...(scaled && { ignoreChanges: ["sku.capacity"] }) },
  });
}

function autoscaleOf(scene: Context, target: Target, entry: Planned<ScalingSpec>, sized: boolean): TypedSpec {
  const { resource, id } = target;
  return azureSpec({
    key: `autoscale-${resource.key}`,
    type: dataTypes.autoscale,
    concern: dataConcern,
    inputs: {
      autoscaleSettingName: nameOf(scene, ["autoscale", resource.key], dataLimits.autoscaleName.value),
      resourceGroupName: scene.place.resourceGroup,
      location: resource.properties.location ?? scene.place.location,
      enabled: true,
      targetResourceUri: id,
      profiles: [profileOf(entry, id)],
      tags: tagsOf(scene, "autoscale", resource.key),
    },
    clauses: entry.clauses,
    ...(sized && { options: { dependsOn: [`plan-${resource.key}`] } }),
  });
}

function skuProblem(entry: Planned<ScalingSpec>, sku: string): Problem {
  return problemAt(entry, "AZURE-PLAN-SKU", {
    what: "no size of an App Service plan",
    given: sku,
    allowed: `B1-B3, S1-S3, P1v2-P3v2, P0v3-P3v3, P1mv3-P5mv3 (${planReference})`,
    change: "correct setting",
  });
}
