import { fields, items, text } from "./inputs";
import type { CheckedResource } from "./rule";

export const cronJobType = "kubernetes:batch/v1:CronJob";
export const configMapType = "kubernetes:core/v1:ConfigMap";

/** The containers of a CronJob, those that run first included. */
export function containersOf({ inputs }: CheckedResource): Readonly<Record<string, unknown>>[] {
  const job = fields(fields(fields(inputs.spec).jobTemplate).spec);
  const pod = fields(fields(job.template).spec);
  return [...items(pod.initContainers), ...items(pod.containers)].map(fields);
}

/** What a container is called with. */
export function wordsOf(container: Readonly<Record<string, unknown>>): string[] {
  return [...items(container.command), ...items(container.args)].map(text);
}

/** The plain value of a variable; empty when it has none. */
export function variableOf(container: Readonly<Record<string, unknown>>, name: string): string {
  const found = items(container.env)
    .map(fields)
    .find((variable) => text(variable.name) === name);
  return text(found?.value);
}
