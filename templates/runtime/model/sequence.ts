/**
 * Media types that are one item after the other (OpenAPI 3.2 section 4.14.5, Sequential Media Types). They are read and
 * written item by item, so that neither end waits for a whole body nor holds one.
 */
export interface SequenceFormat {
  /**
   * The items of a body, each as soon as it is complete.
   * @param chunks The body as text, cut anywhere.
   * @throws SyntaxError at an item that is not the JSON that it has to be.
   */
  readonly read: (chunks: AsyncIterable<string>, data?: EventData) => AsyncGenerator<unknown, void, undefined>;
  /**
   * An item with what tells it from the next one.
   * @throws TypeError for an item that cannot be written.
   */
  readonly write: (item: unknown, data?: EventData) => string;
  /** What may stand between items and is none: it keeps a connection in use. */
  readonly comment?: string;
}

/** Items that are sent one after the other: those that are there, or that come while they are sent. The letters of a text are none. */
export type Items<Item> = (Iterable<Item> & object) | AsyncIterable<Item>;

/** Which events have JSON as their `data`, and which have text. */
export interface EventData {
  /** All of them, or those of these types; `message` is the type of an event that has none. */
  readonly json: true | readonly string[];
  /** Values of `data` that are no JSON, whatever the type: `[DONE]`. */
  readonly text?: readonly string[];
}

/** JSON Lines: a JSON text a line. Lines with nothing in them are no items. */
export const jsonLines: SequenceFormat = {
  async *read(chunks) {
    let rest = "";
    for await (const chunk of chunks) {
      const lines = chunk.split("\n");
      lines[0] = rest + lines[0];
      rest = lines.pop() ?? "";
      for (const line of lines) if (!isBlank(line)) yield JSON.parse(line);
    }
    if (!isBlank(rest)) yield JSON.parse(rest);
  },
  write: (item) => `${jsonText(item)}\n`,
};

/** RFC 7464: a JSON text between a record separator and a line feed. */
export const jsonSequence: SequenceFormat = {
  async *read(chunks) {
    let rest = "";
    let begun = false;
    let hasLines = false;
    for await (const chunk of chunks) {
      const records = chunk.split("\x1e");
      records[0] = rest + records[0];
      rest = records.pop() ?? "";
      if (records.length > 0) hasLines = false;
      for (const record of records) {
        if (!isBlank(record)) yield parseRecord(record, begun);
        begun = true;
      }
      // A record of one line is complete with its line feed. Of one with several, only what follows tells.
      if (hasLines || !chunk.endsWith("\n") || !isWhole(rest)) hasLines ||= chunk.includes("\n");
      else {
        yield parseRecord(rest, begun);
        rest = "";
        begun = false;
      }
    }
    if (!isBlank(rest)) yield parseRecord(rest, begun);
  },
  write: (item) => `\x1e${jsonText(item)}\n`,
};

function isWhole(record: string): boolean {
  try {
    JSON.parse(record);
    return true;
  } catch {
    return false;
  }
}

/** Section 2.4: what does not end itself, such as a number, may have been cut off if no white space is behind it. */
function parseRecord(record: string, begun: boolean): unknown {
  if (!begun) throw new SyntaxError("A record has to begin with a record separator.");
  const value: unknown = JSON.parse(record);
  const endsItself = typeof value === "string" || (typeof value === "object" && value !== null);
  if (!endsItself && !/[ \t\r\n]$/.test(record)) throw new SyntaxError("The record is cut off.");
  return value;
}

/** RFC 8259 section 2: what JSON counts as white space. */
function isBlank(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}

function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError("An item must be a value of JSON.");
  return text;
}

/** The fields of an event, as far as it has them. */
interface EventFields {
  data?: unknown;
  event?: string;
  id?: string;
  retry?: number;
}

/**
 * Server-sent events (WHATWG HTML section 9.2.5 and 9.2.6). An item is an event that has `data`; an `id` or `retry` that
 * stands alone comes with the event that follows. Comments and unknown fields are passed over.
 */
export const eventStream: SequenceFormat = {
  async *read(chunks, data) {
    let fields: EventFields & { data?: string } = {};
    for await (const line of linesOf(chunks)) {
      if (line !== "") {
        readField(line, fields);
        continue;
      }
      const { data: text, event, ...others } = fields;
      fields = text === undefined ? others : {};
      if (text !== undefined)
        yield { data: isJson(data, event, text) ? JSON.parse(text) : text, ...fieldsOf(event, others) };
    }
  },
  write(item, data) {
    if (typeof item !== "object" || item === null) throw new TypeError("An event must be an object.");
    const { event, id, retry, data: value }: EventFields = item;
    let text = "";
    if (event !== undefined) text += `event: ${singleLine("event", event)}\n`;
    if (id !== undefined) text += `id: ${singleLine("id", id)}\n`;
    if (retry !== undefined) {
      if (!Number.isSafeInteger(retry) || retry < 0) throw new TypeError("`retry` of an event must be milliseconds.");
      text += `retry: ${retry}\n`;
    }
    if (value !== undefined) text += dataLines(isJson(data, event, value) ? jsonText(value) : value);
    return `${text}\n`;
  },
  comment: ":\n\n",
};

function fieldsOf(event: string | undefined, { id, retry }: EventFields): EventFields {
  return { ...(event && { event }), ...(id !== undefined && { id }), ...(retry !== undefined && { retry }) };
}

/** Lines that end with CR LF, LF or CR. One that nothing ends is none. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let rest = "";
  let afterReturn = false;
  for await (const chunk of chunks) {
    if (chunk === "") continue;
    // The line has ended with the CR, which is not waited for longer.
    const lines = (afterReturn && chunk.startsWith("\n") ? chunk.slice(1) : chunk).split(/\r\n|\n|\r/);
    afterReturn = chunk.endsWith("\r");
    lines[0] = rest + lines[0];
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

function readField(line: string, fields: EventFields & { data?: string }): void {
  const colon = line.indexOf(":");
  const name = colon < 0 ? line : line.slice(0, colon);
  const value = colon < 0 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
  if (name === "data") fields.data = fields.data === undefined ? value : `${fields.data}\n${value}`;
  else if (name === "event") fields.event = value;
  else if (name === "id" && !value.includes("\0")) fields.id = value;
  else if (name === "retry" && /^[0-9]+$/.test(value)) fields.retry = Number(value);
}

function isJson(data: EventData | undefined, event: string | undefined, value: unknown): boolean {
  if (data === undefined || (typeof value === "string" && data.text?.includes(value))) return false;
  return data.json === true || data.json.includes(event || "message");
}

function dataLines(text: unknown): string {
  if (typeof text !== "string") throw new TypeError("`data` of an event must be a string.");
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => `data: ${line}\n`)
    .join("");
}

function singleLine(name: string, value: unknown): string {
  if (typeof value === "string" && !/[\r\n\0]/.test(value)) return value;
  throw new TypeError(`\`${name}\` of an event must be a string without line breaks.`);
}
