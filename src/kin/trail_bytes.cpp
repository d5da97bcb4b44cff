// Makes the table on first use.
#include "kin/trail_bytes.h"

#include <algorithm>
#include <memory>

#include "model/text_model.h"
#include "text/letter_kinds.h"

namespace mojimend {
namespace {

constexpr std::string_view kBytes = "\\|`";
constexpr std::size_t kCapitalLetters = kBytes.size(), kSmallLetters = kCapitalLetters + 1,
                      kRows = kSmallLetters + 1;
constexpr std::size_t kCharacters = 0x10000;  // no encoding here has such a character beyond

using Rows = std::array<std::array<std::uint8_t, kCharacters>, kRows>;

void add(Rows& rows, char32_t c, unsigned trail, std::uint8_t bit) {
  const auto set = [&](std::size_t row) { rows[row][c] = static_cast<std::uint8_t>(rows[row][c] | bit); };
  const std::size_t byte = kBytes.find(static_cast<char>(trail));
  if (byte != kBytes.npos) set(byte);
  if (trail >= 'A' && trail <= 'Z') set(kCapitalLetters);
  if (trail >= 'a' && trail <= 'z') set(kSmallLetters);
}

constexpr Cost kNoCharacter = 32 * kNat;

std::unique_ptr<Rows> make_rows() {
  auto rows = std::make_unique<Rows>();
  for (std::size_t encoding = 0; encoding < kEscapedEncodings; ++encoding) {
    const DoubleByteTable& table = *escaped_encodings()[encoding].table;
    const auto bit = static_cast<std::uint8_t>(1u << encoding);
    for (unsigned pair = 0x8140; pair <= 0xFE7E; ++pair) {
      const unsigned lead = pair >> 8, trail = pair & 0xFF;
      if (trail < 0x40 || trail > 0x7E) continue;
      const char32_t c = table.pair(static_cast<std::uint8_t>(lead), static_cast<std::uint8_t>(trail));
      if (c >= 0x80 && c < kCharacters && table.bytes_of(c) == pair) add(*rows, c, trail, bit);
    }
  }
  return rows;
}

std::uint8_t in_row(std::size_t row, char32_t character) {
  static const std::unique_ptr<Rows> rows = make_rows();
  return character >= kCharacters ? std::uint8_t{0} : (*rows)[row][character];
}

}  // namespace

const std::array<EscapedEncoding, kEscapedEncodings>& escaped_encodings() {
  static const auto encodings = [] {
    std::array<EscapedEncoding, kEscapedEncodings> made{{{"big5", {}}, {"shift_jis", {}}, {"gbk", {}}}};
    for (EscapedEncoding& each : made) each.table = DoubleByteTable::of(*find_encoding(each.name));
    return made;
  }();
  return encodings;
}

std::uint8_t encodings_with_trail(char32_t character, unsigned char byte) {
  const std::size_t row = kBytes.find(static_cast<char>(byte));
  return row == kBytes.npos ? std::uint8_t{0} : in_row(row, character);
}

namespace {

using Bytes = std::array<std::array<std::uint16_t, kCharacters>, kEscapedEncodings>;
const Bytes& all_escaped_bytes() {
  static const auto bytes = [] {
    auto made = std::make_unique<Bytes>();
    for (std::size_t i = 0; i < kEscapedEncodings; ++i) {
      const DoubleByteTable& table = *escaped_encodings()[i].table;
      for (unsigned pair = 0xFEFE; pair > 0; --pair) {
        if (pair > 0xFF && pair < 0x8140) continue;
        const auto lead = static_cast<std::uint8_t>(pair >> 8),
                   trail = static_cast<std::uint8_t>(pair & 0xFF);
        const char32_t c = pair > 0xFF ? table.pair(lead, trail) : table.single(trail);
        if (c > 0 && c < kCharacters) (*made)[i][c] = static_cast<std::uint16_t>(pair);
      }
    }
    return made;
  }();
  return *bytes;
}

}  // namespace

std::uint16_t escaped_bytes(std::size_t encoding, char32_t character) {
  return character >= kCharacters ? std::uint16_t{0} : all_escaped_bytes()[encoding][character];
}

namespace {

// What the commonest character costs that the byte begins.
using LeadCosts = std::array<Cost, 0x100>;
LeadCosts cheapest_by_lead(std::size_t encoding) {
  const auto& bytes_of = all_escaped_bytes()[encoding];
  const auto& costs = costs_alone();
  LeadCosts cheapest;
  cheapest.fill(kNoCharacter);
  for (char32_t c = 0x80; c < kTraitsOf; ++c) {
    if (bytes_of[c] <= 0xFF) continue;
    Cost& least = cheapest[bytes_of[c] >> 8];
    least = std::min(least, costs[c]);
  }
  return cheapest;
}

using Traits = std::array<LosingTraits, kTraitsOf>;
void add_traits(std::size_t encoding, Traits& traits) {
  const DoubleByteTable& table = *escaped_encodings()[encoding].table;
  const auto& bytes_of = all_escaped_bytes()[encoding];
  const auto& costs = costs_alone();
  const LeadCosts cheapest = cheapest_by_lead(encoding);
  for (char32_t c = 0x80; c < kTraitsOf; ++c) {
    const std::uint16_t bytes = bytes_of[c];
    if (bytes <= 0xFF || cheapest[bytes & 0xFF] == kNoCharacter) continue;
    const char32_t other = table.pair(static_cast<std::uint8_t>(bytes >> 8), 0x5C);
    if (other == 0 || is_private(other) || other >= kTraitsOf) continue;
    LosingTraits& here = traits[c];
    here.encodings = static_cast<std::uint8_t>(here.encodings | 1u << encoding);
    const Cost commoner = costs[c] - costs[other] - cheapest[bytes & 0xFF];
    here.commoner = static_cast<std::int16_t>(std::max<Cost>(here.commoner, commoner));
  }
}

}  // namespace

const std::array<LosingTraits, kTraitsOf>& traits_of_losing() {
  static const auto traits = [] {
    auto made = std::make_unique<Traits>();
    const auto& costs = costs_alone();
    for (char32_t c = 0; c < kTraitsOf; ++c)
      (*made)[c] = {kNeverCommoner, 0, c >= 0x80 && costs[c] >= kRareCost};
    for (std::size_t i = 0; i < kEscapedEncodings; ++i) add_traits(i, *made);
    return made;
  }();
  return *traits;
}

const std::array<Cost, kTraitsOf>& costs_alone() {
  static const auto costs = [] {
    auto made = std::make_unique<std::array<Cost, kTraitsOf>>();
    const TextModel& model = TextModel::get();
    for (char32_t c = 0; c < kTraitsOf; ++c) (*made)[c] = model.alone(model.letter(c));
    return made;
  }();
  return *costs;
}

std::uint8_t encodings_with_trail(char32_t character, LetterRange letters) {
  return in_row(letters == LetterRange::capital ? kCapitalLetters : kSmallLetters, character);
}

}  // namespace mojimend
