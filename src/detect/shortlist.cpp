// Counts the pairs of bytes once; each encoding then pays for the distinct ones.
#include "detect/shortlist.h"

#include <algorithm>
#include <unordered_map>

#include "detect/byte_letters.h"

namespace mojimend {
namespace {

// Pairs looked at: what the table can tell it tells after a few lines.
constexpr std::size_t kPairs = 256;
// A byte that is no character, or a control, in steps of the table: it is never text.
constexpr int kNoCharacter = 18 * kStepsPerNat;
// Such a byte beyond the evidence, in nats.
constexpr double kUsedNoCharacter = 3;

struct Pair {
  unsigned char first, second;
};

std::vector<Pair> pairs_of(std::string_view evidence) {
  std::vector<Pair> pairs;
  for (std::size_t at = 0; at < evidence.size() && pairs.size() < kPairs; ++at) {
    const auto first = static_cast<unsigned char>(at == 0 ? '\n' : evidence[at - 1]);
    const auto second = static_cast<unsigned char>(evidence[at]);
    if (first >= 0x80 || second >= 0x80) pairs.push_back({first, second});
  }
  return pairs;
}

bool is_text(char32_t character) { return character >= 0xA0 || (character >= 0x20 && character < 0x7F); }

double cost(const ByteLetters& letters, const std::vector<Pair>& pairs, const ByteSet& used) {
  const std::uint8_t* const table = TextModel::get().small_costs();
  int steps = 0;
  for (const Pair pair : pairs) {
    if (pair.second >= 0x80 && !is_text(letters.characters[pair.second])) steps += kNoCharacter;
    else steps += table[letters.small[pair.first] * kSmall + letters.small[pair.second]];
  }
  double nats = static_cast<double>(steps) / kStepsPerNat;
  for (unsigned byte = 0x80; byte < 256; ++byte)
    if (used[byte] && !is_text(letters.characters[byte])) nats += kUsedNoCharacter;
  return nats;
}

std::u32string read_all(const ByteLetters& letters, const ByteSet& used, bool ascii_compatible) {
  std::u32string text;
  for (unsigned byte = ascii_compatible ? 0x80 : 0; byte < 256; ++byte)
    if (byte < 0x80 || used[byte]) text += letters.characters[byte];
  return text;
}

}  // namespace

std::vector<Prior> shortlist(std::string_view evidence, const ByteSet& used, const std::vector<Prior>& from,
                             std::size_t most) {
  const std::vector<Pair> pairs = pairs_of(evidence);
  struct Judged {
    Prior prior;
    double cost;
  };
  std::vector<Judged> judged;
  std::unordered_map<std::u32string, std::size_t> by_text;
  for (const Prior& each : from) {
    if (each.encoding->kind != EncodingKind::single_byte) continue;
    const ByteLetters& letters = byte_letters(*each.encoding);
    const auto [same, fresh] =
        by_text.emplace(read_all(letters, used, each.encoding->ascii_compatible), judged.size());
    if (fresh) judged.push_back({each, cost(letters, pairs, used)});
    else if (each.nats < judged[same->second].prior.nats) judged[same->second].prior = each;
  }
  std::ranges::stable_sort(judged, {}, [](const Judged& each) { return each.cost + each.prior.nats; });
  std::vector<Prior> chosen;
  for (const Judged& each : judged) {
    if (chosen.size() == most) break;
    chosen.push_back(each.prior);
  }
  return chosen;
}

}  // namespace mojimend
