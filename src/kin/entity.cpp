// Reads UTF-8 back that was read as windows-1252 and then written as character references, in whole or in
// part.
#include <algorithm>
#include <array>
#include <optional>

#include "context/context.h"
#include "encoding/decode.h"
#include "encoding/references.h"
#include "encoding/single_byte.h"
#include "kin/kin.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// "&eacute;&nbsp;&raquo;" of French happens to be the UTF-8 of a rare Chinese character, "&szlig;&ldquo;" of
// German that of a letter of N’Ko. True repairs gain 18 nats and more, and their letters cost less than 12;
// false ones gain less than 16, their letters cost more than 14.
constexpr std::int64_t kSafeGain = 17'000;     // thousandths of a nat
constexpr std::int64_t kLeastGain = 10'000;    // for a change to be suggested
constexpr std::int64_t kMostALetter = 13'000;  // thousandths of a nat
constexpr std::size_t kMostSteps = 3;          // text that was damaged more often is not met

// One character of a run: as a reference or as itself.
struct Item {
  Span span;
  char32_t value;
  unsigned char byte;
};

struct Run {
  std::vector<Item> items;
  bool has_reference = false;
};

const Encoding& western() {
  static const Encoding& encoding = *find_encoding("windows-1252");
  return encoding;
}

// The byte above 0x7F that a reader of windows-1252 or iso-8859-1 made this character of.
std::optional<unsigned char> byte_of(char32_t value) {
  if (value >= 0x80 && value <= 0x9F) return static_cast<unsigned char>(value);
  const auto& bytes = single_byte_table(western()).bytes;
  const auto found = value < 0x80 ? bytes.end() : bytes.find(value);
  if (found == bytes.end()) return std::nullopt;
  return found->second;
}

std::optional<std::string> western_bytes(std::string_view text) {
  std::string bytes;
  for (const char32_t each : to_utf32(text)) {
    const auto byte = byte_of(each);
    if (!byte) return std::nullopt;
    bytes += static_cast<char>(*byte);
  }
  return bytes;
}

// The longest valid sequence of multi-byte characters from `from` on; its size in bytes.
std::size_t valid_from(std::string_view bytes, std::size_t from) {
  std::size_t at = from;
  while (at < bytes.size()) {
    const CodePoint point = read_code_point(bytes, at);
    // U+0080–009F would be damage again, and no text was written with it.
    if (!point.valid || point.value < 0xA0) break;
    at += point.size;
  }
  return at - from;
}

Step read_wrongly(std::string_view seen) {
  Step step;
  step.written = "utf-8";
  step.read = "iso-8859-1";
  for (const char32_t each : to_utf32(seen))
    if (each > 0xFF) step.read = "windows-1252";
  for (const char32_t each : to_utf32(seen))
    if (each <= 0x9F && step.read == "windows-1252") step.unreadable = Unreadable::c1;
  return step;
}

// What was `seen` before it was read wrongly, once or more often; the steps in their order go to `channel`.
std::string unread(std::string seen, Channel& channel) {
  for (std::size_t count = 0; count < kMostSteps; ++count) {
    auto bytes = western_bytes(seen);
    if (!bytes || bytes->empty() || valid_from(*bytes, 0) != bytes->size()) break;
    channel.insert(channel.begin(), read_wrongly(seen));
    seen = std::move(*bytes);
  }
  return seen;
}

class EntityRuns {
 public:
  explicit EntityRuns(const Page& page) : page_(page) {}

  // Only what has a reference in it is a run: it begins with characters beyond ASCII that touch the first
  // one.
  std::vector<Edit> edits() {
    const std::string_view text = page_.text;
    for (std::size_t at = 0, done = 0; (at = text.find('&', at)) != text.npos; at = done) {
      std::size_t from = at;
      while (from > done && static_cast<unsigned char>(text[from - 1]) >= 0x80) --from;
      done = std::max(see_run(from, at), at + 1);
    }
    return std::move(edits_);
  }

 private:
  // Up to what is no part of a run any more, behind `reference`.
  std::size_t see_run(std::size_t at, std::size_t reference) {
    Run run;
    while (at < page_.text.size()) {
      if (const auto item = item_at(at, run)) {
        run.items.push_back(*item);
        at = item->span.end;
        continue;
      }
      close(run);
      if (at >= reference) return at;
      at += read_code_point(page_.text, at).size;
    }
    close(run);
    return at;
  }

