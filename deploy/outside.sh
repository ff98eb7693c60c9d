# Precedes a script that the tests of a deployed platform run with bash -s in a container, to try the platform's ports
# as a stranger would. Pure bash, because the images have neither curl nor nc.

# Prints the ports on which this network namespace listens, those on the loopback as "port loopback".
listening() {
  local address port
  sed -n 's/^ *[0-9]*: \([0-9A-F]*\):\([0-9A-F]*\) [0-9A-F]*:[0-9A-F]* 0A .*/\1 \2/p' /proc/net/tcp /proc/net/tcp6 |
    while read -r address port; do
      case $address in
        ??????7F | 00000000000000000000000001000000 | 0000000000000000FFFF0000??????7F) echo "$((16#$port)) loopback" ;;
        *) echo "$((16#$port))" ;;
      esac
    done | sort -u
}

# answers HOST PORT: succeeds if something listens there
answers() { timeout 5 bash -c 'exec 3<> "/dev/tcp/$0/$1"' "$1" "$2" 2> /dev/null; }

# Each sends a request without any token; request prints the answer, status only its status, body only its body.
request() { # method, host, port, path
  exec 3<> "/dev/tcp/$2/$3" || return 1
  printf '%s %s HTTP/1.0\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: 14\r\n\r\n{"entries":[]}' \
    "$1" "$4" "$2" >&3
  timeout 20 cat <&3
  exec 3>&-
}
status() { request "$@" | head -n 1 | cut -d ' ' -f 2; }
body() { request GET "$@" | sed '1,/^\r*$/d'; } # host, port, path

# expect STATUS METHOD HOST PORT PATH: ends the script unless the answer's status matches the regular expression STATUS
expect() {
  local found
  found=$(status "${@:2}")
  echo "$found, expected $1: ${*:2}"
  [[ $found =~ ^($1)$ ]] || exit 1
}

# Each prints bytes as \x escapes: bytes those of a text, sized with their length in front, frame as an HTTP/2 frame.
bytes() { printf %s "$1" | od -An -v -tx1 | tr -d '\n' | sed 's/ /\\x/g'; }
sized() { printf '%s' "$(printf '\\x%02x' $((${#1} / 4)))$1"; }
frame() { # type, flags, stream, bytes
  printf '%s' "\\x00\\x00$(printf '\\x%02x' $((${#4} / 4)))\\x$1\\x$2\\x00\\x00\\x00\\x$3$4"
}

# The protobuf message InternalInvokeRequest for a POST to a path of the service, in gRPC's envelope.
call_of() { # path
  local call message
  call='\x0a'$(sized "$(bytes "$1")")'\x12'$(sized '\x12'"$(sized "$(bytes '{"entries":[]}')")")
  call+='\x1a'$(sized "$(bytes application/json)")'\x22\x02\x08\x03'
  message='\x08\x01\x1a'$(sized "$call")
  printf '%s' '\x00\x00\x00\x00'"$(sized "$message")"
}

# refuses HOST PORT PATH: ends the script if Dapr's call CallLocal, which another sidecar makes without a token, reaches
# the path of the service. gRPC refuses a call with headers that end the stream; other headers precede an answer. Where
# sidecars use TLS, the connection may close while the call is written.
refuses() {
  local headers frame
  headers='\x83\x86\x04'$(sized "$(bytes /dapr.proto.internals.v1.ServiceInvocation/CallLocal)")
  headers+='\x01'$(sized "$(bytes "$1")")'\x0f\x10'$(sized "$(bytes application/grpc)")
  headers+='\x00'$(sized "$(bytes te)")$(sized "$(bytes trailers)")
  exec 3<> "/dev/tcp/$1/$2" || { echo "$1 $2 does not answer"; exit 1; }
  trap '' PIPE
  printf 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n%b' \
    "$(frame 04 00 00 '')$(frame 01 04 01 "$headers")$(frame 00 01 01 "$(call_of "$3")")" >&3 2> /dev/null
  trap - PIPE
  # A frame begins with nine bytes: three of its length, one of its type, one of its flags.
  while frame=$(taken 9) && [ ${#frame} = 18 ] && [ "${frame:6:2}" != 01 ]; do
    taken $((16#${frame:0:6})) > /dev/null
  done
  exec 3>&-
  echo "CallLocal at $1 $2: ${frame:-no answer}"
  [ ${#frame} -lt 18 ] || ((16#${frame:8:2} & 1)) || exit 1
}

taken() { timeout 20 head -c "$1" <&3 2> /dev/null | od -An -v -tx1 | tr -d ' \n'; } # bytes; prints them in hexadecimal
