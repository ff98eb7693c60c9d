# Sourced: promtool_here puts Prometheus' tool for testing rules on the path. Without it, and without apt-get to fetch
# it, the function returns 75, with the reason in $passed_over.

promtool_cache=${XDG_CACHE_HOME:-$HOME/.cache}/event-orchestrator/promtool

# Extracts only the tool from Debian's package, because installing the package would leave a server running.
promtool_fetched() (
  mkdir -p "$promtool_cache" && cd "$promtool_cache" && apt-get update -qq && apt-get download -qq prometheus &&
    dpkg -x prometheus_*.deb . && rm prometheus_*.deb
)

promtool_here() {
  export PATH=$PATH:$promtool_cache/usr/bin
  command -v promtool >/dev/null || promtool_fetched >/dev/null || {
    passed_over="there is no promtool, and no apt-get to fetch one"
    return 75
  }
}
