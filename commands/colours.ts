import { createColors } from "picocolors";

/**
 * Colours on a terminal only. The library's own default also colours wherever `CI` is set, which puts escape sequences
 * into files and logs. NO_COLOR and FORCE_COLOR are honoured (https://no-color.org, https://force-color.org).
 */
function coloursOf(stream: NodeJS.WriteStream): ReturnType<typeof createColors> {
  return createColors(!process.env.NO_COLOR && (Boolean(process.env.FORCE_COLOR) || stream.isTTY === true));
}

/** For standard output. */
export const colours = coloursOf(process.stdout);
/** For standard error. */
export const errorColours = coloursOf(process.stderr);
