import { beforeEach, describe, expect, test } from "vitest";
import type { Refusal } from "../../../templates/runtime/server/refusal.ts";
import type { Interceptor } from "../../../templates/runtime/server/serve-options.ts";
import { generatedServer, type Options } from "./emit-spec.ts";

const spec = `
paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        "200":
          description: ok
          headers: { etag: { required: true, schema: { type: string } }, X-Count: { schema: { type: integer, minimum: 1 } } }
          content: { application/json: { schema: { type: object, required: [name], properties: { name: { type: string } } } } }
        "204": { description: nothing }
        4XX: { description: wrong, content: { application/json: { schema: { type: object, required: [code] } } } }
  /other:
    post: { operationId: other, responses: { default: { description: ok } } }
`;

const { createServer, InvalidResponseError, ServiceUnavailableError } = await generatedServer(spec);
const errors: unknown[] = [];
beforeEach(() => {
  errors.length = 0;
});

function get(
  options: Partial<Options>,
  handler: (input: { request: { operation: string } }) => unknown = () => ({ status: 204 }),
) {
  const handlers = { getPet: handler, other: () => ({ status: 200 }) };
  const server = createServer({ handlers, onError: (error) => errors.push(error), ...options });
  return (path: string, init?: RequestInit) => server.fetch(new Request(`http://localhost${path}`, init));
}

describe("the refusal hook", () => {
  const seen: Refusal[] = [];
  const refuse: Options["refuse"] = {
    default: (refusal) => {
      seen.push(refusal);
      return { status: refusal.status, headers: { "content-type": "text/plain" }, body: refusal.kind };
    },
    operations: {
      getPet: ({ kind }: Refusal) => (kind === "invalid" ? { status: 404, body: { code: "none" } } : undefined),
    },
  };

  test("answers for an operation with one of its responses", async () => {
    const response = await get({ refuse, validateResponses: true })("/pets/x");
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ code: "none" });
  });

  test("answers for the whole API, and keeps what the status demands", async () => {
    const response = await get({ refuse })("/other");
    expect(response.status).toBe(405);
    expect(await response.text()).toBe("method-not-allowed");
    expect(response.headers.get("allow")).toBe("POST, OPTIONS");
  });

  test("is told everything of the refusal", async () => {
    seen.length = 0;
    const cause = new Error("crash");
    await get({ refuse }, () => {
      throw cause;
    })("/pets/1");
    expect(seen).toMatchObject([{ operation: "getPet", kind: "failed", status: 500, error: cause, issues: [] }]);
    await get({ refuse: { default: (refusal) => void seen.push(refusal) } })("/pets/x");
    expect(seen[1]).toMatchObject({
      kind: "invalid",
      status: 400,
      location: "path",
      issues: [{ path: "/id", keyword: "type" }],
    });
  });

  test("that crashes itself is reported, and the client gets 500", async () => {
    const crash = () => {
      throw new Error("hook");
    };
    const response = await get({ refuse: { default: crash } })("/nowhere");
    expect(response.status).toBe(500);
    expect(errors).toMatchObject([{ message: "hook" }]);
  });

  test.each([99, 101, Number.NaN, 600])(
    "that answers with the status %s is reported, and the client gets 500",
    async (status) => {
      const response = await get({ refuse: { default: () => ({ status }) } })("/nowhere");
      expect(response.status).toBe(500);
      expect(errors).toMatchObject([{ message: `no response has the status ${status}` }]);
    },
  );

  test("a service that is not available: 503 with Retry-After", async () => {
    const response = await get({}, () => {
      throw new ServiceUnavailableError({ retryAfter: 7 });
    })("/pets/1");
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("7");
    expect(errors).toHaveLength(1);
  });
});

