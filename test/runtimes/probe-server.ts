/**
 * The server of probe.yml, which behaves badly on demand: written by hand on `node:http`, since no good server breaks an
 * answer off. Pages of other origins may call it (Fetch §3.2).
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { arrayBuffer as octetsOf, text as readText } from "node:stream/consumers";
import { gzipSync } from "node:zlib";

export interface ProbeServer {
  readonly origin: string;
  /** An origin at which nothing listens. */
  readonly closed: string;
  stop(): void;
}

/** What was seen of a run. */
interface Run {
  attempts: number;
  hungUp: number;
  visitsElsewhere: number;
  readonly released: PromiseWithResolvers<void>;
}

interface Attempt {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly runName: string;
  readonly run: Run;
  /** Where redirects lead that leave the origin. */
  readonly elsewhere: string;
}

const openToPages = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST",
  "access-control-allow-headers": "authorization, content-type, idempotency-key, x-probe-key",
  "access-control-expose-headers": "link, location, retry-after, x-attempt",
  "x-content-type-options": "nosniff",
};

export async function startProbeServer(): Promise<ProbeServer> {
  const runs = new Map<string, Run>();
  const runOf = (name: string): Run => {
    const run = runs.get(name) ?? { attempts: 0, hungUp: 0, visitsElsewhere: 0, released: Promise.withResolvers() };
    runs.set(name, run);
    return run;
  };
  const other = createServer((request, response) => {
    runOf(new URL(request.url ?? "", "http://other").searchParams.get("run") ?? "").visitsElsewhere += 1;
    response.writeHead(204, openToPages).end();
  });
  const elsewhere = await listen(other);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://probe");
    const runName = url.searchParams.get("run") ?? /^\/runs\/(.+)/.exec(url.pathname)?.[1] ?? "";
    for (const [name, value] of Object.entries(openToPages)) response.setHeader(name, value);
    if (request.method === "OPTIONS") response.writeHead(204).end();
    else void answer({ request, response, url, runName, run: runOf(runName), elsewhere });
  });
  const origin = await listen(server);
  const unused = createServer();
  const closed = await listen(unused);
  unused.close();
  return {
    origin,
    closed,
    stop() {
      for (const each of [server, other]) {
        each.close();
        each.closeAllConnections();
      }
    },
  };
}

async function listen(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens at no port.");
  return `http://127.0.0.1:${address.port}`;
}

async function answer(attempt: Attempt): Promise<void> {
  const { request, response, url, run, elsewhere, runName } = attempt;
  const [, place, name = ""] = url.pathname.split("/");
  response.once("close", () => {
    if (!response.writableFinished) run.hungUp += 1;
  });
  if (place === "octets" || place === "lines") {
    response.writeHead(200, { "content-type": place === "octets" ? "application/octet-stream" : "application/jsonl" });
    request.pipe(response);
    return;
  }
  if (place === "uploads") return json(response, 200, await partsOf(request));
  const body = await readText(request);
  if (place === "scripts") {
    run.attempts += 1;
    const script = scripts[name] ?? (() => json(response, 404, { error: "no such script" }));
    return script(attempt);
  }
  if (place === "token") {
    const [id] = Buffer.from(request.headers.authorization?.split(" ")[1] ?? "", "base64")
      .toString()
      .split(":");
    const grant = new URLSearchParams(body).get("grant_type");
    return json(response, 200, { access_token: `${grant}-of-${id}`, token_type: "Bearer", expires_in: 60 });
  }
  if (place === "pages") {
    const page = Number(url.searchParams.get("page") ?? 1);
    if (page < 3) response.setHeader("link", `</pages?page=${page + 1}>; rel="next"`);
    return json(response, 200, [page]);
  }
  if (place === "mirror" || place === "keys") {
    return json(response, 200, { method: request.method, url: request.url, headers: request.headers, body });
  }
  if (place === "declared") {
    response.writeHead(302, { location: `${elsewhere}/?run=${runName}` }).end();
    return;
  }
  if (place === "two-parts") {
    response.writeHead(200, { "content-type": "application/octet-stream" }).write("the first part");
    await run.released.promise;
    response.end("the second part");
    return;
  }
  if (place === "events") {
    const [first, others] = events;
    response.writeHead(200, { "content-type": "text/event-stream" }).write(first);
    await run.released.promise;
    // One octet at a time, so that no chunk ends where a line or a character does.
    for (const octet of Buffer.from(others)) response.write(Uint8Array.of(octet));
    response.end();
    return;
  }
  if (request.method === "GET") {
    const { attempts, hungUp, visitsElsewhere } = run;
    return json(response, 200, { attempts, hungUp, visitsElsewhere });
  }
  run.released.resolve();
  response.writeHead(204).end();
}

