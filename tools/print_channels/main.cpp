// Prints docs/channels.md out of the channel table.
#include <cstdio>
#include <string>

#include "channel/channel_table.h"
#include "channel/reader_variant.h"

namespace {

constexpr const char* kHead = R"(# Channels

Made by `scripts/make-channels` out of `src/channel/channel_table.cpp`; do not edit.

Mojibake came through a channel: text was written in one encoding and read in another, perhaps several times. The program
looks for every pair of an encoding that is written and one that is read, layer by layer. The numbers are prior costs in nats
(0 is common, each nat is e times rarer): they were chosen by what is met, not measured, and decide only between channels that
explain a text equally well. Where UTF-8's structure does not speak for a channel they count one and a half times. A dash
means that the encoding does not stand on that side.

| encoding | written | read |
|---|---|---|
)";

constexpr const char* kVariants = R"(
Some readers give a few bytes other characters than the Encoding Standard does:

| reader | reads | bytes that differ |
|---|---|---|
)";

constexpr const char* kReaders = R"(
## What a reader does with what it cannot read

Beside its encoding, a channel says what the reader left in the place of bytes that are no character.

| name in a channel | what it leaves | nats |
|---|---|---|
)";

constexpr const char* kTail = R"(
Four things may have happened to the text afterwards: no-break spaces became spaces, quotation marks were made straight,
controls and soft hyphens were taken out, and all letters were made small or capital (5 nats, with readers of 2 nats at most).
)";

std::string nats(double value) {
  if (value >= mojimend::kNever) return "–";
  char text[16];
  std::snprintf(text, sizeof text, "%g", value);
  return text;
}

}  // namespace

int main() {
  std::string out = kHead;
  for (const auto& row : mojimend::channel_rows())
    out += "| " + std::string(row.name) + " | " + nats(row.written) + " | " + nats(row.read) + " |\n";
  out += kVariants;
  for (const auto& each : mojimend::reader_variants())
    out += "| " + std::string(each.name) + " | " + std::string(each.base) + " | " +
           std::to_string(each.rows.size()) + " |\n";
  out += kReaders;
  for (const auto& row : mojimend::reader_rows())
    out += "| `" + std::string(mojimend::name_of(row.unreadable)) + "` | " + std::string(row.words) + " | " +
           nats(row.nats) + " |\n";
  out += kTail;
  std::fputs(out.c_str(), stdout);
}
