/** Servers that are wrong in one way each: the conformance test sees what they do not look at, whatever was drawn, and what they do not answer. */
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { note, operations, type RightServer, rightServer, type Wrong } from "./right-server.ts";

let right: RightServer;

beforeAll(async () => {
  right = await rightServer();
});

afterAll(() => right.remove());

const errorOf: RightServer["errorOf"] = (...args) => right.errorOf(...args);

test("the one that is right passes", async () => {
  const { fetch } = right.server;
  for (const seed of [1, 2, 3])
    expect(await right.errorsOf({ fetch: (request) => fetch(request) }, { runs: 5, seed })).toEqual({});
});

/** Answers as if something had not been in the query, or as if there had been none. */
function withoutQuery(name?: string): Wrong {
  return (request, answer) => {
    const url = new URL(request.url);
    if (name === undefined) url.search = "";
    else url.searchParams.delete(name);
    return answer(new Request(url, request));
  };
}

/** Answers as if a header had not been there. */
function withoutHeader(name: string): Wrong {
  return (request, answer) => {
    const headers = new Headers(request.headers);
    headers.delete(name);
    return answer(new Request(request, { headers }));
  };
}

/** Answers as if a header had been another one. */
function withHeader(name: string, value: string): Wrong {
  return (request, answer) => {
    const headers = new Headers(request.headers);
    headers.set(name, value);
    return answer(new Request(request, { headers }));
  };
}

const seeds = [1, 2, 3, 4].map((seed) => ({ seed }));

describe.each(seeds)("whatever is drawn ($seed), a server that does not look at", (drawn) => {
  test.each([
    ["limit", "listNotes", "of the query parameter limit", withoutQuery("limit")],
    ["tag", "listNotes", "of the query parameter tag", withoutQuery("tag")],
    ["pinned", "listNotes", "of the query parameter pinned", withoutQuery("pinned")],
    ["X-Trace", "listNotes", "of the header parameter x-trace", withoutHeader("x-trace")],
    ["sid", "listNotes", "of the cookie parameter sid", withoutHeader("cookie")],
    ["a query that is one value", "searchNotes", "of the query", withoutQuery()],
  ])("%s", async (_, operation, what, wrong) => {
    expect(await errorOf(operation, wrong, drawn)).toContain(what);
  });

  test("a body that need not be there", async () => {
    const error = await errorOf(
      "addNote",
      async (request, answer) => {
        const isWrong =
          request.headers.get("content-type") === "application/json" && (await answer(request.clone())).status === 400;
        return isWrong ? Response.json(note, { status: 201 }) : answer(request);
      },
      drawn,
    );
    expect(error).toContain("of the body");
  });

  test("a file that need not be there", async () => {
    const error = await errorOf(
      "addPicture",
      async (request, answer) => {
        const came = await answer(request.clone());
        const text = Buffer.from(await request.arrayBuffer()).toString("latin1");
        return came.status === 415 && text.includes("x-not-declared/") ? new Response(null, { status: 204 }) : came;
      },
      drawn,
    );
    expect(error).toContain("another media type of the file picture");
  });

  test("a part that need not be there", async () => {
    const error = await errorOf(
      "addPicture",
      async (request, answer) => {
        const came = await answer(request.clone());
        const text = Buffer.from(await request.arrayBuffer()).toString("latin1");
        return came.status === 400 && text.includes('name="width"') ? new Response(null, { status: 204 }) : came;
      },
      drawn,
    );
    expect(error).toContain("of the parts");
  });
});

test("what some requests do not get to is seen by those that succeed", async () => {
  let first: string | undefined;
  const error = await errorOf(
    "listNotes",
    (request, answer) => {
      first ??= request.url;
      // As where what a request names is not there; whoever finds it does not ask what the client takes.
      if (request.url === first) return Promise.resolve(new Response(null, { status: 400 }));
      return withHeader("accept", "*/*")(request, answer);
    },
    { runs: 5 },
  );
  expect(error).toContain("no media type that is taken");
});

describe("credentials of which nobody looks at", () => {
  const authorization = (request: Request) => request.headers.get("authorization") ?? "";

  test.each<[string, Wrong]>([
    [
      "basic",
      (request, answer) =>
        authorization(request).startsWith("Basic")
          ? withHeader("authorization", `Basic ${btoa("Ali:b")}`)(request, answer)
          : answer(request),
    ],
    [
      "bearer",
      (request, answer) =>
        authorization(request).startsWith("Bearer")
          ? withHeader("authorization", "Bearer t")(request, answer)
          : answer(request),
    ],
    [
      "key",
      (request, answer) => (request.headers.has("x-key") ? withHeader("x-key", "k")(request, answer) : answer(request)),
    ],
  ])("%s", async (scheme, wrong) => {
    expect(await errorOf("addNote", wrong)).toContain(`not refused as it should be: wrong credentials of ${scheme}.`);
  });
});

describe("a server that takes too long is named with its request and no more are sent:", () => {
  const never = () => new Promise<never>(() => undefined);

  async function lateError(
    operation: string,
    wrong: Wrong,
  ): Promise<readonly [error: string | undefined, sent: number]> {
    let sent = 0;
    const counted: Wrong = (request, answer) => {
      sent++;
      return wrong(request, answer);
    };
    return [await errorOf(operation, counted, { timeout: 100, seed: 2 }), sent];
  }

  test("one that never answers", async () => {
    const [error, sent] = await lateError("searchNotes", never);
    expect(error).toMatch(
      /^A request was not answered in time\.\n {2}request: curl -X GET 'http:.*\n {2}there was no answer: none came within 100 ms$/m,
    );
    expect(sent).toBe(1);
  });

  test("one that stops within a body", async () => {
    const [error, sent] = await lateError("listNotes", async () => {
      const body = new ReadableStream({ start: (stream) => stream.enqueue(Buffer.from("[")) });
      return new Response(body, { headers: { "content-type": "application/json" } });
    });
    expect(error).toMatch(
      /not answered in time\.\n.*curl .*\n {2}there was no answer: 200 came, and its body did not end within 100 ms$/m,
    );
    expect(sent).toBe(1);
  });

  test("one that does not answer what is invalid", async () => {
    const [error] = await lateError("listNotes", async (request, answer) => {
      const came = await answer(request);
      return came.status === 400 ? never() : came;
    });
    expect(error?.match(/A request was not answered in time/g)).toHaveLength(1);
  });

  test("one that does not answer unknown paths, at an address", async () => {
    const http = createHttpServer((incoming, outgoing) => {
      if (!incoming.url?.includes("no-such-path")) right.server.node(incoming, outgoing);
    });
    await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
    const { port } = http.address() as AddressInfo;
    const without = operations.filter((name) => name !== "listNotes");
    const errors = await right.errorsOf(`http://127.0.0.1:${port}/v1`, { timeout: 500, without });
    expect(errors.listNotes).toMatch(/not answered in time\.\n.*curl -X GET 'http:.*no-such-path/);
    http.closeAllConnections();
    http.close();
  });
});
