// Reads lines through what is known, without a search.
#include "mojibake/taught.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "encoding/utf8_scan.h"
#include "mojibake/one_layer.h"
#include "mojibake/suspicion.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// Channels of the document that are tried on every line, and what it costs to take a line for damaged so.
constexpr std::size_t kTaught = 3;
constexpr Cost kTaughtEntry = 3 * kNat;

// So many letters from the first one beyond ASCII on say whether it is worth reading all.
constexpr std::size_t kFirst = 12;

// Of a page that came through a channel, lines may be clean: that many nats dearer those are for sure.
constexpr Cost kSurelyDearer = 8 * kNat;

Cost cost_beside(std::u32string_view letters) {
  const std::vector<Cost> costs = costs_beside(letters);
  return std::accumulate(costs.begin(), costs.end(), Cost{0});
}

bool is_among(const Mode& mode, const std::vector<Mode>& modes) {
  return std::ranges::any_of(modes, [&](const Mode& each) { return same_channel(each, mode); });
}

}  // namespace

TaughtChannels::TaughtChannels(const std::optional<Mode>& own) : own_(own) {
  if (own) modes_.push_back(*own);
}

bool TaughtChannels::is_own(const Mode& mode) const { return own_ && same_channel(*own_, mode); }

void TaughtChannels::learn(const std::vector<Mode>& layers) {
  for (const Mode& layer : layers) {
    if (is_among(layer, modes_)) continue;
    if (modes_.size() == kTaught) modes_.erase(modes_.begin() + (own_ ? 1 : 0));
    modes_.push_back(layer);
    modes_.back().entry = kTaughtEntry;
  }
}

bool TaughtChannels::begins_from_utf8(std::string_view text) const {
  const std::string_view rest = text.substr(ascii_prefix(text));
  return std::ranges::any_of(modes_, [&](const Mode& mode) {
    if (!mode.written.is_utf8()) return false;
    Pending pending;
    for (std::size_t at = 0; at < rest.size();) {
      const CodePoint point = read_code_point(rest, at);
      const SourceBytes bytes = reader(mode.reader).bytes_of(point.value);
      if (bytes.size == 0) return false;
      char32_t letter = 0;
      for (unsigned each = 0; each < bytes.size; ++each) {
        const Fed fed = mode.written.feed(pending, bytes[each], letter);
        if (fed != Fed::more) return fed == Fed::letter && letter >= 0x80;
      }
      at += point.size;
    }
    return false;
  });
}

bool TaughtChannels::know_others() const {
  return std::ranges::any_of(modes_, [](const Mode& mode) { return !mode.written.is_utf8(); });
}

bool TaughtChannels::may_begin_from_others(std::string_view text) const {
  const std::size_t beyond = ascii_prefix(text);
  if (beyond == text.size() || !know_others()) return false;
  std::u32string letters;
  for (std::size_t at = beyond; at < text.size() && letters.size() < kFirst;) {
    const CodePoint point = read_code_point(text, at);
    letters += point.value;
    at += point.size;
  }
  std::optional<Cost> stands;
  return std::ranges::any_of(modes_, [&](const Mode& mode) {
    if (mode.written.is_utf8()) return false;
    const auto made = read_wholly(letters, mode, Judging::none, Ending::may_be_cut);
    if (!made) return false;
    if (!stands) stands = cost_beside(letters);
    return cost_beside(text_of(*made)) < *stands + (is_own(mode) ? kSurelyDearer : Cost{0});
  });
}

bool TaughtChannels::take_off(MendedLine& line) const { return take_off_utf8(line) || take_off_others(line); }

bool TaughtChannels::take_off_utf8(MendedLine& line) const {
  for (const Mode& mode : modes_) {
    if (!mode.written.is_utf8()) continue;
    const auto reading = read_wholly(line.text(), mode, Judging::none);
    if (!reading) continue;
    line.take_off(*reading, {&mode, 1});
    return true;
  }
  return take_off_gaps(line);
}

// Of bytes that went without a mark, the search in the one mode says what they were.
bool TaughtChannels::take_off_gaps(MendedLine& line) const {
  for (const Mode& mode : modes_) {
    if (!mode.takes_out()) continue;
    const LineReading reading = read_through(line.text(), {&mode, 1}, Leaving::by_plausibility);
    if (!reading.changed || !explains_all(reading, line.text())) continue;
    line.take_off(reading, {&mode, 1});
    return true;
  }
  return false;
}

bool TaughtChannels::take_off_others(MendedLine& line) const {
  const Mode* best = nullptr;
  LineReading likeliest;
  std::optional<std::int64_t> stands;  // what the line costs as it stands
  for (const Mode& mode : modes_) {
    if (mode.written.is_utf8()) continue;
    auto reading = read_wholly(line.text(), mode, Judging::by_model);
    if (!reading) continue;
    if (!stands) stands = TextModel::get().cost(line.text());
    // The page's own need not be that plain.
    if (!is_plain(*reading, mode) && !is_own(mode)) continue;
    if (reading->cost - (is_own(mode) ? mode.entry : 0) >= *stands) continue;
    reading->cost += mode.rarity;
    if (best && reading->cost >= likeliest.cost) continue;
    best = &mode;
    likeliest = std::move(*reading);
  }
  if (best) line.take_off(likeliest, {best, 1});
  return best != nullptr;
}

std::vector<Mode> TaughtChannels::with(std::vector<Mode> modes, Beginning beginning) const {
  std::vector<Mode> all;
  for (const Mode& each : modes_) {
    if (each.written.is_utf8() != (beginning == Beginning::utf8)) continue;
    const auto found =
        std::ranges::find_if(modes, [&each](const Mode& mode) { return same_channel(mode, each); });
    if (beginning == Beginning::utf8 && found == modes.end()) continue;
    all.push_back(each);
    if (found != modes.end()) all.back().explained = found->explained;
  }
  for (Mode& mode : modes)
    if (!is_among(mode, all)) all.push_back(std::move(mode));
  return all;
}

}  // namespace mojimend
