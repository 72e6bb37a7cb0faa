import { PolicyPack } from "@pulumi/policy";
import { crossguard } from "./crossguard";
import { policies } from "./index";

// Constructing it starts the server the engine talks to; nothing else belongs into this file.
new PolicyPack("hozen", { policies: crossguard(policies), enforcementLevel: "mandatory" });
