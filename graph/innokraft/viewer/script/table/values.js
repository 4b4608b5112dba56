/* Numbers, money and dates as the language that is spoken writes them. */

import { state } from "../state.js";

/** @param {number} amount */
export const amountIn = (amount) => amount.toLocaleString(state.language, { maximumFractionDigits: 2 });

/** A day, a month or a year of ISO 8601. @param {string | null} date */
export function dateIn(date) {
  if (!date || state.language === "sv") return date || "";
  const [year, month, day] = date.split("-").map(Number);
  if (!month) return date;
  return new Date(Date.UTC(year, month - 1, day || 1)).toLocaleDateString("en-GB", { year: "numeric", month: "short", day: day ? "numeric" : undefined, timeZone: "UTC" });
}
