import { deploy } from "./components/deploy";

// The program Pulumi runs. Everything it makes is decided by systems/*.yaml and the stack's configuration.
export = () => deploy();
