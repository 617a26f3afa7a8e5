import { type Case, without } from "./case.ts";

const line = { sku: "AB-1234", title: "Café table, 80 cm", quantity: 2, price: 129.99 };

const gift = { ...line, sku: "CD-77", note: "gift" };
const coffee = { ...line, sku: "EF-9", quantity: 10, price: 0.05 };

const paidOrder = {
  reference: "2025-000417",
  status: "paid",
  customer: { name: "Ada Lovelace", country: "GB", tags: ["b2b", "net30"] },
  lines: [line, gift, coffee],
  discount: 12.5,
  prices: { EUR: 419.97, GBP: 350.1, USD: 455 },
};

export const order: Case = {
  id: "order",
  title: "an order: closed objects, limits, patterns, a map",
  document: "own",
  type: "Order",
  valid: () => [
    paidOrder,
    without({ ...paidOrder, status: "new", lines: [line] }, "discount", "prices"),
    { ...paidOrder, customer: { name: "Grace", country: "US" }, lines: Array.from({ length: 8 }, () => line) },
  ],
  invalid: () => [
    { what: "a reference that its pattern does not allow", value: { ...paidOrder, reference: "417" } },
    { what: "a member that there is not", value: { ...paidOrder, colour: "red" } },
    {
      what: "a member of a line that there is not",
      value: { ...paidOrder, lines: [line, { ...gift, colour: "red" }] },
    },
    {
      what: "a quantity below its minimum",
      value: { ...paidOrder, lines: [line, gift, { ...coffee, quantity: 0 }] },
    },
    { what: "a price of a tenth of a cent", value: { ...paidOrder, lines: [{ ...line, price: 1.001 }] } },
    { what: "no lines", value: { ...paidOrder, lines: [] } },
    { what: "a tag twice", value: { ...paidOrder, customer: { ...paidOrder.customer, tags: ["b2b", "b2b"] } } },
    { what: "a name that is too long", value: { ...paidOrder, customer: { name: "a".repeat(81), country: "GB" } } },
    { what: "a price of the map as text", value: { ...paidOrder, prices: { EUR: "419.97" } } },
  ],
};
