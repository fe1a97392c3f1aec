// Words and small tools that every section of the entry page uses.
import { button, call, day, inOwnWords, make, moment, periodName, pick, readable, whyNot } from "./dxp-frame.js";

export { button, call, day, inOwnWords, make, moment, periodName, pick, whyNot };

export const TEXT = {
  ja: {
    locale: "ja", title: "値の入力", period: "対象期", show: "表示", indicator: "指標", previous: "前期", value: "今期の値",
    numerator: "分子", denominator: "分母", status: "確度", note: "備考", send: "送信する", none: "－",
    empty: "この期に入力できる指標はありません。期を変えてください。", nothing: "入力された値がありません。",
    loading: "読み込んでいます…", retry: "もう一度試す", sent: "件を受け付けました。", refused: "件に誤りがあります。",
    number: "半角の数字で書いてください（例: 12.3）。",
    recorded: "記録しました", unchanged: "変化なし", superseded: "確報があるため、控えとして保存しました", rejected: "使えませんでした", waiting: "記録を待っています…",
    sending: "送信しています…", line: "行", WITHOUT_FIGURE: "値なし",
    quarantine: "直しが必要なもの", noQuarantine: "直しが必要なものはありません。", reason: "理由", again: "そのままもう一度送る", mend: "直して送る", discard: "取り下げる",
    why: "取り下げる理由", whyNeeded: "理由を書いてください。", area: "地域コード", stage: "段階",
    cancel: "やめる", resent: "送り直しました。", discarded: "取り下げました。", code: "指標コード",
    FINAL: "確報", PROVISIONAL: "速報", ESTIMATED: "推計", HEARING: "聞き取り", CORRECTED: "訂正",
  },
  en: {
    locale: "en", title: "Enter values", period: "Period", show: "Show", indicator: "Indicator", previous: "Previous", value: "Value",
    numerator: "Numerator", denominator: "Denominator", status: "Status", note: "Note", send: "Send", none: "–",
    empty: "There is no indicator to report for this period. Choose another one.", nothing: "No value was entered.",
    loading: "Loading…", retry: "Try again", sent: " accepted.", refused: " with errors.",
    number: "Write digits, e.g. 12.3.",
    recorded: "Recorded", unchanged: "Unchanged", superseded: "Kept; a final value holds", rejected: "Could not be used", waiting: "Waiting for the record…",
    sending: "Sending…", line: "Line", WITHOUT_FIGURE: "No figure",
    quarantine: "To be mended", noQuarantine: "Nothing needs to be mended.", reason: "Reason", again: "Send again as it was", mend: "Mend and send", discard: "Discard",
    why: "Why it is discarded", whyNeeded: "Say why.", area: "Area code", stage: "Stage",
    cancel: "Cancel", resent: "Sent again.", discarded: "Discarded.", code: "Indicator code",
    FINAL: "Final", PROVISIONAL: "Provisional", ESTIMATED: "Estimated", HEARING: "By hearing", CORRECTED: "Corrected",
  },
};
export const STATUSES = ["FINAL", "PROVISIONAL", "ESTIMATED", "HEARING", "CORRECTED"];

export const DECIMALS = new Set(["value", "numerator", "denominator"]);
export const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;

const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** A figure in plain form: half width, without separators of thousands and leading zeros. What could mean two things, as 12,3, stays as it is and is no figure. */
export function plain(text) {
  const half = text.normalize("NFKC").trim().replace(/^[▲△−]\s*/, "-");
  return (GROUPED.test(half) ? half.replaceAll(",", "") : half).replace(/^(-?)0+(?=\d)/, "$1");
}

/** JSON in which figures keep every digit that was typed; a number of the browser would round them. What is no decimal goes as text and is refused with its place. */
export function json(body) {
  const member = ([name, value]) => `${JSON.stringify(name)}:${DECIMALS.has(name) && DECIMAL.test(value) ? value : JSON.stringify(value)}`;
  return `{${Object.entries(body).map(member).join(",")}}`;
}

/** The members of a row of a file, with its status as the code that a label or a mark before the figure stands for. */
export function ofRow(cells) {
  const given = (cells.status || "").toLowerCase();
  const marked = { p: "PROVISIONAL", r: "CORRECTED" }[(cells.value || "").charAt(0).toLowerCase()];
  const status = STATUSES.find((each) => [each, TEXT.ja[each], TEXT.en[each]].some((word) => word.toLowerCase() === given)) || cells.status || marked;
  return { ...cells, status };
}

/** The members of a figure as a feed sent it. */
export function ofFigure(raw) {
  try {
    const members = JSON.parse(raw);
    return members !== null && typeof members === "object" && !Array.isArray(members) ? members : {};
  } catch {
    return {};
  }
}

/** What would be right instead, if it is said in the reader's language. */
export function rightly(fault, locale) {
  const told = fault.expected ? readable(fault.expected, locale) : "";
  return told ? (locale === "en" ? ` Expected: ${told}.` : `　正しくは：${told}`) : "";
}

/** Why a text is no period: where it could be one of two, which. */
export function noPeriod(period, answer, locale) {
  const told = inOwnWords(answer?.body?.detail ?? "", locale);
  if (/二通り|could mean two/.test(told)) return told.replace(/^period[：:]\s*/, "");
  return locale === "en" ? `"${period}" is no period. Examples: FY2025-Q1, 令和7年度第1四半期, 2025-04` : `「${period}」は期間として読めません。例: FY2025-Q1、令和7年度第1四半期、2025-04`;
}

