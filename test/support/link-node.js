/**
 * npm's script `dependencies`, which runs where what is installed has changed: gives the commands the Node that `npm ci` has
 * brought. Of the packages that bring it, one for each platform, npm before version 11 removes those of other platforms, and
 * with them the link `node` that all of them have. Runs on the machine's own Node, whatever its age. It is no `prepare`, of
 * which npm warns whoever installs a packed file.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const platform = process.platform === "win32" ? "win" : process.platform;
const npm = process.env.npm_execpath;

if (npm && existsSync(`node_modules/node-${platform}-${process.arch}`) && !existsSync("node_modules/.bin/node")) {
  const { status } = spawnSync(process.execPath, [npm, "rebuild", "--ignore-scripts"], { stdio: ["ignore", 2, 2] });
  process.exitCode = status ?? 1;
}
