/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { Job } from "../model/index.ts";
import { fillPath, type Operation, readDeclared, type Reply } from "./runtime/index.ts";

/** What jobsCancel takes. */
export interface JobsCancelArguments {
  path: { "name=projects/*/jobs/*": string };
}

/** What jobsCancel gives back. */
export type JobsCancelResult = Reply<200, "application/json", Job> | Reply<200, string, Blob>;

/**
 * How jobsCancel is sent and answered.
 *
 * `#/paths/~1v1~1{name=projects~1*~1jobs~1*}:cancel/post`
 */
export const jobsCancelOperation: Operation<JobsCancelArguments, JobsCancelResult> = {
  name: "jobsCancel",
  method: "POST",
  path: "/v1/{name=projects/*/jobs/*}:cancel",
  fill: fillPath,
  accept: "application/json, */*",
  responses: {
    200: { content: ["application/json", "*/*"], read: readDeclared, octets: ["*/*"] },
  },
};