const MEMBERS = {
  indicator: ["指標", "Indicator"], period: ["期間", "Period"], area: ["地域", "Area"], status: ["確度", "Status"], value: ["値", "Value"], numerator: ["分子", "Numerator"], denominator: ["分母", "Denominator"],
  stage: ["段階", "Stage"], note: ["備考", "Note"], unit: ["単位", "Unit"], reference: ["参照", "Reference"], department: ["所管課", "Department"], sample: ["見本のデータか", "Sample or not"],
};

/** What the columns of a file are called, and the members that stand in them. */
const COLUMNS = { 指標コード: "indicator", 期間: "period", 値: "value", 分子: "numerator", 分母: "denominator", 段階: "stage", 確度: "status", 地域: "area", 単位: "unit", 備考: "note", 出典: "reference" };

/** The member of a figure that a pointer or a column leads to, if it is one. */
export function memberAt(place) {
  const name = String(place ?? "").replace(/^\/(\d+\/)?/, "");
  return Object.hasOwn(COLUMNS, name) ? COLUMNS[name] : Object.hasOwn(MEMBERS, name) ? name : null;
}

/** The place of something wrong, for people: the name of the member, or of the column as the file has it. */
export function placeName(place, locale) {
  const member = memberAt(place);
  if (locale !== "en" && Object.hasOwn(COLUMNS, place)) return place;
  return member ? MEMBERS[member][locale === "en" ? 1 : 0] : String(place ?? "").replace(/^\/(?!.*\/)/, "");
}

/** Where something stands in what was sent, for people: the line of a file, or the how-manieth of a list, as its path or pointer says. */
function spotName(place, locale) {
  const text = String(place ?? "");
  const say = (ja, en) => (locale === "en" ? en : ja);
  const line = /^(\d+)行目$/.exec(text);
  if (line) return say(text, `Line ${line[1]}`);
  const item = /^\/(\d+)(?=\/|$)/.exec(text) || /^[^ ]*\[(\d+)\](?=$| )/.exec(text);
  if (!item) return text.startsWith("/") || text === "$" ? "" : text;
  const rest = text.startsWith("/") ? "" : text.slice(item[0].length);
  return `${say(`${Number(item[1]) + 1}件目`, `Item ${Number(item[1]) + 1}`)}${rest}`;
}

/** The same with the member or column: 3行目・値. */
export function whereName(place, column, locale) {
  const spot = spotName(place || column, locale);
  const steps = String(column ?? "").startsWith("/") ? column.split("/").filter((each) => each !== "" && !/^\d+$/.test(each)) : [column ?? ""];
  return [spot === column ? "" : spot, ...steps.map((each) => placeName(each, locale))].filter((each) => each !== "").join(locale === "en" ? ", " : "・");
}

/** What the unit of an item is called, beside a figure of 1 as of one; one without English keeps its name. */
export function unitOf(item, locale, figure) { return (locale === "en" && ((figure === "1" && item.unitOne) || item.unitName?.en)) || item.unit || ""; }

/** A figure with its unit, as the language writes the two. */
export function withUnit(figure, item, locale) { const unit = unitOf(item, locale, figure); return `${figure}${locale === "en" && unit && unit !== "%" ? " " : ""}${unit}`; }

/** A text that has no English, such as a stage: on an English page it is announced as Japanese. */
export function foreign(text, locale) { return locale === "en" && /[\u3040-\u30ff\u4e00-\u9fff]/.test(text ?? "") ? make("span", { lang: "ja" }, text) : text ?? ""; }

/** A part of the page that one module draws. */
export class Section {
  constructor(host) {
    this.host = host;
    this.locale = host.locale;
    this.words = TEXT[host.locale === "en" ? "en" : "ja"];
  }

  inOwnWords(text) { return inOwnWords(text, this.locale); }

  rightly(fault) { return rightly(fault, this.locale); }

  placeName(place) { return placeName(place, this.locale); }

  whereName(place, column) { return whereName(place, column, this.locale); }

  pick(text) { return pick(text, this.locale); }

  tell(name, detail) { this.host.tell(name, detail); }

  /** A moment that programs can read, too. */
  time(text) { return text ? make("time", { datetime: text }, moment(text, this.locale)) : "－"; }

  whyNot(answer) { return whyNot(answer, this.locale); }

  /** What was not to be had, why, and a way to ask again; nothing else is lost. */
  failed(ja, en, answer, again) {
    const what = this.host.say(ja, en);
    this.tell("dxp:error", { message: what });
    return make("div", {}, make("p", { role: "alert" }, `⚠ ${what} ${this.whyNot(answer)}`), make("p", {}, button(this.words.retry, again)));
  }
}

// A page that was left open is no work.
const LONGEST_SECONDS = 4 * 60 * 60;

/** Tells how long some work took, shared among the periods of its figures; if it cannot be told, nothing is lost but a measurement. @param counts how many figures each period has; @param ended when a person was done */
export function tellCosts(work, started, counts, ended = Date.now()) {
  const seconds = Math.min(Math.round((ended - (started ?? ended)) / 1000), LONGEST_SECONDS);
  const all = [...counts.values()].reduce((sum, each) => sum + each, 0);
  for (const [period, values] of counts) {
    const submission = [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, "0")).join("");
    call("POST", "/api/ingestion/efforts", { submission, period, seconds: Math.round(seconds * values / all), values, work });
  }
}

/** The same, by the period of each figure. */
export function tellCost(work, started, periods, ended = Date.now()) {
  tellCosts(work, started, new Map([...Map.groupBy(periods, (each) => each)].map(([period, some]) => [period, some.length])), ended);
}
