// ファイルで送る: a file is looked at first; every row's fate is shown, then one click sends the good ones.
import { Section, button, call, make, moment, tellCosts } from "./dxp-entry-words.js";
import { Rows } from "./dxp-entry-upload-rows.js";

export const section = {
  id: "upload", title: { ja: "ファイルで送る", en: "Send a file" }, roles: ["clerk", "approver", "office"],
  open(host) { return new Upload(host).open(); },
};

const MOST_BYTES = 50 * 1024 * 1024;
const PAUSE = 700;

/** Sends a file and tells how much of it is on its way; the browser's own fetch does not. */
function send(path, file, told) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("Accept", "application/json");
    const csrf = document.querySelector('meta[name="csrf"]');
    if (csrf) request.setRequestHeader("X-CSRF-TOKEN", csrf.content);
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) told(event.loaded / event.total); });
    request.addEventListener("load", () => {
      const good = request.status >= 200 && request.status < 300;
      try {
        resolve({ ok: good, status: request.status, body: JSON.parse(request.responseText) });
      } catch {
        resolve({ ok: false, status: good ? 502 : request.status, body: {} });
      }
    });
    for (const end of ["error", "abort", "timeout"]) request.addEventListener(end, () => resolve({ ok: false, status: 0, body: {} }));
    const form = new FormData();
    form.append("file", file);
    request.send(form);
  });
}

