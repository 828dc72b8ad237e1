// A day of birth as people write it.
import { latin } from "./digits.js";

/**
 * Day, month and year in the order of the country, or the year first; what is no day of the calendar is null.
 * @param {string} text such as 31-12-1990, 31/12/1990 or 1990-12-31
 * @returns {string | null} YYYY-MM-DD
 */
export function isoDay(text) {
  const parts = latin(text.trim()).split(/[-/. ]+/);
  const [year = "", month = "", day = ""] = parts[0]?.length === 4 ? parts : parts.reverse();
  if (parts.length !== 3 || !/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) {
    return null;
  }
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
