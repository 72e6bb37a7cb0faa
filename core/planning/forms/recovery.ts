import type { Entry, Form, FormKey } from "./form";
import { job, told } from "./work";

const steps: readonly FormKey[] = ["detection", "decision", "provision", "restore", "validation", "cutover"];

/** What is said of recovery is held against the backups of the same resource; without one against all in a cluster. */
const backedUp = ({ spec, others }: Entry) =>
  others.some(
    (other) =>
      other.section === "backups" && (spec.on === undefined ? other.engine !== undefined : other.on === spec.on),
  );

/** What an entry of `recovery:` can become; docs/backups.md. */
export const recoveryForms: readonly Form[] = [
  job,
  told,
  {
    name: "objectives: rpo or rto, on a resource with backups",
    is: (entry) => (entry.has("rpo") || entry.has("rto")) && backedUp(entry),
    reads: (entry): readonly FormKey[] => [
      "rpo",
      "rto",
      ...(entry.has("rto") ? steps : []),
      ...(isRds(entry) ? (["audit"] as const) : []),
    ],
  },
  {
    name: "a restore test of a database on AWS that has backups: on and schedule",
    is: (entry) =>
      entry.has("schedule") && !entry.has("items") && !entry.has("task") && isRds(entry) && backedUp(entry),
    needs: ["on"],
    reads: ["schedule", "startWindow", "subnetGroup"],
    platforms: ["aws"],
  },
  {
    name: "a release that is taken back by itself: method: DEPLOYMENT_STOP_ON_ALARM",
    is: ({ has }) => has("method"),
    reads: ["method", "application", "role", "scope", "alarms", "limit"],
    platforms: ["aws"],
  },
];

function isRds({ kind }: Entry): boolean {
  return kind.startsWith("aws.rds.");
}
