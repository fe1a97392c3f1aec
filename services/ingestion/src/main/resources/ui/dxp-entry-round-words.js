// Words, chips and days of collection rounds.
import { make } from "./dxp-entry-words.js";

export const STYLE = `
dxp-entry .dxp-rounds meter,dxp-entry .dxp-rounds progress{width:9em;max-width:100%;height:1.1em;vertical-align:middle;margin-inline-end:6px}
dxp-entry .dxp-rounds ol.due>li{border:1px solid #d8d8e0;border-inline-start:6px solid #0017c1;border-radius:8px;padding:10px 14px;margin:0 0 12px}
dxp-entry .dxp-rounds ol.due>li.late{border-inline-start-color:#ce0000}
dxp-entry .dxp-rounds .open{background:none;border:0;padding:4px 0;min-height:32px;font-family:inherit;font-size:.9375rem;font-weight:700;color:#00118f;text-decoration:underline;text-underline-offset:.2em;text-align:start;cursor:pointer}
dxp-entry .dxp-rounds tr.inner>td{background:#f8f8fb;padding:8px 12px}
dxp-entry .dxp-rounds tbody th.wide{min-width:11em}
dxp-entry .dxp-rounds .whole{white-space:nowrap}
dxp-entry .dxp-rounds .note{white-space:pre-wrap;overflow-wrap:anywhere}
dxp-entry .dxp-rounds .confirm{border:3px solid #604b00;border-radius:8px;padding:10px 16px;margin:0 0 16px}
dxp-entry .dxp-rounds .faults{border:3px solid #ce0000;border-radius:8px;padding:10px 16px;margin:0 0 16px}
dxp-entry .dxp-rounds .choices{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,20em),1fr));gap:4px 16px}
dxp-entry .dxp-rounds .choices label,dxp-entry .dxp-rounds .days label{font-weight:400;display:flex;align-items:flex-start;min-height:32px;overflow-wrap:anywhere}
dxp-entry .dxp-rounds .choices input,dxp-entry .dxp-rounds .days input{flex:none}
dxp-entry .dxp-rounds .days{display:flex;flex-wrap:wrap;gap:4px 18px}
dxp-entry .dxp-rounds .fields :is(input:not([type=checkbox]),select,textarea){width:100%}
dxp-entry .dxp-rounds textarea{display:block;width:100%;max-width:48em}
dxp-entry .dxp-rounds .fields>div{align-self:end}
`;

const WORDS = {
  NOT_REPORTED: ["未入力", "Not entered"], IN_PROGRESS: ["入力中", "In progress"], AWAITING_APPROVAL: ["承認待ち", "Awaiting approval"], REPORTED: ["報告済み", "Reported"], EXCUSED: ["値なし", "No value"],
  ON_TIME: ["期限内", "On time"], LATE: ["遅れて提出", "Late"], OPEN: ["期限前", "Open"], OVERDUE: ["期限超過", "Overdue"],
  FEED: ["自動連携", "Feed"], ENTRY: ["入力画面", "Entry page"], IMPORT: ["ファイル", "File"],
  SENT: ["送信済み", "Sent"], FAILED: ["送信できず", "Failed"], NO_ADDRESS: ["宛先なし", "No address"], SENDING: ["送信中（結果不明）", "Being sent, outcome unknown"],
  MONTH: ["毎月", "Monthly"], QUARTER: ["四半期", "Quarterly"], HALF: ["半年", "Half-yearly"], YEAR: ["毎年", "Yearly"],
};
const MARKS = { NOT_REPORTED: "○", IN_PROGRESS: "…", AWAITING_APPROVAL: "…", REPORTED: "✔", EXCUSED: "✔", ON_TIME: "✔", LATE: "▲", OPEN: "○", OVERDUE: "⚠", SENT: "✔", FAILED: "⚠", NO_ADDRESS: "⚠", SENDING: "…" };
const KINDS = { REPORTED: "ok", EXCUSED: "ok", ON_TIME: "ok", SENT: "ok", OVERDUE: "er", FAILED: "er", NO_ADDRESS: "er", NOT_REPORTED: "same", OPEN: "same" };

export function word(code, locale) { return WORDS[code] ? WORDS[code][locale === "en" ? 1 : 0] : code; }

/** A state with a mark, so that it is not told by colour alone. */
export function chip(code, locale, more = "") {
  return make("span", { class: `chip ${KINDS[code] || ""}` }, `${MARKS[code] || ""} ${word(code, locale)}${more}`);
}

/** How many days are left, with a mark. */
export function left(round, host) {
  const days = round.daysLeft;
  if (round.state === "CLOSED") return make("span", { class: "chip same" }, host.say("■ 締め切り済み", "■ Closed"));
  if (round.tally.missing === 0) return make("span", { class: "chip ok" }, host.say("✔ 提出完了", "✔ Complete"));
  if (days < 0) return make("span", { class: "chip er" }, host.say(`⚠ 期限を${-days}日過ぎています`, `⚠ ${-days} day${days === -1 ? "" : "s"} overdue`));
  if (days === 0) return make("span", { class: "chip er" }, host.say("⚠ 本日が期限です", "⚠ Due today"));
  return make("span", { class: days <= 3 ? "chip" : "chip same" }, host.say(`${days <= 3 ? "▲" : "○"} あと${days}日`, `${days <= 3 ? "▲" : "○"} ${days} day${days === 1 ? "" : "s"} left`));
}

/** Completeness as a meter with its text. */
export function completeness(tally, host) {
  const percent = Math.round((tally.completeness ?? 0) * 100);
  const text = host.say(`${tally.asked}件中${tally.answered}件（${percent}％）`, `${tally.answered} of ${tally.asked} (${percent}%)`);
  return make("span", {}, make("meter", { min: "0", max: String(tally.asked || 1), value: String(tally.answered), "aria-label": host.say("提出率", "Completeness") }), make("span", { class: "whole" }, text));
}

/** Days counted from the due date, in words. */
export function reminderDay(days, host) {
  if (days === 0) return host.say("当日", "On the day");
  return days < 0 ? host.say(`${-days}日前`, `${-days} day${days === -1 ? "" : "s"} before`) : host.say(`${days}日後`, `${days} day${days === 1 ? "" : "s"} after`);
}

export function table(caption, heads, rows, label) {
  const head = make("tr", {}, ...heads.map(([text, kind]) => make("th", { scope: "col", class: kind || null }, text)));
  return make("div", { role: "region", tabindex: "0", "aria-label": label || caption }, make("table", {}, make("caption", {}, caption), make("thead", {}, head), make("tbody", {}, ...rows)));
}
