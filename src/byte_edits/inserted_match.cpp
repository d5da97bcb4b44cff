// Compares what may have been put in with the letters, byte by byte where it may lie across them.
#include "byte_edits/inserted_match.h"

#include "channel/double_byte_text.h"

namespace mojimend {

std::size_t end_of_tag(const Letters& page, std::size_t at) {
  constexpr std::size_t kLongest = 80;  // letters
  const bool closes = page[at] == U'/';
  std::size_t end = at + closes;
  if (!is_ascii_letter(page[end])) return 0;
  while (is_ascii_letter(page[end]) || (page[end] >= U'0' && page[end] <= U'9')) ++end;
  // A link is what a page says, and nothing that a program put into it.
  if (page[end] == U' ' && end == at + 1 && (page[at] | 0x20) == U'a') return 0;
  // "?id=188\">" and "?/news/188.xml\">" are ends of addresses.
  const bool is_name = page[end] == U'>' || (!closes && (page[end] == U' ' || page[end] == U'/'));
  if (!is_name || (page[end] == U'/' && page[end + 1] != U'>')) return 0;
  std::size_t quotes = 0;
  for (; end - at < kLongest; ++end) {
    if (page[end] == U'>') return quotes % 2 == 0 ? end + 1 : 0;
    if (page[end] == U'<' || page[end] == U'\n' || page[end] > 0x7E) return 0;
    quotes += page[end] == U'"';
  }
  return 0;
}

bool stands_no_break_space(const Letters& page, std::size_t at) {
  for (std::size_t k = 1; k < kNoBreakSpace.size(); ++k)
    if (page[at + k] != static_cast<char32_t>(kNoBreakSpace[k])) return false;
  return true;
}

std::optional<Bracketed> InsertedMatch::text_at(Place from) const {
  if (from.half == 0 && page_[from.letter] != U'(') return std::nullopt;
  if (from.half == 1 && from.unread == 0) return std::nullopt;
  return bracketed(page_, from.letter, from.half == 0 ? Bracket::seen : Bracket::eaten);
}

bool InsertedMatch::may_be_behind(Place from) const {
  return evidence_.brackets == Brackets::full || text_at(from);
}

std::optional<InsertedMatch::Found> InsertedMatch::behind(char32_t c, Place from) const {
  if (evidence_.brackets == Brackets::full) {
    for (const std::u32string& each : evidence_.may_stand_behind(c)) {
      const auto bytes = encoded(each, table_);
      const auto end = bytes ? match(*bytes, from) : std::nullopt;
      if (end) return Found{*bytes, *end, c};
    }
    return std::nullopt;
  }
  const auto found = text_at(from);
  if (!found || !evidence_.stands_behind(page_, c, *found)) return std::nullopt;
  auto behind = found_at('(', {found->inside.start, found->end}, c);
  if (behind && found->reading) behind->is_usual = Readings::mandarin().is_usual(c, *found->reading);
  return behind;
}

std::optional<InsertedMatch::Found> InsertedMatch::anything(Place from) const {
  const bool eaten = from.half == 1;
  if (eaten && from.unread == 0) return std::nullopt;
  const std::size_t behind = from.letter + 1;
  std::size_t end = 0;
  char first = 0;
  if (const std::size_t tag = end_of_tag(page_, behind); tag != 0 && (eaten || page_[from.letter] == U'<')) {
    first = '<', end = tag;
  } else if (const auto text = text_at(from); text && is_put_behind(*text)) {
    first = '(', end = text->end;
  } else if (eaten || page_[from.letter] == U'\n') {
    first = '\n', end = behind;
  } else {
    return std::nullopt;
  }
  return found_at(first, {behind, end}, 0);
}

bool InsertedMatch::is_put_behind(const Bracketed& text) const {
  if (!text.reading && evidence_.words.repeated) return true;
  const std::u32string inside = page_.points.substr(text.inside.start, text.end - text.inside.start);
  return evidence_.words.texts.contains(U"(" + inside);
}

// Its first byte may be seen or eaten; the letters behind it are seen.
std::optional<InsertedMatch::Found> InsertedMatch::found_at(char first, Span behind, char32_t glossed) const {
  const auto rest = encoded(std::u32string_view(page_.points).substr(behind.start, behind.size()), table_);
  if (!rest) return std::nullopt;
  return Found{first + *rest, {behind.end}, glossed};
}

std::vector<InsertedMatch::Found> InsertedMatch::before_mark(Place from) const {
  std::vector<Found> all;
  for (const PutBefore::Text& each : evidence_.put_before.texts) {
    const auto bytes = encoded(each.text, table_);
    const auto end = bytes ? match(*bytes, from) : std::nullopt;
    if (end) all.push_back({*bytes, *end, 0});
  }
  return all;
}

std::vector<InsertedMatch::Eaten> InsertedMatch::eaten_before_mark(Place from) const {
  std::vector<Eaten> all;
  for (const PutBefore::Text& each : evidence_.put_before.texts) {
    if (each.text[0] >= 0x80) continue;
    const auto bytes = encoded(each.text, table_);
    const auto end = bytes ? match(std::string_view(*bytes).substr(1), from) : std::nullopt;
    if (end) all.push_back({*bytes, *end, each.cost});
  }
  return all;
}

std::optional<Place> InsertedMatch::match(std::string_view bytes, Place at) const {
  const PageReader& reader = evidence_.reader;
  for (std::size_t k = 0; k < bytes.size(); ++k) {
    const auto byte = static_cast<std::uint8_t>(bytes[k]);
    if (at.letter >= page_.size()) return std::nullopt;
    const char32_t c = page_[at.letter];
    if (at.half == 1 && at.unread != 0) {
      if (evidence_.reads(table_, at.unread, byte)) return std::nullopt;
      at = {at.letter + 1};
      continue;
    }
    const std::uint16_t pair = table_.bytes_of(c);
    const std::uint16_t expected = at.half == 1 ? pair & 0xFF : pair > 0xFF ? pair >> 8 : pair;
    if (expected == byte && expected != 0) {
      at = at.half == 1 || pair <= 0xFF ? Place{at.letter + 1} : Place{at.letter, 1};
      continue;
    }
    const bool unreadable =
        at.half == 0 && c == reader.mark && byte >= 0x80 && reader.takes == PageReader::Takes::pair;
    if (!unreadable) return std::nullopt;
    at = {at.letter, 1, byte};
  }
  return at;
}

}  // namespace mojimend
