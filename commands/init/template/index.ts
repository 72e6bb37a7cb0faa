import { deploy } from "hozen";

export = () => deploy();
