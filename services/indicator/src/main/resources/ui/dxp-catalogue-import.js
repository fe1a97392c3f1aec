// A catalogue from a file of the office: looked at first, always; written with one button, all rows or none.
import { make, read, textOrNull } from './dxp-catalogue-words.js';

const MOST_BYTES = 5_000_000;
const FATES = {
  NEW: ['新規', 'New', 'ok'],
  CHANGED: ['変更', 'Changed', 'ok'],
  UNCHANGED: ['変更なし', 'Unchanged', 'same'],
  REFUSED: ['⚠ 使えません', '⚠ Not usable', 'er'],
  NOT_DONE: ['書き込んでいません', 'Not written', ''],
};
const SHOWN = {
  all: [['すべての行', 'All rows'], () => true],
  faults: [['誤りのある行だけ', 'Rows with faults only'], row => row.faults.length > 0],
  changes: [['新規・変更の行だけ', 'New and changed rows only'], row => row.fate === 'NEW' || row.fate === 'CHANGED'],
};

export class ImportPanel {
  #page;
  #tongue;
  #file = null;
  #busy = false;
  #chosen = make('p', { id: 'dxp-catalogue-import-chosen', role: 'status' });
  #outcome = make('div', { id: 'dxp-catalogue-import-outcome' });
  #reason = make('textarea', { id: 'dxp-catalogue-import-reason', rows: '2', maxlength: '2000', 'aria-describedby': 'dxp-catalogue-import-reason-hint' });

  // @param page the element: tongue, tell(type, detail), mark(dirty), imported()
  constructor(page) {
    this.#page = page;
    this.#tongue = page.tongue;
  }

