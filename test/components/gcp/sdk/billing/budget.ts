import { resourceOf } from "../resources";

export const Budget = resourceOf("gcp:billing/budget:Budget");
