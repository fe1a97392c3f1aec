// Fiscal halves and other periods: which of them counts, and what people call them.
import { periodName as periodWords } from "./dxp-frame.js";

export const FIRST_YEAR = 2024;
export const YEARS = 5;

const SUMMER = [4, 9];

/** The fiscal half that a month belongs to. */
function halfAt(year, month) {
  if (month < SUMMER[0]) return `FY${year - 1}-H2`;
  return `FY${year}-H${month <= SUMMER[1] ? 1 : 2}`;
}

/** The newest half that has begun, as the calendar in Japan has it. */
export function newestHalf(now = new Date()) {
  const [year, month] = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Tokyo" }).format(now).split("-").map(Number);
  return halfAt(year, month);
}

/** The half that a period of the shell stands for: its own, the one that it lies in, or the last one that has begun of a longer period. */
export function halfOf(period, newest = newestHalf()) {
  let found = /^FY(\d{4})(?:-([HQ])(\d))?$/.exec(period ?? "");
  if (found) {
    const [, year, kind, part] = found;
    if (kind === "H") return period;
    if (kind === "Q") return `FY${year}-H${Number(part) > 2 ? 2 : 1}`;
    return newest === `FY${year}-H1` ? newest : `FY${year}-H2`;
  }
  found = /^(\d{4})-(\d\d)$/.exec(period ?? "");
  if (found) return halfAt(Number(found[1]), Number(found[2]));
  found = /^CY(\d{4})(?:-H(\d))?$/.exec(period ?? "");
  if (found) return `FY${found[1]}-H${found[2] === "1" ? 1 : 2}`;
  return newest;
}

/** The halves of the plan that have begun, the newest first. */
export function begunHalves(newest = newestHalf()) {
  const all = [];
  for (let year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year += 1) for (const part of [1, 2]) all.push(`FY${year}-H${part}`);
  return all.filter((half) => half <= newest).reverse();
}

/** A period as people say it: 令和8年度上期, FY2026 H1. */
export function periodName(text, locale) { return locale === "en" ? (text ?? "").replace(/^FY(\d{4})-/, "FY$1 ") : periodWords(text ?? "", locale); }

/** How far a period begins or ends from the plan's start, in halves; nothing for a period that has no such place. */
export function place(period, isEnd) {
  const found = /^FY(\d{4})(?:-([HQ])(\d))?$/.exec(period ?? "");
  if (!found) return null;
  const start = (Number(found[1]) - FIRST_YEAR) * 2;
  if (!found[2]) return isEnd ? start + 2 : start;
  const length = found[2] === "H" ? 1 : 0.5;
  return start + (Number(found[3]) - (isEnd ? 0 : 1)) * length;
}

/** How far a day lies from the plan's start, in halves. */
export function placeOf(day) { return ((day - Date.UTC(FIRST_YEAR, 3, 1)) / (365.25 * 24 * 60 * 60 * 1000)) * 2; }