const events = [
  ': a comment\n\nevent: price\nid: 1\ndata: {"text":"é😀"}\n\n',
  'data: {"lines":\r\ndata: 2}\r\n\r\nevent: price\rid: 2\rdata: {"text":"𝒳"}\r\r',
] as const;

/** The parts of a form, as Node reads them: of a file its name, its type, and the number and the sum of its octets. */
async function partsOf(request: IncomingMessage): Promise<readonly unknown[]> {
  const headers = { "content-type": request.headers["content-type"] ?? "" };
  const form = await new Response(await octetsOf(request), { headers }).formData();
  const parts = [...form].map(async ([name, value]) => {
    if (typeof value === "string") return [name, value];
    const octets = new Uint8Array(await value.arrayBuffer());
    return [name, value.name, value.type, octets.length, octets.reduce((sum, octet) => sum + octet, 0)];
  });
  return Promise.all(parts);
}

type Script = (attempt: Attempt) => void;

/** What the server does to a request, by the name in its path. */
const scripts: Readonly<Record<string, Script>> = {
  steady: well,
  error: ({ response }) => json(response, 500, { error: "a bad day" }),
  busy: ({ response }) => json(response.setHeader("retry-after", "30"), 503, { error: "busy" }),
  "error-then-well": atFirst((attempt) => scripts.error?.(attempt)),
  "busy-then-well": atFirst(({ response }) => json(response.setHeader("retry-after", "0"), 503, { error: "busy" })),
  "broken-then-well": atFirst(({ response }) => {
    half(response);
    setTimeout(() => response.destroy(), 50);
  }),
  never: () => {},
  "never-then-well": atFirst(() => {}),
  stalls: ({ response }) => half(response),
  moved: ({ response, runName }) => redirect(response, 307, `/scripts/steady?run=${runName}`),
  "see-other": ({ response, runName }) => redirect(response, 303, `/scripts/steady?run=${runName}`),
  elsewhere: ({ response, elsewhere, runName }) => redirect(response, 302, `${elsewhere}/?run=${runName}`),
  compressed: ({ request, response, run }) => {
    const body = JSON.stringify({ attempt: run.attempts, method: request.method });
    const headers = { "content-type": "application/json", "content-encoding": "gzip" };
    response.writeHead(200, headers).end(gzipSync(body));
  },
  "not-json": ({ response }) => response.writeHead(200, { "content-type": "application/json" }).end("<p>Sorry</p>"),
};

/** Lets the first request of a run fail, and answers those after it. */
function atFirst(fail: Script): Script {
  return (attempt) => (attempt.run.attempts === 1 ? fail(attempt) : well(attempt));
}

function well({ request, response, run }: Attempt): void {
  response.setHeader("x-attempt", run.attempts);
  json(response, 200, { attempt: run.attempts, method: request.method });
}

/** Headers that promise more than arrives. */
function half(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json", "content-length": 100 }).write('{"attempt":');
}

function redirect(response: ServerResponse, status: number, location: string): void {
  response.writeHead(status, { location }).end();
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}
