/*
 * The resources of the API, each with its operations as methods.
 */
import type { ChangeNoteMergePatchBody } from "../model/index.ts";
import { type AddNoteContent, addNoteOperation, changeNoteOperation } from "./operations.ts";
import { type ApiPromise, call, type Client, type RequestOptions } from "./runtime/index.ts";

/** `client.notes` */
export class NotesResource {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** `POST /notes` */
  addNote(content: AddNoteContent, options?: RequestOptions): ApiPromise<void> {
    return call(this.#client, addNoteOperation, content, options);
  }

  /** `PATCH /notes/{id}` */
  changeNote(id: number, body?: ChangeNoteMergePatchBody, options?: RequestOptions): ApiPromise<void> {
    return call(this.#client, changeNoteOperation, { path: { id }, body }, options);
  }
}
