/** A request as a command that sends it again. */

/** What stands for credentials: a variable of the shell. */
const hidden = "$CREDENTIALS";

/**
 * @param places Where credentials stand, which are not shown: `query key`, `header x-key`, `cookie session`. What is in
 * `Authorization` never is.
 */
export async function curlOf(request: Request, places: ReadonlySet<string>): Promise<string> {
  const octets = new Uint8Array(await request.arrayBuffer());
  const isShown = octets.length < 10_000;
  // No argument of a command can hold it.
  const isPiped = isShown && octets.includes(0);
  const parts = [
    ...(request.method === "HEAD" ? ["--head"] : ["-X", request.method]),
    quoted(shownURL(request.url, places)),
    ...[...request.headers].flatMap(([name, value]) => ["-H", quoted(`${name}: ${shownHeader(name, value, places)}`)]),
    ...(octets.length > 0 && isShown ? ["--data-binary", isPiped ? "@-" : shownBody(octets)] : []),
    ...(isShown ? [] : ["--data-binary", `'…' # ${octets.length} octets`]),
  ];
  return `${isPiped ? `printf ${printed(octets)} | ` : ""}curl ${parts.join(" ")}`;
}

function shownURL(url: string, places: ReadonlySet<string>): string {
  const [path = "", ...query] = url.split("?");
  const pairs = query.join("?").split("&");
  return query.length === 0 ? path : `${path}?${pairs.map((pair) => shownPair(pair, "query", places)).join("&")}`;
}

function shownHeader(name: string, value: string, places: ReadonlySet<string>): string {
  if (name === "authorization") return `${value.split(" ", 1)[0]} ${hidden}`;
  if (name === "cookie") {
    return value
      .split("; ")
      .map((pair) => shownPair(pair, "cookie", places))
      .join("; ");
  }
  return places.has(`header ${name}`) ? hidden : value;
}

/** A `name=value` pair, without the value of a key. */
function shownPair(pair: string, place: "query" | "cookie", places: ReadonlySet<string>): string {
  const [name = ""] = pair.split("=", 1);
  const [decoded = ""] = new URLSearchParams(pair).keys();
  return places.has(`${place} ${decoded}`) || places.has(`${place} ${name}`) ? `${name}=${hidden}` : pair;
}

/** Text as it is, and octets as a shell writes them. */
function shownBody(octets: Uint8Array): string {
  const text = new TextDecoder().decode(octets);
  if (isShownAsText(text)) return quoted(text);
  return `$'${escaped(octets, (octet) => `\\x${octet.toString(16).padStart(2, "0")}`)}'`;
}

/** Whether a text has nothing in it that is not seen. */
export function isShownAsText(text: string): boolean {
  return !/[^\P{C}\n\t]|\ufffd/u.test(text);
}

/** The octets as the format of every `printf`. */
function printed(octets: Uint8Array): string {
  const format = escaped(octets, (octet) => `\\${octet.toString(8).padStart(3, "0")}`);
  return `'${format.replaceAll("%", "%%")}'`;
}

function escaped(octets: Uint8Array, numbered: (octet: number) => string): string {
  const isPlain = (octet: number) => octet >= 0x20 && octet < 0x7f && octet !== 0x27 && octet !== 0x5c;
  return [...octets].map((octet) => (isPlain(octet) ? String.fromCharCode(octet) : numbered(octet))).join("");
}

/** In single quotes, but for what the shell is to put in. */
function quoted(text: string): string {
  const parts = text.split(hidden).map((part) => `'${part.replaceAll("'", "'\\''")}'`);
  return parts.join(`"${hidden}"`).replace(/''$/, "");
}
