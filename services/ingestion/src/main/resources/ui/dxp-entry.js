// 値の入力: the sheet of a period, one row for each indicator that the signed-in person may report.
const TEXT = {
  ja: {
    title: "値の入力", period: "対象期", show: "表示", indicator: "指標", previous: "前期", current: "登録済み", value: "今期の値",
    numerator: "分子", denominator: "分母", status: "確度", note: "備考", send: "送信する", none: "－",
    empty: "この期に入力できる指標はありません。期を変えてください。", nothing: "入力された値がありません。",
    loading: "読み込んでいます…", failed: "読み込めませんでした。", retry: "もう一度", sent: "件を受け付けました。", refused: "件に誤りがあります。",
    number: "半角の数字で書いてください（例: 12.3）。", away: "いまは受け付けられません。少し待って、もう一度送信してください。",
    recorded: "記録しました", unchanged: "変化なし", superseded: "確報があるため、控えとして保存しました", rejected: "使えませんでした", waiting: "記録を待っています…",
    FINAL: "確報", PROVISIONAL: "速報", ESTIMATED: "推計", HEARING: "聞き取り", CORRECTED: "訂正",
  },
  en: {
    title: "Enter values", period: "Period", show: "Show", indicator: "Indicator", previous: "Previous", current: "On record", value: "Value",
    numerator: "Numerator", denominator: "Denominator", status: "Status", note: "Note", send: "Send", none: "–",
    empty: "There is no indicator to report for this period. Choose another one.", nothing: "No value was entered.",
    loading: "Loading…", failed: "Could not be loaded.", retry: "Try again", sent: " accepted.", refused: " with errors.",
    number: "Write digits, e.g. 12.3.", away: "Nothing can be accepted right now. Please send again in a moment.",
    recorded: "Recorded", unchanged: "Unchanged", superseded: "Kept; a final value holds", rejected: "Could not be used", waiting: "Waiting for the record…",
    FINAL: "Final", PROVISIONAL: "Provisional", ESTIMATED: "Estimated", HEARING: "By hearing", CORRECTED: "Corrected",
  },
};
const STATUSES = ["FINAL", "PROVISIONAL", "ESTIMATED", "HEARING", "CORRECTED"];

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

class Entry extends HTMLElement {
  connectedCallback() { this.load(this.period || ""); }

  get words() { return TEXT[this.locale === "en" ? "en" : "ja"]; }

  pick(text) { return text ? (this.locale === "en" && text.en ? text.en : text.ja) : ""; }

  async load(period) {
    this.replaceChildren(make("p", { role: "status" }, this.words.loading));
    try {
      const query = period ? `?period=${encodeURIComponent(period)}` : "";
      const answer = await fetch(`/api/ingestion/sheet${query}`, { headers: { Accept: "application/json" } });
      const body = await answer.json();
      if (!answer.ok) throw new Error(body.detail);
      this.draw(body);
    } catch (problem) {
      const again = make("button", { type: "button" }, this.words.retry);
      again.addEventListener("click", () => this.load(period));
      this.replaceChildren(make("p", { role: "alert" }, `${this.words.failed} ${problem.message || ""}`), again);
      this.tell("dxp:error", { message: this.words.failed });
    }
  }

  draw(sheet) {
    const chosen = make("input", { id: "dxp-entry-period", name: "period", value: sheet.period, autocomplete: "off", size: "12" });
    const choose = make("form", { class: "dxp-entry-period" }, make("label", { for: "dxp-entry-period" }, `${this.words.period} `), chosen, " ",
      make("button", {}, this.words.show));
    choose.addEventListener("submit", (event) => { event.preventDefault(); this.load(chosen.value); });
    const heading = make("h2", {}, `${this.pick(sheet.label)} ${this.words.title}`);
    if (sheet.items.length === 0) {
      this.replaceChildren(choose, heading, make("p", { role: "status" }, this.words.empty));
      return;
    }
    const form = make("form", { novalidate: "" });
    const rows = sheet.items.map((item) => this.row(item));
    const head = make("tr", {}, ...[this.words.indicator, this.words.previous, this.words.current, this.words.value, this.words.status, this.words.note]
      .map((word) => make("th", { scope: "col" }, word)));
    const table = make("table", {}, make("caption", {}, this.pick(sheet.label)), make("thead", {}, head), make("tbody", {}, ...rows.map((row) => row.line)));
    const summary = make("p", { role: "status", "aria-live": "polite" });
    form.append(make("div", { role: "region", tabindex: "0", "aria-label": this.words.title }, table), make("p", {}, make("button", { type: "submit" }, this.words.send)), summary);
    form.addEventListener("input", () => this.tell("dxp:dirty", { dirty: true }));
    form.addEventListener("submit", (event) => { event.preventDefault(); this.send(sheet.period, rows, summary); });
    this.replaceChildren(choose, heading, form);
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
    const plain = (input) => (input ? input.value.normalize("NFKC").replace(/[,\s]/g, "").replace(/^[▲△]/, "-") : "");
    const body = { indicator: row.item.indicator, period, status: row.status.value };
    if (row.note.value.trim()) body.note = row.note.value.trim();
    const texts = { value: plain(row.value), numerator: plain(row.numerator), denominator: plain(row.denominator) };
    if (row.item.stages) return row.value.value ? { ...body, stage: row.value.value } : null;
    const given = Object.entries(texts).filter(([, text]) => text !== "");
    if (given.length === 0) return null;
    for (const [member, text] of given) {
      if (!/^-?\d+(\.\d+)?$/.test(text)) throw row[member];
      body[member] = Number(text);
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
    const headers = { "Content-Type": "application/json", Accept: "application/json" };
    const csrf = document.querySelector('meta[name="csrf"]');
    if (csrf) headers["X-CSRF-TOKEN"] = csrf.content;
    let answer;
    let result;
    try {
      answer = await fetch("/api/ingestion/observations", { method: "POST", headers, body: JSON.stringify(items.map((each) => each.body)) });
      result = await answer.json();
    } catch {
      summary.textContent = this.words.away;
      this.tell("dxp:error", { message: this.words.away });
      return;
    }
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

  tell(name, detail) { this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true })); }
}

customElements.define("dxp-entry", Entry);
