import type { Diagnostics } from "../../diagnostics.ts";
import type { SourceFile } from "../files/source-file.ts";
import { describeType, isJsonObject, isMutableObject, member, setMember } from "../text/json.ts";

/** The editions of the specification that are read. What they share is decided by these, never by patch versions. */
export type Edition = "2.0" | "3.0" | "3.1" | "3.2";

export interface Version {
  readonly edition: Edition;
  /** As written: `3.1.0`. */
  readonly text: string;
}

/** The version that a document says at its root (OpenAPI 3.1 section 4.1; Swagger 2.0, `swagger`). Others are reported. */
export function readVersion(source: SourceFile, diagnostics: Diagnostics): Version | undefined {
  const root = source.value;
  if (!isJsonObject(root)) {
    const message =
      root === null ? "the document is empty" : `an OpenAPI document has to be an object, not ${describeType(root)}`;
    const help = root === null ? "See whether it was saved." : "See whether it is the file that is meant.";
    diagnostics.error("unsupported-version", message, { location: source.locate([]), help });
    return undefined;
  }
  const key = Object.hasOwn(root, "openapi") ? "openapi" : "swagger";
  const value = member(root, key);
  const other = ["asyncapi", "arazzo", "overlay"].find((name) => Object.hasOwn(root, name));
  if (value === undefined && other !== undefined) {
    diagnostics.error("unsupported-version", `this is a document of ${otherNames[other]}, and none of OpenAPI`, {
      location: source.locate([other], "key"),
      help: "Give the OpenAPI document; an overlay is given by --overlay.",
    });
    return undefined;
  }
  if (value === undefined) {
    const misspelt = Object.keys(root).find((name) => /^(?:open[-_ ]?api|swagger)$/i.test(name));
    const meant = misspelt !== undefined && /^s/i.test(misspelt) ? "swagger" : "openapi";
    diagnostics.error("unsupported-version", "the root has no `openapi` that says the version", {
      location: misspelt === undefined ? source.locate([]) : source.locate([misspelt], "key"),
      help:
        misspelt === undefined
          ? "Write `openapi: 3.1.0`, or whichever version the document is of."
          : `Is \`${meant}\` meant? It is written so, in small letters.`,
    });
    return undefined;
  }
  const edition = editionOf(value);
  if (typeof value === "string" && edition !== undefined && (edition === "2.0") === (key === "swagger")) {
    return { edition, text: value };
  }
  // YAML reads `2.0` as the number 2.
  const written = typeof value === "number" && Number.isInteger(value) ? value.toFixed(1) : String(value);
  const quoted = typeof value === "number" ? `; a version is a string: "${written}"` : "";
  const message = `\`${key}: ${JSON.stringify(value)}\` is not a version that is read here${quoted}`;
  const details = {
    location: source.locate([key], "value"),
    help: 'Versions that are read are `openapi` 3.0, 3.1 and 3.2, and `swagger: "2.0"`.',
  };
  const meant = typeof value === "number" ? editionOf(written) : undefined;
  if (meant === undefined || (meant === "2.0") !== (key === "swagger") || !isMutableObject(root)) {
    diagnostics.error("unsupported-version", message, details);
    return undefined;
  }
  setMember(root, key, written);
  diagnostics.mended("unsupported-version", message, `it is read as "${written}"`, details);
  return { edition: meant, text: written };
}

const otherNames: Readonly<Record<string, string>> = {
  asyncapi: "AsyncAPI",
  arazzo: "Arazzo",
  overlay: "the Overlay Specification",
};

/** The edition that a fragment's own file states, if it states one. */
export function statedEdition(root: unknown): Edition | undefined {
  if (typeof root !== "object" || root === null) return undefined;
  if ("openapi" in root) return editionOf(root.openapi);
  return "swagger" in root ? editionOf(root.swagger) : undefined;
}

function editionOf(value: unknown): Edition | undefined {
  const found = /^(?:(2\.0)$|(3\.[012])(?:\.\d+(?:-.*)?)?$)/.exec(String(value));
  return typeof value === "string" ? ((found?.[1] ?? found?.[2]) as Edition | undefined) : undefined;
}
