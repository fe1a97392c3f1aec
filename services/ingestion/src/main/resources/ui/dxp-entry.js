// 値の入力: the sheet of a period, one row for each indicator that the signed-in person may report.
const TEXT = {
  ja: {
    title: "値の入力", period: "対象期", show: "表示", indicator: "指標", previous: "前期", current: "登録済み", value: "今期の値",
    numerator: "分子", denominator: "分母", status: "確度", note: "備考", send: "送信する", none: "－",
    empty: "この期に入力できる指標はありません。期を変えてください。", nothing: "入力された値がありません。",
    loading: "読み込んでいます…", failed: "読み込めませんでした。", retry: "もう一度", sent: "件を受け付けました。", refused: "件に誤りがあります。",
    number: "半角の数字で書いてください（例: 12.3）。", away: "いまは受け付けられません。少し待って、もう一度送信してください。",
    recorded: "記録しました", unchanged: "変化なし", superseded: "確報があるため、控えとして保存しました", rejected: "使えませんでした", waiting: "記録を待っています…",
    file: "ファイルで送る", choose: "CSVファイル（UTF-8 または Shift_JIS、5MBまで）", check: "内容を確認する", sendFile: "この内容で送信する",
    checking: "確認しています…", sending: "送信しています…", noFile: "ファイルを選んでください。", line: "行", result: "結果", checked: "まだ送信していません。受け付けられる行", kept: "受け付けた行",
    refusedRows: "使えない行", blankRows: "値のない行", ACCEPTED: "受付", REFUSED: "使えません", WITHOUT_FIGURE: "値なし", unknownColumns: "読まない列",
    quarantine: "直しが必要なもの", noQuarantine: "直しが必要なものはありません。", reason: "理由", again: "そのままもう一度送る", mend: "直して送る", discard: "取り下げる",
    why: "取り下げる理由", whyNeeded: "理由を書いてください。", area: "地域コード", stage: "段階", TAKEN_BEFORE: "取り込み済み",
    takenBefore: "このファイルは取り込み済みです。そのとき受け付けた行は、その後に値が変わっていても、もう一度反映されることはありません。取り込んだ日時", cancel: "やめる", resent: "送り直しました。", discarded: "取り下げました。", code: "指標コード",
    FINAL: "確報", PROVISIONAL: "速報", ESTIMATED: "推計", HEARING: "聞き取り", CORRECTED: "訂正",
  },
  en: {
    title: "Enter values", period: "Period", show: "Show", indicator: "Indicator", previous: "Previous", current: "On record", value: "Value",
    numerator: "Numerator", denominator: "Denominator", status: "Status", note: "Note", send: "Send", none: "–",
    empty: "There is no indicator to report for this period. Choose another one.", nothing: "No value was entered.",
    loading: "Loading…", failed: "Could not be loaded.", retry: "Try again", sent: " accepted.", refused: " with errors.",
    number: "Write digits, e.g. 12.3.", away: "Nothing can be accepted right now. Please send again in a moment.",
    recorded: "Recorded", unchanged: "Unchanged", superseded: "Kept; a final value holds", rejected: "Could not be used", waiting: "Waiting for the record…",
    file: "Send a file", choose: "CSV file (UTF-8 or Shift_JIS, up to 5 MB)", check: "Check it first", sendFile: "Send these figures",
    checking: "Checking…", sending: "Sending…", noFile: "Choose a file.", line: "Line", result: "Result", checked: "Nothing was sent yet. Usable lines", kept: "Accepted lines",
    refusedRows: "Not usable", blankRows: "Without a figure", ACCEPTED: "Accepted", REFUSED: "Not usable", WITHOUT_FIGURE: "No figure", unknownColumns: "Columns not read",
    quarantine: "To be mended", noQuarantine: "Nothing needs to be mended.", reason: "Reason", again: "Send again as it was", mend: "Mend and send", discard: "Discard",
    why: "Why it is discarded", whyNeeded: "Say why.", area: "Area code", stage: "Stage", TAKEN_BEFORE: "Taken in before",
    takenBefore: "This file was taken in before. Lines that were accepted then are not applied again, even if the values have changed since. Taken in", cancel: "Cancel", resent: "Sent again.", discarded: "Discarded.", code: "Indicator code",
    FINAL: "Final", PROVISIONAL: "Provisional", ESTIMATED: "Estimated", HEARING: "By hearing", CORRECTED: "Corrected",
  },
};
const STATUSES = ["FINAL", "PROVISIONAL", "ESTIMATED", "HEARING", "CORRECTED"];

