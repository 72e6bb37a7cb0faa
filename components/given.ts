import * as pulumi from "@pulumi/pulumi";
import { stackOutputText } from "../core/model";
import type { GivenValues } from "./stack-outputs";

const program = "hozen/program/given";

/**
 * The late values of one component. A plan is made of plain texts, so a text stands for each of them until the resource
 * that takes it is made: the form is that of another stack's output, which every room already carries through.
 */
export class Given {
  private readonly makers = new Map<string, () => pulumi.Output<string>>();
  private readonly texts: Record<string, string> = {};

  /** What stands for a value in a system; a plain text stands for itself. */
  text(value: pulumi.Input<string>): string {
    return typeof value === "string" ? value : `\${config.${this.key(value)}}`;
  }

  /** What stands for a value in a plan or a place; a plain text stands for itself. */
  literal(value: pulumi.Input<string>): string {
    return typeof value === "string" ? value : this.later(() => pulumi.output(value));
  }

  /** The configuration key under which a system finds the value. */
  key(value: pulumi.Input<string>): string {
    if (typeof value !== "string") return this.add(() => pulumi.output(value));
    const key = `given${Object.keys(this.texts).length}`;
    this.texts[key] = value;
    return key;
  }

  /** What stands for a value in a plan or a place. It is made when a resource first takes it. */
  later(make: () => pulumi.Output<string>): string {
    return this.texts[this.add(make)] as string;
  }

  /** The configuration of a system that refers to these values. */
  get config(): Readonly<Record<string, string>> {
    return this.texts;
  }

  readonly values: GivenValues = ({ stack, output }) => (stack === program ? this.makers.get(output)?.() : undefined);

  private add(make: () => pulumi.Output<string>): string {
    const key = `given${Object.keys(this.texts).length}`;
    this.makers.set(key, make);
    this.texts[key] = stackOutputText({ stack: program, output: key });
    return key;
  }
}
