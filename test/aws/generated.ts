import type { Plan, Receiver } from "../../core/model";
import { type AwsResource, awsResources } from "../kit/aws-requests";
import { planOf as planOfSystem } from "../planning/kit";
import { backupScene } from "./backup-scene";
import { ownedProperties, withSnapshots } from "./database-kit";
import { rendered } from "./kit";
import { place, planOf, routeOf, slack } from "./plans";

const guid = "0f8fad5b-d9cb-469f-a165-70867728950e";
const teams: Receiver = { ...slack, channel: "teams", address: `${guid}/${guid}/19%3Aabc%40thread.tacv2` };
const window = '  weekly: { title: Weekly, window: { is: "sunday 05:00-06:00", row: SH-90 } }\n';
const locked = "schedule: { is: daily 01:00, row: S-9 }, keep: { is: 30 days, row: S-10 }, lock: governance";
const databases = withSnapshots.replace("recovery:", `  held: { on: db, from: DR, ${locked} }\nrecovery:`);

/** Systems that have what none of the five has: a database of their own, a vault lock, mutes, a Teams channel. */
function plans(): Plan[] {
  return [
    backupScene(databases, ownedProperties.create).plan,
    backupScene(databases, ownedProperties.adopt).plan,
    planOfSystem([["procedures:\n", `maintenance:\n${window}procedures:\n`]]),
    planOf({ routes: [routeOf("critical", [teams])] }),
  ];
}

/** Their resources on AWS, as AWS will see them. */
export function generatedResources(): AwsResource[] {
  const { account, region } = place.settings;
  return plans().flatMap((plan, at) =>
    awsResources(rendered(plan).declarations, { account, region, prefix: `generated-${at}-` }),
  );
}
