// Cuts a stretch into characters, and tries others in the place of one.
#include "byte_edits/clean_stretch.h"

#include <algorithm>
#include <bit>

#include "channel/double_byte_text.h"
#include "text/chinese.h"

namespace mojimend {

CleanStretch::CleanStretch(const Stretch& stretch, const DoubleByteTable& table, Width width)
    : bytes(stretch.bytes.size()) {
  for (const EncodedCharacter& each : characters_of(stretch.bytes, table)) {
    const char32_t half = width == Width::folded ? to_half_width(each.value) : each.value;
    if (half != each.value) full_width.push_back(text.size());
    byte_starts.push_back(each.start);
    text.push_back(half);
  }
}

std::size_t CleanStretch::index_of(std::size_t byte) const {
  return static_cast<std::size_t>(std::upper_bound(byte_starts.begin(), byte_starts.end(), byte) -
                                  byte_starts.begin()) -
         1;
}

std::size_t CleanStretch::end_of(std::size_t index) const {
  return index + 1 < byte_starts.size() ? byte_starts[index + 1] : bytes;
}

Cost CleanStretch::unbalanced(std::size_t index, char32_t other, const Stretch& stretch,
                              const Evidence& evidence) const {
  OpenBrackets open = evidence.open[stretch.first];
  Cost cost = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    cost += follow_bracket(open, i == index ? other : text[i]) == Balance::broken ? kUnbalanced : 0;
  return cost + std::popcount<unsigned>(open ^ evidence.due[stretch.last]) * kUnbalanced;
}

bool CleanStretch::closes(std::size_t index, const Stretch& stretch, const Evidence& evidence) const {
  OpenBrackets open = evidence.open[stretch.first];
  for (std::size_t i = 0; i < index; ++i) follow_bracket(open, text[i]);
  const char32_t c = to_full_width(text[index]);
  return kClosing.find(c) != kClosing.npos && (open & bracket_bit(c)) != 0;
}

std::vector<CleanStretch::Other> CleanStretch::others(std::size_t index, const Stretch& stretch,
                                                      const SearchSetting& setting) const {
  std::vector<Other> all;
  const std::size_t start = byte_starts[index];
  if (end_of(index) - start != 2) return all;
  const bool first = stretch.sources[start] == ByteSource::chosen;
  if (first == (stretch.sources[start + 1] == ByteSource::chosen)) return all;
  const std::size_t unknown = first ? start : start + 1;
  constexpr std::size_t kAround = TextModel::kContext + 1;  // letters that the model looks at
  std::u32string context = setting.evidence.text_before(setting.letters, stretch.first, kAround);
  context.append(text, 0, index);
  const DocumentModel::State from =
      setting.model.behind(context.substr(context.size() - std::min(context.size(), kAround)));
  std::u32string rest = text.substr(index + 1, kAround);
  rest += setting.evidence.text_from(setting.letters, stretch.last, kAround - rest.size());
  const auto cost = [&](char32_t c) {
    DocumentModel::State state = from;
    Cost sum = setting.evidence.wide_cost(state.last, c) + setting.evidence.scripts.cost(c) +
               setting.model.step(state, c) + unbalanced(index, c, stretch, setting.evidence);
    for (const char32_t next : rest) sum += setting.model.step(state, next);
    return sum;
  };
  const Cost own = cost(text[index]);
  std::string pair = stretch.bytes.substr(start, 2);
  const char kept = pair[unknown - start];
  for (unsigned byte = 0x40; byte < 0xFF; ++byte) {
    pair[unknown - start] = static_cast<char>(byte);
    const char32_t c =
        setting.table.pair(static_cast<std::uint8_t>(pair[0]), static_cast<std::uint8_t>(pair[1]));
    if (c != 0 && pair[unknown - start] != kept) all.push_back({pair, cost(c) - own});
  }
  return all;
}

}  // namespace mojimend
