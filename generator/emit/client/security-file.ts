import type { SecurityScheme } from "../../model/security.ts";
import { isReserved } from "../../model/spelling.ts";
import type { ConstDeclaration, TypeScriptFile } from "../core/declaration.ts";
import { code, list, literal, type Printable, propertyKey } from "../core/printable.ts";
import { clientModules, runtimeType } from "./modules.ts";

/** The constant of a scheme: a property may be called as a reserved word, and a constant may not. */
export function schemeConstant({ name }: SecurityScheme): string {
  return isReserved(name.typescript) ? `${name.typescript}SecurityScheme` : name.typescript;
}

/** `security.ts`: where the credentials of each scheme go, and which options they come from. */
export function securityFile(schemes: readonly SecurityScheme[]): TypeScriptFile {
  return {
    kind: "typescript",
    module: clientModules.security,
    doc: {
      paragraphs: ["Where the credentials of each security scheme go, and which options they come from."],
      tags: [],
    },
    declarations: schemes.map(schemeTable),
  };
}

function schemeTable(scheme: SecurityScheme): ConstDeclaration {
  const members = Object.entries(schemeMembers(scheme)).map(
    ([name, value]) => code`${propertyKey(name)}: ${literal(value)}`,
  );
  return {
    kind: "const",
    name: schemeConstant(scheme),
    doc: { paragraphs: [...(scheme.description ? [scheme.description] : []), `\`#${scheme.node.pointer}\``], tags: [] },
    type: runtimeType("SecurityScheme"),
    initializer: list("object", members),
  };
}

function schemeMembers(scheme: SecurityScheme): Record<string, string> {
  const { kind } = scheme;
  const [first = "", second = ""] = credentialOptions(scheme).map((option) => option.name);
  if (kind.type === "apiKey") return { type: "apiKey", option: first, in: kind.in, name: kind.parameter };
  if (kind.type === "http" && kind.scheme === "basic") {
    return second === "" ? { type: "basic", option: first } : { type: "basic", username: first, password: second };
  }
  return { type: "bearer", option: first };
}

/** One option of the client's constructor. */
export interface CredentialOption {
  readonly name: string;
  readonly environment: string | undefined;
  readonly type: "Credential" | "BasicCredential";
  readonly scheme: SecurityScheme;
}

/** The options that a scheme's credentials come from: those that `x-specwright` names, else one of its own. */
function credentialOptions(scheme: SecurityScheme): readonly CredentialOption[] {
  const basic = scheme.kind.type === "http" && scheme.kind.scheme === "basic";
  const named = scheme.client?.options ?? [];
  if (named.length === (basic ? 2 : 1)) {
    return named.map((option) => ({ ...option, type: "Credential", scheme }));
  }
  const name = named[0]?.name ?? scheme.option.typescript;
  return [{ name, environment: undefined, type: basic ? "BasicCredential" : "Credential", scheme }];
}

/** The options of all schemes, each name once. */
export function allCredentialOptions(schemes: readonly SecurityScheme[]): readonly CredentialOption[] {
  const options = new Map<string, CredentialOption>();
  for (const option of schemes.flatMap(credentialOptions)) {
    if (!options.has(option.name)) options.set(option.name, option);
  }
  return [...options.values()];
}

/** The type of an option's value. */
export function optionType({ type }: CredentialOption): Printable {
  return list("union", [runtimeType(type), code`null`, code`undefined`]);
}
