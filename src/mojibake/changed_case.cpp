// Each letter seen is itself or one that became it: UTF-8's structure says which, and where it does not, the
// model.
#include "mojibake/changed_case.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>

#include "channel/reader_bytes.h"
#include "channel/reader_masks.h"
#include "context/letters.h"
#include "encoding/letter_case.h"
#include "mojibake/lost_bytes.h"
#include "text/code_point_map.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

char32_t in_case(char32_t c, Cased how) { return how == Cased::lower ? simple_lower(c) : simple_upper(c); }

// Capitals that are last bytes of characters: of DOS and Macintosh code pages for Greek and Cyrillic that is
// half of the alphabet, and any word is the bytes of something.
constexpr int kMostCapitalsBehind = 16;

// Two rare things at once happen to explain more than are met.
constexpr double kRarestReader = 2;  // nats

bool may_be_cased(const ReaderBytes& reader) {
  if (reader.is_double_byte() || reader.nats() > kRarestReader) return false;
  int behind = 0;
  for (unsigned byte = 0x80; byte < 0xC0; ++byte) {
    const char32_t c = reader.character(static_cast<unsigned char>(byte));
    behind += in_case(c, Cased::lower) != c;
  }
  return behind <= kMostCapitalsBehind;
}

// Of all letters that single-byte readers make.
class CaseTable {
 public:
  static constexpr std::size_t kMost = 2;
  struct Before {
    std::array<char32_t, kMost> letters{};
    std::uint8_t size = 0;
  };

  CaseTable() {
    for (std::size_t index = 0; index < reader_count(); ++index) {
      if (!may_be_cased(reader(index))) continue;
      readers_ |= ReaderMask{1} << index;
      for (unsigned byte = 0x80; byte < 0x100; ++byte) {
        const char32_t c = reader(index).character(static_cast<unsigned char>(byte));
        for (const Cased how : {Cased::lower, Cased::upper})
          if (const char32_t now = in_case(c, how); now != c && now >= 0x80) add(now, c, how);
      }
    }
  }
  std::span<const char32_t> before(char32_t c, Cased how) const {
    const Before& found = of(how)[c];
    return {found.letters.data(), found.size};
  }
  // Those whose text may have come in another case.
  ReaderMask readers() const { return readers_; }
  static const CaseTable& get() {
    static const CaseTable table;
    return table;
  }

 private:
  const CodePointMap<Before>& of(Cased how) const { return how == Cased::lower ? lower_ : upper_; }
  void add(char32_t now, char32_t before, Cased how) {
    Before& all = (how == Cased::lower ? lower_ : upper_).at(now);
    const auto end = all.letters.begin() + all.size;
    if (all.size < kMost && std::find(all.letters.begin(), end, before) == end)
      all.letters[all.size++] = before;
  }

  CodePointMap<Before> lower_, upper_;
  ReaderMask readers_ = 0;
};

// What a letter seen may have been: itself, then the others.
class Choices {
 public:
  Choices(char32_t c, Cased how) {
    letters_[size_++] = c;
    for (const char32_t each : before_casing(c, how)) letters_[size_++] = each;
  }
  std::span<const char32_t> all() const { return {letters_.data(), size_}; }

 private:
  std::array<char32_t, 1 + CaseTable::kMost> letters_{};
  std::size_t size_ = 0;
};

LetterMasks masks_of(const Choices& choices) {
  LetterMasks all;
  for (const char32_t each : choices.all()) {
    const LetterMasks& masks = mojimend::masks_of(each);
    all.lead2 |= masks.lead2;
    all.lead3 |= masks.lead3;
    all.lead4 |= masks.lead4;
    all.continuation |= masks.continuation;
  }
  return all;
}

// The characters of UTF-8 that letters may have been the bytes of, and whether any of these was another then.
struct Character {
  char32_t letter;
  bool changed;
};
class Characters {
 public:
  Characters(std::u32string_view letters, const ReaderBytes& reader, Cased how)
      : letters_(letters), reader_(reader), how_(how) {
    find({}, 0, false);
  }
  const std::vector<Character>& all() const { return found_; }

 private:
  void find(std::array<unsigned char, 4> bytes, std::uint8_t size, bool changed) {
    if (size == letters_.size()) {
      if (const char32_t c = utf8_letter(bytes, size); c >= 0x80) found_.push_back({c, changed});
      return;
    }
    const Choices choices(letters_[size], how_);
    for (const char32_t each : choices.all()) {
      const SourceBytes source = reader_.bytes_of(each);
      if (source.size != 1) continue;
      bytes[size] = source[0];
      find(bytes, static_cast<std::uint8_t>(size + 1), changed || each != letters_[size]);
    }
  }

  const std::u32string_view letters_;
  const ReaderBytes& reader_;
  const Cased how_;
  std::vector<Character> found_;
};

// Counts what readers explain.
class CasedCount {
 public:
  CasedCount(std::u32string_view line, std::span<const Cost> costs, Cased how)
      : line_(line), costs_(costs), how_(how) {}

