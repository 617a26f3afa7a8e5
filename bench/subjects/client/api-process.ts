import { createServer } from "node:http";
import { answerQuestions } from "../../harness/worker.ts";
import { answers, apiKey, type CallName, type ReceivedRequest } from "./calls.ts";

/**
 * The API that the clients call, on loopback: it answers at once what it always answers. `"start"` is answered with the
 * port, `"last"` with the last request.
 */
const texts = new Map(Object.entries(answers).map(([name, value]) => [name, JSON.stringify(value)]));
let last: ReceivedRequest | undefined;

const server = createServer((incoming, outgoing) => {
  const chunks: Buffer[] = [];
  incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
  incoming.on("end", () => {
    const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://127.0.0.1");
    // The vendor's SDK calls the second one, an alias.
    const path = /^\/v2\/(?:oauth\/clients|oauth_clients)(\/[^/]+)?$/.exec(pathname);
    if (path === null || incoming.headers.authorization !== `Bearer ${apiKey}`) {
      outgoing.writeHead(400).end();
      return;
    }
    const text = Buffer.concat(chunks).toString();
    last = {
      method: incoming.method ?? "",
      path: path[1] ?? "",
      query: Object.fromEntries(searchParams),
      body: text === "" ? undefined : JSON.parse(text),
    };
    const name: CallName = incoming.method === "POST" ? "create" : last.path === "" ? "list" : "retrieve";
    const answer = texts.get(name) ?? "";
    outgoing.writeHead(name === "create" ? 201 : 200, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(answer),
    });
    outgoing.end(answer);
  });
});

answerQuestions((question) => {
  if (question === "last") return last;
  return new Promise((resolve, reject) => {
    server.on("error", reject).listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" ? address?.port : undefined);
    });
  });
});
