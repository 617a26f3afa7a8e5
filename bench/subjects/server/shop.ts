/**
 * What the API is about, the same for every contender: it gets valid values, with their defaults, and gives back what the
 * body of the answer says. It answers the same to the same question, so that answers can be compared.
 */
export interface Shop {
  /** `POST /orders` */
  placeOrder(order: Order): object;
  /** `POST /token` */
  exchangeToken(request: { readonly client_id: string; readonly code: string; readonly scope?: string }): object;
  /** `GET /customers/{customerId}/orders` */
  listOrders(customerId: number, query: OrderQuery): object;
}

interface Order {
  readonly reference: string;
  readonly priority: string;
  readonly currency: string;
  readonly discount?: number;
  readonly lines: readonly { readonly quantity: number; readonly unitPrice: number }[];
}

interface OrderQuery {
  readonly page: number;
  readonly size: number;
  readonly open?: boolean;
  readonly since?: string;
  readonly status?: readonly string[];
  readonly search?: string;
}

const orders = [
  { reference: "AB-000001", state: "paid", total: 129.9 },
  { reference: "AB-000002", state: "shipped", total: 18 },
  { reference: "CD-000003", state: "paid", total: 2499.99 },
];

export const shop: Shop = {
  placeOrder({ reference, priority, currency, discount = 0, lines }) {
    let total = 0;
    for (const { quantity, unitPrice } of lines) total += quantity * unitPrice;
    return {
      id: `order:${reference}`,
      reference,
      state: "accepted",
      priority,
      currency,
      total: Math.round(total * (100 - discount)) / 100,
      lines: lines.length,
    };
  },
  exchangeToken({ client_id, code, scope }) {
    return { access_token: `${client_id}.${code}`, token_type: "Bearer", expires_in: 3600, scope };
  },
  listOrders(customerId, { page, size, open, since, status, search }) {
    return { customerId, page, size, open, since, status, search, orders };
  },
};
