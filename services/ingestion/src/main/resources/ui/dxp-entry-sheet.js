// 値の入力: the sheet of a period, one row for each indicator that the signed-in person may report.
import { Section, DECIMAL, STATUSES, TEXT, call, json, make, plain } from "./dxp-entry-words.js";

export const section = {
  id: "sheet", title: { ja: "値の入力", en: "Enter values" }, roles: ["clerk", "approver", "office"],
  open(host) { return new Sheet(host).open(); },
};

class Sheet extends Section {
  open() {
    this.sheet = make("section");
    this.load(this.host.period || "");
    return this.sheet;
  }

  async load(period) {
    this.sheet.replaceChildren(make("p", { role: "status" }, this.words.loading));
    try {
      const query = period ? `?period=${encodeURIComponent(period)}` : "";
      const answer = await fetch(`/api/ingestion/sheet${query}`, { headers: { Accept: "application/json" } });
      const body = await answer.json();
      if (!answer.ok) throw new Error(body.detail);
      this.draw(body);
    } catch (problem) {
      const again = make("button", { type: "button", class: "btn" }, this.words.retry);
      again.addEventListener("click", () => this.load(period));
      this.sheet.replaceChildren(make("p", { role: "alert" }, `${this.words.failed} ${problem.message || ""}`), again);
      this.tell("dxp:error", { message: this.words.failed });
    }
  }

  draw(sheet) {
    const chosen = make("input", { id: "dxp-entry-period", name: "period", value: sheet.period, autocomplete: "off", size: "12" });
    const choose = make("form", { class: "dxp-entry-period" }, make("label", { for: "dxp-entry-period" }, `${this.words.period} `), chosen, " ",
      make("button", { class: "btn" }, this.words.show));
    choose.addEventListener("submit", (event) => { event.preventDefault(); this.load(chosen.value); });
    const heading = make("h2", {}, `${this.pick(sheet.label)} ${this.words.title}`);
    if (sheet.items.length === 0) {
      this.sheet.replaceChildren(choose, heading, make("p", { role: "status" }, this.words.empty));
      return;
    }
    const form = make("form", { novalidate: "" });
    const rows = sheet.items.map((item) => this.row(item));
    const head = make("tr", {}, ...[this.words.indicator, this.words.previous, this.words.current, this.words.value, this.words.status, this.words.note]
      .map((word) => make("th", { scope: "col" }, word)));
    const table = make("table", {}, make("caption", {}, this.pick(sheet.label)), make("thead", {}, head), make("tbody", {}, ...rows.map((row) => row.line)));
    const summary = make("p", { role: "status", "aria-live": "polite" });
    form.append(make("div", { role: "region", tabindex: "0", "aria-label": this.words.title }, table), make("p", {}, make("button", { type: "submit", class: "btn" }, this.words.send)), summary);
    form.addEventListener("input", () => this.tell("dxp:dirty", { dirty: true }));
    form.addEventListener("submit", (event) => { event.preventDefault(); this.send(sheet.period, rows, summary); });
    this.sheet.replaceChildren(choose, heading, form);
  }

  row(item) {
    const id = `dxp-entry-${item.indicator}`;
    const name = this.pick(item.name);
    const rate = item.accumulation === "RATE" && !item.stages;
    const message = make("p", { id: `${id}-message`, class: "dxp-entry-message" });
    const field = (suffix, label) => make("input", { id: `${id}-${suffix}`, inputmode: "decimal", autocomplete: "off", size: "10", "aria-label": `${name} ${label}`, "aria-describedby": `${id}-message` });
    const value = item.stages
      ? make("select", { id: `${id}-value`, "aria-label": `${name} ${this.words.value}`, "aria-describedby": `${id}-message` }, make("option", { value: "" }, this.words.none),
        ...Object.keys(item.stages).map((stage) => make("option", { value: stage }, stage)))
      : field("value", this.words.value);
    const numerator = rate ? field("numerator", this.words.numerator) : null;
    const denominator = rate ? field("denominator", this.words.denominator) : null;
    const status = make("select", { "aria-label": `${name} ${this.words.status}` }, ...STATUSES.map((each) => make("option", { value: each }, this.words[each])));
    const note = make("input", { "aria-label": `${name} ${this.words.note}`, maxlength: "2000" });
    const cell = make("td", {}, value, ` ${item.stages ? "" : item.unit}`);
    if (rate) cell.append(make("br"), `${this.words.numerator} `, numerator, ` ${this.words.denominator} `, denominator);
    cell.append(message);
    const line = make("tr", {}, make("th", { scope: "row" }, name, make("br"), make("small", {}, `${item.indicator} ${this.pick(item.definition)}`)),
      make("td", {}, this.shown(item, item.previous)), make("td", {}, this.shown(item, item.current)), cell, make("td", {}, status), make("td", {}, note));
    return { item, line, value, numerator, denominator, status, note, message };
  }

