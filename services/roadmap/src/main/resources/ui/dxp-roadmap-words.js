// Words and small tools that every part of the page of projects uses.
import { button, call, inOwnWords, make, moment, pick, whyNot as refusal } from "./dxp-frame.js";

export { button, call, inOwnWords, make, moment, pick };

export const FIELDS = {
  industry: { ja: "産業・しごと", en: "Industry and work" },
  living: { ja: "暮らし・まち", en: "Living and community" },
  administration: { ja: "行政経営", en: "Public administration" },
};

/** What a report says of a project, the gravest first; each has a mark, so that none is told by its colour alone. */
export const STATES = {
  BEHIND: { ja: "遅れ", en: "Behind", mark: "▼", kind: "er" },
  SUSPENDED: { ja: "休止", en: "Suspended", mark: "■", kind: "wa" },
  NOT_STARTED: { ja: "未着手", en: "Not started", mark: "○", kind: "" },
  ON_TRACK: { ja: "順調", en: "On track", mark: "●", kind: "ok" },
  AHEAD: { ja: "前倒し", en: "Ahead", mark: "▲", kind: "ok" },
  DONE: { ja: "完了", en: "Done", mark: "✔", kind: "ok" },
  NO_REPORT: { ja: "報告なし", en: "No report", mark: "－", kind: "no" },
};

export function stateWord(state, locale) { return `${STATES[state].mark} ${pick(STATES[state], locale)}`; }

/** A state as a chip; another text may stand for its word. */
export function chip(state, locale, text = pick(STATES[state], locale)) { return make("span", { class: `chip ${STATES[state].kind}`, "data-state": state }, `${STATES[state].mark} ${text}`); }

export function percent(value, locale) { return value === null || value === undefined ? "" : `${value}${locale === "en" ? "%" : "％"}`; }

/** What somebody wrote or the plan prints: where it is Japanese on an English page, it is announced so. */
export function spoken(tag, attributes, ...content) {
  const element = make(tag, attributes, ...content);
  if (document.documentElement.lang === "en" && /[\u3040-\u30ff\u4e00-\u9fff]/.test(element.textContent)) element.lang = "ja";
  return element;
}

/** The name of a project or KPI; one without English is Japanese. */
export function named(name, locale) { return spoken("span", {}, pick(name, locale)); }

/** What the department is called; the plan names it for a few projects only. */
export function departmentOf(project, host) { return project.department || host.say("計画に記載なし", "Not named in the plan"); }

/** An amount in thousand yen, or what the plan prints instead of it. */
export function amount(budget, host) {
  if (budget.thousandYen !== null && budget.thousandYen !== undefined) return budget.thousandYen.toLocaleString("ja-JP");
  return budget.mark || host.say("金額の記載なし", "no amount printed");
}

/** Those whom the service lets report: the DX office, and the clerks of the project's department. */
export function mayReport(project, host) { return host.roles.includes("office") || (host.roles.includes("clerk") && isOwn(project, host)); }

/** Those whom the service lets answer; without a project a comment is on the plan as a whole. */
export function mayAnswer(project, host) { return host.roles.includes("office") || (["clerk", "approver"].some((role) => host.roles.includes(role)) && isOwn(project, host)); }

export function isOwn(project, host) { return Boolean(project?.departmentKey) && project.departmentKey === host.department; }

const REFUSALS = {
  404: { ja: "見つかりません。削除されたか、表示されなくなりました。", en: "It is not there, or no longer shown." },
  409: { ja: "ほかの人が先に変更しました。「最新の状態にする」を押して確かめてください。", en: "Somebody else changed it first: press “Refresh” and look again." },
};

/** Why a request came to nothing, in the reader's words. */
export function whyNot(answer, { locale }) { return pick(REFUSALS[answer.status], locale) || refusal(answer, locale, inOwnWords(answer.body.title, locale)); }

export function loading(host) { return make("p", { role: "status" }, make("progress", { "aria-label": host.say("読み込み中", "Loading") }), host.say(" 読み込んでいます…", " Loading…")); }

/** What was not to be had, why, and a way to ask again. */
export function failed(what, answer, host, again) {
  host.tell("dxp:error", { message: what });
  return make("section", {}, make("p", { role: "alert" }, `⚠ ${what} ${whyNot(answer, host)}`), make("p", { class: "acts" }, button(host.say("もう一度試す", "Try again"), again)));
}

/** A fact with its name. */
export function fact(name, ...content) { return make("div", {}, make("dt", {}, name), make("dd", {}, ...content)); }
