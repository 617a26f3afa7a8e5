/**
 * The page that loads the client as it was published: each module by itself, bare names by an import map, no bundler.
 * The reference server opens most of its API to no other origin, so the page's origin passes those requests on to it.
 */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse, request as send } from "node:http";
import { extname, join, normalize } from "node:path";

export interface Site {
  readonly origin: string;
  /** The modules that were asked for, and their size in octets. */
  readonly served: ReadonlyMap<string, number>;
  stop(): void;
}

/**
 * @param project The folder with `node_modules` and `scenario`.
 * @param packages What the page may import by name.
 * @param api The origin of the reference server.
 */
export async function startSite(project: string, packages: readonly string[], api: string): Promise<Site> {
  const page = pageOf(await importMap(project, packages));
  const served = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://site");
    if (pathname === "/") response.writeHead(200, page.headers).end(page.html);
    else if (/^\/(?:v2|\.well-known)\//.test(pathname)) passOn(request, response, api);
    else await serveModule(project, pathname, response, served);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The site listens at no port.");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    served,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The entries that the packages export, as a page has to be told them (HTML, import maps). */
async function importMap(project: string, packages: readonly string[]): Promise<Record<string, string>> {
  const imports: Record<string, string> = {};
  for (const name of packages) {
    const text = await readFile(join(project, "node_modules", name, "package.json"), "utf8");
    const { exports }: { exports: Record<string, string | { default: string }> } = JSON.parse(text);
    for (const [entry, target] of Object.entries(exports)) {
      if (typeof target === "string") continue;
      imports[`${name}${entry.slice(1)}`] = `/node_modules/${name}/${target.default.slice(2)}`;
    }
  }
  return imports;
}

/** No script but the modules, and nothing made of text: the client has to do without `eval`. */
function pageOf(imports: Record<string, string>) {
  const policy = "default-src 'none'; script-src 'self' 'nonce-map'; connect-src *";
  return {
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": policy },
    html: `<!doctype html><title>Runtimes</title>
<script type="importmap" nonce="map">${JSON.stringify({ imports })}</script>`,
  };
}

async function serveModule(
  project: string,
  pathname: string,
  response: ServerResponse,
  served: Map<string, number>,
): Promise<void> {
  const path = normalize(pathname);
  const isModule = /^[\\/](?:node_modules|scenario)[\\/]/.test(path) && extname(path) === ".js";
  const text = isModule ? await readFile(join(project, path)).catch(() => undefined) : undefined;
  if (text === undefined) {
    response.writeHead(404).end();
    return;
  }
  served.set(pathname, text.length);
  response.writeHead(200, { "content-type": "text/javascript; charset=utf-8" }).end(text);
}

function passOn(request: IncomingMessage, response: ServerResponse, api: string): void {
  const { host: _, ...headers } = request.headers;
  const onward = send(`${api}${request.url}`, { method: request.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  request.pipe(onward);
}