  std::optional<Item> item_at(std::size_t at, Run& run) const {
    Item item{{at, at}, 0, 0};
    if (page_.text[at] == '&') {
      const auto reference = read_reference(page_.text, at);
      if (!reference) return std::nullopt;
      item.value = reference->value;
      item.span.end += reference->size;
    } else {
      const CodePoint point = read_code_point(page_.text, at);
      item.value = point.value;
      item.span.end += point.size;
    }
    const auto byte = byte_of(item.value);
    if (!byte) return std::nullopt;
    item.byte = *byte;
    run.has_reference |= page_.text[at] == '&';
    return item;
  }

  void close(Run& run) {
    std::string bytes;
    for (const Item& each : run.items) bytes += static_cast<char>(each.byte);
    for (std::size_t at = 0; run.has_reference && !mends_to_mojibake(bytes) && at < bytes.size();) {
      const std::size_t size = valid_from(bytes, at);
      if (size > 0) propose({run.items.begin() + at, run.items.begin() + at + size}, size == bytes.size());
      at += size > 0 ? size : 1;
    }
    run = {};
  }

  // What the run gives, beside what stays of it, is UTF-8 read wrongly once more, and fixing it again would
  // change it.
  static bool mends_to_mojibake(std::string_view bytes) {
    std::string then;
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t size = valid_from(bytes, at);
      if (size == bytes.size()) return false;  // unread() goes on by itself
      const std::string_view piece = bytes.substr(at, std::max<std::size_t>(size, 1));
      for (const char32_t each : size > 0 ? to_utf32(piece) : std::u32string(1, U'\0'))
        then += size == 0 ? piece.front() : static_cast<char>(byte_of(each).value_or('.'));
      at += piece.size();
    }
    for (std::size_t at = 0; at < then.size(); ++at)
      if (static_cast<unsigned char>(then[at]) >= 0x80 && valid_from(then, at) > 0 && then != bytes)
        return true;
    return false;
  }

  void propose(const std::vector<Item>& items, bool whole) {
    const Span span{items.front().span.start, items.back().span.end};
    if (is_mention(page_.text, span)) return;
    std::string seen;
    Step step;
    step.written = "html-entities";
    step.read = "us-ascii";
    for (std::size_t i = 0; i < items.size(); ++i) {
      append_utf8(seen, items[i].value);
      const std::string_view as_written = page_.text.substr(items[i].span.start, items[i].span.size());
      if (as_written.front() == '&') step.stood.push_back({i, std::string(as_written)});
      else step.read = "utf-8";
    }
    if (step.stood.empty()) return;  // the run's other part has the references
    Channel channel;
    const std::string now = unread(seen, channel);
    channel.push_back(std::move(step));
    const std::int64_t gained = gain(page_.text, span, seen, now);
    if (gained < kLeastGain || cost_a_letter(page_.text, span, now) > kMostALetter) return;
    Edit edit = page_.edit(span, now);
    edit.rule = Rule::entity;
    edit.channel = std::move(channel);
    edit.evidence = "these references spell the UTF-8 of " + now + " read as windows-1252";
    const bool replayed = keep_replayed(edit, now, page_.text.substr(span.start, span.size()));
    const bool proved = replayed && whole && gained >= kSafeGain;
    edit.safety = proved ? Safety::safe : Safety::suggested;
    edits_.push_back(std::move(edit));
  }

  const Page& page_;
  std::vector<Edit> edits_;
};

}  // namespace

std::vector<Edit> entity_edits(const Page& page) { return EntityRuns(page).edits(); }

// A reference beside another one or beside a character above U+007F that together are UTF-8's first two
// bytes.
static bool is_beside_continuation(std::string_view text, std::size_t at, const Reference& reference) {
  const auto begins = [](char32_t value) { return value >= 0xC2 && value <= 0xF4; };
  const auto continues = [](char32_t value) {
    const auto byte = byte_of(value);
    return byte && *byte < 0xC0;
  };
  const std::size_t end = at + reference.size;
  if (begins(reference.value)) {
    const auto behind = end < text.size() && text[end] == '&' ? read_reference(text, end) : std::nullopt;
    if (continues(behind ? behind->value : character_at(text, end))) return true;
  }
  if (!continues(reference.value)) return false;
  // Behind another reference, that one is the one to be seen.
  return at > 0 && byte_of(character_before(text, at)).has_value();
}

bool is_suspicious_entity(std::string_view text, std::size_t at) {
  const auto reference = read_reference(text, at);
  if (!reference) return false;
  if (reference->value == U'&') {
    const std::string inner = "&" + std::string(text.substr(at + reference->size, 12));
    return read_reference(inner, 0).has_value();
  }
  return read_reference_pair(text, at) || is_beside_continuation(text, at, *reference);
}

}  // namespace mojimend