describe("validateResponses", () => {
  const ok = { status: 200, headers: { etag: "a" }, body: { name: "x" } };

  test.each([
    ["the status is not declared", { status: 302 }],
    ["the header etag is missing", { ...ok, headers: {} }],
    ["the header x-count is not of its type", { ...ok, headers: { etag: "a", "x-count": "many" } }],
    ["the header x-count: Must be at least 1.", { ...ok, headers: { etag: "a", "x-count": 0 } }],
    ["the body is missing", { status: 200, headers: { etag: "a" } }],
    ["the media type text/html is not declared", { ...ok, contentType: "text/html", body: "x" }],
    ["a body is given, and none is declared", { status: 204, body: {} }],
  ])("%s", async (problem, response) => {
    const answer = await get({ validateResponses: true }, () => response)("/pets/1");
    expect(answer.status).toBe(500);
    const [error] = errors;
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error).toMatchObject({ operation: "getPet", problems: [problem] });
  });

  test("a body is checked as it leaves, and everything that is wrong is told", async () => {
    await get({ validateResponses: true }, () => ({ ...ok, headers: {}, body: { name: new Date(Number.NaN) } }))(
      "/pets/1",
    );
    expect(errors).toMatchObject([
      { problems: ["the header etag is missing", expect.stringContaining("the body at /name")] },
    ]);
  });

  test("lets pass what fits, also in a range", async () => {
    expect((await get({ validateResponses: true }, () => ok)("/pets/1")).status).toBe(200);
    const wrong = { status: 418, body: { code: 1 } };
    expect((await get({ validateResponses: true }, () => wrong)("/pets/1")).status).toBe(418);
  });

  test("lets pass any status without a body, where an operation declares no responses", async () => {
    const { createServer } = await generatedServer("paths: { /bare: { get: { operationId: bare } } }");
    const bare = (response: object) =>
      createServer({ handlers: { bare: () => response }, validateResponses: true, onError: () => {} }).fetch(
        new Request("http://x.example/bare"),
      );
    expect((await bare({ status: 204 })).status).toBe(204);
    expect((await bare({ status: 418, headers: { "x-a": "b" } })).status).toBe(418);
    expect((await bare({ status: 200, contentType: "text/plain", body: "x" })).status).toBe(500);
  });

  test("off: the response leaves as it is", async () => {
    expect((await get({}, () => ({ status: 302 }))("/pets/1")).status).toBe(302);
  });
});

describe("interceptors", () => {
  const order: string[] = [];
  const named =
    (name: string): Interceptor<unknown> =>
    (next) =>
    async (request, context) => {
      order.push(`${name} before ${request.operation}`);
      const response = await next(request, context);
      order.push(`${name} after ${response.status}`);
      return { ...response, headers: { ...response.headers, [`x-${name}`]: "1" } };
    };

  test("go around each other in their order, and around refusals", async () => {
    order.length = 0;
    const send = get({ interceptors: [named("a"), named("b")] });
    const response = await send("/pets/1");
    expect(order).toEqual(["a before getPet", "b before getPet", "b after 204", "a after 204"]);
    expect(response.headers.get("x-a")).toBe("1");
    expect((await send("/nowhere")).headers.get("x-b")).toBe("1");
  });

  test("pass on a context, which the handler gets", async () => {
    const seen: unknown[] = [];
    const handler = (_input: unknown, context?: unknown) => {
      seen.push(context);
      return { status: 204 };
    };
    const tracing: Interceptor<unknown> = (next) => (request, context) => next(request, { trace: 1, outer: context });
    await get({ interceptors: [tracing], context: "own" }, handler)("/pets/1");
    expect(seen).toEqual([{ trace: 1, outer: "own" }]);
  });

  test("may answer themselves; one that crashes is a crash", async () => {
    const response = await get({ interceptors: [() => async () => ({ status: 200, body: "mine" })] })("/pets/1");
    expect(await response.text()).toBe("mine");
    const crash: Interceptor<unknown> = () => async () => {
      throw new Error("interceptor");
    };
    expect((await get({ interceptors: [crash] })("/pets/1")).status).toBe(500);
    expect(errors).toMatchObject([{ message: "interceptor" }]);
  });
});

test("the fallback may answer with a response of fetch", async () => {
  const fallback: Options["fallback"] = async (request) => {
    const body = await request.toFetch().text();
    const response = new Response(`got ${body}`, { status: 201, headers: { "x-a": "1" } });
    response.headers.append("set-cookie", "a=1");
    response.headers.append("set-cookie", "b=2");
    return response;
  };
  const response = await get({ fallback })("/elsewhere", { method: "POST", body: "text" });
  expect(response.status).toBe(201);
  expect(await response.text()).toBe("got text");
  expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
});
