// Says at the entry of a page how much work waits there, as the page's service tells it.
const english = document.documentElement.lang === 'en';
const entries = [...document.querySelectorAll('a[data-waiting]')].map(link => ({ link, name: link.textContent }));

async function look({ link, name }) {
  try {
    const answer = await fetch(link.dataset.waiting, { headers: { Accept: 'application/json' } });
    if (!answer.ok) return;
    const { count, label } = await answer.json();
    if (!count) { link.replaceChildren(name); return; }
    const words = document.createElement('span');
    words.className = 'waits';
    words.textContent = english ? `${count} ${label.en ?? label.ja}` : `${label.ja} ${count}件`;
    link.replaceChildren(name, ' ', words);
  } catch (away) {
    // What was said stays until the service answers again.
    console.debug(away);
  }
}

function lookAtAll() {
  entries.forEach(look);
}

document.addEventListener('dxp:submitted', lookAtAll);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') lookAtAll();
});
lookAtAll();
