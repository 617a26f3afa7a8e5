/** A server of the document (OpenAPI 3.1 section 4.8.5): its URL, or a template of one with the variables in it. */
export type Server = string | ServerTable;

export type ServerTable = PlainServer | ServerTemplate;

interface PlainServer {
  readonly url: string;
  readonly variables?: undefined;
  readonly fill?: undefined;
  readonly chosen?: Choice;
}

export interface ServerTemplate {
  readonly url: string;
  readonly variables: Readonly<Record<string, VariableTable>>;
  /** `fillVariables`, which stays out of a bundle where no server has variables. */
  readonly fill: (server: ServerTemplate, given: object) => string;
  readonly chosen?: Choice;
}

/** The caller chose it, the document's first server or another one. */
type Choice = "first" | "other";

interface VariableTable {
  readonly default: string;
  /** The only values that it can have. */
  readonly enum?: readonly string[];
}

/**
 * The server that the caller chose of several, or else the first one. A base URL takes the place of a server.
 * @param servers By what the document calls them, or by their URLs where it does not.
 * @throws TypeError if it is none of them, or there is a base URL, too.
 */
export function chooseServer(
  servers: Readonly<Record<string, Server>>,
  { server: choice, baseURL }: { readonly server?: string | undefined; readonly baseURL?: string | null | undefined },
): Server {
  const names = Object.keys(servers);
  const name = choice ?? names[0] ?? "";
  const server = Object.hasOwn(servers, name) ? servers[name] : undefined;
  if (server === undefined) {
    throw new TypeError(`${JSON.stringify(name)} is none of the servers: ${names.join(", ")}`);
  }
  if (choice === undefined) return server;
  if (baseURL !== undefined && baseURL !== null)
    throw new TypeError("A base URL takes the place of a server: give one of baseURL and server.");
  return { ...(typeof server === "string" ? { url: server } : server), chosen: name === names[0] ? "first" : "other" };
}

/** The URL of a server. */
export function serverURL(server: Server, given: object = {}): string {
  if (typeof server === "string") return server;
  return server.fill ? server.fill(server, given) : server.url;
}

/**
 * The URL of a server with its variables filled in.
 * @param given The caller's values by the names of the variables; others have their defaults.
 * @throws TypeError for a value that the document does not allow, or that would lead to another place than the template says.
 */
export function fillVariables({ url, variables }: ServerTemplate, given: object): string {
  const values = new Map<string, unknown>(Object.entries(given));
  return url.replace(/\{([^{}]*)\}/g, (text, name: string, offset: number) => {
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (variable === undefined || values.get(name) === undefined) return variable?.default ?? text;
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
}

/** Whether a place of an absolute URL template is in its scheme or authority: what ends these leads to another server. */
function isBeforePath(url: string, offset: number): boolean {
  const beginning = /^(?:[^/?#]*:)?\/\/[^/?#]*/.exec(url);
  return beginning !== null && offset < beginning[0].length;
}
