/** Chromium: a page that imports the scenario, in a headless browser of the system. */
import { chromium } from "playwright-core";
import { chromiumArguments, chromiumPath } from "../support/chromium.ts";
import { longestRun, type Runtime, versionOf } from "./runtime.ts";
import type { Result, Settings } from "./scenario/messages.ts";
import { startSite } from "./site.ts";

const packages = ["telnyx-oauth-model", "telnyx-oauth-client", "probe-model", "probe-client"];

/** @param say Takes a sentence about the modules that the page loaded. */
export function chromiumRuntime(say: (sentence: string) => void): Runtime {
  return {
    name: "Chromium",
    surroundings: ["page", "no environment"],
    async find() {
      const executablePath = chromiumPath;
      if (executablePath === undefined) return "no Chromium is installed (or name one in CHROMIUM)";
      const version = await versionOf(executablePath);
      return { version, run: (project, settings) => runInPage(executablePath, project, settings, say) };
    },
  };
}

async function runInPage(
  executablePath: string,
  project: string,
  settings: Settings,
  say: (sentence: string) => void,
): Promise<readonly Result[]> {
  const site = await startSite(project, packages, new URL(settings.api).origin);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage();
    const uncaught: string[] = [];
    page.on("pageerror", (error) => uncaught.push(error.message));
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) uncaught.push(message.text());
    });
    await page.goto(site.origin);
    const here = { ...settings, api: settings.api.replace(new URL(settings.api).origin, site.origin) };
    const results = await withinTime(
      page.evaluate<readonly Result[]>(
        `import("/scenario/run.js").then((module) => module.run(${JSON.stringify(here)}))`,
      ),
    );
    const modules = [...site.served].filter(([path]) => path.startsWith("/node_modules/"));
    const size = modules.reduce((sum, [, octets]) => sum + octets, 0);
    say(
      `Chromium loaded ${modules.length} modules as they are published, ${Math.round(size / 1000)} kB, without a bundler.`,
    );
    return [
      ...results,
      { name: "the page has no uncaught error and no forbidden script", expected: [], observed: uncaught },
    ];
  } finally {
    await browser.close();
    site.stop();
  }
}

async function withinTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("It did not come to its end within a minute.")), longestRun);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
