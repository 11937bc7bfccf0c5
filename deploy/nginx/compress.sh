#!/bin/sh
# compress.sh STREAMLIT_STATIC TARGET: copies Streamlit's bundle, each text beside its .gz (and its .br where brotli is).
set -eu
mkdir -p "$2"
cp -R "$1"/static "$2/"
texts() { find "$2" -type f \( -name '*.js' -o -name '*.css' -o -name '*.svg' -o -name '*.json' \) -size +1k -print0; }
texts "$@" | xargs -0 -n 40 -P 2 gzip -k -"${LEVEL:-9}"
if command -v brotli >/dev/null; then texts "$@" | xargs -0 -n 40 -P 2 brotli -k -q "${LEVEL:-9}"; fi
chmod -R a+rX "$2"
