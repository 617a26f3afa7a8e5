import type { Server } from "../../model/server.ts";

/** A server's URL with every variable at its default (OpenAPI 3.1 section 4.8.5). */
export function serverURL(server: Server): string {
  return server.url.replace(/\{([^}]*)\}/g, (text, name: string) => {
    return server.variables.find((variable) => variable.name === name)?.default ?? text;
  });
}
