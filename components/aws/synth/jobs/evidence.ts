import { settingPoints, statementPoints } from "../../../../core/evidence";
import type { EvidencePoint, Job, Planned } from "../../../../core/model";

/**
 * Where the settings and the statements of a script stand inside one text of the inputs: `export NAME='value'` of a
 * command document, `{"name":"NAME","value":"value"}` of a container.
 */
export function scriptPoints(planned: Planned<Job>, path: string): EvidencePoint[] {
  const place = (name: string) => ({
    path,
    match: `(?:export ${name}='|"name":"${name}","value":")([^'"]*)['"]`,
  });
  return [...settingPoints(planned, place), ...statementPoints(planned, path)];
}
