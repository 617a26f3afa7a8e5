#!/usr/bin/env node
import module from "node:module";

// Plain JavaScript that old versions of Node can read, so that they can be told what is wanted.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(`specwright needs Node 22.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
// Most of a short run is reading the program: keep what was compiled (module.enableCompileCache, Node 22.1).
module.enableCompileCache?.();
const { main } = await import("#cli");
process.exitCode = await main(process.argv);
