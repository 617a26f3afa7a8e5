import { beforeAll, describe } from "vitest";
import { generatedServer, listen, type Options } from "./emit-spec.ts";

export const spec = `
servers: [{ url: https://api.example.com/v2 }]
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - { name: "page[size]", in: query, schema: { type: integer, minimum: 1, maximum: 100, default: 20 } }
        - { name: tag, in: query, schema: { type: array, items: { type: string } } }
        - { name: ids, in: query, explode: false, schema: { type: array, items: { type: integer } } }
        - { name: sold, in: query, schema: { type: boolean } }
        - { name: X-Trace, in: header, schema: { type: array, items: { type: string } } }
        - { name: theme, in: cookie, schema: { type: string, enum: [light, dark] } }
      responses:
        "200": { description: Pets, content: { application/json: { schema: {} } } }
    post:
      operationId: createPet
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: "#/components/schemas/Pet" } }
          application/x-www-form-urlencoded: { schema: { $ref: "#/components/schemas/Pet" } }
          text/plain: { schema: { type: string, maxLength: 5 } }
      responses:
        "201":
          description: Created
          headers:
            location: { required: true, schema: { type: string } }
            X-Count: { schema: { type: integer } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
        "204": { description: Nothing }
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{ name: id, in: path, required: true, schema: { type: string, maxLength: 10 } }]
      responses:
        "200": { description: Pet, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
        4XX: { description: Wrong, content: { application/json: { schema: { type: object } } } }
  /pets/mine:
    get:
      operationId: getMyPet
      responses:
        "200":
          description: Pet
          content:
            application/json: { schema: {} }
            text/html: { schema: { type: string } }
  /notes:
    put:
      operationId: putNote
      requestBody: { content: { text/plain: { schema: { type: string } } } }
      responses: { default: { description: Anything } }
components:
  schemas:
    Pet:
      type: object
      required: [name]
      additionalProperties: false
      properties:
        name: { type: string }
        age: { type: integer }
        tags: { type: array, items: { type: string } }
        kind: { type: string, default: cat }
`;

interface Input {
  readonly path: Record<string, unknown>;
  readonly query: Record<string, unknown>;
  readonly headers: Record<string, unknown>;
  readonly cookies: Record<string, unknown>;
  readonly body: unknown;
  readonly contentType: string;
}

/** What `onError` was told of. */
export const errors: unknown[] = [];
const json = (body: unknown) => ({ status: 200, body });
export const options: Options = {
  handlers: {
    listPets: ({ query, headers, cookies }: Input) => json({ query, headers, cookies }),
    createPet({ body, contentType }: Input) {
      if (contentType === "text/plain" && body === "none") return { status: 204 };
      return {
        status: 201,
        headers: { Location: "/pets/1", "set-cookie": ["a=1", "b=2"], "x-count": 3 },
        body: { name: "x", got: body },
      };
    },
    getPet({ path }: Input) {
      if (path.id === "crash") throw new Error("secret");
      if (path.id === "nothing") return undefined;
      if (path.id === "header") return { status: 200, headers: { "x-a": "a\r\nset-cookie: b=1" }, body: { name: "x" } };
      return path.id === "none" ? { status: 404, body: { code: "none" } } : json({ name: path.id });
    },
    getMyPet: () => ({ status: 200, contentType: "text/html", body: "<p>é" }),
    putNote: (input: Input) => ({ status: "body" in input ? 202 : 203 }),
  },
  fallback: ({ path }) =>
    path === "/healthz" ? { status: 200, headers: { "content-type": "text/plain" }, body: "ok" } : undefined,
  limits: { bodyBytes: 100, parameters: 5 },
  onError: (error) => errors.push(error),
};

/** One door of the server. */
export interface Door {
  readonly kind: "node" | "fetch";
  send(path: string, init?: RequestInit): Promise<Response>;
  /** Sends a body to `POST /v2/pets`. */
  sendBody(body: string, type?: string): Promise<Response>;
}

/** Both doors answer every rule in the same way: the tests run through `node:http` and through `fetch`. */
export function throughBothDoors(tests: (door: Door) => void): void {
  describe.each(["node", "fetch"] as const)("through the %s door", (kind) => {
    let send: Door["send"];
    beforeAll(async () => {
      const { createServer } = await generatedServer(spec);
      const server = createServer(options);
      const origin = kind === "node" ? await listen(server) : "http://localhost";
      send = (path, init) =>
        kind === "node" ? fetch(origin + path, init) : server.fetch(new Request(origin + path, init));
    });
    tests({
      kind,
      send: (path, init) => send(path, init),
      sendBody: (body, type = "application/json") =>
        send("/v2/pets", { method: "POST", body, headers: { "content-type": type } }),
    });
  });
}

/** The `errors` of a problem detail. */
export async function issuesOf(response: Response): Promise<unknown> {
  const problem: unknown = await response.json();
  return typeof problem === "object" && problem !== null && "errors" in problem ? problem.errors : undefined;
}
