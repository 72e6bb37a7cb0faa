import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Debian's package `chromium`; HOZEN_CHROMIUM names another one. */
const executable = process.env.HOZEN_CHROMIUM ?? "/usr/bin/chromium";

/**
 * For the `before` hook of a suite that needs a browser: with `CI=true` a missing one fails the suite, elsewhere the
 * suite is skipped and says so.
 */
export async function openChromium(context: Mocha.Context): Promise<Browser> {
  if (existsSync(executable)) {
    // Builds often run as root, where Chromium has no sandbox; the page is one of our own.
    return chromium.launch({ executablePath: executable, args: ["--no-sandbox", "--disable-gpu"] });
  }
  const hint = "chromium is missing: apt-get install chromium fonts-noto-cjk";
  if (process.env.CI === "true") throw new Error(hint);
  console.warn(`\n  !!! LEFT OUT: ${context.test?.parent?.title ?? "tests"}: ${hint}\n`);
  return context.skip();
}
