# Sourced by the launchers. Finds a JDK 25 or later and says so when there is none.

# say ENGLISH CHINESE: one line on standard error, in the language of the terminal.
say() {
  case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    zh*) printf '%s\n' "$2" >&2 ;;
    *) printf '%s\n' "$1" >&2 ;;
  esac
}

# jdk_version HOME: the feature release of the JDK there, nothing where there is none.
jdk_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# find_jdk: sets JAVA_HOME to the first JDK of at least 25 and JAVA to its java, or ends the script.
find_jdk() {
  local home on_path version
  on_path=$(command -v javac || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
    "${HOME:-}"/.asdf/installs/java/* "${HOME:-}"/.local/share/mise/installs/java/* /opt/*jdk* /opt/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$home" ] || continue
    version=$(jdk_version "$home")
    if [ -n "$version" ] && [ "$version" -ge 25 ]; then
      export JAVA_HOME="$home"
      JAVA="$home/bin/java"
      return 0
    fi
  done
  say "Zhanggui needs a JDK 25 or later and found none (looked at JAVA_HOME, the PATH, /usr/lib/jvm, SDKMAN and the like). Install one, for instance from https://adoptium.net, or set JAVA_HOME to it." \
    "掌柜需要 JDK 25 或更高版本，但没有找到（已查找 JAVA_HOME、PATH、/usr/lib/jvm、SDKMAN 等）。请安装（例如 https://adoptium.net），或把 JAVA_HOME 指向它。"
  exit 1
}

# build_when_changed ARTIFACT MODULE: builds the module and what it needs when a source is newer than the artifact.
build_when_changed() {
  local artifact="$1" module="$2" changed
  if [ -e "$artifact" ]; then
    changed=$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/*/src/main -newer "$artifact" -type f -print -quit)
    [ -n "$changed" ] || return 0
  fi
  say "Building $module (the first time this takes a minute or two and fetches libraries) ..." \
    "正在构建 $module（首次需要一两分钟，并会下载依赖）……"
  if ! (cd "$root" && ./mvnw -q -B -Dmaven.test.skip=true -pl "$module" -am package) >&2; then
    say "The build failed: see the messages above." "构建失败：请看上面的信息。"
    exit 1
  fi
  touch "$artifact"
}
