/*
 * The resources of the API, each with its operations as methods.
 */
import { deleteReportOperation, getReportOperation, type GetReportResult } from "./operations.ts";
import {
  type ApiPromise,
  call,
  callForReply,
  type Client,
  type RequestOptions,
  type SuccessReply,
} from "./runtime/index.ts";

/** `client.reports` */
export class ReportsResource {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** `GET /reports/{id}` */
  getReport(id: string, options?: RequestOptions): ApiPromise<SuccessReply<GetReportResult>> {
    return callForReply(this.#client, getReportOperation, { path: { id } }, options);
  }

  /** `DELETE /reports/{id}` */
  deleteReport(id: string, options?: RequestOptions): ApiPromise<void> {
    return call(this.#client, deleteReportOperation, { path: { id } }, options);
  }
}
