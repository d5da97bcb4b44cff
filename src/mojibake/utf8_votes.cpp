// All single-byte readers are counted at once, by masks; readers of two bytes one after the other.
#include "mojibake/utf8_votes.h"

#include <array>
#include <bit>
#include <iterator>
#include <span>

#include "channel/reader_bytes.h"
#include "channel/reader_masks.h"
#include "context/letters.h"
#include "mojibake/changed_case.h"
#include "mojibake/suspicion.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// Letters that happen to be bytes of UTF-8 say rarer ones; what says no commoner ones is not looked at.
constexpr Cost kLeastGain = 3 * kNat;
// A no-break space, or a space that was one, where it would be the end of a character.
constexpr Cost kBlank = 6 * kNat;
// A letter beside lost bytes, of which it is not known what they say.
constexpr Cost kLostGain = 3 * kNat;
// The same where the bytes begin punctuation, as most text beyond ASCII has that is damaged in lines of
// ASCII: what they are read as in text of its own is rare ("鈥", "窶").
constexpr Cost kPunctuationGain = 12 * kNat;
// Beside marks that text has as well, "・" and "?", letters fit by chance: three of them, with what they may
// be.
constexpr Cost kLeastGainBesideMark = 12 * kNat;

// The readers that explain anything.
class Ballot {
 public:
  Ballot() { places_.fill(kNone); }

  Votes& of(std::size_t reader) {
    std::uint8_t& place = places_[reader];
    if (place == kNone) {
      place = static_cast<std::uint8_t>(votes_.size());
      votes_.emplace_back().reader = reader;
    }
    return votes_[place];
  }
  // In the order of readers.
  std::vector<Votes> votes() && {
    std::ranges::sort(votes_, {}, &Votes::reader);
    return std::move(votes_);
  }

 private:
  static constexpr std::uint8_t kNone = 0xFF;

  std::array<std::uint8_t, 64> places_;
  std::vector<Votes> votes_;
};

// A mark that makes another letter of the one before it, of which nothing is known here: as rare as the
// letter.
constexpr Cost kMarkOfLetter = 8 * kNat;

// What stood for a sign of ASCII, if somebody changed it: a no-break space, or a quotation mark.
char32_t unchanged(char32_t c) { return c == U' ' ? 0xA0 : c == U'"' ? 0x201D : c == U'\'' ? 0x2019 : c; }

Cost alone(char32_t c) {
  const TextModel& model = TextModel::get();
  if (c == 0xA0 || c == U' ') return kBlank;
  return model.alone(model.letter(c));
}
// In readers of two bytes clean text happens to say marks more often.
Cost alone_or_mark(char32_t c) { return mark_number(c) != 0 ? std::min(alone(c), kMarkOfLetter) : alone(c); }

// What of the line is explained by some reader, a bit each. `costs` are those of the letters where they
// stand.
void count_single(std::u32string_view line, std::span<const Cost> costs, Ballot& ballot) {
  std::size_t beyond = 0;
  for (std::size_t at = 0; at + 1 < line.size(); ++at) {
    if (line[at] < 0x80) continue;
    ++beyond;
    const LetterMasks& first = masks_of(line[at]);
    const auto continuation = [&](std::size_t behind) {
      const char32_t c = at + behind < line.size() ? line[at + behind] : U'\n';
      return masks_of(unchanged(c)).continuation;
    };
    const ReaderMask two = first.lead2 & continuation(1);
    const ReaderMask three = first.lead3 != 0 ? first.lead3 & continuation(1) & continuation(2) : 0;
    const ReaderMask four =
        first.lead4 != 0 ? first.lead4 & continuation(1) & continuation(2) & continuation(3) : 0;
    for (ReaderMask left = two | three | four; left != 0; left &= left - 1) {
      const auto index = static_cast<std::size_t>(std::countr_zero(left));
      const std::size_t size = (two >> index & 1) != 0 ? 2 : (three >> index & 1) != 0 ? 3 : 4;
      // What is lost explains nothing.
      const auto lost = static_cast<std::size_t>(std::ranges::count(line.substr(at, size), kReplacement));
      if (lost == size) continue;
      Votes& here = ballot.of(index);
      here.letters += size - lost;
      const std::size_t before = here.bytes.size();
      Cost gain = 0;
      for (std::size_t each = at; each < at + size; ++each) {
        const SourceBytes bytes = reader(index).bytes_of(line[each] == U' ' ? U' ' : unchanged(line[each]));
        here.bytes.push_back(static_cast<char>(bytes.value & 0xFF));
        gain += line[each] == U' ' ? kBlank : costs[each];
      }
      here.gain.pass(beyond - 1 - std::min(here.end, beyond - 1));
      here.end = beyond - 1 + size;
      here.gain.add(lost != 0 ? kLostGain : gain - alone_or_mark(read_code_point(here.bytes, before).value));
    }
  }
}

