/** A server that is right, of which wrong ones are made. */
import type { ServerUnderTest } from "../../conformance/index.ts";
import type { GeneratedServer } from "../roundtrip/generated-api.ts";
import { kitOf, type Options } from "./kit-of.ts";

export const note = { text: "Sleep" };

export const credentials = { basic: { username: "Ali", password: "b" }, bearer: "t", key: "k" };

export const operations = ["listNotes", "addNote", "searchNotes", "addPicture", "watchNotes"];

/** Gets a request and what answers as it should; gives the answer. */
export type Wrong = (request: Request, answer: (request: Request) => Promise<Response>) => Promise<Response>;

export interface RightServer {
  readonly server: GeneratedServer;
  /** What the kit says of a server, by operation. */
  errorsOf(server: ServerUnderTest, options?: Options): Promise<Readonly<Record<string, string>>>;
  /** What it says of one operation of one that is wrong. */
  errorOf(operation: string, wrong: Wrong, options?: Options): Promise<string | undefined>;
  remove(): Promise<void>;
}

export async function rightServer(): Promise<RightServer> {
  const kit = await kitOf("wrong-servers.yml");
  const server = kit.createServer({
    handlers: {
      listNotes: () => ({ status: 200, body: [note] }),
      addNote: () => ({ status: 201, body: note }),
      searchNotes: () => ({ status: 204 }),
      addPicture: async ({ body }: { readonly body: AsyncIterable<unknown> }) => {
        for await (const _ of body);
        return { status: 204 };
      },
      watchNotes: () => ({ status: 200, body: [note] }),
    },
    security: {
      basic: ({ password }: { readonly password: string }) => password === credentials.basic.password,
      bearer: ({ token }: { readonly token: string }) => token === credentials.bearer,
      key: ({ key }: { readonly key: string }) => key === credentials.key,
    },
  });
  const errorsOf: RightServer["errorsOf"] = (tested, options = {}) =>
    kit.errorsOf(tested, { credentials, runs: 1, ...options });
  return {
    server,
    errorsOf,
    async errorOf(operation, wrong, options = {}) {
      const tested = { fetch: (request: Request) => wrong(request, (changed) => server.fetch(changed)) };
      const without = operations.filter((name) => name !== operation);
      return (await errorsOf(tested, { ...options, without }))[operation];
    },
    remove: kit.remove,
  };
}
