import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import { adapters, connection } from "./adapters.ts";
import { bodies } from "./contract/bodies.ts";
import { connections } from "./contract/connections.ts";
import { http2 } from "./contract/http2.ts";
import { octets } from "./contract/octets.ts";
import { requests } from "./contract/requests.ts";
import type { Subject } from "./contract/subject.ts";
import { uploads } from "./contract/uploads.ts";
import { forget } from "./notes-options.ts";
import { RawConnection } from "./raw-connection.ts";
import { runSnippet, snippetFolder } from "./snippets.ts";

let place: Awaited<ReturnType<typeof snippetFolder>>;
const ports = new Map<string, Promise<number>>();
beforeAll(async () => {
  place = await snippetFolder();
});
beforeEach(forget);

describe.each(adapters)("$name", (adapter) => {
  let subject: Subject;
  const current = () => subject;

  beforeAll(async () => {
    const { folder, certificate } = place;
    const started = ports.get(adapter.snippet) ?? runSnippet(folder, adapter.snippet);
    ports.set(adapter.snippet, started);
    const port = await started;
    const connect = () => connection(adapter, port, certificate.cert);
    subject = { adapter, port, certificate: certificate.cert, connect, client: await connect() };
  });
  afterAll(() => subject?.client.close());

  requests(current);
  bodies(current);
  connections(current);
  uploads(current);
  if (adapter.protocol === "1.1") {
    octets(() => new RawConnection(subject.port, adapter.scheme === "https" ? place.certificate.cert : undefined));
  } else {
    http2(current);
  }
});
