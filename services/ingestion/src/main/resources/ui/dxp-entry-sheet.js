// 値の入力: what came back, and the sheet of a period, one row for each indicator that the signed-in person may report.
import { Section, button, call, json, make, noPeriod, tellCost } from "./dxp-entry-words.js";
import { Row } from "./dxp-entry-row.js";
import { Returned } from "./dxp-entry-returned.js";
import { Due } from "./dxp-entry-due.js";

const AUTOSAVE_MILLISECONDS = 1000;
const AGAIN_MILLISECONDS = 10000;
const MOST_NAMED = 5;
/** What columns of a spreadsheet are, by how many there are; three stand as in the template. */
const PASTED = { 1: ["value"], 2: ["numerator", "denominator"], 3: ["value", "numerator", "denominator"] };

export const section = {
  id: "sheet", title: { ja: "値の入力", en: "Enter values" }, roles: ["clerk", "approver", "office"],
  open(host) { return new Sheet(host).open(); },
};

/** What a row says, whichever version of the report it looked at. */
function said(body) { return JSON.stringify({ ...body, seen: null }); }

class Sheet extends Section {
  open() {
    this.sheet = make("section");
    this.saving = new Map();
    this.unsaved = new Set();
    this.due = new Due(this);
    this.load(this.host.periodChosen ? this.host.period : "");
    return this.sheet;
  }

  say(ja, en) { return this.host.say(ja, en); }

  async load(period) {
    this.sheet.replaceChildren(make("p", { role: "status" }, this.words.loading));
    const answer = await call("GET", `/api/ingestion/sheet${period ? `?period=${encodeURIComponent(period)}` : ""}`);
    if (answer.status === 400 || answer.status === 422) this.mistyped(period, answer);
    else if (answer.ok) this.draw(answer.body);
    else this.sheet.replaceChildren(this.failed("入力する指標を読み込めませんでした。", "The indicators to report could not be loaded.", answer, () => this.load(period)));
  }

  /** Asks for another period; what was typed in this one is saved first. */
  chooser(period, attributes = {}) {
    const chosen = make("input", { id: "dxp-entry-period", name: "period", value: period, autocomplete: "off", size: "12", ...attributes });
    const choose = make("form", { class: "dxp-entry-period acts" }, make("label", { for: "dxp-entry-period" }, `${this.words.period} `), chosen, " ", make("button", { class: "btn" }, this.words.show));
    choose.addEventListener("submit", async (event) => { event.preventDefault(); await this.saveAll(); this.load(chosen.value); });
    return choose;
  }

  mistyped(period, answer) {
    const said = make("p", { id: "dxp-entry-period-fault", class: "fault", role: "alert" }, `⚠ ${noPeriod(period, answer, this.locale)}`);
    const choose = this.chooser(period, { "aria-invalid": "true", "aria-describedby": said.id });
    this.sheet.replaceChildren(choose, said);
    choose.querySelector("input").focus();
  }

