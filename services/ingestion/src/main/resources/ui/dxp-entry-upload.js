// ファイルで送る: a file is looked at first, then sent.
import { Section, TEXT, call, make } from "./dxp-entry-words.js";

export const section = {
  id: "upload", title: { ja: "ファイルで送る", en: "Send a file" }, roles: ["clerk", "approver", "office"],
  open(host) { return new Upload(host).open(); },
};

class Upload extends Section {
  /** A file is looked at first; nothing is sent before a person has seen what would become of each line. */
  open() {
    const file = make("input", { id: "dxp-entry-file", type: "file", accept: ".csv,text/csv" });
    const check = make("button", { type: "button", class: "btn" }, this.words.check);
    const outcome = make("div", { "aria-live": "polite" });
    check.addEventListener("click", () => {
      if (file.files.length === 0) { outcome.replaceChildren(make("p", { role: "alert" }, `⚠ ${this.words.noFile}`)); file.focus(); return; }
      this.sendFile(file.files[0], true, outcome);
    });
    file.addEventListener("change", () => outcome.replaceChildren());
    return make("section", { "aria-label": this.words.file }, make("h2", {}, this.words.file),
      make("p", {}, make("label", { for: "dxp-entry-file" }, this.words.choose), make("br"), file, " ", check), outcome);
  }

  async sendFile(file, dryRun, outcome) {
    outcome.replaceChildren(make("p", { role: "status" }, make("progress"), ` ${dryRun ? this.words.checking : this.words.sending}`));
    const form = new FormData();
    form.append("file", file);
    let answer;
    try {
      answer = await call("POST", `/api/ingestion/imports?dryRun=${dryRun}`, form);
    } catch {
      answer = { ok: false, body: { title: this.words.away } };
    }
    if (!answer.ok) {
      const faults = (answer.body.errors || []).map((fault) => make("li", {}, `${fault.value || ""} ${this.inOwnWords(fault.message)}`));
      outcome.replaceChildren(make("p", { role: "alert" }, `⚠ ${answer.status === 503 ? this.words.away : `${this.inOwnWords(answer.body.title)} ${answer.body.detail || ""}`}`), make("ul", {}, ...faults));
      return;
    }
    this.drawUpload(file, dryRun, answer.body, outcome);
    if (!dryRun) { this.tell("dxp:submitted", { message: `${this.words.kept}: ${answer.body.accepted}` }); this.host.changed("quarantine"); }
  }

  drawUpload(file, dryRun, result, outcome) {
    const summary = `${dryRun ? this.words.checked : this.words.kept}: ${result.accepted}　${this.words.refusedRows}: ${result.refused}　${this.words.blankRows}: ${result.withoutFigure}`;
    const head = make("tr", {}, ...[this.words.line, this.words.result, this.words.indicator, this.words.period, this.words.reason].map((word) => make("th", { scope: "col" }, word)));
    const rows = result.rows.map((row) => make("tr", {}, make("th", { scope: "row" }, row.line), make("td", {}, `${row.outcome === "REFUSED" ? "⚠ " : ""}${this.words[row.outcome]}`),
      make("td", {}, row.indicator || this.words.none), make("td", {}, row.period || this.words.none),
      make("td", {}, ...row.errors.map((fault) => make("div", {}, `${fault.column}: ${this.inOwnWords(fault.message)}${fault.value ? `（${fault.value}）` : ""}`)), ...row.tidied.map((note) => make("div", {}, note)))));
    const table = make("table", {}, make("caption", {}, result.file), make("thead", {}, head), make("tbody", {}, ...rows));
    outcome.replaceChildren(make("p", { role: "status" }, summary));
    if (result.takenBefore) outcome.append(make("p", {}, `⚠ ${this.words.takenBefore}: ${new Date(result.takenBefore).toLocaleString(this.locale === "en" ? "en" : "ja")}`));
    if (result.unknownColumns.length > 0) outcome.append(make("p", {}, `${this.words.unknownColumns}: ${result.unknownColumns.join("、")}`));
    outcome.append(make("div", { role: "region", tabindex: "0", "aria-label": this.words.result }, table));
    if (dryRun && result.accepted > 0) {
      const send = make("button", { type: "button", class: "btn" }, this.words.sendFile);
      send.addEventListener("click", () => this.sendFile(file, false, outcome));
      outcome.append(make("p", {}, send));
    }
  }
}
