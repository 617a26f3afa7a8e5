import { formatCount } from "../../harness/format.ts";
import { resource } from "./contenders.ts";
import { type Place, postgresPlace, sqlitePlace, startPostgres } from "./place.ts";
import type { Population } from "./population.ts";

export const kinds = ["sqlite", "postgres"] as const;
export type Kind = (typeof kinds)[number];
export const storeNames: Readonly<Record<Kind, string>> = { sqlite: "SQLite", postgres: "PostgreSQL" };

/** The stores of a run, each made when it is first asked for. */
export class Places {
  readonly #folder: string;
  readonly #places = new Map<string, Promise<Place>>();
  #postgres: ReturnType<typeof startPostgres> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  get(kind: Kind, population: Population): Promise<Place> {
    const key = `${kind} ${population.grants}`;
    const place = this.#places.get(key) ?? this.#make(kind, population);
    this.#places.set(key, place);
    return place;
  }

  async close(): Promise<void> {
    for (const place of this.#places.values()) await place.then((open) => open.close());
    await (await this.#postgres)?.stop();
  }

  async #make(kind: Kind, population: Population): Promise<Place> {
    const { clients, grants } = population;
    console.error(`filling ${storeNames[kind]} with ${formatCount(clients)} clients and ${formatCount(grants)} grants`);
    if (kind === "sqlite") return sqlitePlace(this.#folder, population, resource);
    this.#postgres ??= startPostgres(this.#folder);
    return postgresPlace(await this.#postgres, population, resource);
  }
}
