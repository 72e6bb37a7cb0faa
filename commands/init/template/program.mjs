// The program Pulumi runs. Everything it makes is decided by systems/*.yaml and the stack's configuration.
import { deploy } from "hozen";

export default () => deploy();
