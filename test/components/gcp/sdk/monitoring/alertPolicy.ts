import { resourceOf } from "../resources";

export const AlertPolicy = resourceOf("gcp:monitoring/alertPolicy:AlertPolicy");
