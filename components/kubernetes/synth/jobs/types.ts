/** Type tokens of the objects jobs are made of. */
export const cronJobType = "kubernetes:batch/v1:CronJob";
export const configMapType = "kubernetes:core/v1:ConfigMap";
export const serviceAccountType = "kubernetes:core/v1:ServiceAccount";
