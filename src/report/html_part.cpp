// Makes each finding a small JSON value.
#include "report/html_part.h"

#include <algorithm>

#include "report/channel_words.h"
#include "report/word_marks.h"
#include "report/words.h"

namespace mojimend {
namespace {

// Code points of text on either side of a finding: with it, a line of a wide window.
constexpr std::size_t kContext = 60;

// Around the names of what is not seen, and around the words of a change that differ, so that the page can
// draw them as what they are: controls, which are named themselves wherever they stand in a text.
constexpr NameMarks kMarks{"\x01", "\x02"};
constexpr std::string_view kChangedStart = "\x03", kChangedEnd = "\x04";

// A text, and how it is shown where that is something else.
void put_text(Json& item, const std::string& key, std::string_view text, std::string shown) {
  item[key] = text;
  if (shown != text) item["shown"][key] = std::move(shown);
}

void put_text(Json& item, const std::string& key, std::string_view text) {
  put_text(item, key, text, printable(text, kMarks));
}

// One side of a change. Where all of it differs, nothing needs a mark.
std::string shown_side(const std::vector<MarkedPiece>& side) {
  const bool whole = std::ranges::none_of(side, [](auto& each) { return each.part == Part::kept; });
  std::string out;
  for (const MarkedPiece& each : side) {
    const bool marked = !whole && each.part != Part::kept;
    if (marked) out += kChangedStart;
    out += each.part == Part::look_alike ? named(each.text, kMarks) : printable(each.text, kMarks);
    if (marked) out += kChangedEnd;
  }
  return out;
}

std::string_view from_last_line(std::string_view text) {
  const auto end = text.rfind('\n');
  return end == text.npos ? text : text.substr(end + 1);
}

std::string_view to_first_line_end(std::string_view text) { return text.substr(0, text.find('\n')); }

}  // namespace

std::string script_text(const Json& value) {
  std::string out;
  for (const char each : dumped(value)) {
    if (each == '<') out += "\\u003c";
    else out += each;
  }
  return out;
}

std::string data_element(std::string_view kind, const Json& value) {
  return "<script type=\"application/json\" class=\"" + std::string(kind) + "\">" + script_text(value) +
         "</script>\n";
}

Result<void> HtmlPart::begin(const DocumentHead& head) {
  head_ = head;
  locator_.begin(head);
  transcoded_ = 0;
  return {};
}

Result<void> HtmlPart::block(const Block& block) {
  if (block.changes.empty() && block.losses.empty()) {
    locator_.findings(block);
    return {};
  }
  const BlockText text(block, head_.encoding);
  for (const Finding& finding : locator_.findings(block)) {
    if (finding.change && finding.change->edit.rule == Rule::encoding) {
      if (transcoded_++ == 0) encoding_ = item(finding, block, text);
      continue;
    }
    items_.push_back(item(finding, block, text));
    if (items_.size() < kItems) continue;
    if (auto done = write_items(); !done) return done;
  }
  return {};
}

Result<void> HtmlPart::end(const Totals&) {
  if (transcoded_ > 0) {
    encoding_["places"] = transcoded_;
    encoding_["evidence"] = number_of(
        (encoding_["safety"] == name_of(Safety::safe) ? "The whole file is " : "The whole file may be ") +
        encoding_words(head_.encoding) + " and becomes UTF-8.");
    items_.push_back(std::move(encoding_));
  }
  return write_items();
}

Result<void> HtmlPart::write_items() {
  if (items_.empty()) return {};
  Json whole{{"texts", std::move(texts_)}, {"items", std::move(items_)}};
  texts_ = Json::array();
  items_ = Json::array();
  numbers_.clear();
  return output_.write(data_element("items", whole));
}

// Evidence, channels and their steps are the same for many.
std::size_t HtmlPart::number_of(const std::string& text) {
  const auto [known, added] = numbers_.emplace(text, texts_.size());
  if (added) texts_.push_back(text);
  return known->second;
}

Json HtmlPart::item(const Finding& finding, const Block& block, const BlockText& text) {
  const Span span = finding.change ? finding.change->edit.span : finding.loss->span;
  Json out{
      {"line", finding.at.line}, {"column", finding.at.column}, {"start", span.start}, {"end", span.end}};
  if (finding.change) {
    add_change(out, *finding.change);
  } else {
    out["rule"] = info(Rule::lost).name;
    out["what"] = printable(finding.loss->what);
  }
  out["bytes"] = bytes_words(block.original.substr(span.start - block.offset, span.size()));
  add_context(out, finding, block, text);
  return out;
}

void HtmlPart::add_change(Json& item, const Change& change) {
  const Edit& edit = change.edit;
  item["rule"] = info(edit.rule).name;
  item["safety"] = name_of(edit.safety);
  item["applies"] = change.applies;
  item["id"] = change.id;
  const MarkedSides sides = marked_sides(change.before, change.after);
  put_text(item, "before", change.before, shown_side(sides.before));
  put_text(item, "after", change.after, shown_side(sides.after));
  if (!edit.evidence.empty()) item["evidence"] = number_of(printable(edit.evidence));
  if (edit.channel.empty()) return;
  item["channel"] = number_of(channel_phrase(edit.channel));
  for (const std::string& sentence : channel_words(edit.channel))
    item["steps"].push_back(number_of(sentence));
}

void HtmlPart::add_context(Json& item, const Finding& finding, const Block& block,
                           const BlockText& text) const {
  constexpr auto kChanged = BlockText::Reading::as_changed;
  if (finding.change) {
    const auto index = static_cast<std::size_t>(finding.change - block.changes.data());
    put_text(item, "front", from_last_line(text.in_front(index, kContext, kChanged)));
    put_text(item, "behind", to_first_line_end(text.behind(index, kContext, kChanged)));
    return;
  }
  // A loss is no piece of the text as changed. In UTF-8 what stands around it is known all the same.
  if (head_.encoding != "utf-8") return;
  const std::size_t start = finding.loss->span.start - block.offset,
                    end = finding.loss->span.end - block.offset;
  put_text(item, "front", last_code_points(from_last_line(block.original.substr(0, start)), kContext));
  put_text(item, "before", block.original.substr(start, end - start));
  put_text(item, "behind", first_code_points(to_first_line_end(block.original.substr(end)), kContext));
}

}  // namespace mojimend
