/**
 * The entry: `start` serves, and everything else is one of the operator's commands. It is plain JavaScript, which old
 * versions of Node can read too, so that they can be told what is wanted.
 */
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(`The authorization server needs Node 22.19 or newer; this is ${process.versions.node}.`);
  console.error("On Linux and Windows npm brings one: npm start, npm run oauth-server -- <command>.");
  process.exit(1);
}
const words = process.argv.slice(2);
try {
  if (words.join(" ") === "start") await import("./main.ts");
  else await (await import("./operator.ts")).main(words);
} catch (error) {
  if (error?.code !== "ERR_MODULE_NOT_FOUND") throw error;
  console.error(error.message);
  console.error("Where the generated packages are stands in npm's settings: run npm ci once, and then npm start.");
  process.exitCode = 1;
}
