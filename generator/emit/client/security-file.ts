import type { SecurityScheme } from "../../model/api/security.ts";
import { isReserved } from "../../model/names/spelling.ts";
import type { ConstDeclaration, TypeScriptFile } from "../core/declaration.ts";
import { code, list, literal, type Printable, propertyKey, typeFrom, valueFrom } from "../core/printable.ts";
import { clientModules, runtimeType, runtimeValue } from "./modules.ts";

/** The constant of a scheme: a property may be called as a reserved word, and a constant may not. */
export function schemeConstant({ name }: SecurityScheme): string {
  return isReserved(name.typescript) ? `${name.typescript}SecurityScheme` : name.typescript;
}

/**
 * `security.ts`: where the credentials of each scheme go, and which options they come from.
 * @param options What they may be.
 */
export function securityFile(
  schemes: readonly SecurityScheme[],
  options: readonly CredentialOption[] = allCredentialOptions(schemes),
): TypeScriptFile {
  return {
    kind: "typescript",
    module: clientModules.security,
    doc: {
      paragraphs: ["Where the credentials of each security scheme go, and which options they come from."],
      tags: [],
    },
    declarations: schemes.map((scheme) => schemeTable(scheme, options)),
  };
}

/** What adds the credentials of a type of scheme; that of a type which no scheme has stays out of a bundle. */
const schemeAdders = {
  http: "addToken",
  mutualTLS: "addCertificate",
  oauth2: "addToken",
  openIdConnect: "addToken",
};

const keyAdders = { header: "addKey", query: "addQueryKey", cookie: "addCookieKey" };

function schemeTable(scheme: SecurityScheme, options: readonly CredentialOption[]): ConstDeclaration {
  const members = Object.entries(schemeMembers(scheme)).map(
    ([name, value]) => code`${propertyKey(name)}: ${literal(value)}`,
  );
  return {
    kind: "const",
    name: schemeConstant(scheme),
    doc: {
      paragraphs: [...(scheme.description ? [scheme.description] : []), `\`${scheme.node.reference}\``],
      tags: [],
    },
    type: runtimeType("SecurityScheme"),
    initializer: list("object", [
      ...members,
      code`${propertyKey("add")}: ${runtimeValue(schemeAdder(scheme))}`,
      ...(scheme.kind.type === "apiKey" && scheme.kind.in === "query"
        ? [code`${propertyKey("keep")}: ${runtimeValue("keepQueryKey")}`]
        : []),
      ...(takesGrant(scheme, options)
        ? [code`${propertyKey("grant")}: ${valueFrom(clientModules.clientCredentials, "grantedToken")}`]
        : []),
    ]),
  };
}

/** Whether a scheme's only option may be what the client gets tokens with; another scheme may be the reason. */
function takesGrant(scheme: SecurityScheme, options: readonly CredentialOption[]): boolean {
  const [only, ...more] = credentialOptions(scheme);
  const option = options.find(({ name }) => name === only?.name);
  const isSecret = more.length === 0 && only?.kind !== "basic" && only?.kind !== "certificate";
  return isSecret && typeof option?.kind === "object";
}

function schemeAdder(scheme: SecurityScheme): string {
  const { kind } = scheme;
  if (kind.type === "apiKey") return keyAdders[kind.in];
  if (kind.type !== "http" || kind.scheme !== "basic") return schemeAdders[kind.type];
  return credentialOptions(scheme).length === 2 ? "addNameAndPassword" : "addBasic";
}

function schemeMembers(scheme: SecurityScheme): Record<string, string> {
  const { kind } = scheme;
  const [first = "", second = ""] = credentialOptions(scheme).map((option) => option.name);
  if (kind.type === "apiKey") return { type: "apiKey", option: first, in: kind.in, name: kind.parameter };
  if (kind.type === "mutualTLS") return { type: "mutualTLS", option: first };
  if (kind.type === "http" && kind.scheme === "basic") {
    return second === "" ? { type: "basic", option: first } : { type: "basic", username: first, password: second };
  }
  if (kind.type === "http" && kind.scheme !== "bearer") {
    // As the document spells it: a server may know the name by its case, which RFC 9110 section 11.1 gives no meaning.
    return { type: "http", scheme: scheme.node.string("scheme") ?? kind.scheme, option: first };
  }
  return { type: "bearer", option: first };
}

/** One option of the client's constructor. */
export interface CredentialOption {
  readonly name: string;
  readonly environment: string | undefined;
  readonly kind: "credential" | "basic" | "certificate" | ClientCredentialsFlow;
  readonly scheme: SecurityScheme;
}

/** OAuth 2.0's client credentials grant, by which the client gets tokens itself (OpenAPI 3.1 section 4.8.29). */
interface ClientCredentialsFlow {
  readonly tokenUrl: string;
  readonly scopes: readonly string[];
}

/** The options that a scheme's credentials come from: those that `x-specwright` names, else one of its own. */
function credentialOptions(scheme: SecurityScheme): readonly CredentialOption[] {
  const basic = scheme.kind.type === "http" && scheme.kind.scheme === "basic";
  const named = scheme.client?.options ?? [];
  if (named.length === (basic ? 2 : 1)) {
    return named.map((option) => ({ ...option, kind: optionKind(scheme), scheme }));
  }
  const name = named[0]?.name ?? scheme.option.typescript;
  return [{ name, environment: undefined, kind: basic ? "basic" : optionKind(scheme), scheme }];
}

function optionKind({ kind }: SecurityScheme): CredentialOption["kind"] {
  if (kind.type === "mutualTLS") return "certificate";
  const flow = kind.type === "oauth2" ? kind.flows.find(({ grant }) => grant === "clientCredentials") : undefined;
  if (flow?.tokenUrl === undefined) return "credential";
  return { tokenUrl: flow.tokenUrl, scopes: flow.scopes.map(({ name }) => name) };
}

/** The options of all schemes, each name once. */
export function allCredentialOptions(schemes: readonly SecurityScheme[]): readonly CredentialOption[] {
  const options = new Map<string, CredentialOption>();
  for (const option of schemes.flatMap(credentialOptions)) {
    const known = options.get(option.name);
    // Where several schemes share an option, it takes what any of them does.
    if (known === undefined || (known.kind === "credential" && typeof option.kind === "object")) {
      options.set(option.name, option);
    }
  }
  return [...options.values()];
}

/** The type of an option's value. */
export function optionType({ kind }: CredentialOption): Printable {
  return list("union", [...valueTypes(kind), code`null`, code`undefined`]);
}

function valueTypes(kind: CredentialOption["kind"]): readonly Printable[] {
  if (kind === "certificate") return [code`boolean`];
  if (kind === "basic") return [runtimeType("BasicCredential")];
  const given = runtimeType("Credential");
  if (kind === "credential") return [given];
  const flow = typeFrom(clientModules.clientCredentials, "ClientCredentials");
  const scopes = list(
    "union",
    kind.scopes.map((scope) => literal(scope)),
  );
  return [given, kind.scopes.length === 0 ? flow : code`${flow}<${scopes}>`];
}

/** What the client keeps of an option's value, if it is another one: a grant becomes what gets its tokens. */
export function keptCredential({ kind }: CredentialOption, given: Printable): Printable | undefined {
  if (typeof kind === "string") return undefined;
  return code`${valueFrom(clientModules.clientCredentials, "clientCredentials")}(${given}, ${literal(kind.tokenUrl)})`;
}

/** Whether a client gets tokens by itself. */
export function grantsTokens(schemes: readonly SecurityScheme[]): boolean {
  return allCredentialOptions(schemes).some(({ kind }) => typeof kind === "object");
}
