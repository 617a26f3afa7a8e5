/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import { fillPath, locateFilled, type NoArguments, type Operation, type Reply } from "./runtime/index.ts";

/** What listPayments gives back. */
export type ListPaymentsResult = Reply<204>;

/**
 * How listPayments is sent and answered.
 *
 * `#/paths/~1payments/get`
 */
export const listPaymentsOperation: Operation<NoArguments, ListPaymentsResult> = {
  name: "listPayments",
  method: "GET",
  path: "/payments",
  responses: {
    204: {},
  },
};

/** What getPayment takes. */
export interface GetPaymentArguments {
  path: { id: string };
}

/** What getPayment gives back. */
export type GetPaymentResult = Reply<204>;

/**
 * How getPayment is sent and answered.
 *
 * `#/paths/~1payments~1{id}/get`
 */
export const getPaymentOperation: Operation<GetPaymentArguments, GetPaymentResult> = {
  name: "getPayment",
  method: "GET",
  path: "/payments/{id}",
  fill: fillPath,
  responses: {
    204: {},
  },
};

/** What getReceipts gives back. */
export type GetReceiptsResult = Reply<204>;

/**
 * How getReceipts is sent and answered.
 *
 * `#/paths/~1receipts/get`
 */
export const getReceiptsOperation: Operation<NoArguments, GetReceiptsResult> = {
  name: "getReceipts",
  method: "GET",
  path: "/receipts",
  server: {
    url: "https://{region}.files.example.com",
    variables: { region: { default: "us", enum: ["us", "eu"] } },
    locate: locateFilled,
  },
  responses: {
    204: {},
  },
};
