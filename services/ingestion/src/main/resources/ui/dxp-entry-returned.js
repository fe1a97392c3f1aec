// 差し戻された報告: what came back to the department, whatever its period and area, to be mended and sent again.
import { call, make } from "./dxp-entry-words.js";

export class Returned {
  /** @param sheet the sheet whose form it is part of */
  constructor(sheet) {
    this.sheet = sheet;
    this.host = sheet.host;
    this.rows = [];
    this.place = make("div", { class: "dxp-entry-returned" });
  }

  async load() {
    const answer = await call("GET", "/api/ingestion/sheet/returned");
    if (this.sheet.returned !== this) return;
    if (!answer.ok) {
      this.place.replaceChildren(this.sheet.failed("差し戻された報告を読み込めませんでした。", "The reports that were returned could not be loaded.", answer, () => this.load()));
      return;
    }
    this.draw(answer.body);
  }

  draw({ total, items }) {
    const say = this.host.say;
    const here = new Map(this.sheet.rows.map((row) => [row.item.report?.id, row]));
    const inSheet = items.filter((item) => here.has(item.report.id) && item.report.state !== "WITHDRAWN");
    this.rows = items.filter((item) => !here.has(item.report.id)).map((item) => this.sheet.row(item, true));
    const back = this.rows.filter((row) => !this.#isOwn(row));
    const own = this.rows.filter((row) => this.#isOwn(row));
    if (inSheet.length === 0 && this.rows.length === 0) { this.place.replaceChildren(); return; }
    this.sheet.bar.hidden = false;
    this.body = make("tbody", { role: "rowgroup" });
    this.also = make("input", { type: "checkbox", id: "dxp-entry-withdrawn" });
    this.also.addEventListener("change", () => this.drawRows());
    const count = back.length + inSheet.length;
    const parts = [];
    if (count > 0) {
      parts.push(make("h2", {}, `↩ ${say(`差し戻された報告（${count}件）`, `Returned to you (${count})`)}`),
        make("p", {}, say("直して、下のボタンでもう一度提出してください。期間や地域が違っても一緒に提出できます。", "Mend them and submit them again with the button below, whatever their period and area.")));
    }
    if (inSheet.length > 0) {
      parts.push(make("p", {}, say(`このうち${inSheet.length}件は、下の表の中にあります：`, `${inSheet.length} of them stand in the table below: `), ...inSheet.map((item) => this.#link(here.get(item.report.id)))));
    }
    if (own.length > 0) parts.push(make("p", {}, this.also, make("label", { for: this.also.id }, say(`自分で取り下げたものも表示する（${own.length}件）`, `Also show what you took back (${own.length})`))));
    this.table = make("div", { role: "region", tabindex: "0", "aria-label": say("差し戻された報告", "Returned reports") }, this.sheet.table(say("差し戻された報告", "Returned reports"), this.body, say("値", "Value")));
    this.holder = make("div");
    parts.push(this.holder);
    if (total > items.length) parts.push(make("p", { class: "hint" }, say(`ほかに${total - items.length}件あります。これらを提出すると続きが表示されます。ファイルでまとめて送り直すこともできます。`, `${total - items.length} more are shown once these are submitted; a file can mend many at once.`)));
    this.place.classList.toggle("back", count > 0);
    this.place.replaceChildren(...parts);
    this.drawRows();
  }

  #isOwn(row) { return row.item.report.state === "WITHDRAWN"; }

  #link(row) {
    const link = make("a", { href: `#${row.id}-value` }, row.name);
    link.addEventListener("click", (event) => { event.preventDefault(); row.inputs.value.focus(); });
    return make("span", {}, link, " ");
  }

  /** What the reporter took back is shown when it is asked for, or typed into. */
  shownRows() { return this.rows.filter((row) => !this.#isOwn(row) || this.also.checked || row.item.draft); }

  drawRows() {
    const shown = this.shownRows();
    this.body.replaceChildren(...shown.map((row) => row.line));
    this.holder.replaceChildren(...(shown.length > 0 ? [this.table] : []));
  }
}