  std::vector<Votes> run() {
    for (std::size_t at = 0; at + 1 < line_.size(); ++at) {
      if (line_[at] < 0x80) continue;
      ++beyond_;
      for (ReaderMask left = readers_at(at); left != 0; left &= left - 1)
        add(static_cast<std::size_t>(std::countr_zero(left)), at);
    }
    std::erase_if(votes_, [](const Counted& each) { return !each.changed; });
    std::ranges::sort(votes_, {}, [](const Counted& each) { return each.votes.reader; });
    std::vector<Votes> made;
    for (Counted& each : votes_) made.push_back(std::move(each.votes));
    return made;
  }

 private:
  struct Counted {
    Votes votes;
    bool changed = false;  // something of it needs another case
  };

  LetterMasks masks_at(std::size_t at) const {
    return at < line_.size() && line_[at] >= 0x80 ? masks_of(Choices(line_[at], how_)) : LetterMasks{};
  }
  ReaderMask readers_at(std::size_t at) const {
    const LetterMasks first = masks_at(at);
    if ((first.lead2 | first.lead3 | first.lead4) == 0) return 0;
    const ReaderMask one = masks_at(at + 1).continuation;
    const ReaderMask two = first.lead3 != 0 || first.lead4 != 0 ? one & masks_at(at + 2).continuation : 0;
    const ReaderMask three = first.lead4 != 0 ? two & masks_at(at + 3).continuation : 0;
    return ((first.lead2 & one) | (first.lead3 & two) | (first.lead4 & three)) & CaseTable::get().readers();
  }
  void add(std::size_t index, std::size_t at) {
    const TextModel& model = TextModel::get();
    std::optional<Character> best;
    std::size_t best_size = 0;
    Cost most = 0, seen = costs_[at];
    for (std::size_t size = 2; size <= 4 && at + size <= line_.size(); ++size) {
      seen += costs_[at + size - 1];
      const Characters characters(line_.substr(at, size), reader(index), how_);
      for (const Character& each : characters.all()) {
        const Cost gain = seen - model.alone(model.letter(each.letter));
        if (best && gain <= most) continue;
        best = each, best_size = size, most = gain;
      }
    }
    if (!best) return;
    Counted& here = of(index);
    here.changed |= best->changed;
    here.votes.letters += best_size;
    here.votes.gain.pass(beyond_ - 1 - std::min(here.votes.end, beyond_ - 1));
    here.votes.end = beyond_ - 1 + best_size;
    here.votes.gain.add(most);
    here.votes.bytes += to_utf8({&best->letter, 1});
  }
  Counted& of(std::size_t index) {
    const auto found =
        std::ranges::find_if(votes_, [&](const Counted& each) { return each.votes.reader == index; });
    if (found != votes_.end()) return *found;
    Counted& made = votes_.emplace_back();
    made.votes.reader = index;
    made.votes.cased = how_;
    return made;
  }

  const std::u32string_view line_;
  const std::span<const Cost> costs_;
  const Cased how_;
  std::size_t beyond_ = 0;
  std::vector<Counted> votes_;
};

bool has_preimage(std::u32string_view line, Cased how) {
  return std::ranges::any_of(line, [how](char32_t c) { return c >= 0x80 && !before_casing(c, how).empty(); });
}

}  // namespace

std::span<const char32_t> before_casing(char32_t c, Cased how) {
  return how == Cased::kept ? std::span<const char32_t>() : CaseTable::get().before(c, how);
}

Cased possible_casing(std::u32string_view text) {
  bool small = false, capital = false;
  for (const char32_t c : text) {
    small |= is_ascii_small(c);
    capital |= is_ascii_letter(c) && !is_ascii_small(c);
  }
  if (small != capital) return small ? Cased::lower : Cased::upper;
  if (small) return Cased::kept;
  for (const char32_t c : text) {
    small |= simple_upper(c) != c;
    capital |= simple_lower(c) != c;
  }
  return small == capital ? Cased::kept : small ? Cased::lower : Cased::upper;
}

std::vector<Votes> cased_votes_on(std::u32string_view line, std::span<const Cost> costs) {
  const Cased how = possible_casing(line);
  if (how == Cased::kept || !has_preimage(line, how)) return {};
  return CasedCount(line, costs, how).run();
}

void weigh_cases(std::u32string_view seen, std::span<const Mode> modes, std::span<Piece> pieces) {
  const TextModel& model = TextModel::get();
  TextModel::State before;
  for (std::size_t at = 0; at < pieces.size(); ++at) {
    Piece& piece = pieces[at];
    const Cased how = piece.mode == kClean ? Cased::kept : modes[static_cast<std::size_t>(piece.mode)].cased;
    const auto cost = [&](char32_t letter) {
      TextModel::State state = before;
      Cost sum = model.step(state, as_read(letter));
      for (std::size_t next = at + 1; next < pieces.size() && next <= at + TextModel::kContext; ++next)
        sum += model.step(state, as_read(pieces[next].letter));
      return sum;
    };
    if (how != Cased::kept) {
      const ReaderBytes& reader = mojimend::reader(modes[static_cast<std::size_t>(piece.mode)].reader);
      const Characters characters(seen.substr(piece.start, piece.end - piece.start), reader, how);
      piece.margin = kNoOther;
      for (const Character& each : characters.all()) {
        if (each.letter == piece.letter) continue;
        piece.marks |= kCaseWasOther;
        piece.margin = std::min(piece.margin, std::max(Cost{0}, cost(each.letter) - cost(piece.letter)));
      }
    }
    model.step(before, as_read(piece.letter));
  }
}

}  // namespace mojimend
