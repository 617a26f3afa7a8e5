import { filledURL } from "./filled-url.ts";
import { type Client, type ResolvedOptions, resolveClient } from "./client.ts";
import { dotSegment } from "./dot-segment.ts";
import { naming } from "./naming.ts";
import type { Address } from "./url.ts";

/** A server of the document (OpenAPI 3.1 section 4.8.5): its URL, or a template of one with the variables in it. */
export type Server = string | ServerTemplate;

export interface ServerTemplate {
  readonly url: string;
  readonly variables: ServerVariables;
  /** `fillVariables`, which stays out of a bundle where no server has variables. */
  readonly fill: typeof fillVariables;
}

type ServerVariables = Readonly<Record<string, VariableTable>>;

interface VariableTable {
  /** Without one the caller has to give a value. */
  readonly default?: string;
  /** The only values that it can have. */
  readonly enum?: readonly string[];
}

/** A server that the document sets apart for an operation, and what makes an address of it. */
export interface OwnServer {
  readonly url: string;
  readonly variables?: ServerVariables;
  /** `locateServer`, or `locateFilled` where the URL has variables. */
  readonly locate: (server: OwnServer, client: Client) => Address;
}

/**
 * The document's server for an operation is used as it stands only if the caller chose no base URL. With one, the server's
 * path is asked for at that origin: who points a client at a test server never reaches another by surprise. A relative one
 * begins at the origin, as it does for the generated server, since nobody knows where the document is. Credentials go
 * to the client's own origin and to others only where its options say so: the document alone cannot send them anywhere.
 * @throws TypeError if one of `credentialOrigins` is no origin.
 */
export function locateServer(server: Pick<OwnServer, "url">, client: Client): Address {
  const { origin } = new URL(client.baseURL);
  const own = new URL(server.url, origin);
  const at = client.elsewhere ? origin : own.origin;
  const origins = client.options().credentialOrigins?.map(checkedOrigin) ?? [];
  return { url: (at + own.pathname).replace(/\/+$/, ""), trusted: [origin, ...origins].includes(at) };
}

/** As `locateServer`, of a template. */
export function locateFilled({ url, variables = {} }: OwnServer, client: Client): Address {
  return locateServer({ url: fillVariables({ url, variables }, client.options().serverVariables) }, client);
}

/** An origin as URLs have it: `https://files.example.com`. A path would promise a limit that there is not. */
function checkedOrigin(text: string): string {
  return naming(`credentialOrigins ${text}`, () => {
    const { origin, href } = new URL(text);
    if (href === `${origin}/`) return origin;
    throw new TypeError("It is no origin.");
  });
}

/**
 * A client of the server that the caller chose of several, or else of the first one. A base URL takes the place of a server.
 * @param servers By what the document calls them, or by their URLs where it does not.
 * @throws TypeError if it is none of them, or there is a base URL, too.
 */
export function chooseServer<Options extends ResolvedOptions & { readonly server?: string | undefined }>(
  options: Options,
  servers: Readonly<Record<string, Server>>,
): Client {
  const names = Object.keys(servers);
  const name = options.server ?? names[0] ?? "";
  const server = Object.hasOwn(servers, name) ? servers[name] : undefined;
  if (server === undefined) {
    throw new TypeError(`${JSON.stringify(name)} is none of the servers: ${names.join(", ")}`);
  }
  if (options.server !== undefined && options.baseURL)
    throw new TypeError("A base URL takes the place of a server: give one of baseURL and server.");
  const client = resolveClient(options, options.baseURL || serverURL(server, options.serverVariables));
  return { ...client, elsewhere: client.elsewhere || name !== names[0] };
}

/** The URL of a server. */
function serverURL(server: Server, given: object | undefined): string {
  return typeof server === "string" ? server : server.fill(server, given);
}

/**
 * The URL of a server with its variables filled in.
 * @param given The caller's values by the names of the variables; others have their defaults.
 * @throws TypeError for a value that is missing and has no default, that the document does not allow, or that would lead to another place than the template says.
 */
export function fillVariables(
  { url, variables }: { readonly url: string; readonly variables: ServerVariables },
  given: object = {},
): string {
  const values = new Map<string, unknown>(Object.entries(given));
  const filled = filledURL(url, (name, offset) => {
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (variable === undefined) return undefined;
    if (values.get(name) === undefined && variable.default !== undefined) return variable.default;
    if (values.get(name) === undefined) throw new TypeError(`The server variable ${name} has no default: give it.`);
    const value = String(values.get(name));
    if (variable.enum !== undefined && !variable.enum.includes(value)) {
      throw new TypeError(`The server variable ${name} is one of ${variable.enum.join(", ")}, not ${value}.`);
    }
    const forbidden = isBeforePath(url, offset) ? /[/?#@\\\s]/ : /[?#\\\s]/;
    if (variable.enum === undefined && forbidden.test(value)) {
      throw new TypeError(`The server variable ${name} has a character that would end its place in ${url}.`);
    }
    return value;
  });
  if (dotSegment.test(filled) && !dotSegment.test(url)) throw new TypeError(`${filled} leads out of ${url}.`);
  return filled;
}

/** Whether a place of an absolute URL template is in its scheme or authority: what ends these leads to another server. */
function isBeforePath(url: string, offset: number): boolean {
  const beginning = /^(?:[^/?#]*:)?\/\/[^/?#]*/.exec(url);
  return beginning !== null && offset < beginning[0].length;
}
