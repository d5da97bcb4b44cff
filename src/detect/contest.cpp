// Turns of growing length: most rivals are gone after a few dozen bytes.
#include "detect/contest.h"

#include <algorithm>

#include "detect/utf8_tally.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

constexpr std::size_t kFirstTurn = 24;  // bytes

// What is left of à where its second byte was taken for a blank, beside what à costs there.
constexpr Cost kHalf = 6 * kNat;

}  // namespace

Contestant::Contestant(std::string_view bytes, const Encoding& encoding, Cost handicap)
    : bytes_(bytes), encoding_(&encoding), cost_(handicap), handicap_(handicap) {
  if (encoding.kind == EncodingKind::double_byte) reader_.emplace(bytes, encoding);
  else if (encoding.kind == EncodingKind::single_byte) letters_ = &byte_letters(encoding);
}

void Contestant::take_unreadable(Cost cost) {
  ++unreadable_;
  cost_ += cost;
  // What stands behind it is not to profit from what stood before.
  TextModel::get().step(state_, U'\uFFFD');
}

void Contestant::skip_first() {
  take_unreadable(kCutOff);
  at_ = 1;
}

void Contestant::read_to(std::size_t end) {
  end = std::min(end, bytes_.size());
  if (reader_) read_double(end);
  else if (letters_) read_single(end);
  else read_utf8(end);
}

void Contestant::read_single(std::size_t end) {
  const TextModel& model = TextModel::get();
  for (; at_ < end; ++at_) {
    const auto byte = static_cast<unsigned char>(bytes_[at_]);
    if (letters_->characters[byte] == 0 && byte != 0) take_unreadable(kUndefined);
    else cost_ += model.step(state_, letters_->letters[byte]);
  }
}

void Contestant::read_double(std::size_t end) {
  while (at_ < end) {
    const auto byte = static_cast<unsigned char>(bytes_[at_]);
    const Sequence sequence = byte < 0x80 ? Sequence{byte, 1} : reader_->read(at_);
    take_sequence(byte < 0x80 || sequence.character != 0 ? sequence.character : kReplacement, sequence.size);
  }
}

void Contestant::read_utf8(std::size_t end) {
  while (at_ < end) {
    const CodePoint point = read_code_point(bytes_, at_);
    if (point.valid || !is_half_of_a_grave(bytes_, at_)) {
      take_sequence(point.value, point.size);
      continue;
    }
    cost_ += kHalf;
    take_sequence(U'à', point.size);
  }
}

// U+FFFD for what is no character.
void Contestant::take_sequence(char32_t character, std::size_t size) {
  if (character == kReplacement) {
    const bool cut_off = at_ == 0 || at_ + size >= bytes_.size();
    take_unreadable(cut_off ? kCutOff : kUnreadable);
  } else {
    cost_ += TextModel::get().step(state_, character);
    longest_ = std::max(longest_, size);
  }
  at_ += size;
}

std::vector<Contestant> contest(std::vector<Contestant> contestants, std::size_t size, std::size_t enough) {
  std::vector<Contestant> dropped;
  std::size_t turn = kFirstTurn;
  for (std::size_t end = 0; end < size && !contestants.empty(); turn *= 2) {
    if (contestants.size() == 1 && end >= enough) break;
    end = std::min(size, end + turn);
    for (Contestant& each : contestants) each.read_to(end);
    const Cost best = std::ranges::min_element(contestants, {}, &Contestant::cost)->cost();
    const auto behind = std::ranges::stable_partition(
        contestants, [&](const Contestant& each) { return each.cost() <= best + kHopeless; });
    dropped.insert(dropped.end(), behind.begin(), behind.end());
    contestants.erase(behind.begin(), behind.end());
  }
  std::ranges::stable_sort(contestants, {}, &Contestant::cost);
  // What dropped out early read less: its cost is only comparable with what the best had then.
  std::ranges::stable_sort(dropped, std::ranges::greater{}, &Contestant::read);
  contestants.insert(contestants.end(), dropped.begin(), dropped.end());
  return contestants;
}

}  // namespace mojimend