  shown(item, value) {
    if (!value) return this.words.none;
    const figure = value.stage || (value.value === null ? this.words.none : Number(value.value).toLocaleString(undefined, { maximumFractionDigits: item.decimals }));
    return `${figure}${value.stage ? "" : item.unit}（${this.words[value.status]}）`;
  }

  read(row, period) {
    const body = { indicator: row.item.indicator, period, status: row.status.value };
    if (row.note.value.trim()) body.note = row.note.value.trim();
    const typed = (input) => (input ? plain(input.value) : "");
    const texts = { value: typed(row.value), numerator: typed(row.numerator), denominator: typed(row.denominator) };
    if (row.item.stages) return row.value.value ? { ...body, stage: row.value.value } : null;
    const given = Object.entries(texts).filter(([, text]) => text !== "");
    if (given.length === 0) return null;
    for (const [member, text] of given) {
      if (!DECIMAL.test(text)) throw row[member];
      body[member] = text;
    }
    return body;
  }

  say(row, text, bad) {
    row.message.textContent = text ? `${bad ? "⚠ " : "✓ "}${text}` : "";
    row.message.classList.toggle("dxp-entry-bad", bad);
    row.value.setAttribute("aria-invalid", bad ? "true" : "false");
  }

  async send(period, rows, summary) {
    const items = [];
    let wrong = null;
    for (const row of rows) {
      this.say(row, "", false);
      try {
        const body = this.read(row, period);
        if (body) items.push({ row, body });
      } catch (input) {
        this.say(row, this.words.number, true);
        wrong = wrong || input;
      }
    }
    if (wrong) { wrong.focus(); return; }
    if (items.length === 0) { summary.textContent = this.words.nothing; return; }
    let answer;
    try {
      answer = await call("POST", "/api/ingestion/observations", `[${items.map((each) => json(each.body)).join(",")}]`, "application/json");
    } catch {
      summary.textContent = this.words.away;
      this.tell("dxp:error", { message: this.words.away });
      return;
    }
    const result = answer.body;
    const faults = answer.status === 202
      ? result.rejected
      : (result.errors || []).map((fault) => ({ ...fault, index: Number(fault.pointer.split("/")[1]) }));
    for (const fault of faults) if (items[fault.index]) this.say(items[fault.index].row, fault.message.split(" / ")[this.locale === "en" ? 1 : 0] || fault.message, true);
    if (answer.status !== 202) {
      summary.textContent = answer.status === 503 ? this.words.away : result.title;
      this.tell("dxp:error", { message: summary.textContent });
      return;
    }
    const refused = new Set(faults.map((fault) => fault.index));
    const accepted = items.filter((each, index) => !refused.has(index));
    summary.textContent = `${accepted.length}${this.words.sent}${refused.size ? ` ${refused.size}${this.words.refused}` : ""}`;
    this.tell("dxp:dirty", { dirty: false });
    this.tell("dxp:submitted", { message: summary.textContent });
    accepted.forEach((each, index) => this.follow(each.row, result.accepted[index]));
  }

  /** Asks what became of an accepted figure, a few times at growing intervals. */
  async follow(row, id) {
    this.say(row, this.words.waiting, false);
    for (let pause = 150; pause < 5000; pause *= 2) {
      await new Promise((done) => setTimeout(done, pause));
      const answer = await fetch(`/api/ingestion/observations/${encodeURIComponent(id)}`).catch(() => null);
      if (answer && answer.ok) {
        const state = (await answer.json()).state.toLowerCase();
        this.say(row, this.words[state], state === "rejected");
        return;
      }
    }
  }
}