const DECIMALS = new Set(["value", "numerator", "denominator"]);
const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/** A figure in plain form: half width, without separators and leading zeros. */
function plain(text) {
  return text.normalize("NFKC").replace(/[,\s]/g, "").replace(/^[▲△−]/, "-").replace(/^(-?)0+(?=\d)/, "$1");
}

/** JSON in which figures keep every digit that was typed; a number of the browser would round them. What is no decimal goes as text and is refused with its place. */
function json(body) {
  const member = ([name, value]) => `${JSON.stringify(name)}:${DECIMALS.has(name) && DECIMAL.test(value) ? value : JSON.stringify(value)}`;
  return `{${Object.entries(body).map(member).join(",")}}`;
}

/** The members of a row of a file, with its status as the code that a label or a mark before the figure stands for. */
function ofRow(cells) {
  const given = (cells.status || "").toLowerCase();
  const marked = { p: "PROVISIONAL", r: "CORRECTED" }[(cells.value || "").charAt(0).toLowerCase()];
  const status = STATUSES.find((each) => [each, TEXT.ja[each], TEXT.en[each]].some((word) => word.toLowerCase() === given)) || cells.status || marked;
  return { ...cells, status };
}

/** The members of a figure as a feed sent it. */
function ofFigure(raw) {
  try {
    const members = JSON.parse(raw);
    return members !== null && typeof members === "object" && !Array.isArray(members) ? members : {};
  } catch {
    return {};
  }
}

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** Sends a request that changes something; the answer's body is read as JSON. */
async function call(method, path, body, type) {
  const headers = { Accept: "application/json" };
  if (type) headers["Content-Type"] = type;
  const csrf = document.querySelector('meta[name="csrf"]');
  if (csrf) headers["X-CSRF-TOKEN"] = csrf.content;
  const answer = await fetch(path, { method, headers, body });
  return { ok: answer.ok, status: answer.status, body: await answer.json() };
}

class Entry extends HTMLElement {
  connectedCallback() {
    this.sheet = make("section");
    this.quarantine = make("section", { "aria-label": this.words.quarantine });
    this.replaceChildren(this.sheet, this.upload(), this.quarantine);
    this.load(this.period || "");
    this.loadQuarantine();
  }

  inOwnWords(text) { return text.split(" / ")[this.locale === "en" ? 1 : 0] || text; }

