#!/bin/bash
# Starts the extracted jar beside this script once, on scratch data, so that the JVM remembers the loaded classes
# (zhanggui.aot): later starts take half the time. A build without the cache would be slower, not wrong.
set -eu
app=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
ZHANGGUI_DATA="$scratch/data" ZHANGGUI_DEMO_KEY='' SERVER_ADDRESS=127.0.0.1 SERVER_PORT=0 DJL_CACHE_DIR="$scratch/djl" \
  java --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
  -XX:-UsePerfData -Djava.io.tmpdir="$scratch" -Duser.home="$scratch" \
  -XX:AOTCacheOutput="$app/zhanggui.aot" -jar "$app/zhanggui.jar" >"$scratch/log" 2>&1 &
pid=$!
for _ in $(seq 1200); do
  if grep -q ' Started ZhangguiApplication ' "$scratch/log" || ! kill -0 "$pid" 2>/dev/null; then break; fi
  sleep 0.1
done
kill -TERM "$pid" 2>/dev/null || true
wait "$pid" || true
if [ ! -s "$app/zhanggui.aot" ]; then
  cat "$scratch/log" >&2
  exit 1
fi
chmod 644 "$app/zhanggui.aot"
rm -rf "$scratch"
