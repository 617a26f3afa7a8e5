import { isAsyncIterable } from "../shared/octet-stream.ts";
import { ending } from "./ending.ts";
import type { Exchange } from "./exchange.ts";

/** The same answer. `end` is called once it is over: with its items, or what its caller reads of it, else at once. */
export function untilOver(exchange: Exchange, end: () => void): Exchange {
  const { response, body } = exchange;
  if (isItems(body?.value)) return { ...exchange, body: { ...body, value: untilLast(body.value, end) } };
  if (!body && response.body) return { ...exchange, response: untilRead(response, response.body, end) };
  end();
  return exchange;
}

type Items = AsyncGenerator<unknown, void, undefined>;

function isItems(value: unknown): value is Items {
  return isAsyncIterable(value);
}

function untilLast(items: Items, end: () => void): Items {
  const given = async function* () {
    try {
      yield* items;
    } finally {
      end();
    }
  };
  return ending(given(), () => {
    end();
    return items.return();
  });
}

/** Only a response of one's own can tell when it was read. */
function untilRead(response: Response, body: ReadableStream<Uint8Array>, end: () => void): Response {
  const reader = body.getReader();
  const watched = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) return controller.enqueue(value);
          controller.close();
          end();
        } catch (error) {
          end();
          throw error;
        }
      },
      cancel(reason) {
        end();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return alike(new Response(watched, response), response);
}

/** Says of a response of one's own, and of its clones, what `fetch` has said of the one that it was made from. */
function alike(own: Response, response: Response): Response {
  for (const name of ["redirected", "type", "url"] as const)
    Object.defineProperty(own, name, { value: response[name] });
  const clone = own.clone.bind(own);
  return Object.defineProperty(own, "clone", { value: () => alike(clone(), response) });
}
