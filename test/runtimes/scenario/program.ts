/** The scenario as a program of Node, Bun and Deno: settings as JSON in its argument, results as JSON on its output. */
import process from "node:process";
import { run } from "./run.ts";

const [, , settings = "{}"] = process.argv;
console.log(JSON.stringify(await run(JSON.parse(settings))));
