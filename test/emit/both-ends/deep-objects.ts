import { against, bothEnds, type Call } from "./both-ends.ts";

/** Both ends of parameters, and of a form's members, in style deepObject. */
export interface DeepObjects {
  /** Calls `list`, whose query has them, or `add`, whose form has them; both answer with what arrived. */
  readonly call: Call;
  /** Asks the server with a query that no client wrote. */
  readonly ask: (query: string) => Promise<{ readonly status: number; readonly body: unknown }>;
  /** What the client wrote, the last one at the end. */
  readonly sent: string[];
}

/** A parameter as one line of YAML. */
export function deepObject(name: string, schema: string): string {
  return `{ name: ${name}, in: query, style: deepObject, explode: true, schema: ${schema} }`;
}

/**
 * @param shapes Their schemas by their names, each one line of YAML.
 * @param around What else the document says at its root.
 */
export async function deepObjects(shapes: Readonly<Record<string, string>>, around = ""): Promise<DeepObjects> {
  const each = (write: (name: string, schema: string) => string) =>
    Object.entries(shapes)
      .map(([name, schema]) => write(name, schema))
      .join(", ");
  const ends = await bothEnds(`
${around}
paths:
  /things:
    get:
      operationId: list
      parameters: [${each(deepObject)}]
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }
    post:
      operationId: add
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, properties: { ${each((name, schema) => `${name}: ${schema}`)} } }
            encoding: { ${each((name) => `${name}: { style: deepObject, explode: true }`)} }
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }
`);
  const { createServer } = await ends.server();
  const server = createServer({
    handlers: {
      list: ({ query }: { query: unknown }) => ({ status: 200, body: query }),
      add: ({ body }: { body: unknown }) => ({ status: 200, body }),
    },
  });
  const sent: string[] = [];
  const { fetch } = against(server) as { readonly fetch: (url: string, init: RequestInit) => Promise<Response> };
  const call = await ends.client({
    fetch: (url: string, init: RequestInit) => {
      sent.push(decodeURIComponent(typeof init.body === "string" ? init.body : url.replace(/.*\?/, "")));
      return fetch(url, init);
    },
  });
  const ask = async (query: string) => {
    const response = await fetch(`https://api.example.com/things?${query}`, { method: "GET" });
    return { status: response.status, body: await response.json() };
  };
  return { call, ask, sent };
}
