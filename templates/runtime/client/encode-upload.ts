import { isOfRange, isRange } from "../shared/media-range.ts";
import { encodeBody } from "./body.ts";
import { type Combining, unlessAborted } from "./deadline.ts";
import { type Call, once } from "./delivery.ts";
import type { Exchange } from "./exchange.ts";
import { essenceOf } from "./media-type.ts";
import { encodeOctets } from "./octets.ts";
import type { BodyTable, EncodedBody, OperationArguments, Upload } from "./operation.ts";
import { encodeBodyOfRanges } from "./ranges.ts";
import { endSources } from "./sources.ts";
import { untilOver } from "./until-over.ts";

/** As `encodeBody`, where a body may be made of streams: these end with the call, however it ends. */
export function encodeUpload(table: Omit<BodyTable, "write">, args: OperationArguments): EncodedBody | undefined {
  return owned(args, () => encodeBody(table, withOwnType(table, args)));
}

/** As `encodeBodyOfRanges`, likewise. */
export function encodeUploadOfRanges(
  table: Omit<BodyTable, "write">,
  args: OperationArguments,
): EncodedBody | undefined {
  return owned(args, () => encodeBodyOfRanges(table, withOwnType(table, args)));
}

/** With the type that a Blob says of itself, unless the caller says one, where the operation takes octets of that type. */
function withOwnType({ content }: Omit<BodyTable, "write">, args: OperationArguments): OperationArguments {
  const { body, contentType } = args;
  if (contentType !== undefined || !(body instanceof Blob)) return args;
  const own = essenceOf(body.type) ?? "";
  const types = Object.keys(content).filter((type) => essenceOf(type) === own || isOfRange(own, essenceOf(type)));
  if (types.length === 0 || !types.every((type) => content[type] === encodeOctets)) return args;
  return { ...args, contentType: types.find((type) => !isRange(type)) ?? body.type };
}

function owned({ body }: OperationArguments, encode: () => EncodedBody | undefined): EncodedBody | undefined {
  let encoded: EncodedBody | undefined;
  try {
    encoded = encode();
  } catch (error) {
    endSources(body);
    throw error;
  }
  const upload = encoded?.upload;
  if (!encoded || !upload) return encoded;
  let isDelivered = false;
  // What is not delivered at once never is: another argument could not be written.
  queueMicrotask(() => {
    if (!isDelivered) upload.end();
  });
  return {
    ...encoded,
    delivery(call) {
      isDelivered = true;
      return deliver(call, upload);
    },
  };
}

/** Delivers as the caller wants it, and ends the sources once the answer is over or there is none. */
async function deliver(call: Call, upload: Upload): Promise<Exchange> {
  const delivery = call.options.delivery ?? call.client.options().delivery ?? once;
  const signal = (AbortSignal as Combining).any([call.signal, upload.signal]);
  try {
    const exchange = await unlessAborted(signal, async () => delivery({ ...call, signal }));
    return upload.isOver() ? exchange : untilOver(exchange, upload.end);
  } catch (error) {
    upload.giveUp();
    throw error;
  }
}
