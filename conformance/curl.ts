/** A request as a command that sends it again. */

/** What stands for credentials: a variable of the shell. */
const hidden = "$CREDENTIALS";

/**
 * @param secrets Texts that are not shown. What is in `Authorization` never is.
 */
export async function curlOf(request: Request, secrets: readonly string[]): Promise<string> {
  const octets = new Uint8Array(await request.arrayBuffer());
  const isShown = octets.length < 10_000;
  const parts = [
    ...(request.method === "HEAD" ? ["--head"] : ["-X", request.method]),
    quoted(withoutSecrets(request.url, secrets)),
    ...[...request.headers].flatMap(([name, value]) => ["-H", quoted(`${name}: ${shownHeader(name, value, secrets)}`)]),
    ...(octets.length > 0 && isShown ? ["--data-binary", shownBody(octets, secrets)] : []),
    ...(isShown ? [] : ["--data-binary", `'…' # ${octets.length} octets`]),
  ];
  return `curl ${parts.join(" ")}`;
}

function shownHeader(name: string, value: string, secrets: readonly string[]): string {
  if (name === "authorization") return `${value.split(" ", 1)[0]} ${hidden}`;
  return withoutSecrets(value, secrets);
}

/** Text as it is, and octets as a shell writes them. */
function shownBody(octets: Uint8Array, secrets: readonly string[]): string {
  const text = withoutSecrets(new TextDecoder().decode(octets), secrets);
  if (!/[^\P{C}\n\t]|\ufffd/u.test(text)) return quoted(text);
  const escapes = [...octets].map((octet) => {
    const isPlain = octet >= 0x20 && octet < 0x7f && octet !== 0x27 && octet !== 0x5c;
    return isPlain ? String.fromCharCode(octet) : `\\x${octet.toString(16).padStart(2, "0")}`;
  });
  return `$'${escapes.join("")}'`;
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((shown, secret) => {
    return shown.replaceAll(secret, hidden).replaceAll(encodeURIComponent(secret), hidden);
  }, text);
}

/** In single quotes, but for what the shell is to put in. */
function quoted(text: string): string {
  const parts = text.split(hidden).map((part) => `'${part.replaceAll("'", "'\\''")}'`);
  return parts.join(`"${hidden}"`).replace(/''$/, "");
}
