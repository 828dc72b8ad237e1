// Days of the calendar, as text.

/**
 * @param {string} day YYYY-MM-DD
 * @param {number} days
 * @returns {string} the day so many days earlier
 */
export function before(day, days) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return Number.isNaN(date.getTime()) ? day : date.toISOString().slice(0, 10);
}