class Upload extends Section {
  open() {
    const s = (ja, en) => this.host.say(ja, en);
    this.file = null;
    this.input = make("input", { id: "dxp-entry-file", type: "file", accept: ".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "aria-describedby": "dxp-upload-hint" });
    this.chosen = make("p", { class: "hint", role: "status" });
    this.check = button(s("内容を確認する", "Check it first"), () => this.look(), { class: "btn key" });
    this.outcome = make("div", { class: "dxp-upload-outcome" });
    const drop = make("div", { class: "drop" },
      make("label", { for: "dxp-entry-file" }, s("ファイルを選ぶか、ここに置いてください", "Choose a file, or drop it here")),
      make("p", { id: "dxp-upload-hint", class: "hint" }, s("CSV（UTF-8、UTF-16、Shift_JIS）かExcelブック（.xlsx）、50MB・10万行まで。確認するだけでは、まだ送信されません。",
        "CSV (UTF-8, UTF-16, Shift_JIS) or an Excel workbook (.xlsx), up to 50 MB and 100,000 rows. Nothing is sent by checking it.")),
      this.input, this.chosen);
    this.input.addEventListener("change", () => this.choose(this.input.files[0]));
    for (const over of ["dragenter", "dragover"]) drop.addEventListener(over, (event) => { event.preventDefault(); drop.classList.add("over"); });
    for (const off of ["dragleave", "drop"]) drop.addEventListener(off, () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => { event.preventDefault(); this.input.value = ""; this.choose(event.dataTransfer.files[0]); });
    return make("section", { "aria-label": s("ファイルで送る", "Send a file") },
      make("h2", {}, s("ファイルで送る", "Send a file")), this.template(), drop, make("div", { class: "acts" }, this.check), this.outcome);
  }

  /** The sheet of the own department to fill in. */
  template() {
    const s = (ja, en) => this.host.say(ja, en);
    if (!this.host.department) return make("p", {});
    const period = make("input", { id: "dxp-upload-period", value: this.host.period || "", placeholder: "FY2024-Q1", size: "12", autocomplete: "off" });
    const link = make("a", { class: "btn", download: "" }, s("入力様式をもらう（Excel）", "Get the template (Excel)"));
    const aim = () => { link.href = `/api/ingestion/templates/${encodeURIComponent(this.host.department)}.xlsx?${new URLSearchParams([...(period.value.trim() ? [["period", period.value.trim()]] : []), ["lang", this.host.locale === "en" ? "en" : "ja"]])}`; };
    period.addEventListener("input", aim);
    aim();
    return make("p", { class: "acts" }, make("label", { for: "dxp-upload-period" }, s("様式の期間（空欄は前の四半期）", "Period (last quarter if blank)")), period, link);
  }

  choose(file) {
    this.file = file || null;
    this.started = Date.now();
    this.outcome.replaceChildren();
    this.chosen.textContent = file ? `${file.name}（${(file.size / 1024).toLocaleString(undefined, { maximumFractionDigits: 0 })} KB）` : "";
  }

  look() {
    if (!this.file) { this.fail(this.host.say("ファイルを選んでください。", "Choose a file.")); this.input.focus(); return; }
    if (this.file.size > MOST_BYTES) { this.fail(this.host.say("50MBを超えています。ファイルを分けてください。", "It is larger than 50 MB: send it in parts.")); return; }
    this.run(this.file, true);
  }

  fail(text, faults = []) {
    this.outcome.replaceChildren(make("p", { role: "alert", class: "fault" }, `✗ ${text}`),
      ...(faults.length > 0 ? [make("ul", { class: "dots" }, ...faults.map((fault) => make("li", {}, `${fault.value || fault.expected || ""} ${this.inOwnWords(fault.message)}`)))] : []));
  }

  /** A bar with words; only the words are read out, and only when they change. */
  bar() {
    const bar = make("progress", { max: "1", "aria-hidden": "true" });
    const words = make("span", { role: "status" });
    this.outcome.replaceChildren(make("p", { class: "acts" }, bar, words));
    return (text, share) => {
      if (words.textContent !== text) words.textContent = text;
      if (share === null) bar.removeAttribute("value"); else bar.value = share;
    };
  }

  async run(file, dryRun) {
    const s = (ja, en) => this.host.say(ja, en);
    const show = this.bar();
    this.check.disabled = true;
    show(s("ファイルを送っています…", "Uploading…"), 0);
    let answer = await send(`/api/ingestion/imports?dryRun=${dryRun}`, file, (share) => show(share < 1 ? s("ファイルを送っています…", "Uploading…") : s("読んでいます…", "Reading…"), share < 1 ? share : null));
    if (answer.ok) answer = await this.follow(answer, show);
    this.check.disabled = false;
    if (!answer.ok) { this.refuse(answer, () => this.run(file, dryRun)); return; }
    if (answer.body.state === "FAILED") { this.fail(this.inOwnWords(answer.body.problem)); return; }
    this.draw(file, answer.body);
    if (dryRun) return;
    tellCosts("UPLOAD", this.started, new Map(Object.entries(answer.body.acceptedByPeriod || {})));
    this.started = Date.now();
    this.tell("dxp:submitted", { message: `${s("受け付けた行", "Accepted rows")}: ${answer.body.accepted}` });
    for (const other of ["quarantine", "approve", "sheet", "rounds"]) this.host.changed(other);
  }

  /** What is wrong with the file is for its writer to mend; anything else can be tried again. */
  refuse(answer, again) {
    const s = (ja, en) => this.host.say(ja, en);
    if (answer.status === 413 && !String(answer.body.detail).includes(" / ")) { this.fail(s("50MBか10万行を超えています。ファイルを分けてください。", "More than 50 MB or 100,000 rows: send it in parts.")); return; }
    if ([413, 415, 422].includes(answer.status)) { this.fail(this.whyNot(answer), answer.body.errors); return; }
    this.outcome.replaceChildren(this.failed("ファイルを送れませんでした。同じファイルを送り直しても、重なることはありません。", "The file could not be sent. Sending the same file again does no harm.", answer, again));
  }

  /** Asks how far a long file has been read, until it is done. */
  async follow(taken, show) {
    let so = taken;
    while (so.ok && so.body.state === "READING") {
      const { id, rowsRead, progress } = so.body;
      show(`${this.host.say("読んでいます", "Reading")}: ${rowsRead.toLocaleString()} ${this.host.say("行", "rows")}`, progress);
      await new Promise((done) => setTimeout(done, PAUSE));
      so = await call("GET", `/api/ingestion/imports/${encodeURIComponent(id)}`);
    }
    return so;
  }

  draw(file, result) {
    const s = (ja, en) => this.host.say(ja, en);
    const counts = [
      [result.dryRun ? s("送れる行", "Can be sent") : s("受け付けた行", "Accepted"), result.accepted, "ok", "✓"], [s("使えない行", "Not usable"), result.refused, result.refused ? "er" : "same", "✗"],
      [s("注意のある行", "With warnings"), result.warned, "", "⚠"], [s("変化なし", "Unchanged"), result.unchanged, "same", "＝"], [s("値なし", "No figure"), result.withoutFigure, "same", "－"]];
    const heading = make("h3", { tabindex: "-1" }, result.dryRun ? s("確認の結果（まだ送信していません）", "What would become of it (nothing was sent yet)") : s("送信の結果", "What became of it"));
    this.outcome.replaceChildren(heading,
      make("p", { role: "status", class: "acts" }, ...counts.map(([word, count, kind, mark]) => make("span", { class: `chip ${kind}` }, `${mark} ${word} ${Number(count).toLocaleString()}`))));
    const add = (...parts) => this.outcome.append(...parts);
    if (result.awaitingApproval > 0) add(make("p", {}, result.dryRun ? s(`送信すると、${result.awaitingApproval}行は承認を待つことになります。`, `Once sent, ${result.awaitingApproval} rows will wait for approval.`) : s(`${result.awaitingApproval}行は承認を待っています。`, `${result.awaitingApproval} rows wait for approval.`)));
    if (result.takenBefore) add(make("p", {}, `⚠ ${s("このファイルは取り込み済みです。そのとき受け付けた行は、差し戻されたり別の値に代わったりしたものを除き、もう一度反映されることはありません。取り込んだ日時", "This file was taken in before. Rows that were accepted then are not applied again, unless they were returned or replaced since. Taken in")}: ${moment(result.takenBefore, this.locale)}`));
    add(this.acts(file, result), this.understood(result), ...this.advice(result), new Rows(this, result).element());
    heading.focus({ preventScroll: true });
  }

  acts(file, result) {
    const s = (ja, en) => this.host.say(ja, en);
    const acts = make("p", { class: "acts" });
    if (result.dryRun && result.accepted > 0) {
      acts.append(button(result.refused > 0 ? s(`使える${result.accepted}行を送信する`, `Send the ${result.accepted} good rows`) : s(`${result.accepted}行を送信する`, `Send ${result.accepted} rows`), () => this.run(file, false), { class: "btn key" }));
    }
    if (result.dryRun && result.accepted === 0) acts.append(make("span", {}, result.refused === 0 ? s("変わる行はありません。送る必要はありません。", "No row would change anything: there is no need to send it.") : s("送れる行がありません。直して、もう一度選んでください。", "There is nothing to send: mend the file and choose it again.")));
    acts.append(make("a", { class: "btn", href: `/api/ingestion/imports/${encodeURIComponent(result.id)}/annotated.xlsx`, download: "" }, s("印を付けたExcelをもらう（直してそのまま送れます）", "Get it marked as Excel (mend it and send it as it is)")));
    if (!result.dryRun && result.refused > 0) acts.append(button(s("直しが必要なものを見る", "Show what needs to be mended"), () => this.host.go("quarantine")));
    return acts;
  }

  /** How the file was read: nothing is guessed in silence. */
  understood(result) {
    const s = (ja, en) => this.host.say(ja, en);
    const how = result.understood || { columns: {}, notes: [] };
    const entries = [[s("形式", "Format"), `${how.format || ""} ${result.encoding === how.format ? "" : result.encoding}`], [s("シート", "Sheet"), how.sheet], [s("見出しの行", "Heading line"), how.headingLine]].filter(([, value]) => value);
    const columns = Object.entries(how.columns || {}).map(([column, heading]) => (column === heading && this.locale !== "en" ? column : `${this.placeName(column)} ← ${heading}`));
    const details = make("details", { open: "" }, make("summary", {}, s("どう読んだか", "How it was read")),
      make("dl", {}, ...entries.map(([word, value]) => make("div", {}, make("dt", {}, word), make("dd", {}, String(value))))),
      make("p", {}, `${s("読んだ列", "Columns read")}: ${columns.join(s("、", ", "))}`));
    if (result.unknownColumns.length > 0) details.append(make("p", {}, `⚠ ${s("読まない列", "Columns not read")}: ${result.unknownColumns.join(s("、", ", "))}`));
    if (how.notes.length > 0) details.append(make("ul", { class: "dots" }, ...how.notes.map((note) => make("li", {}, this.inOwnWords(note)))));
    return details;
  }

  /** Advice only: a file with a low score is sent just the same. */
  advice(result) {
    const s = (ja, en) => this.host.say(ja, en);
    const advice = result.readability;
    if (!advice) return [];
    const levels = Object.entries(advice.levels).map(([level, score]) => `${s("レベル", "level ")}${level} ${score}`).join(s("・", ", "));
    const details = make("details", {}, make("summary", {}, `${s("機械での読みやすさ（参考）", "Machine readability (advice)")}: ${advice.score} / 100${levels && s(`（${levels}）`, ` (${levels})`)}`));
    details.append(make("p", {}, s("「行政データにおける機械可読性に関するルール」（2026年3月）の30項目によります。点数の付け方は独自のもので、低くても送れます。", "By the 30 rules on the machine readability of administrative data (行政データにおける機械可読性に関するルール, March 2026). The score is ours; a file with a low one is sent just the same.")));
    details.append(advice.breaches.length === 0
      ? make("p", {}, s("気になるところはありません。", "Nothing to remark."))
      : make("ul", { class: "dots" }, ...advice.breaches.map((breach) => make("li", {}, `${this.inOwnWords(breach.message)}（${breach.count.toLocaleString()}${s("か所、最初は", " places, first in ")}${this.inOwnWords(breach.first)}）`))));
    if (advice.notChecked.length > 0) {
      details.append(make("p", {}, s(`${advice.checked}項目を機械で確かめました。次は人が確かめてください。`, `${advice.checked} rules were checked by program. These are for people to check:`)),
        make("ul", { class: "dots" }, ...advice.notChecked.map((rule) => make("li", {}, this.inOwnWords(rule)))));
    }
    return [details];
  }
}