  draw(sheet) {
    this.period = sheet.period;
    this.tell("dxp:period", { period: sheet.period, label: this.pick(sheet.label) });
    this.approval = sheet.approval;
    this.started = null;
    this.unsaved.clear();
    const choose = this.chooser(sheet.period);
    const heading = make("h2", {}, `${this.pick(sheet.label)} ${this.words.title}`);
    this.rows = sheet.items.map((item) => this.row(item));
    this.body = make("tbody", { role: "rowgroup" });
    this.progress = make("p", { class: "progress" });
    this.summary = make("p", { role: "status", "aria-live": "polite" });
    this.saved = make("span", { class: "hint", role: "status" });
    this.all = make("input", { type: "checkbox", id: "dxp-entry-all" });
    this.all.addEventListener("change", () => this.drawRows());
    this.all.checked = !sheet.items.some((item) => item.due);
    const entries = sheet.items.length === 0 ? [make("p", { role: "status" }, this.words.empty)] : [this.progress, make("p", {}, this.all, make("label", { for: "dxp-entry-all" }, this.say("報告の済んだもの・求められていないものも表示する", "Also show what is reported or not asked for"))),
      make("p", { class: "hint" }, this.say("Excelからコピーして、最初の入力欄に貼り付けられます（1列は値、2列は分子と分母、3列は値・分子・分母）。空のセルは何も変えません。Enterで次の行へ進みます。欄の中の「前回」の値は目安で、入力するか「変化なし」を押すまで報告されません。", "Figures can be pasted from Excel into the first field: one column is the value, two are numerator and denominator, three are value, numerator and denominator. A blank changes nothing. Enter goes to the next row. What stands in a field as “Last” is a suggestion: it is not reported until you type a value or press No change.")),
      make("div", { role: "region", tabindex: "0", "aria-label": this.words.title }, this.table(this.pick(sheet.label), this.body))];
    this.returned = new Returned(this);
    this.bar = make("div", { class: "save acts" }, this.saved, make("button", { type: "submit", class: "btn" }, sheet.approval ? this.say("承認者に提出する", "Submit for approval") : this.words.send));
    this.bar.hidden = this.rows.length === 0;
    const deadline = make("p", {});
    const form = make("form", { novalidate: "" }, this.returned.place, heading, deadline, ...entries, this.summary, this.bar);
    form.addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    this.sheet.replaceChildren(this.due.place, choose, form);
    this.drawRows();
    this.returned.load();
    this.due.load();
    this.deadline(deadline);
  }

  row(item, apart = false) {
    return new Row(item, {
      host: this.host, words: this.words,
      changed: (row) => this.changed(row), moved: (row, step) => this.moved(row, step), withdrawn: (row) => this.withdraw(row), pasted: (row, lines) => this.pasted(row, lines),
    }, apart);
  }

