// The frame: what the notebook around a framed page does for it, in the notebook's own page. The framed page
// is in a sandbox and sees nothing of the notebook: it is told the theme, and tells how high it is.
// @ts-check

/**
 * Tell the page in `frame` whether the letters around it are light, now and whenever the theme changes, and
 * keep the frame as high as the page is.
 * @param {HTMLIFrameElement & { agkLeave?: () => void }} frame
 */
export function attend(frame) {
  // A frame that was taken out of the page and put back has loaded its page anew.
  if (frame.agkLeave) frame.agkLeave();
  const { port1: port, port2: theirs } = new MessageChannel();
  const tell = () => port.postMessage(isDark(getComputedStyle(frame).color));
  const observer = new MutationObserver(tell);
  for (const root of [document.documentElement, document.body]) observer.observe(root, { attributes: true });
  port.onmessage = ({ data }) => { frame.style.height = `${data}px`; };
  frame.agkLeave = () => {
    observer.disconnect();
    port.close();
  };
  /** @type {Window} */ (frame.contentWindow).postMessage("autogradkit", "*", [theirs]);
  tell();
}

/**
 * Whether letters of this colour stand on a dark ground; null for a colour written in another way than rgb().
 * @param {string} colour
 */
function isDark(colour) {
  const found = /^rgba?\((\d+), (\d+), (\d+)/.exec(colour);
  return found && Number(found[1]) + Number(found[2]) + Number(found[3]) > 3 * 128;
}
