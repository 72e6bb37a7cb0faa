import { type Browser, chromium } from "playwright-core";
import { leaveOut, programPath } from "./left-out";

/** Debian's package is `chromium`; Ubuntu has none, but its runners have Chrome. HOZEN_CHROMIUM names another one. */
const executable = process.env.HOZEN_CHROMIUM ?? programPath("chromium", "google-chrome");

/** For the `before` hook of a suite that needs a browser. */
export async function openChromium(context: Mocha.Context): Promise<Browser> {
  if (executable === undefined)
    return leaveOut(context, "chromium is missing: apt-get install chromium fonts-noto-cjk");
  // Builds often run as root, where Chromium has no sandbox; the page is one of our own.
  return chromium.launch({ executablePath: executable, args: ["--no-sandbox", "--disable-gpu"] });
}
