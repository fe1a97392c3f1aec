// The fate of every row of a file, in a table that can be narrowed down.
import { button, make, periodName } from "./dxp-entry-words.js";

const AT_ONCE = 200;
const STYLE = "dxp-entry .btn[aria-pressed=true]{background:#e8f1fe;text-decoration:underline;box-shadow:inset 0 0 0 2px currentColor}";
const OUTCOMES = {
  ACCEPTED: ["✓", "受付", "Accepted", "ok"], REFUSED: ["✗", "使えません", "Not usable", "er"], TAKEN_BEFORE: ["＝", "取り込み済み", "Taken before", "same"],
  UNCHANGED: ["＝", "変化なし", "Unchanged", "same"], WITHOUT_FIGURE: ["－", "値なし", "No figure", "same"],
};

export class Rows {
  constructor(section, result) {
    this.section = section;
    this.result = result;
    this.say = (ja, en) => section.host.say(ja, en);
    this.filter = result.refused > 0 ? "refused" : "all";
    this.shown = AT_ONCE;
  }

  element() {
    this.place = make("div");
    this.filters = make("div", { class: "acts", role: "group", "aria-label": this.say("表示する行", "Rows shown") });
    this.count = make("p", { role: "status", class: "hint" });
    this.more = button(this.say("続きを表示", "Show more"), () => { this.shown += AT_ONCE; this.draw(); });
    const element = make("div", {}, make("style", {}, STYLE), this.filters, this.count, this.place, make("p", {}, this.more));
    this.draw();
    return element;
  }

  kinds() {
    const rows = this.result.rows;
    return [["all", this.say("すべて", "All"), rows], ["refused", `✗ ${this.say("使えない行", "Not usable")}`, rows.filter((row) => row.outcome === "REFUSED")],
      ["warned", `⚠ ${this.say("注意", "Warnings")}`, rows.filter((row) => row.warnings.length > 0)]];
  }

  draw() {
    const kinds = this.kinds();
    const focused = this.filters.contains(document.activeElement) ? this.filter : null;
    this.filters.replaceChildren(...kinds.map(([id, word, rows]) => button(`${word} ${rows.length.toLocaleString()}`, () => { this.filter = id; this.shown = AT_ONCE; this.draw(); }, { "aria-pressed": String(this.filter === id), "data-kind": id })));
    if (focused) this.filters.querySelector(`[data-kind="${this.filter}"]`).focus();
    const rows = kinds.find(([id]) => id === this.filter)[2];
    const visible = rows.slice(0, this.shown);
    const left = this.result.rowsLeftOut > 0 ? ` ${this.say(`ほかの${this.result.rowsLeftOut.toLocaleString()}行に直すところはないか、多すぎるため省きました。`, `${this.result.rowsLeftOut.toLocaleString()} more rows are left out: nothing to mend, or too many.`)}` : "";
    this.count.textContent = `${this.say(`${rows.length.toLocaleString()}行のうち${visible.length.toLocaleString()}行を表示`, `${visible.length.toLocaleString()} of ${rows.length.toLocaleString()} rows shown`)}${left}`;
    this.more.hidden = rows.length <= this.shown;
    if (rows.length === 0) { this.place.replaceChildren(make("p", {}, this.say("該当する行はありません。", "There is no such row."))); return; }
    const head = make("tr", {}, ...[this.say("行", "Line"), this.say("結果", "Result"), this.say("指標", "Indicator"), this.say("期間", "Period"), this.say("理由・読み替え", "Why, and what was tidied")].map((word) => make("th", { scope: "col" }, word)));
    const caption = `${this.result.file}: ${this.say("行ごとの結果", "what becomes of each row")}`;
    this.place.replaceChildren(make("div", { role: "region", tabindex: "0", "aria-label": caption },
      make("table", {}, make("caption", {}, caption), make("thead", {}, head), make("tbody", {}, ...visible.map((row) => this.row(row))))));
  }

  /** What was read otherwise than it was written: the column, then before and after. */
  tidied(note) {
    const [, column, rest] = /^([^:]*): (.*)$/s.exec(note) ?? [null, "", note];
    return `${this.section.placeName(column)}: ${this.say(rest, rest.replace(/^結合セル /, "merged cells "))}`;
  }

  row(row) {
    const [mark, ja, en, kind] = OUTCOMES[row.outcome];
    const told = (sign, fault, type) => make("div", { class: type }, `${sign} ${this.section.placeName(fault.column)}: ${this.section.inOwnWords(fault.message)}${fault.value ? this.say(`（${fault.value}）`, ` (${fault.value})`) : ""}${this.section.rightly(fault)}`);
    return make("tr", {}, make("th", { scope: "row", class: "n" }, row.line), make("td", {}, make("span", { class: `chip ${kind}` }, `${mark} ${this.say(ja, en)}`)),
      make("td", {}, row.indicator || "－"), make("td", {}, row.period ? periodName(row.period, this.section.locale) : "－"),
      make("td", { class: "wide" }, ...row.errors.map((fault) => told("✗", fault, "fault")), ...row.warnings.map((fault) => told("⚠", fault, "warn")), ...row.tidied.map((note) => make("div", { class: "hint" }, this.tidied(note)))));
  }
}
