// 部署と宛先: the departments as the office keeps them, where their letters go, and whether letters arrive there.
import { Section, button, call, make } from "./dxp-entry-words.js";
import { DepartmentForm } from "./dxp-entry-department-form.js";

export const section = {
  id: "departments", title: { ja: "部署と宛先", en: "Departments" }, roles: ["office"],
  open(host) { return new DepartmentPages(host).open(); },
};

const BASE = "/api/ingestion/departments";
const STYLE = `
dxp-entry .dxp-departments ul.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,25em),1fr));gap:14px;padding:0;margin:14px 0;list-style:none}
dxp-entry .dxp-departments ul.cards>li{border:1px solid #8c8c8c;border-radius:8px;padding:10px 14px;overflow-wrap:anywhere}
dxp-entry .dxp-departments ul.to{padding:0;margin:6px 0;list-style:none}dxp-entry .dxp-departments ul.to>li{margin:0 0 6px}
dxp-entry .dxp-departments .confirm{border:3px solid #604b00;border-radius:8px;padding:10px 14px;margin:10px 0}
dxp-entry .dxp-departments .faults{border:3px solid #ce0000;border-radius:8px;padding:10px 16px;margin:0 0 16px}
dxp-entry .dxp-departments .said:empty{display:none}
dxp-entry .dxp-departments .said{border:2px solid #197a4b;border-radius:8px;padding:10px 14px;margin:10px 0 14px}
dxp-entry .dxp-departments form{max-width:46em}dxp-entry .dxp-departments form>div{margin:0 0 14px}
dxp-entry .dxp-departments form :is(input,textarea){display:block;width:100%}
`;

class DepartmentPages extends Section {
  open() {
    this.place = make("div", { tabindex: "-1" });
    this.list();
    return make("div", { class: "dxp-departments" }, make("style", {}, STYLE), this.place);
  }

  say(ja, en) { return this.host.say(ja, en); }

  path(key, more = "") { return `${BASE}/${encodeURIComponent(key)}${more}`; }

  /** @param said what was done, with a way to undo it */
  async list(said = []) {
    this.place.replaceChildren(make("section", { "aria-busy": "true" }, make("p", { role: "status" }, this.words.loading)));
    const answer = await call("GET", BASE);
    if (!answer.ok) {
      this.place.replaceChildren(make("section", {}, this.failed("部署を読み込めませんでした。", "The departments could not be loaded.", answer, () => this.list(said))));
      return;
    }
    this.#drawn(answer.body, said);
  }

