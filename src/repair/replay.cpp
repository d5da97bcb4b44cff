// Runs the steps of a channel: widen, write, insert, read, fold.
#include "repair/replay.h"

#include "encoding/double_byte.h"
#include "repair/chinese.h"
#include "repair/escaped_replay.h"
#include "repair/reader.h"

namespace mojimend {
namespace {

std::optional<std::string> write(std::u32string_view clean, const Step& step, const DoubleByteTable& table) {
  std::string bytes;
  auto wide = step.full_width.begin();
  auto stood = step.stood.begin();
  for (std::size_t i = 0; i < clean.size(); ++i) {
    char32_t c = clean[i];
    if (wide != step.full_width.end() && *wide == i) {
      c = to_full_width(c);
      ++wide;
    }
    if (stood != step.stood.end() && stood->at == i) {
      bytes += stood->bytes;
      ++stood;
      continue;
    }
    if (!append_encoded(bytes, c, table)) return std::nullopt;
  }
  if (wide != step.full_width.end() || stood != step.stood.end()) return std::nullopt;
  return bytes;
}

std::optional<std::string> insert(const std::string& bytes, const std::vector<Insertion>& insertions) {
  std::string out;
  std::size_t at = 0;
  for (const Insertion& each : insertions) {
    if (each.at < at || each.at > bytes.size()) return std::nullopt;
    out.append(bytes, at, each.at - at);
    out += each.bytes;
    at = each.at;
  }
  return out.append(bytes, at);
}

std::optional<std::u32string> read(const std::string& bytes, const Step& step, const DoubleByteTable& table) {
  const bool pairs_high_bytes = step.unreadable == Unreadable::question_pair;
  std::u32string out;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto lead = static_cast<std::uint8_t>(bytes[i]);
    const bool two = pairs_high_bytes ? lead >= 0x80 : table.is_lead(lead);
    if (!two) {
      if (table.single(lead) == 0 && lead != 0) return std::nullopt;
      out.push_back(table.single(lead));
      ++i;
      continue;
    }
    const auto trail = static_cast<std::uint8_t>(i + 1 < bytes.size() ? bytes[i + 1] : 0);
    const Reading reading = reading_of(table, lead, trail);
    if (reading == Reading::none && !pairs_high_bytes) return std::nullopt;
    if (reading == Reading::none) out.push_back(U'?');
    else if (reading == Reading::character || step.user_defined == UserDefined::kept)
      out.push_back(table.pair(lead, trail));
    i += 2;
  }
  if (step.folded)
    for (char32_t& c : out) c = to_half_width(c);
  return out;
}

}  // namespace

std::optional<std::u32string> replay(std::u32string_view clean, const Channel& channel) {
  std::u32string text(clean);
  for (const Step& step : channel) {
    const Encoding* written = find_encoding(step.written);
    const Encoding* read_as = find_encoding(step.read);
    const DoubleByteTable* out = written ? DoubleByteTable::of(*written) : nullptr;
    const DoubleByteTable* in = read_as ? DoubleByteTable::of(*read_as) : nullptr;
    if (!out || !in) {
      auto made = is_escaping(step) ? replay_escaping(text, step) : replay_plain(text, step);
      if (!made) return std::nullopt;
      text = std::move(*made);
      continue;
    }
    const auto bytes = write(text, step, *out);
    const auto damaged = bytes ? insert(*bytes, step.inserted) : std::nullopt;
    const auto seen = damaged ? read(*damaged, step, *in) : std::nullopt;
    if (!seen) return std::nullopt;
    text = *seen;
  }
  return text;
}

}  // namespace mojimend