// Letters whose bytes are characters; beside what was lost, the first may lack its beginning and the last its
// end.
class DoubleCount {
 public:
  DoubleCount(Votes& votes, const Written& utf8) : votes_(votes), utf8_(utf8) {}

  void add(Cost seen, SourceBytes bytes) {
    bool fits = bytes.size != 0;
    if (pending_.size == 0) seen_ = 0;
    seen_ += seen;
    for (unsigned each = 0; fits && each < bytes.size; ++each) fits = add(bytes[each]);
    if (!fits) forget();
    else if (pending_.size != 0) ++waiting_;
  }
  void add_lost(char32_t mark) {
    is_unsure_ = mark != kReplacement;
    if (waiting_ != 0) count_mark();
    const Cost gain = begins_punctuation() ? kPunctuationGain : static_cast<Cost>(waiting_) * kLostGain;
    explain(waiting_, gain);
    forget();
    open_ = kMostRest;
  }

 private:
  static constexpr unsigned kMostRest = 3;  // bytes of a character whose first one is gone

  bool add(unsigned char byte) {
    if (pending_.size == 0 && open_ != 0 && (byte & 0xC0) == 0x80) {
      --open_;
      count_mark();
      explain(1, kLostGain);
      votes_.bytes.push_back(static_cast<char>(byte));
      return true;
    }
    open_ = 0;
    char32_t letter = 0;
    const Fed fed = utf8_.feed(pending_, byte, letter);
    if (fed == Fed::letter && letter >= 0x80) {
      explain(waiting_ + 1, seen_ - alone(letter));
      waiting_ = 0;
      // Bytes of the same letter may begin the next character: it is paid for.
      seen_ = 0;
    }
    votes_.bytes.push_back(static_cast<char>(byte));
    return fed != Fed::failed;
  }
  // One letter was read of the first bytes of dashes, quotation marks and the ellipsis.
  bool begins_punctuation() const {
    return waiting_ == 1 && pending_.size == 2 && pending_.bytes[0] == 0xE2 && pending_.bytes[1] == 0x80;
  }
  // The last mark, once.
  void count_mark() {
    votes_.marks += is_unsure_;
    is_unsure_ = false;
  }
  void explain(std::size_t letters, Cost gain) {
    votes_.letters += letters;
    if (letters != 0) votes_.gain.add(gain);
  }
  void forget() {
    votes_.gain.pass(waiting_ + 1);
    pending_ = {};
    waiting_ = 0;
    open_ = 0;
    seen_ = 0;
  }

  Votes& votes_;
  const Written& utf8_;
  Pending pending_;
  Cost seen_ = 0;            // of the letters since the last character
  std::size_t waiting_ = 0;  // letters whose bytes are pending
  unsigned open_ = 0;        // bytes that may be the rest of a character that was lost
  bool is_unsure_ = false;   // the last mark is of a kind that text has, and was not counted
};

// The bytes of a line in readers of two bytes.
class LineBytes {
 public:
  LineBytes(std::u32string_view line, std::span<const Cost> costs)
      : line_(line), costs_(costs), is_lossy_(std::ranges::any_of(line, may_be_lost)) {}