  #drawn({ items, unregistered, mail }, said) {
    this.mail = mail;
    this.said = make("div", { class: "said", role: "status", tabindex: "-1" }, ...said);
    const nothing = make("p", {}, this.say("部署はまだ登録されていません。部署を追加すると、照会の催促メールがその宛先に送られます。", "No department is registered yet. Add one, and reminders of collection rounds go to its addresses."));
    const missing = unregistered.map((each) => make("li", {}, make("p", {}, make("strong", {}, each.key), this.say(`（指標${each.indicators}件）`, ` (${each.indicators} indicator${each.indicators === 1 ? "" : "s"})`)),
      make("p", { class: "acts" }, button(this.say("登録する", "Register"), () => this.#edit(null, each.key), { "aria-label": this.say(`${each.key}を登録する`, `Register ${each.key}`) }))));
    this.place.replaceChildren(make("section", {},
      make("h2", {}, this.say("部署と宛先", "Departments and their addresses")),
      make("p", { class: "hint" }, this.say("部署の名前は照会・承認の画面とファイルに、宛先は照会の催促メールに使います。", "Names appear on the pages and files of rounds and approval; reminders of rounds go to the addresses.")),
      this.said,
      ...(mail ? [] : [make("p", {}, this.say("⚠ メールサーバーが設定されていないため、メールは送られません。宛先の登録はできます。", "⚠ No mail server is set up, so nothing is sent. Addresses can be registered all the same."))]),
      make("p", { class: "acts" }, button(this.say("部署を追加", "Add a department"), () => this.#edit(null), { class: "btn key" })),
      items.length > 0 ? make("ul", { class: "cards" }, ...items.map((each) => this.#card(each))) : nothing),
    ...(missing.length > 0 ? [make("section", {}, make("h3", {}, this.say("登録されていない部署", "Not registered")),
      make("p", { class: "hint" }, this.say("指標の定義にありますが、名前も宛先もありません。催促メールは届きません。", "Definitions name them, but they have no name and no address: no reminder reaches them.")), make("ul", { class: "cards" }, ...missing))] : []));
    if (said.length > 0) this.said.focus({ preventScroll: true });
  }

  #card(entry) {
    const name = this.pick(entry.name);
    const asked = make("div");
    const test = button(this.say("テストメールを送る", "Send a test mail"), () => this.#test(entry, test, asked), { "aria-label": this.say(`${name}にテストメールを送る`, `Send a test mail to ${name}`), disabled: this.mail && entry.addresses.length > 0 ? null : "" });
    return make("li", { "data-department": entry.key },
      make("h3", {}, name),
      make("p", { class: "hint" }, [entry.key, this.locale === "en" ? entry.name.ja : entry.name.en, this.say(`指標${entry.indicators}件`, `${entry.indicators} indicator${entry.indicators === 1 ? "" : "s"}`)].filter((each) => each).join(" · ")),
      entry.addresses.length > 0 ? make("ul", { class: "to" }, ...entry.addresses.map((to) => make("li", {}, to, this.#delivery(entry, to))))
        : make("p", {}, make("span", { class: "chip er" }, this.say("⚠ 宛先なし", "⚠ No address"))),
      make("p", { class: "hint" }, this.say("最終変更: ", "Last changed: "), ...(entry.changed ? [`${entry.changed.by} `, this.time(entry.changed.at)] : [this.say("初期設定のまま", "as set up at first")])),
      make("p", { class: "acts" }, button(this.say("変更", "Change"), () => this.#edit(entry), { "aria-label": this.say(`${name}を変更`, `Change ${name}`) }), test,
        button(this.say("削除", "Remove"), () => this.#ask(entry, asked), { "aria-label": this.say(`${name}を削除`, `Remove ${name}`) })), asked);
  }

  /** What the mail server said of an address at the last test. */
  #delivery(entry, to) {
    const test = entry.tested;
    const found = test?.deliveries.find((each) => each.to === to);
    if (test && test.deliveries.length === 0) return make("span", { class: "hint" }, this.time(test.act.at), this.say(" テストメールを送信中、または結果不明", " test mail being sent, or outcome unknown"));
    if (!found) return "";
    return make("span", { class: "hint" }, make("span", { class: `chip ${found.failure ? "er" : "ok"}` }, found.failure ? this.say("⚠ 送信できず", "⚠ Not sent") : this.say("✔ テスト送信済み", "✔ Test sent")), " ", this.time(test.act.at), ` ${found.failure || ""}`);
  }

  async #test(entry, pressed, place) {
    pressed.disabled = true;
    place.replaceChildren(make("p", { role: "status" }, this.say("送信しています…", "Sending…")));
    const answer = await call("POST", this.path(entry.key, "/test-mail"));
    pressed.disabled = false;
    if (!answer.ok) {
      place.replaceChildren(make("p", { role: "alert" }, `⚠ ${this.say("テストメールは送られませんでした。", "No test mail was sent.")} ${this.whyNot(answer)}`));
      return;
    }
    const deliveries = answer.body.tested.deliveries;
    const lines = deliveries.map((each) => make("li", {}, each.failure ? this.say(`⚠ ${each.to}: メールサーバーが受け付けませんでした（${each.failure}）`, `⚠ ${each.to}: the mail server did not take it (${each.failure})`)
      : this.say(`✔ ${each.to}: メールサーバーが受け付けました`, `✔ ${each.to}: the mail server took it`)));
    const taken = deliveries.filter((each) => !each.failure).length;
    await this.list([make("p", {}, this.say(`${entry.name.ja}のテストメール: ${deliveries.length}件のうち${taken}件を送りました。`, `Test mail to ${this.pick(entry.name)}: ${taken} of ${deliveries.length} sent.`)), make("ul", { class: "dots" }, ...lines),
      make("p", { class: "hint" }, this.say("相手の受信箱に届いたかどうかは、相手に確かめてください。", "Whether it reached the mailbox only its owner can tell."))]);
  }

  #edit(entry, key = "") {
    this.place.replaceChildren(new DepartmentForm(this.host, entry, key, (saved) => {
      this.tell("dxp:dirty", { dirty: false });
      this.host.changed("rounds");
      if (!saved) { this.list(); return; }
      const what = entry ? this.say(`${saved.name.ja}を変更しました。`, `${this.pick(saved.name)} was changed.`) : this.say(`${saved.name.ja}を登録しました。`, `${this.pick(saved.name)} was registered.`);
      this.tell("dxp:submitted", { message: what });
      this.list(this.#undoable(what, () => (entry ? this.#put(saved, entry) : this.#remove(saved))));
    }).open());
    this.place.focus({ preventScroll: true });
  }

  #undoable(what, undo) {
    return [make("span", {}, `✓ ${what} `), button(this.say("元に戻す", "Undo"), async () => {
      const answer = await undo();
      this.host.changed("rounds");
      if (answer.ok) { this.list([make("span", {}, this.say("✓ 元に戻しました。", "✓ It is as it was before."))]); return; }
      this.said.append(make("p", { role: "alert" }, `⚠ ${answer.status === 409 ? this.say("ほかの人が先に変更したため、元に戻せませんでした。", "Somebody else has changed it meanwhile, so it was not undone.") : `${this.say("元に戻せませんでした。", "It could not be undone.")} ${this.whyNot(answer)}`}`));
    })];
  }

  /** Puts back what a department was. */
  #put(now, was) { return call("PUT", this.path(now.key), { version: now.version, name: was.name, addresses: was.addresses }); }

  #remove(entry) { return call("DELETE", this.path(entry.key, `?version=${entry.version}`)); }

  #ask(entry, place) {
    const name = this.pick(entry.name);
    const message = make("p", { role: "alert" });
    const remove = button(this.say("削除する", "Remove it"), async () => {
      const answer = await this.#remove(entry);
      if (answer.ok) {
        this.host.changed("rounds");
        this.list(this.#undoable(this.say(`${entry.name.ja}を削除しました。`, `${name} was removed.`), () => this.#put(answer.body, entry)));
        return;
      }
      message.textContent = `⚠ ${answer.status === 409 ? this.say("ほかの人が先に変更しました。画面を読み直してください。", "Somebody else has changed it. Read the page again.") : `${this.say("削除できませんでした。", "It could not be removed.")} ${this.whyNot(answer)}`}`;
    }, { class: "btn key" });
    place.replaceChildren(make("div", { class: "confirm" }, make("p", {}, this.say(`${name}を削除しますか。名前の代わりに「${entry.key}」と表示され、催促メールは送られなくなります。指標と値はそのまま残ります。`,
      `Remove ${name}? It is shown as “${entry.key}” and gets no reminders. Its indicators and values stay.`)), message,
    make("p", { class: "acts" }, remove, button(this.words.cancel, () => place.replaceChildren()))));
    remove.focus();
  }
}
