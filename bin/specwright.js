#!/usr/bin/env node
import module from "node:module";
import v8 from "node:v8";

// Plain JavaScript that old versions of Node can read, so that they can be told what is wanted.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(`specwright needs Node 22.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
// Most of a short run is reading the program: keep what was compiled (module.enableCompileCache, Node 22.1).
module.enableCompileCache?.();
// TurboFan, V8's last compiler, makes little faster what Maglev has compiled. In a run of seconds that does not pay: in threads
// of its own it takes a fifth of the processor's time. Where Node has no Maglev, as version 22, or somebody has chosen
// compilers, all stays as it is.
const chosen = process.execArgv.some((flag) => /^--(no-?)?(opt|turbofan|maglev|sparkplug|jitless)$/.test(flag));
if (process.config.variables.v8_enable_maglev === 1 && !chosen) v8.setFlagsFromString("--no-opt");
try {
  const { main } = await import("#cli");
  process.exitCode = await main(process.argv);
  // What a configuration file has left running keeps no process alive; what is still to be printed does.
  const exitOncePrinted = () => {
    if (process.stdout.writableLength + process.stderr.writableLength === 0) process.exit();
  };
  exitOncePrinted();
  setInterval(exitOncePrinted, 100).unref();
} catch (error) {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  // A clone has no `dist/`, and its npm scripts read `generator/` as it is.
  console.error(
    "specwright is not complete here: in a clone, run `npm ci && npm run build`, or `npm run generate -- …`; elsewhere, install it anew.",
  );
  if (process.env.SPECWRIGHT_DEBUG) console.error(error.stack);
  process.exitCode = 1;
}
