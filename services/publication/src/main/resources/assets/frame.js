// Tells the page around a card how high the card is, and nothing else.
if (window.parent !== window) {
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    window.parent.postMessage({ dxpKpi: { height, title: document.title } }, '*');
  };
  // A frame that is out of sight is not drawn, and nothing of it is observed until it is.
  tell();
  new ResizeObserver(tell).observe(document.body);
}
