import { resourceOf } from "../resources";

export const ProjectBucketConfig = resourceOf("gcp:logging/projectBucketConfig:ProjectBucketConfig");
