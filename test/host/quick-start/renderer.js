// @ts-nocheck: what the preload gives to the page has no declaration, as in the tutorial.
const information = document.getElementById('info');
information.textContent = `This app is using Chrome (v${versions.chrome()}), Node.js (v${versions.node()}), and Electron (v${versions.electron()})`;

const func = async () => {
  document.getElementById('answer').textContent = await window.versions.ping();
};

func();
