import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";

/**
 * Loads a file as `require` would, with what V8 compiled of it when the same command ran before. Without a folder it may
 * write to, everything is compiled each time. `module.enableCompileCache` does the same, from Node 22 on.
 *
 * @param file the bundle, with a hash of its text in its name, for V8 compares nothing but lengths
 * @param command names the cache: each command compiles other functions
 */
export function requireCached(file: string, command: string | undefined): unknown {
  const cache = cacheFile(file, command);
  const cachedData = read(cache);
  const source = Module.wrap(readFileSync(file, "utf8"));
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  const loaded = new Module(file);
  loaded.filename = file;
  require.cache[file] = loaded;
  script.runInThisContext()(loaded.exports, createRequire(file), loaded, file, dirname(file));
  loaded.loaded = true;
  if (!cachedData || script.cachedDataRejected) process.once("exit", () => write(cache, script));
  return loaded.exports;
}

/** In the user's own folder: what is in there is run. */
function cacheFile(file: string, command: string | undefined): string {
  const name = /^[a-z]+$/.test(command ?? "") ? command : "other";
  const { XDG_CACHE_HOME = join(homedir(), ".cache") } = process.env;
  const runtime = `${process.arch}-${process.versions.v8}`;
  return join(XDG_CACHE_HOME, "hozen", "compiled", runtime, `${name}-${basename(file, ".js")}`);
}

function read(cache: string): Buffer | undefined {
  try {
    return readFileSync(cache);
  } catch {
    return undefined;
  }
}

/** As the last act of the process: what a command compiled by then is what it needs the next time. */
function write(cache: string, script: Script): void {
  const [folder, name, own] = [dirname(cache), basename(cache), `${cache}.${process.pid}`];
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(own, script.createCachedData(), { mode: 0o600 });
    renameSync(own, cache);
    // Those of earlier builds.
    const command = name.slice(0, name.indexOf("-") + 1);
    const old = readdirSync(folder).filter((other) => other.startsWith(command) && other !== name);
    for (const other of old) rmSync(join(folder, other), { force: true });
  } catch {
    // A folder that cannot be written: the next run compiles again.
  }
}
