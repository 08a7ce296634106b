# Sourced by the commands of this folder. Expects $root.
. "$root/.mvn/jdk.sh"

# launch MAIN_CLASS ARGUMENT...: builds what changed and runs the main class in its place.
launch() {
  local main="$1" classpath="$root/evaluation/target/classpath"
  shift
  find_jdk
  build_when_changed "$classpath" evaluation
  exec "$JAVA" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
    -Dlogback.configurationFile=io/zhanggui/evaluation/command-line-logback.xml \
    -Djava.util.logging.config.file="$root/evaluation/target/classes/io/zhanggui/evaluation/command-line-logging.properties" \
    ${ZHANGGUI_JAVA_OPTS:-} -cp "$root/evaluation/target/classes:$(cat "$classpath")" "$main" "$@" \
    2> >(grep --line-buffered -v '^WARNING: Using incubator modules' >&2)
}
