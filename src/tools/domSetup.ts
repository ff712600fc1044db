// happy-dom's animations reject `finished` when cancelled, which fails a run; transitions need none here.
Element.prototype.animate = function () {
  const animation = {
    currentTime: 0,
    playState: 'finished',
    onfinish: null as null | (() => void),
    cancel: () => undefined,
    finished: Promise.resolve(),
  };
  queueMicrotask(() => animation.onfinish?.());
  return animation as unknown as Animation;
};