  /** On a phone its rows are blocks, which are no table to a screen reader unless their roles say so. */
  table(caption, body, value = this.words.value) {
    const head = [this.words.indicator, this.say("これまで", "So far"), value, this.say("前期差", "Change"), this.say("状態", "State")];
    return make("table", { class: "sheet", role: "table" }, make("caption", {}, caption),
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...head.map((word) => make("th", { scope: "col", role: "columnheader" }, word)))), body);
  }

  /** All rows on the page: what came back, and those of the period. */
  everyRow() { return [...this.returned.rows, ...this.rows]; }

  shownRows() { return this.rows.filter((row) => this.all.checked || row.item.due || !row.isEmpty()); }

  /** How far the figures that are expected have come; what need not be reported counts for nothing. */
  drawRows() {
    this.body.replaceChildren(...this.shownRows().map((row) => row.line));
    const due = this.rows.filter((row) => row.item.due);
    const expected = this.rows.filter((row) => row.item.due || row.item.standing === "REPORTED");
    const done = expected.length - due.length;
    if (expected.length === 0) {
      this.progress.replaceChildren(make("b", {}, `○ ${this.say("この期に報告するものはありません。", "Nothing is to be reported for this period.")}`), " ", this.due.offer);
      return;
    }
    const filled = due.filter((row) => !row.isEmpty() && !row.isUntouched());
    const meter = make("progress", { max: String(expected.length), value: String(done), "aria-label": this.say("報告の進み具合", "Progress") });
    this.progress.replaceChildren(meter, ` ${this.say(`${expected.length}件のうち${done}件が報告済み、残り${due.length}件（入力中${filled.length}件）`, `${done} of ${expected.length} reported, ${due.length} to go (${filled.length} being typed)`)}`);
    if (due.length === 0) this.progress.append(make("b", {}, ` ✓ ${this.say("この期の報告はすべて済んでいます。", "Everything of this period is reported.")}`), " ", this.due.offer);
  }

  // ---- Drafts ----

  changed(row) {
    this.started = this.started ?? Date.now();
    this.tell("dxp:dirty", { dirty: true });
    clearTimeout(this.saving.get(row));
    this.saving.set(row, setTimeout(() => this.save(row), AUTOSAVE_MILLISECONDS));
  }

  /** Saves what waits to be saved; done when all of it was tried. */
  saveAll() {
    for (const [row, timer] of this.saving) { clearTimeout(timer); this.save(row); }
    return Promise.all((this.rows ? this.everyRow() : []).map((row) => row.chain));
  }

  /** Drafts of a row are saved one after the other, each on top of the version before. */
  save(row) {
    this.saving.delete(row);
    row.chain = (row.chain ?? Promise.resolve()).then(() => this.saveNow(row));
    return row.chain;
  }

  async saveNow(row) {
    const { indicator, period, area, municipal } = row.item;
    const path = `/api/ingestion/drafts/${encodeURIComponent(indicator)}/${encodeURIComponent(period)}${municipal ? `?area=${encodeURIComponent(area)}` : ""}`;
    const answer = await call("PUT", path, { version: row.draftVersion, typed: row.typed() });
    if (answer.ok) {
      row.draftVersion = answer.body.version;
      this.unsaved.delete(row);
      this.saved.textContent = `✓ ${this.say("下書き保存済み", "Draft saved")} ${new Date(answer.body.at).toLocaleTimeString(this.locale === "en" ? "en" : "ja", { hour: "2-digit", minute: "2-digit" })}`;
      if (this.saving.size === 0 && this.unsaved.size === 0) this.tell("dxp:dirty", { dirty: false });
    } else if (answer.status === 409) {
      this.unsaved.add(row);
      this.conflict(row, answer.body.draft);
    } else {
      this.unsaved.add(row);
      this.saved.textContent = `⚠ ${this.say("下書きを保存できません。入力は画面に残っています。まもなくもう一度保存します。", "The draft cannot be saved; what you typed stays here, and saving is tried again.")}`;
      if (!this.saving.has(row) && row.line.isConnected) this.saving.set(row, setTimeout(() => this.save(row), AGAIN_MILLISECONDS));
    }
  }

  /** Somebody else typed into the same field: both are shown, and a person chooses. */
  conflict(row, theirs) {
    if (theirs.version === 0) { row.draftVersion = 0; this.changed(row); return; }
    const told = Object.values(theirs.typed).join(" / ") || this.words.none;
    row.say(this.say(`${theirs.byName}さんが先に入力しました：「${told}」`, `${theirs.byName} has typed here meanwhile: "${told}"`), true);
    row.message.append(" ", button(this.say("相手の入力を使う", "Use theirs"), () => { row.take(theirs.typed, theirs.version); this.unsaved.delete(row); row.say("", false); }, { class: "btn sm" }),
      button(this.say("自分の入力にする", "Keep mine"), () => { row.draftVersion = theirs.version; row.say("", false); this.save(row); }, { class: "btn sm" }));
  }

  // ---- Keyboard and clipboard ----

  /** The rows of the table that a row stands in, which can be filled in. */
  besides(row) { return (this.rows.includes(row) ? this.shownRows() : this.returned.shownRows()).filter((each) => !each.locked); }

  moved(row, step) {
    const rows = this.besides(row);
    const next = rows[rows.indexOf(row) + step];
    if (next) next.inputs.value.focus();
    else if (step > 0) this.sheet.querySelector("button[type=submit]").focus();
  }

  /** Lines go down the rows, a blank leaves what is there, and what has no place is named. */
  pasted(row, lines) {
    const rows = this.besides(row).slice(this.besides(row).indexOf(row));
    const columns = PASTED[Math.max(...lines.map((cells) => cells.length))];
    if (!columns) {
      this.summary.textContent = `⚠ ${this.say("列が多すぎるので、貼り付けませんでした。1列なら値、2列なら分子と分母、3列なら値・分子・分母です。", "Nothing was pasted: there are too many columns. One is the value, two are numerator and denominator, three are value, numerator and denominator.")}`;
      return;
    }
    const unused = [];
    const used = lines.slice(0, rows.length);
    used.forEach((cells, index) => {
      const given = new Map(columns.map((name, at) => [name, (cells[at] ?? "").trim()]).filter(([, text]) => text !== ""));
      // Counts say more than the share that was reckoned from them, and a figure is one of both.
      const counted = rows[index].rate && given.has("numerator") && given.has("denominator");
      for (const [name, text] of given) {
        if ((name === "value" && counted) || !rows[index].put(name, text)) unused.push(`${rows[index].item.indicator} ${this.placeName(name)}${this.say(`「${text}」`, ` "${text}"`)}`);
      }
    });
    const left = lines.length - used.length;
    const named = unused.slice(0, MOST_NAMED).join(this.say("、", ", ")) + (unused.length > MOST_NAMED ? this.say(`、ほか${unused.length - MOST_NAMED}件`, ` and ${unused.length - MOST_NAMED} more`) : "");
    this.summary.textContent = this.say(`${used.length}行を貼り付けました。`, `${used.length} rows were pasted.`) + (left > 0 ? this.say(`${left}行は入る行がありません。`, ` ${left} have no row to go to.`) : "")
      + (unused.length > 0 ? ` ▲ ${this.say(`使わなかったもの：${named}`, `Not used: ${named}`)}` : "");
  }

  // ---- Sending ----

  async send() {
    const items = [];
    let wrong = null;
    let untouched = 0;
    for (const row of [...this.returned.shownRows(), ...this.shownRows()].filter((each) => !each.locked)) {
      row.say("", false);
      if (row.isUntouched()) { untouched += 1; continue; }
      try {
        const body = row.read();
        if (body && row.sent !== said(body)) items.push({ row, body });
      } catch (input) {
        row.say(input === row.inputs.note ? this.say("ふだんと違う値です。備考に理由を書いてください。", "An unusual value: say why in the note.") : input === row.reason ? this.say("値がない理由を書いてください。", "Say why there is no value.") : this.words.number, true, input);
        wrong = wrong || input;
      }
    }
    const errors = () => this.everyRow().filter((row) => row.line.classList.contains("wrong")).length;
    if (wrong) { this.summary.textContent = `⚠ ${errors()}${this.words.refused}`; wrong.focus(); return; }
    const left = untouched > 0 ? this.say(` 差し戻されたまま直していないものが${untouched}件あります。直すか「このままでよい」を押してください。`, ` ${untouched} that came back ${untouched === 1 ? "is" : "are"} not mended: mend ${untouched === 1 ? "it" : "them"}, or press "Right as it is".`) : "";
    if (items.length === 0) { this.summary.textContent = left ? `⚠${left}` : this.words.nothing; return; }
    for (const { row } of items) { clearTimeout(this.saving.get(row)); this.saving.delete(row); }
    await Promise.all(items.map(({ row }) => row.chain));
    const answer = await call("POST", "/api/ingestion/reports", `[${items.map((each) => json(each.body)).join(",")}]`);
    if (!answer.ok) {
      this.summary.textContent = `⚠ ${this.say("送信できませんでした。入力した値は画面に残っています。", "It could not be sent. What you typed stays here.")} ${this.whyNot(answer)}`;
      this.tell("dxp:error", { message: this.summary.textContent });
      for (const { row } of items) this.save(row);
      return;
    }
    const done = [];
    answer.body.results.forEach((result, index) => {
      const row = items[index].row;
      if (result.outcome === "REFUSED") { this.refused(row, result); return; }
      done.push(row);
      row.sent = said(items[index].body);
      this.unsaved.delete(row);
      row.draftVersion = 0;
      row.item.due = false;
      row.item.standing = "REPORTED";
      row.item.draft = null;
      this.reported(row, items[index].body, result);
      if (result.outcome === "SENT") this.follow(row, result.observationId);
    });
    const bad = errors();
    this.summary.textContent = `${done.length}${this.approval ? this.say("件を提出しました。承認されると公開されます。", " submitted; published once approved.") : this.words.sent}${bad ? ` ⚠ ${bad}${this.words.refused}` : ""}${left}`;
    this.tell("dxp:dirty", { dirty: bad > 0 });
    if (done.length > 0) {
      this.tell("dxp:submitted", { message: this.summary.textContent });
      this.host.changed("approve");
      this.host.changed("rounds");
      this.due.load();
      tellCost("ENTRY", this.started, done.map((row) => row.item.period));
      this.started = null;
    }
    const shown = this.shownRows();
    if (shown.some((row) => !row.line.isConnected) || bad === 0) this.progressAgain();
  }

  /** The day by which a round asks for these figures. */
  async deadline(place) {
    // The sheet is of use without it.
    const answer = await call("GET", "/api/ingestion/rounds/due");
    const round = answer.ok ? answer.body.items.find((each) => each.period === this.period) : null;
    if (!round) return;
    const left = round.daysLeft < 0 ? `⚠ ${this.say(`期限を${-round.daysLeft}日過ぎています`, `${-round.daysLeft} days late`)}` : this.say(`あと${round.daysLeft}日`, `${round.daysLeft} days left`);
    place.append(make("b", {}, `${this.say("提出期限", "Due")} ${round.due} `), left, round.note ? `　${round.note}` : "");
  }

  /** What was sent stays in sight, so that it can be taken back. */
  progressAgain() {
    const lines = [...this.body.children];
    this.drawRows();
    this.body.replaceChildren(...lines);
  }

  refused(row, result) {
    row.faults(result.errors);
    if (result.report) {
      row.item.report = { ...result.report, last: { byName: result.report.by, at: result.report.at, note: result.report.said } };
      row.drawState();
      if (result.report.state === "APPROVED") row.lock();
      else row.hint(this.say("右の内容を確かめてください。もう一度提出すると、あなたの値に置き換わります。", "Look at what is there; submitting again replaces it with your value."));
    }
  }

  reported(row, body, result) {
    row.item.report = { ...body, state: result.state ?? result.outcome, version: result.version, id: result.id, mine: true, last: { byName: this.say("あなた", "you"), at: new Date().toISOString(), note: null } };
    row.hint("");
    row.say(this.say("提出しました", "Submitted"), false);
    row.drawState();
  }

  async withdraw(row) {
    const answer = await call("POST", "/api/ingestion/reports/withdraw", { reports: [{ id: row.item.report.id, version: row.item.report.version }] });
    const result = answer.body.results?.[0];
    if (result?.outcome !== "WITHDRAWN" && result?.outcome !== "REOPENED") {
      row.say(`${this.say("取り下げられませんでした。", "It could not be taken back.")} ${result ? this.inOwnWords(result.message) : this.whyNot(answer)}`, true);
      return;
    }
    row.item.report = { ...row.item.report, state: result.outcome, version: result.version, last: { ...row.item.report.last, note: null } };
    row.item.standing = result.outcome === "REOPENED" ? "DUE" : row.item.current !== null ? "REPORTED" : row.item.expected ? "DUE" : "NOT_EXPECTED";
    row.item.due = row.item.standing === "DUE";
    row.sent = null;
    row.say(this.say("取り下げました。直して提出できます。", "Taken back; mend it and submit again."), false);
    row.drawState();
    this.progressAgain();
    this.due.load();
    this.host.changed("approve");
  }

  /** Asks what became of an accepted figure, a few times at growing intervals. */
  async follow(row, id) {
    row.say(this.words.waiting, false);
    for (let pause = 150; pause < 5000; pause *= 2) {
      await new Promise((done) => setTimeout(done, pause));
      const answer = await fetch(`/api/ingestion/observations/${encodeURIComponent(id)}`).catch(() => null);
      if (answer && answer.ok) {
        const state = (await answer.json()).state.toLowerCase();
        row.say(this.words[state], state === "rejected");
        return;
      }
    }
    row.say(this.say("受け付けました。記録に少し時間がかかっています。", "Accepted; recording takes a little longer."), false);
  }
}
