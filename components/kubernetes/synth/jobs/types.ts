/** Type tokens of the objects jobs are made of. */
export const cronJobType = "kubernetes:batch/v1:CronJob";
export const networkPolicyType = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
export const configMapType = "kubernetes:core/v1:ConfigMap";
export const serviceAccountType = "kubernetes:core/v1:ServiceAccount";