  /** A file is looked at first; nothing is sent before a person has seen what would become of each line. */
  upload() {
    const file = make("input", { id: "dxp-entry-file", type: "file", accept: ".csv,text/csv" });
    const check = make("button", { type: "button" }, this.words.check);
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
    if (!dryRun) { this.tell("dxp:submitted", { message: `${this.words.kept}: ${answer.body.accepted}` }); this.loadQuarantine(); }
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
      const send = make("button", { type: "button" }, this.words.sendFile);
      send.addEventListener("click", () => this.sendFile(file, false, outcome));
      outcome.append(make("p", {}, send));
    }
  }

  async loadQuarantine(said = "") {
    const heading = make("h2", {}, this.words.quarantine);
    const status = make("p", { role: "status" }, said);
    try {
      const answer = await fetch("/api/ingestion/quarantine", { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const waiting = await answer.json();
      const told = (faults) => faults.map((fault) => `${fault.column || fault.pointer}: ${this.inOwnWords(fault.message)}`).join("、");
      const items = [
        ...waiting.items.map((item) => this.waiting(item.observation.observationId, { ...item.observation, reference: item.observation.source.reference }, this.pick(item.reason), `${item.observation.value ?? item.observation.stage ?? this.words.none}`)),
        ...waiting.figures.map((item) => this.waiting(item.id, ofFigure(item.raw), told(item.errors), `${item.submittedBy}: ${item.raw.slice(0, 120)}`)),
        ...waiting.rows.map((row) => this.waiting(row.id, ofRow(row.members), told(row.errors), `${row.file} ${row.line}${this.words.line}: ${row.cells.join(" | ")}`, true)),
      ];
      this.quarantine.replaceChildren(heading, status, items.length > 0 ? make("ul", {}, ...items) : make("p", {}, this.words.noQuarantine));
    } catch {
      const again = make("button", { type: "button" }, this.words.retry);
      again.addEventListener("click", () => this.loadQuarantine());
      this.quarantine.replaceChildren(heading, make("p", { role: "alert" }, this.words.failed), again);
    }
  }

  /** Something in quarantine, with what a person can do about it. A row has no form of its own, so all its members are sent; of anything else only what was changed, over what is there. */
  waiting(id, members, reason, figure, isRow = false) {
    const title = isRow ? figure : `${members.indicator || ""} ${members.period || ""} ${figure}`;
    const place = make("div");
    const message = make("p", { role: "alert" });
    const act = async (method, path, body, said) => {
      message.textContent = "";
      try {
        const answer = await call(method, `/api/ingestion/quarantine/${encodeURIComponent(id)}${path}`, body, body ? "application/json" : null);
        if (answer.ok) { await this.loadQuarantine(said); return; }
        const faults = (answer.body.errors || []).map((fault) => this.inOwnWords(fault.message)).join(" ");
        message.textContent = `⚠ ${this.inOwnWords(answer.body.title)} ${faults || answer.body.detail || ""}`;
      } catch {
        message.textContent = `⚠ ${this.words.away}`;
      }
    };
    const button = (word, action) => {
      const made = make("button", { type: "button", "aria-label": `${word}: ${title}` }, word);
      made.addEventListener("click", action);
      return made;
    };
    const ask = (fields, word, action) => {
      const inputs = fields.map(([name, label, value, choices]) => {
        const input = choices
          ? make("select", { id: `dxp-quarantine-${id}-${name}` }, ...choices.map((each) => make("option", { value: each, selected: each === value ? "" : null }, this.words[each] || each || this.words.none)))
          : make("input", { id: `dxp-quarantine-${id}-${name}`, value, autocomplete: "off" });
        return [name, input, label];
      });
      place.replaceChildren(...inputs.flatMap(([, input, label]) => [make("label", { for: input.id }, `${label} `), input, " "]),
        button(word, () => action(Object.fromEntries(inputs.map(([name, input]) => [name, input.value.trim()])))), button(this.words.cancel, () => place.replaceChildren()));
      inputs[0][1].focus();
    };
    const before = (name) => String(members[name] ?? "");
    const mend = () => {
      const status = before("status");
      const fields = [["indicator", this.words.code], ["period", this.words.period], ["area", this.words.area], ["value", this.words.value], ["numerator", this.words.numerator],
        ["denominator", this.words.denominator], ["stage", this.words.stage], ["status", this.words.status, STATUSES.includes(status) ? STATUSES : [status, ...STATUSES]], ["note", this.words.note]];
      ask(fields.map(([name, label, choices]) => [name, label, before(name), choices]), this.words.send, (given) => {
        const body = isRow && members.reference ? { reference: members.reference } : {};
        for (const [name, text] of Object.entries(given)) {
          const figureAsText = DECIMALS.has(name) && typeof members[name] === "string";
          if (isRow ? text !== "" : text !== before(name) || (figureAsText && text !== "")) body[name] = text === "" ? null : DECIMALS.has(name) ? plain(text) : text;
        }
        act("POST", "/replay", json(body), this.words.resent);
      });
    };
    return make("li", {}, make("p", {}, make("b", {}, title), make("br"), `${this.words.reason}: ${reason}`),
      make("p", {}, button(this.words.again, () => act("POST", "/replay", null, this.words.resent)), " ", button(this.words.mend, mend), " ",
        button(this.words.discard, () => ask([["reason", this.words.why, ""]], this.words.discard,
          (given) => (given.reason ? act("DELETE", `?reason=${encodeURIComponent(given.reason)}`, null, this.words.discarded) : (message.textContent = `⚠ ${this.words.whyNeeded}`))))),
      place, message);
  }

  get words() { return TEXT[this.locale === "en" ? "en" : "ja"]; }

  pick(text) { return text ? (this.locale === "en" && text.en ? text.en : text.ja) : ""; }

  async load(period) {
    this.sheet.replaceChildren(make("p", { role: "status" }, this.words.loading));
    try {
      const query = period ? `?period=${encodeURIComponent(period)}` : "";
      const answer = await fetch(`/api/ingestion/sheet${query}`, { headers: { Accept: "application/json" } });
      const body = await answer.json();
      if (!answer.ok) throw new Error(body.detail);
      this.draw(body);
    } catch (problem) {
      const again = make("button", { type: "button" }, this.words.retry);
      again.addEventListener("click", () => this.load(period));
      this.sheet.replaceChildren(make("p", { role: "alert" }, `${this.words.failed} ${problem.message || ""}`), again);
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
      this.sheet.replaceChildren(choose, heading, make("p", { role: "status" }, this.words.empty));
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

  tell(name, detail) { this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true })); }
}

customElements.define("dxp-entry", Entry);