  #say(ja, en) {
    return this.#tongue.say(ja, en);
  }

  panel() {
    const link = (address, ja, en, download) => make('li', {}, make('a', { href: `/api/indicators/${address}`, download }, this.#say(ja, en)));
    const file = make('input', { type: 'file', id: 'dxp-catalogue-file', accept: '.xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', onchange: () => this.#choose(file.files[0]) });
    const drop = make('div', { class: 'drop' },
      make('label', { for: 'dxp-catalogue-file' }, this.#say('Excel（.xlsx）またはCSVファイル', 'Excel (.xlsx) or CSV file'),
        make('span', { class: 'hint' }, this.#say('選ぶか、この枠に置いてください。5MB・2,000行まで。CSVは UTF-8 または Shift_JIS', 'Choose one or drop it here: up to 5 MB and 2,000 rows; CSV in UTF-8 or Shift_JIS'))), file, this.#chosen);
    const over = on => event => {
      event.preventDefault();
      drop.classList.toggle('over', on);
    };
    drop.addEventListener('dragover', over(true));
    drop.addEventListener('dragleave', over(false));
    drop.addEventListener('drop', event => {
      over(false)(event);
      if (event.dataTransfer.files.length > 1) this.#alarm(this.#say('ファイルは1つずつ置いてください。', 'Drop one file at a time.'), []);
      else if (event.dataTransfer.files.length === 1) this.#choose(event.dataTransfer.files[0]);
    });
    return make('section', { class: 'panel', 'aria-labelledby': 'dxp-catalogue-title' },
      make('h2', { id: 'dxp-catalogue-title', tabindex: '-1' }, this.#say('ファイルから取り込む', 'Import from a file')),
      make('p', {}, this.#say('はじめに内容を確認し、書き込むのはそのあとです。空欄の項目は今の定義のままです。', 'The file is checked first and written afterwards. A blank cell keeps what the definition says.')),
      make('h3', {}, this.#say('1. ひな形', '1. Template')),
      make('ul', { class: 'dots' },
        link('template.xlsx?filled=true', '今の一覧が入った Excel', 'Excel with the catalogue as it stands', 'indicators.xlsx'),
        link('template.csv?filled=true', '今の一覧が入った CSV（UTF-8）', 'CSV with the catalogue as it stands (UTF-8)', 'indicators.csv'),
        link('template.xlsx', '空の Excel', 'Empty Excel', 'template.xlsx'),
        link('template.csv', '空の CSV', 'Empty CSV', 'template.csv')),
      make('h3', { style: 'margin-top:16px' }, this.#say('2. ファイルと理由', '2. File and reason')), drop,
      make('p', { style: 'margin:12px 0' }, make('label', { for: 'dxp-catalogue-import-reason' }, this.#say('変更の理由', 'Reason for the changes'),
        make('span', { class: 'hint', id: 'dxp-catalogue-import-reason-hint' }, this.#say('定義を変更する行には理由が要ります。行に「理由」があれば、その行ではそちらを使います', 'A row that changes a definition needs one; a reason in the row itself comes first'))), this.#reason),
      make('p', { class: 'acts' }, make('button', { class: 'btn key', type: 'button', id: 'dxp-catalogue-check', onclick: () => this.#send(true) }, this.#say('内容を確認する（まだ書き込みません）', 'Check it (nothing is written)'))),
      this.#outcome);
  }

  // The bytes are kept, so that what is written is what was checked, whatever becomes of the file meanwhile.
  async #choose(file) {
    this.#outcome.replaceChildren();
    this.#file = null;
    this.#chosen.textContent = '';
    if (!file) return;
    if (file.size > MOST_BYTES) {
      this.#alarm(this.#say(`${file.name}：ファイルが大きすぎます（5MBまで）。`, `${file.name}: too large (up to 5 MB).`), []);
      return;
    }
    try {
      this.#file = new File([await file.arrayBuffer()], file.name, { type: file.type });
      this.#chosen.textContent = this.#say(`選んだファイル：${file.name}（${Math.ceil(file.size / 1000)}KB）`, `Chosen: ${file.name} (${Math.ceil(file.size / 1000)} KB)`);
    } catch {
      this.#alarm(this.#say(`${file.name}：読み込めませんでした。もう一度選んでください。`, `${file.name}: could not be read. Please choose it again.`), []);
    }
  }

  #alarm(said, faults, more) {
    const box = make('div', { class: 'faults', role: 'alert', tabindex: '-1' }, make('p', {}, make('b', {}, `⚠ ${said}`)),
      faults.length ? make('ul', { class: 'dots' }, ...faults.map(each => make('li', {}, this.#located(each)))) : null, more ?? null);
    this.#outcome.replaceChildren(box);
    box.focus();
  }

  #located(fault) {
    const at = [fault.cell ? this.#say(`セル ${fault.cell}`, `cell ${fault.cell}`) : null, fault.column || fault.pointer].filter(Boolean).join(' ');
    return `${at ? `${at}${this.#tongue.colon()}` : ''}${this.#tongue.fault(fault)}`;
  }

  async #send(dryRun) {
    if (this.#busy) return;
    if (!this.#file) {
      this.#alarm(this.#say('ファイルを選んでください。', 'Choose a file.'), []);
      return;
    }
    this.#busy = true;
    const waiting = make('p', { role: 'status', tabindex: '-1' }, make('progress', { 'aria-label': this.#say('処理中', 'Working') }), ` ${dryRun ? this.#say('内容を確認しています…', 'Checking…') : this.#say('書き込んでいます…', 'Writing…')}`);
    this.#outcome.replaceChildren(waiting);
    waiting.focus();
    const form = new FormData();
    const reason = textOrNull(this.#reason.value);
    if (reason) form.append('reason', reason);
    form.append('file', this.#file);
    try {
      const result = await read(`/api/indicators/import?dryRun=${dryRun}`, 'POST', form);
      this.#draw(result);
      const written = result.counts.new + result.counts.changed;
      if (!result.dryRun && result.counts.refused === 0 && written > 0) {
        this.#page.tell('dxp:submitted', { message: this.#say(`${written}件の定義を書き込みました。`, `${written} definitions were written.`) });
        this.#page.imported();
      }
    } catch (refused) {
      const again = make('p', { class: 'acts' }, make('button', { class: 'btn', type: 'button', onclick: () => this.#send(dryRun) }, this.#say('もう一度試す', 'Try again')));
      const broken = !refused.status || refused.status >= 500;
      const unsure = broken && !dryRun ? this.#say(' 途中まで書き込まれていることがあります。同じファイルをもう一度送れば、残りだけが書き込まれます。', ' Part of it may be written. Send the same file again: only the rest is written.') : '';
      this.#alarm(`${this.#tongue.told(refused.problem?.title) || this.#say('送信できませんでした', 'Could not be sent')}${this.#tongue.colon()}${this.#tongue.told(refused.problem?.detail ?? refused.message)}${unsure}`, refused.problem?.errors ?? [], broken ? again : null);
      this.#page.tell('dxp:error', { message: this.#say('取り込めませんでした。', 'The import failed.') });
    } finally {
      this.#busy = false;
    }
  }

  #draw(result) {
    const { counts } = result;
    const refused = counts.refused > 0 || result.faults.length > 0;
    const writes = counts.new + counts.changed;
    const numbers = this.#say(`新規 ${counts.new}件、変更 ${counts.changed}件、変更なし ${counts.unchanged}件、使えない行 ${counts.refused}件`, `new ${counts.new}, changed ${counts.changed}, unchanged ${counts.unchanged}, not usable ${counts.refused}`)
      + (counts.notDone > 0 ? this.#say(`、書き込まなかった行 ${counts.notDone}件`, `, not written ${counts.notDone}`) : '');
    const verdict = result.dryRun
      ? refused ? this.#say('誤りがあるため、このファイルはまだ書き込めません。ファイルを直して、もう一度選んでください。', 'There are faults: the file cannot be written yet. Mend it and choose it again.')
        : writes ? this.#say('まだ書き込んでいません。内容を確かめて、下のボタンで書き込んでください。', 'Nothing is written yet. Check the rows, then write them with the button below.')
          : this.#say('今の定義と同じです。書き込むものはありません。', 'It says what the definitions say already: there is nothing to write.')
      : refused ? this.#say('誤りがあるため、どの行も書き込みませんでした。', 'There are faults: no row was written.') : this.#say('書き込みました。', 'Written.');
    const heading = make('h3', { tabindex: '-1', id: 'dxp-catalogue-import-title' }, result.dryRun ? this.#say('3. 確認の結果', '3. Result of the check') : this.#say('3. 書き込みの結果', '3. Result of the import'));
    const rows = make('tbody');
    const count = make('p', { role: 'status', class: 'small' });
    const show = kind => {
      const shown = result.rows.filter(SHOWN[kind][1]);
      rows.replaceChildren(...shown.map(row => this.#row(row)));
      count.textContent = this.#say(`${result.rows.length}行中 ${shown.length}行を表示`, `${shown.length} of ${result.rows.length} rows`);
    };
    const filter = make('select', { id: 'dxp-catalogue-import-show', onchange: () => show(filter.value) }, ...Object.entries(SHOWN).map(([key, [pair]]) => make('option', { value: key }, this.#tongue.word(pair))));
    show('all');
    this.#outcome.replaceChildren(heading,
      make('p', { id: 'dxp-catalogue-import-summary', role: refused ? 'alert' : 'status', class: 'saying' }, make('b', {}, `${refused ? '⚠ ' : '✓ '}${numbers}`), make('br'), verdict),
      ...(result.faults.length ? [make('div', { class: 'faults' }, make('p', {}, make('b', {}, this.#say('ファイル全体の誤り', 'Faults of the file'))), make('ul', { class: 'dots' }, ...result.faults.map(each => make('li', {}, this.#located(each)))))] : []),
      ...(result.rows.length ? [make('p', { class: 'acts' }, make('label', { for: 'dxp-catalogue-import-show' }, this.#say('表示する行', 'Rows shown')), filter), count,
        this.#tongue.table(this.#say('行ごとの結果', 'Result of each row'), null, [['行', 'Row', 'n'], ['コード', 'Code'], ['結果', 'Result'], ['誤り、変更前 → 変更後', 'Faults, before → after', 'wide']], rows, result.rows.length > 12)] : []),
      ...(result.dryRun && !refused && writes ? [make('p', { class: 'acts' }, make('button', { class: 'btn key', type: 'button', id: 'dxp-catalogue-write', onclick: () => this.#send(false) },
        this.#say(`この内容で書き込む（新規 ${counts.new}件、変更 ${counts.changed}件）`, `Write it (${counts.new} new, ${counts.changed} changed)`)))] : []));
    heading.focus();
  }

  #row(row) {
    const none = this.#say('（なし）', '(none)');
    const [ja, en, kind] = FATES[row.fate] ?? [row.fate, row.fate, ''];
    const list = (items, shown) => (items.length ? make('ul', { class: 'dots' }, ...items.map(each => make('li', {}, ...shown(each)))) : '');
    return make('tr', { 'data-fate': row.fate }, make('th', { scope: 'row', class: 'n' }, `${row.row}`), make('td', {}, row.code ?? '–'),
      make('td', {}, make('span', { class: `chip ${kind}` }, this.#say(ja, en)), row.version ? this.#say(` 第${row.version}版`, ` version ${row.version}`) : ''),
      make('td', { class: 'wide' }, list(row.faults, each => [make('span', { class: 'fault', style: 'display:inline' }, `⚠ ${this.#located(each)}`)]),
        list(row.changes ?? [], each => [`${this.#tongue.english ? each.column : each.title ?? each.column}${this.#tongue.colon()}${each.before || none} → `, make('b', {}, each.after || none)])));
  }
}
