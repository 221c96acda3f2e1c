// The page of Bitácora's own benchmark: real storage, real courier. `bitacora` is the checkout, see bitacora.mjs.
import 'bitacora/test/bench/bench-page.ts';