  // False if what the bytes say in UTF-8 is not enough commoner than what stands there: as it mostly is.
  bool may_explain(const ReaderBytes& reader) {
    if (is_lossy_) return true;
    const std::string_view bytes = fill(reader);
    Cost most = 0;
    for (std::size_t at = 0; at + 1 < bytes.size(); ++at) {
      if (static_cast<unsigned char>(bytes[at]) < 0xC2 || !is_continuation(bytes[at + 1])) continue;
      const CodePoint point = read_code_point(bytes, at);
      if (!point.valid) continue;
      Cost seen = 0;
      for (std::size_t letter = letter_of_[at]; letter <= letter_of_[at + point.size - 1]; ++letter)
        seen += costs_[letter];
      most += std::max(0, seen - alone(point.value));
    }
    return most >= kLeastGain;
  }

 private:
  // What the reader lacks is a byte 0.
  std::string_view fill(const ReaderBytes& reader) {
    bytes_.resize(kMostBytes * line_.size());
    letter_of_.resize(kMostBytes * line_.size());
    std::size_t size = 0;
    for (std::size_t at = 0; at < line_.size(); ++at) {
      const SourceBytes bytes = reader.bytes_of(line_[at]);
      letter_of_[size] = at;
      bytes_[size++] = static_cast<char>(bytes.size == 0 ? 0 : bytes[0]);
      for (unsigned each = 1; each < bytes.size; ++each) {
        letter_of_[size] = at;
        bytes_[size++] = static_cast<char>(bytes[each]);
      }
    }
    return std::string_view(bytes_).substr(0, size);
  }

  static constexpr std::size_t kMostBytes = 4;  // of a letter

  const std::u32string_view line_;
  const std::span<const Cost> costs_;
  const bool is_lossy_;
  std::string bytes_;
  std::vector<std::size_t> letter_of_;
};

void count_double(std::u32string_view line, std::span<const Cost> costs, Votes& votes, const Written& utf8) {
  const ReaderBytes& reader = mojimend::reader(votes.reader);
  DoubleCount count(votes, utf8);
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (may_be_lost(line[at])) count.add_lost(line[at]);
    else count.add(costs[at], reader.bytes_of(line[at]));
  }
}

}  // namespace

bool may_be_lost(char32_t c) { return c == kReplacement || c == U'?' || c == 0x30FB; }

const Written& written_in_utf8() {
  static const Written written(utf8_encoding());
  return written;
}

std::vector<Votes> votes_on(std::u32string_view line) {
  Ballot ballot;
  const std::vector<Cost> costs = costs_beside(line);
  count_single(line, costs, ballot);
  // No reader of two bytes makes letters below these of UTF-8 alone.
  if (std::ranges::any_of(line, [](char32_t c) { return c >= kFirstIdeograph && c != kReplacement; })) {
    LineBytes bytes(line, costs);
    for (const std::size_t index : double_byte_readers())
      if (bytes.may_explain(reader(index))) count_double(line, costs, ballot.of(index), written_in_utf8());
  }
  std::vector<Votes> votes = std::move(ballot).votes();
  std::ranges::move(cased_votes_on(line, costs), std::back_inserter(votes));
  return votes;
}

bool explains_something(const Votes& votes) {
  return votes.letters != 0 && votes.gain.best() >= (votes.marks == 0 ? kLeastGain : kLeastGainBesideMark);
}

bool may_have_votes(std::u32string_view letters) {
  ReaderMask leads = 0;
  for (const char32_t c : letters) {
    if (c >= kFirstIdeograph) return true;
    if (c < 0x80 && unchanged(c) == c) {
      leads = 0;
      continue;
    }
    const LetterMasks& masks = masks_of(unchanged(c));
    if ((leads & masks.continuation) != 0) return true;
    leads = c < 0x80 ? 0 : masks.lead2 | masks.lead3 | masks.lead4;
  }
  return false;
}

}  // namespace mojimend
