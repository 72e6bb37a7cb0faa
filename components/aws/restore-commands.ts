import type { Place } from "../kit/context";
import type { RestoreCommand } from "../kit/resource-types";

const rds: RestoreCommand = ({ properties: { instance } }, { region = "" }) =>
  instance === undefined
    ? undefined
    : [
        `aws rds restore-db-instance-to-point-in-time --region ${region}`,
        `  --source-db-instance-identifier ${instance}`,
        `  --target-db-instance-identifier ${instance}-restored`,
        "  --restore-time <YYYY-MM-DDThh:mm:ssZ>",
      ].join(" \\\n");

/** By kind of resource. */
export const restoreCommands: Readonly<Record<string, RestoreCommand>> = { "aws.rds.postgres": rds };

/** Bringing one object of a versioned bucket back: earlier versions, then a copy of one of them on top. */
export function bucketCommand(bucket: string, { region = "" }: Place["settings"]): string {
  return [
    `aws s3api list-object-versions --region ${region} --bucket ${bucket} --prefix <key>`,
    `aws s3api copy-object --region ${region} --bucket ${bucket} --key <key> \\\n  --copy-source '${bucket}/<key>?versionId=<id>'`,
  ].join("\n");
}
